"""What is written about people who sign in."""

import secrets as chance
from datetime import datetime, timedelta

from inclusion import audit
from inclusion.accounts import inactivity
from inclusion.accounts.keys import digest, digests
from inclusion.accounts.models import Learner, PasswordLink, RecoveryCode, Staff, StaffSession
from inclusion.accounts.passwords import IS_NAME, MINIMUM, TOO_SHORT, weakness
from inclusion.accounts.secrets import hash_password, new_letters
from inclusion.clock import now
from inclusion.database import transaction

WEAK = {
    TOO_SHORT: f"le mot de passe doit avoir {MINIMUM} signes ou plus",
    IS_NAME: "le mot de passe ne doit pas contenir le nom de l’adresse",
}
RECOVERY_CODES = 10
SESSIONS_KEPT = timedelta(days=30)


class WeakPassword(ValueError):
    """The password is too easy to guess; the message says what to change."""


def create_staff(email: str, name: str, password: str, is_administrator: bool = False) -> Staff:
    """Create a member of staff, without a role yet. Raises WeakPassword, or ValueError when the address is taken."""
    email = email.strip().lower()
    if (weak := weakness(password, email)) is not None:
        raise WeakPassword(WEAK[weak])
    with transaction():
        if Staff.select().where(Staff.email == email).exists():
            raise ValueError(f"{email} a déjà un compte")
        return Staff.create(
            email=email,
            name=name,
            password_hash=hash_password(password),
            is_administrator=is_administrator,
            created_at=now(),
        )


def make_administrator(person: Staff) -> None:
    """Let somebody open structures."""
    with transaction():
        Staff.update(is_administrator=True).where(Staff.id == person.id).execute()
    person.is_administrator = True


def tell(person: Staff, action: str, actor: str | None = None, subject: str = "") -> None:
    """Note an act in each structure where somebody works, or in none; it is their own unless an actor is named."""
    for place in person.place_ids or [0]:
        audit.note(actor or f"staff:{person.id}", action, subject, place)


def note_visit(person: Learner | Staff) -> None:
    """Remember when somebody was last here."""
    model = person.__class__
    with transaction():
        model.update(seen_at=now()).where(model.id == person.id).execute()


def choose_locale(person: Learner | Staff, locale: str) -> None:
    model = person.__class__  # `current_user` is a proxy: its type is not that of the person behind it.
    with transaction():
        model.update(locale=locale).where(model.id == person.id).execute()


def choose_display(learner: Learner, theme: str, text: str, font: str) -> None:
    with transaction():
        Learner.update(theme=theme, text_size=text, font=font).where(Learner.id == learner.id).execute()


def open_session(person: Staff, browser: str, system: str) -> str:
    """Open a session of the staff; returns the key that only this browser will know."""
    key = chance.token_urlsafe(24)
    with transaction():
        StaffSession.create(
            staff=person,
            key_hash=digest("session", key),
            browser=browser,
            system=system,
            opened_at=now(),
            seen_at=now(),
        )
        tell(person, "session.open")
    return key


def still_here(opened: StaffSession) -> None:
    """Remember that somebody is at work in this session."""
    with transaction():
        StaffSession.update(seen_at=now()).where(StaffSession.id == opened.id).execute()
        Staff.update(seen_at=now()).where(Staff.id == opened.staff_id).execute()


def end_session(key: str) -> None:
    """Close the session of this key: the browser that knew it has left."""
    hashes = digests("session", key)
    with transaction():
        StaffSession.update(closed_at=now()).where(
            StaffSession.key_hash.in_(hashes), StaffSession.closed_at.is_null()
        ).execute()


def close_sessions(person: Staff, kept: int | None = None, only: int | None = None) -> int:
    """Close somebody's sessions at once: all, all but one, or one only. Returns how many were open."""
    mine = StaffSession.update(closed_at=now()).where(
        StaffSession.staff == person.id, StaffSession.closed_at.is_null()
    )
    if kept is not None:
        mine = mine.where(StaffSession.id != kept)
    if only is not None:
        mine = mine.where(StaffSession.id == only)
    with transaction():
        return int(mine.execute())


