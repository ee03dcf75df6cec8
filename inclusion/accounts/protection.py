"""Asking for the telephone's code: what is shown to set it up, and whether what was typed is right."""

import secrets

from flask import session
from markupsafe import Markup

from inclusion import qr, throttle
from inclusion.accounts import factor, operations
from inclusion.accounts.keys import keys
from inclusion.accounts.models import Staff
from inclusion.accounts.secrets import read_letters
from inclusion.clock import now, seconds
from inclusion.records import frozen

RIGHT, PAPER, OLD_KEY = "right", "paper", "old-key"


@frozen
class SetUp:
    """What a telephone must be told: a square to film, or the secret to copy."""

    drawing: Markup
    secret: str
    address: str


def set_up(person: Staff) -> SetUp:
    """What to show; the same again as long as this browser has not finished. Nothing is written before the code."""
    secret = factor.secret_of(person.id, _salt(), keys()[0])
    address = factor.address_of(secret, person.email)
    return SetUp(qr.drawing(address), factor.spaced(secret), address)


def _salt() -> str:
    """The salt tried now: without the installation's key it tells nothing, so the session may hold it."""
    return str(session.setdefault("salt", secrets.token_hex(16)))


def confirm(person: Staff, typed: str, kept: int | None = None) -> list[str] | None:
    """Protect the account when the code is that of the telephone just set up; returns the recovery codes."""
    salt = _salt()
    secret = factor.secret_of(person.id, salt, keys()[0])
    step = factor.step_of(factor.read_code(typed), secret, seconds(now()), after=0)
    if step is None:
        return None
    session.pop("salt")
    return operations.protect(person, salt, step, kept)


def doors_of(person: Staff) -> list[str]:
    """The throttled doors of the codes: the person's, and this place on the network."""
    return [f"factor:{person.id}", throttle.address_door("ip")]


def check(person: Staff, typed: str) -> str | None:
    """RIGHT, OLD_KEY (right, but the installation's key has changed since), PAPER (a recovery code), or None.

    What is right is spent: it opens nothing a second time.
    """
    code = factor.read_code(typed)
    for key in keys():
        secret = factor.secret_of(person.id, person.factor_salt or "", key)
        step = factor.step_of(code, secret, seconds(now()), person.factor_step)
        if step is not None:
            is_fresh = operations.use_step(person, step)
            return (RIGHT if key == keys()[0] else OLD_KEY) if is_fresh else None
    return PAPER if operations.use_recovery_code(person, read_letters(typed)) else None
