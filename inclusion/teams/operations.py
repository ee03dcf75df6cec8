"""What is written about teams: each act is also noted in the journal of the structure."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from inclusion import audit
from inclusion.accounts import operations as accounts
from inclusion.accounts import password_links
from inclusion.accounts.keys import digest, digests
from inclusion.accounts.models import Staff
from inclusion.accounts.secrets import new_token
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.places import operations as places
from inclusion.places.models import Membership, Structure
from inclusion.security import STAFF_ROLES
from inclusion.teams.members import managers_at_work
from inclusion.teams.models import Invitation

INVITATION_LIFE = timedelta(days=7)


class LastManager(ValueError):
    """Nobody would be left to manage the structure."""


class InvitationOver(ValueError):
    """The invitation was used, taken back, or is too old."""


def name_of(by: Staff | None) -> str:
    """The actor of an act: somebody, or a command."""
    return f"staff:{by.id}" if by else audit.COMMAND


def invite(place: Structure | None, roles: Iterable[str], label: str, by: Staff | None) -> tuple[Invitation, str]:
    """Offer roles in a structure; returns the invitation and the token of its address, known only now."""
    token = new_token()
    with transaction():
        invitation = Invitation.create(
            structure=place,
            roles=",".join(roles),
            label=label,
            token_hash=digest("invitation", token),
            created_by=by.id if by else None,
            created_at=now(),
            until=now() + INVITATION_LIFE,
        )
        audit.note(name_of(by), "invitation.make", f"invitation:{invitation.id}", place.id if place else "")
    return invitation, token


def invitation_of(token: str) -> Invitation | None:
    """The invitation behind an address, while it may be accepted."""
    found: Invitation | None = (
        Invitation.open_at(now()).where(Invitation.token_hash.in_(digests("invitation", token))).first()
    )
    return found


def revoke(invitation: Invitation, by: Staff) -> None:
    """Take an invitation back: its address opens nothing any more."""
    with transaction():
        Invitation.update(revoked_at=now()).where(Invitation.id == invitation.id).execute()
        audit.note(name_of(by), "invitation.revoke", f"invitation:{invitation.id}", invitation.structure_id or "")


def join(invitation: Invitation, name: str, email: str, password: str) -> Staff:
    """Create the account of somebody who was invited. Raises InvitationOver, or ValueError: the address is taken."""
    with transaction():
        person = accounts.create_staff(email, name, password)
        accept(invitation, person)
    return person


def accept(invitation: Invitation, person: Staff) -> None:
    """Give the roles of an invitation to somebody who has an account. Raises InvitationOver."""
    with transaction():
        still = (Invitation.used_at.is_null(), Invitation.revoked_at.is_null(), Invitation.until > now())
        used = Invitation.update(used_at=now(), used_by=person.id).where(Invitation.id == invitation.id, *still)
        if not used.execute():
            raise InvitationOver
        password_links.forget(person)
        if invitation.structure_id is None:
            accounts.make_administrator(person)
            audit.note(name_of(person), "invitation.accept", f"invitation:{invitation.id}")
            return
        here = (Membership.staff == person.id, Membership.structure == invitation.structure_id)
        # Those that wait since an access was closed do not come back by this door.
        Membership.delete().where(*here, Membership.closed_at.is_null(False)).execute()
        for role in invitation.role_list:
            _give(invitation.structure_id, person.id, role)
        audit.note(name_of(person), "invitation.accept", f"invitation:{invitation.id}", invitation.structure_id)


def _give(structure_id: int, staff_id: int, role: str) -> None:
    Membership.insert(staff=staff_id, structure=structure_id, role=role).on_conflict_ignore().execute()


def change_roles(place: Structure, person: Staff, roles: Iterable[str], by: Staff) -> None:
    """Give and take away roles in a structure. Raises LastManager, and then nothing has changed."""
    here = (Membership.staff == person.id, Membership.structure == place.id)
    with transaction():
        places.hold(place)  # Two managers may take each other away: the second is then the last.
        held, wanted = {row.role for row in Membership.select().where(*here)}, set(roles)
        for role in (one for one in STAFF_ROLES if one in wanted - held):
            _give(place.id, person.id, role)
            audit.note(name_of(by), f"role.give.{role}", f"staff:{person.id}", place.id)
        for role in (one for one in STAFF_ROLES if one in held - wanted):
            Membership.delete().where(*here, Membership.role == role).execute()
            audit.note(name_of(by), f"role.take.{role}", f"staff:{person.id}", place.id)
        _check_managed(place)


def close_member(place: Structure, person: Staff, by: Staff) -> None:
    """Close somebody's access to a structure; what they do elsewhere goes on. Raises LastManager."""
    here = (Membership.staff == person.id, Membership.structure == place.id)
    with transaction():
        places.hold(place)
        Membership.update(closed_at=now()).where(*here, Membership.closed_at.is_null()).execute()
        _check_managed(place)
        is_elsewhere = (
            Membership.select().where(Membership.staff == person.id, Membership.closed_at.is_null()).exists()
        )
        if not is_elsewhere and not person.is_administrator:
            accounts.close_sessions(person)
        audit.note(name_of(by), "member.close", f"staff:{person.id}", place.id)


def _check_managed(place: Structure) -> None:
    if not managers_at_work([place.id])[place.id]:
        raise LastManager


def reopen_member(place: Structure, person: Staff, by: Staff) -> None:
    """Give back to somebody the roles that they had in a structure, and wake an account that fell asleep."""
    here = (Membership.staff == person.id, Membership.structure == place.id)
    with transaction():
        password_links.forget(person)
        Membership.update(closed_at=None).where(*here).execute()
        if not person.is_open:
            accounts.wake(person)
        audit.note(name_of(by), "member.open", f"staff:{person.id}", place.id)


def make_password_link(person: Staff, by: Staff) -> str:
    """Prepare an address where somebody who forgot their password chooses another; returns its token."""
    with transaction():
        accounts.tell(person, "password.link", name_of(by), f"staff:{person.id}")
        return password_links.make(person)


def rescue(person: Staff) -> str:
    """Open again an account whose owner can do nothing alone, by a command; returns the token of a new password."""
    with transaction():
        if not person.is_open:
            accounts.wake(person)
        if person.is_protected:
            accounts.unprotect(person, actor=audit.COMMAND)
        accounts.tell(person, "password.link", audit.COMMAND, f"staff:{person.id}")
        return password_links.make(person)


def open_structure(name: str, town: str, by: Staff) -> Structure:
    with transaction():
        place = places.create_structure(name, town)
        audit.note(name_of(by), "structure.open", place=place.id)
    return place


def change_structure(place: Structure, values: Mapping[str, str | bool], by: Staff) -> bool:
    """Write what a manager says of a structure; what did not change is not noted.

    `place` is what was seen: False, and nothing is written, when somebody else has changed it since.
    """
    changed = {name: value for name, value in values.items() if getattr(place, name) != value}
    same = [getattr(Structure, name) == getattr(place, name) for name in values]
    with transaction():
        if changed and not Structure.update(**changed).where(Structure.id == place.id, *same).execute():
            return False
        if changed.keys() - {"has_notes"}:
            audit.note(name_of(by), "structure.change", place=place.id)
        if "has_notes" in changed:
            audit.note(name_of(by), "notes.open" if changed["has_notes"] else "notes.close", place=place.id)
    return True
