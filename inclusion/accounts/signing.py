"""Signing in: who the session belongs to, and a new session each time."""

import hashlib
import time
from datetime import datetime, timedelta
from typing import Any

from flask import current_app, request, session, url_for
from flask_login import login_user
from peewee import fn

from inclusion import sessions, throttle
from inclusion.accounts import browsers, operations
from inclusion.accounts.keys import digest, digests
from inclusion.accounts.models import Learner, Staff, StaffSession
from inclusion.accounts.roles import home_of
from inclusion.accounts.secrets import NOBODY, is_password
from inclusion.clock import now
from inclusion.database import Prepared

#: How often a session at work is noted; and how long one may stop between the password and the code, in seconds.
NOTED_EVERY = timedelta(minutes=5)
HALF_LIFE = 900
#: Where a learner's session says on which kiosk it was opened; and how many signs of the card's digest it holds.
KIOSK, PROOF = "kiosk", 20


def load(user_id: str) -> Learner | Staff | None:
    """The person of a session, by « learner:12 » or « staff:3 »; None when the account is closed or gone."""
    kind, _, number = user_id.partition(":")
    if not number.isdecimal():
        return None
    if kind == "learner":
        return _load_learner(int(number))
    return _load_staff(int(number)) if kind == "staff" else None


def _closed(kiosk_id: int) -> Any:
    """The condition for a kiosk to be trusted no more. Its model stands above, in `places`: it is reached so."""
    kiosk = Learner.enrolments.rel_model.structure.rel_model.kiosks.rel_model
    return fn.EXISTS(kiosk.select(kiosk.id).where(kiosk.id == kiosk_id, ~kiosk.is_open))


#: Asked at each request of a learner: whose session this is, unless the kiosk where it was opened is trusted no more.
_LEARNER = Prepared(lambda: Learner.select().where(Learner.id == 0, Learner.deleted_at.is_null(), ~_closed(0)))


def _load_learner(number: int) -> Learner | None:
    """One query reads the learner; a session opened with a card that was replaced since has ended."""
    found = _LEARNER.first(Learner, number, session.get(KIOSK) or 0)
    if found is None or session.get("card") not in [proof[:PROOF] for proof in digests("open", _card(found))]:
        return None
    return found


def _card(learner: Learner) -> str:
    """What changes with each new card."""
    return f"{learner.picture_hash} {learner.card_hash}"


def _load_staff(number: int) -> Staff | None:
    """One query reads the person and the session, which may have been closed from elsewhere."""
    hashes = digests("session", str(session.get("key") or ""))
    found = StaffSession.open_since(live_since()).where(
        StaffSession.key_hash.in_(hashes), StaffSession.staff == number, Staff.is_open
    )
    opened: StaffSession | None = found.first()
    if opened is None or (needs_factor() and not opened.staff.is_protected):
        return None
    person: Staff = opened.staff
    person.opened = opened
    return person


def live_since() -> datetime:
    """Sessions not seen since this moment have ended by themselves."""
    idle = timedelta(seconds=sessions.limit(sessions.STAFF))
    return now() - idle - NOTED_EVERY


def needs_factor() -> bool:
    return bool(current_app.config["SETTINGS"].needs_second_factor)


def sign_in(user: Learner | Staff) -> None:
    """Open a new session for somebody: nothing of the one before passes, but the language and the display."""
    sessions.renew("locale", "display")
    if user.is_learner:
        session["card"] = digest("open", _card(user))[:PROOF]
        session.pop("display", None)  # A learner finds again what was chosen last time.
        if user.locale:
            session.pop("locale", None)
    else:
        session["key"] = operations.open_session(user, *browsers.read(request.user_agent.string))
    login_user(user)
    operations.note_visit(user)


def enter(person: Staff, after: str | None) -> str:
    """Let in somebody whose password is right; returns where they go: their page, or first the telephone's code."""
    if not person.is_protected and not needs_factor():
        sign_in(person)
        return after or home_of(person)
    sessions.renew("locale", "display")
    proof = digest("half", person.password_hash)  # A password changed meanwhile closes this half-open door.
    session["half"] = {"staff": person.id, "proof": proof, "at": int(time.time()), "after": after}
    return url_for("accounts.code" if person.is_protected else "accounts.protect")


def half_in() -> Staff | None:
    """Who has just given the right password in this browser, and not yet the telephone's code."""
    half = session.get("half") or {}
    if int(time.time()) - int(half.get("at") or 0) > HALF_LIFE:
        return None
    found: Staff | None = Staff.get_or_none(Staff.id == half.get("staff"), Staff.is_open)
    return found if found and half.get("proof") in digests("half", found.password_hash) else None


def come_in(person: Staff) -> str:
    """Finish to let in somebody who was half in; returns where they go."""
    after = (session.get("half") or {}).get("after")
    sign_in(person)
    return after or home_of(person)


def doors_of(email: str) -> list[str]:
    """The throttled doors of a staff sign-in: this address, and this place on the network."""
    short = hashlib.sha256(email.strip().lower().encode()).hexdigest()[:40]
    return [f"staff:{short}", throttle.address_door("ip")]


def recognise(email: str, password: str) -> Staff | None:
    """The person of this address and password, even asleep; an unknown address takes as long as a known one."""
    staff = Staff.of_email(email)
    is_right = is_password(password, staff.password_hash if staff else NOBODY)
    return staff if staff and is_right else None
