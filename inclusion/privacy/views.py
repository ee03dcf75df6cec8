"""« Mes données »: see, hear, print, take away, erase; and leaving an exercise done without an account."""

from flask import Blueprint, Response, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from inclusion import sessions, throttle
from inclusion.accounts.keys import keys
from inclusion.accounts.models import Learner
from inclusion.accounts.secrets import are_pictures
from inclusion.clock import now, today
from inclusion.modules.cards import spaced
from inclusion.modules.models import Run
from inclusion.modules.views import learner
from inclusion.places import pads
from inclusion.places.notice import notice
from inclusion.places.operations import door
from inclusion.places.rights import place
from inclusion.privacy import keeping, operations
from inclusion.privacy.keeping import Kept
from inclusion.privacy.retention import VISITOR_DAYS
from inclusion.security import LEARNER, needs, public

blueprint = Blueprint("privacy", __name__, template_folder="templates")


def who() -> tuple[Learner | None, str | None]:
    """The learner who asks, or the visitor; neither, for somebody who has done nothing yet and for staff."""
    return learner(), None if current_user.is_authenticated else session.get("visitor")


def mine() -> Kept | None:
    """What is kept of who asks; None when nothing is."""
    owner, visitor = who()
    if owner is not None:
        return keeping.of_learner(owner)
    return keeping.of_visitor(visitor) if visitor else None


@blueprint.get("/mes-donnees")
@public
def data() -> ResponseReturnValue:
    kept = mine()
    if kept is None:
        return render_template("privacy/nothing.html")
    said = keeping.counted(len(kept.exercises))
    return render_template("privacy/data.html", kept=kept, counted=said, points=notice(place()))


@blueprint.get("/mes-donnees/a-lire")
@public
def to_read() -> ResponseReturnValue:
    """The same as a file, that opens anywhere."""
    kept = mine()
    if kept is None:
        return redirect(url_for(".data"))
    page = render_template("privacy/file.html", kept=kept, points=notice(place()))
    return taken_away(page, "text/html; charset=utf-8", "html")


@blueprint.get("/mes-donnees/pour-un-programme")
@public
def for_programs() -> ResponseReturnValue:
    owner, visitor = who()
    if owner is None and visitor is None:
        return redirect(url_for(".data"))
    content = keeping.as_json(owner, visitor)
    return taken_away(content, "application/json; charset=utf-8", "json")


def taken_away(content: str, kind: str, suffix: str) -> Response:
    """A file to keep; its name says nobody's."""
    name = f"mes-donnees-{today().isoformat()}.{suffix}"
    return Response(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@blueprint.get("/mes-donnees/effacer")
@public
def ask() -> ResponseReturnValue:
    """First confirmation: what will be gone."""
    owner, visitor = who()
    if owner is None and visitor is None:
        return redirect(url_for(".data"))
    said = keeping.counted(Run.of(owner.id if owner else None, visitor).count())
    return render_template("privacy/ask.html", is_learner=owner is not None, counted=said)


@blueprint.route("/mes-donnees/effacer/code", methods=["GET", "POST"])
@needs(LEARNER)
def confirm() -> ResponseReturnValue:
    """Second confirmation, by the four pictures: nobody else can erase what somebody did."""
    owner = current_user._get_current_object()
    done = pads.pressed(request.form) if request.method == "POST" else []
    if len(done) < pads.LENGTH:
        return pad(done)
    doors = [door(owner.id)]
    if throttle.sleeping_until(doors, now()):
        return pad([], _("Votre image se repose. Attendez 2 minutes, ou appelez un aidant."), 429)
    if not are_pictures(done, owner.picture_hash, keys()):
        throttle.failed(doors, now())
        return pad([], _("Ce ne sont pas les bonnes images. Rien n’est effacé."), 422)
    operations.erase_learner(owner, owner.get_id())
    return erased()


def pad(done: list[int], problem: str = "", status: int = 200) -> ResponseReturnValue:
    return render_template(
        "privacy/confirm.html", done=len(done), spelled=pads.spelled(done), problem=problem
    ), status


@blueprint.post("/mes-donnees/effacer/sans-compte")
@public
def erase_visitor() -> ResponseReturnValue:
    if current_user.is_authenticated or "visitor" not in session:
        return redirect(url_for(".data"), 303)
    operations.erase_visitor(str(session["visitor"]))
    return erased()


def erased() -> ResponseReturnValue:
    sessions.renew("locale")
    return sessions.left(redirect(url_for(".gone"), 303))


@blueprint.get("/c-est-efface")
@public
def gone() -> ResponseReturnValue:
    return render_template("privacy/gone.html")


@blueprint.route("/terminer", methods=["GET", "POST"])
@public
def leave() -> ResponseReturnValue:
    """« J’ai fini » without an account: keep one's exercises under a code, or erase them."""
    if current_user.is_authenticated or "visitor" not in session:
        return redirect(url_for("modules.home"), 303)
    if request.method == "POST":
        sessions.renew("locale")
        flash(_("C’est fini. Votre code permet de reprendre."), "success")
        home = "places.tiles" if sessions.is_at_kiosk() else "modules.home"
        return sessions.left(redirect(url_for(home), 303))
    latest = Run.of(None, session["visitor"]).where(Run.code.is_null(False)).order_by(Run.acted_at.desc()).first()
    return render_template("privacy/leave.html", code=spaced(latest.code) if latest else "", days=VISITOR_DAYS)
