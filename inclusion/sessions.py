"""The life of a session on a shared computer: it closes after a while without a gesture, and nothing stays in it."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from blinker import Signal
from flask import (
    Blueprint,
    Flask,
    Request,
    Response,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature
from werkzeug.wrappers import Response as BaseResponse

from inclusion.files import is_file
from inclusion.security import public

blueprint = Blueprint("sessions", __name__)

STAFF, LEARNER, VISITOR, TILE = "staff", "learner", "visitor", "tile"
View = TypeVar("View", bound=Callable[..., Any])
#: Sent, with what the session held, when it passes to nobody or to somebody else.
renewed = Signal()
#: Where a trusted browser keeps its token (`places.kiosk`); here, only whether there is one.
KIOSK_COOKIE = "poste"
#: What a browser forgets when somebody leaves. Not its cookies: a kiosk would no longer be trusted.
FORGET = '"cache", "storage"'
REFRESH = 30
WARNING = 60


def kind() -> str | None:
    """Whose session this is, from the session alone; None for somebody who has done nothing yet."""
    user = str(session.get("_user_id") or "")
    if user:
        return STAFF if user.startswith(STAFF) else LEARNER
    return VISITOR if VISITOR in session or TILE in session else None


def is_at_kiosk() -> bool:
    """Whether this browser says that it is a kiosk: enough to choose a page, never to show a name."""
    return KIOSK_COOKIE in request.cookies


def limit(who: str) -> int:
    """Seconds without a gesture before the session is closed."""
    settings = current_app.config["SETTINGS"]
    return int(settings.staff_idle if who == STAFF else settings.learner_idle)


def renew(*kept: str) -> None:
    """Empty the session, except what is named, so that nothing passes from one person to the next."""
    held = {name: session[name] for name in kept if name in session}
    renewed.send(dict(session))
    session.clear()
    session.update(held)


def passive(view: View) -> View:
    """Mark a view that a page opens by itself: it does not say that somebody is there."""
    view.is_passive = True  # type: ignore[attr-defined]
    return view


def left(response: BaseResponse) -> BaseResponse:
    """The answer after which this browser holds nothing of the person who leaves."""
    response.headers["Clear-Site-Data"] = FORGET
    return response


@blueprint.get("/session-fermee")
@public
def closed() -> ResponseReturnValue:
    """Where the countdown leads: the session is purged here too, whatever its age."""
    if kind() is not None:
        renew("locale")
    page = make_response(render_template("session_closed.html"))
    return left(page) if is_at_kiosk() else page


@blueprint.get("/rester")
@public
def stay() -> ResponseReturnValue:
    """« Je suis toujours là »."""
    if kind() is not None:
        session["seen"] = int(time.time())
    return Response(status=204)


def check() -> ResponseReturnValue | None:
    """Close a session that was left alone for too long; note, at most twice a minute, that somebody is there."""
    who = None if is_file() or request.endpoint == "sessions.closed" else kind()
    if who is None:
        return None
    moment, seen = int(time.time()), int(session.get("seen") or 0)
    if seen and moment - seen > limit(who):
        renew("locale")
        return redirect(url_for("sessions.closed"), 303)
    if getattr(current_app.view_functions.get(request.endpoint or ""), "is_passive", False):
        return None
    if moment - seen >= REFRESH or moment < seen:
        session["seen"] = moment
    return None


class Sessions(SecureCookieSessionInterface):
    """Sessions that files have nothing to do with, and that a clock which goes backwards does not end."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Whatever the cookie's own date, which would refuse one of « tomorrow »: `check` says when it is over."""
        serializer, held = self.get_signing_serializer(app), request.cookies.get(self.get_cookie_name(app))
        if serializer is None:
            return None
        try:
            return self.session_class(serializer.loads(held)) if held else self.session_class()
        except BadSignature:
            return self.session_class()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """A file does not vary with the cookie: a browser would fetch it again each time the cookie changes."""
        if not is_file():
            super().save_session(app, session, response)


def init_app(app: Flask) -> None:
    app.session_interface = Sessions()
    app.before_request(check)
    app.register_blueprint(blueprint)

    @app.context_processor
    def around() -> dict[str, Any]:
        """Seconds of the countdown shown to learners and visitors (0 for others), and who leaves how."""
        who = kind()
        return {
            "idle_seconds": limit(who) if who in (LEARNER, VISITOR) else 0,
            "is_at_kiosk": is_at_kiosk(),
            "is_visitor": VISITOR in session and who == VISITOR,
        }
