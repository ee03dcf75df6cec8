"""Signing in: who the session belongs to, and a new session each time."""

import hashlib

from flask import session
from flask_login import login_user

from inclusion import sessions, throttle
from inclusion.accounts import operations
from inclusion.accounts.models import Learner, Staff
from inclusion.accounts.secrets import NOBODY, is_password


def load(user_id: str) -> Learner | Staff | None:
    """The person of a session, by « learner:12 » or « staff:3 »; None when the account is closed or gone."""
    kind, _, number = user_id.partition(":")
    if not number.isdecimal():
        return None
    if kind == "learner":
        return Learner.get_or_none(Learner.id == int(number), Learner.deleted_at.is_null())
    return Staff.get_or_none(Staff.id == int(number), Staff.is_open) if kind == "staff" else None


def sign_in(user: Learner | Staff) -> None:
    """Open a new session for somebody: nothing of the one before passes, but the language and the display."""
    sessions.renew("locale", "display")
    if user.is_learner:
        session.pop("display", None)  # A learner finds again what was chosen last time.
        if user.locale:
            session.pop("locale", None)
    login_user(user)
    operations.note_visit(user)


def doors_of(email: str) -> list[str]:
    """The throttled doors of a staff sign-in: this address, and this place on the network."""
    digest = hashlib.sha256(email.strip().lower().encode()).hexdigest()[:40]
    return [f"staff:{digest}", throttle.address_door("ip")]


def recognise(email: str, password: str) -> Staff | None:
    """The person of this address and password; an unknown address takes as long as a known one."""
    staff = Staff.of_email(email)
    is_right = is_password(password, staff.password_hash if staff else NOBODY)
    return staff if staff and is_right else None
