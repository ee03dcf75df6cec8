"""Closed by default: every route names who may use it; every answer carries strict headers."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape

from inclusion import received, stencils

PUBLIC = "public"
LEARNER = "learner"
AIDANT = "aidant"
TRAINER = "trainer"
MANAGER = "manager"
STAFF_ROLES = (AIDANT, TRAINER, MANAGER)  # Those that one holds in a structure.
ADMINISTRATOR = "administrator"
STAFF = "staff"  # Whoever signs in with a password, whatever the roles, even none.

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}

csrf = CSRFProtect()
View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Mark a view that anybody may open."""
    view.access = frozenset([PUBLIC])  # type: ignore[attr-defined]
    return view


def needs(*roles: str) -> Callable[[View], View]:
    """Mark a view that needs one of the roles."""

    def mark(view: View) -> View:
        view.access = frozenset(roles)  # type: ignore[attr-defined]
        return view

    return mark


def keep_for(seconds: int) -> Callable[[View], View]:
    """Mark a view whose answers hold nothing of anybody: the browser may keep them."""

    def mark(view: View) -> View:
        view.cache_control = f"private, max-age={seconds}, immutable"  # type: ignore[attr-defined]
        return view

    return mark


def uses_camera(view: View) -> View:
    """Mark a view whose page may ask for the camera: on every other one, no script can."""
    view.uses_camera = True  # type: ignore[attr-defined]
    return view


def permissions() -> str:
    """What the page may ask of the device."""
    view = current_app.view_functions.get(request.endpoint or "")
    policy = HEADERS["Permissions-Policy"]
    return policy.replace("camera=()", "camera=(self)") if getattr(view, "uses_camera", False) else policy


def takes(size: int) -> Callable[[View], View]:
    """Mark a view that may be sent more than the others: so many bytes, a file and its form together."""

    def mark(view: View) -> View:
        view.max_body = size  # type: ignore[attr-defined]
        return view

    return mark


def open_wider() -> None:
    """Let the views marked with `takes` be sent more, by those who may use them, before anything reads the form."""
    size = getattr(current_app.view_functions.get(request.endpoint or ""), "max_body", None)
    if size is not None and access_of(request.endpoint or "") & current_user.roles:
        request.max_content_length = request.max_form_memory_size = size


def cache_control(response: Response) -> str:
    """How long an answer may be kept: not at all, unless its view was marked with `keep_for`."""
    view = current_app.view_functions.get(request.endpoint or "")
    kept = getattr(view, "cache_control", "no-store")
    return kept if response.status_code in (200, 206, 304) else "no-store"


def access_of(endpoint: str) -> frozenset[str]:
    """The roles that a route was marked with; none at all means that nobody may use it."""
    view = current_app.view_functions.get(endpoint)
    return getattr(view, "access", frozenset())


def may_open(endpoint: str) -> bool:
    """Whether who asks may use a route, as far as the role goes: what a menu shows."""
    return bool(access_of(endpoint) & ({PUBLIC} | current_user.roles))


def guard() -> ResponseReturnValue | None:
    """Refuse whoever holds none of the roles of the route; a person not signed in is shown the way."""
    if request.endpoint is None or request.endpoint == "static":
        return None
    allowed = access_of(request.endpoint)
    if PUBLIC in allowed or allowed & current_user.roles:
        return None
    if current_user.is_authenticated or not allowed:
        abort(403)
    if allowed == {LEARNER}:
        return redirect(url_for("places.tiles"))
    after = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("accounts.sign_in", suite=after))


def local_path(target: str | None) -> str | None:
    """Return `target` when it stays on this site, None otherwise (no open redirection)."""
    if not target or not target.startswith("/") or target.startswith("//") or "\\" in target:
        return None
    return None if any(ord(sign) < 32 or sign == "\x7f" for sign in target) else target


def csrf_field() -> Markup:
    """The hidden field that proves that a form comes from our own page."""
    token = stencils.hole("csrf") if stencils.is_being_made() else generate_csrf()
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(token)


def here() -> str:
    """The address of this page, as a page may write it."""
    return str(escape(request.full_path.rstrip("?")))


def init_app(app: Flask) -> None:
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,  # The session's own end is the limit: a slow reader loses nothing.
        SESSION_COOKIE_NAME="pas-a-pas",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
    )
    app.before_request(open_wider)
    app.before_request(received.check)  # It reads the form: after the limit is known, before the token is looked for.
    csrf.init_app(app)
    app.jinja_env.globals.update(csrf_field=csrf_field, may_open=may_open)
    app.before_request(guard)

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers.update(HEADERS)
        response.headers["Permissions-Policy"] = permissions()
        if request.endpoint != "static":
            response.headers["Cache-Control"] = cache_control(response)
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response