def close_other_sessions(person: Staff, kept: int) -> None:
    with transaction():
        if close_sessions(person, kept=kept):
            tell(person, "session.close")


def change_password(person: Staff, password: str, kept: int | None = None) -> None:
    """Give a new password; every session but the one at work is closed, and links made before open nothing."""
    with transaction():
        Staff.update(password_hash=hash_password(password)).where(Staff.id == person.id).execute()
        PasswordLink.delete().where(PasswordLink.staff == person.id).execute()
        close_sessions(person, kept=kept)
        tell(person, "password.change")


def protect(person: Staff, salt: str, step: int, kept: int | None = None) -> list[str]:
    """Ask from now on for a code of the telephone that knows this salt's secret; returns new recovery codes.

    `step` is that of the code which proved it: it cannot be used again. The other sessions are closed.
    """
    with transaction():
        Staff.update(factor_salt=salt, factor_step=step).where(Staff.id == person.id).execute()
        close_sessions(person, kept=kept)
        tell(person, "factor.set")
        return _new_codes(person)


def unprotect(person: Staff, actor: str | None = None) -> None:
    """Ask for the password only. When somebody else decides it, `actor`, the person's sessions are closed."""
    with transaction():
        Staff.update(factor_salt=None, factor_step=0).where(Staff.id == person.id).execute()
        RecoveryCode.delete().where(RecoveryCode.staff == person.id).execute()
        if actor:
            close_sessions(person)
        tell(person, "factor.reset" if actor else "factor.remove", actor, f"staff:{person.id}" if actor else "")


def use_step(person: Staff, step: int) -> bool:
    """Spend the code of a half-minute; False when it was spent already, even at this very moment elsewhere."""
    unused = Staff.update(factor_step=step).where(Staff.id == person.id, Staff.factor_step < step)
    with transaction():
        return bool(unused.execute())


def note_failed_code(person: Staff) -> None:
    with transaction():
        tell(person, "factor.fail")


def use_recovery_code(person: Staff, letters: str) -> bool:
    """Spend a recovery code; False when it is not one, or was spent already."""
    hashes = digests(f"recovery:{person.id}", letters)
    with transaction():
        used = RecoveryCode.delete().where(RecoveryCode.staff == person.id, RecoveryCode.code_hash.in_(hashes))
        is_right = bool(used.execute())
        if is_right:
            tell(person, "recovery.use")
        return is_right


def renew_recovery_codes(person: Staff) -> list[str]:
    """Make ten new codes; those before open nothing any more."""
    with transaction():
        tell(person, "recovery.renew")
        return _new_codes(person)


def _new_codes(person: Staff) -> list[str]:
    codes = [new_letters() + new_letters() for _ in range(RECOVERY_CODES)]
    RecoveryCode.delete().where(RecoveryCode.staff == person.id).execute()
    for code in codes:
        RecoveryCode.create(staff=person, code_hash=digest(f"recovery:{person.id}", code))
    return codes


def fall_asleep(person: Staff) -> None:
    """Switch off an account that nobody uses any more; a manager may wake it."""
    with transaction():
        Staff.update(is_open=False).where(Staff.id == person.id).execute()
        close_sessions(person)
        tell(person, "staff.sleep", audit.COMMAND, f"staff:{person.id}")


def tidy(moment: datetime) -> list[Staff]:
    """Put to sleep the accounts unused for five months, and forget the sessions of more than thirty days ago.

    Returns who fell asleep.
    """
    with transaction():
        unused = list(Staff.unused_since(inactivity.limit(moment)))
        for person in unused:
            fall_asleep(person)
        StaffSession.delete().where(StaffSession.seen_at < moment - SESSIONS_KEPT).execute()
        PasswordLink.delete().where(PasswordLink.until < moment).execute()
    return unused


def wake(person: Staff) -> None:
    """Open an account again; its five months begin now."""
    with transaction():
        Staff.update(is_open=True, seen_at=now()).where(Staff.id == person.id).execute()
