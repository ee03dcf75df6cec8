"""The trusted browser: a signed cookie that holds a token, of which the database knows the fingerprint."""

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from peewee import JOIN

from inclusion.accounts.keys import keys
from inclusion.clock import now
from inclusion.places.models import Group, Kiosk, Structure
from inclusion.places.operations import fingerprint, note_life
from inclusion.sessions import KIOSK_COOKIE as COOKIE

LIFE = 365 * 24 * 3600


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(keys()[::-1], salt="kiosk")  # The last key signs, all of them verify.


def remember(response: Response, token: str) -> Response:
    """Put the token in the browser; no script can read it."""
    response.set_cookie(
        COOKIE,
        str(_serializer().dumps(token)),
        max_age=LIFE,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )
    return response


def forget(response: Response) -> Response:
    response.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=current_app.config["SESSION_COOKIE_SECURE"])
    return response


def token_hash() -> str | None:
    """The fingerprint of the token that this browser holds, of an open kiosk or not; None without a signed one."""
    cookie = request.cookies.get(COOKIE)
    if not cookie:
        return None
    try:
        return fingerprint(str(_serializer().loads(cookie)))
    except BadSignature:
        return None


def current() -> Kiosk | None:
    """The open kiosk of this browser, with its structure; None on any other browser, forged cookies included."""
    token = token_hash()
    if token is None:
        return None
    found = Kiosk.select(Kiosk, Structure, Group).join(Structure).switch(Kiosk).join(Group, JOIN.LEFT_OUTER)
    kiosk: Kiosk | None = found.where(Kiosk.token_hash == token, Kiosk.is_open).first()
    if kiosk is not None:
        note_life(kiosk, now())
    return kiosk
