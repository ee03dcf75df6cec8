"""Addresses, passed on by hand, where somebody who forgot their password chooses another: what is written of them."""

from datetime import timedelta

from inclusion.accounts.keys import digest, digests
from inclusion.accounts.models import PasswordLink, Staff
from inclusion.accounts.operations import change_password
from inclusion.accounts.secrets import new_token
from inclusion.clock import now
from inclusion.database import transaction

LIFE = timedelta(days=2)


def hold(staff_id: int) -> None:
    """Let whoever helps somebody to enter, and whoever lets them into a team, wait for one another."""
    Staff.update(name=Staff.name).where(Staff.id == staff_id).execute()


def make(person: Staff) -> str:
    """Prepare an address where somebody chooses a new password, once; returns its token. The one before is gone."""
    token = new_token()
    with transaction():
        PasswordLink.delete().where(PasswordLink.staff == person.id).execute()
        PasswordLink.create(staff=person, token_hash=digest("password", token), until=now() + LIFE)
    return token


def forget(person: Staff) -> None:
    """The address made before opens nothing any more: the account is about to open what its maker does not decide."""
    with transaction():
        hold(person.id)
        PasswordLink.delete().where(PasswordLink.staff == person.id).execute()


def holder_of(token: str) -> Staff | None:
    """Whose password this address changes; None once used, replaced or too old."""
    is_link = PasswordLink.token_hash.in_(digests("password", token))
    link = PasswordLink.select(PasswordLink, Staff).join(Staff).where(is_link, PasswordLink.until > now()).first()
    return link.staff if link else None


def use(token: str, password: str) -> Staff | None:
    """Change the password of this address's holder; None when the address opens nothing any more."""
    with transaction():
        person = holder_of(token)
        if person is None or not PasswordLink.delete().where(PasswordLink.staff == person.id).execute():
            return None
        change_password(person, password)
    return person
