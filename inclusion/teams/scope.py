"""Which structures and which members somebody may act on: for everybody else, there is no such page."""

from collections.abc import Callable

from flask import abort
from flask_login import current_user
from peewee import ModelSelect

from inclusion.accounts import password_links
from inclusion.accounts.models import Staff
from inclusion.clock import now
from inclusion.places.models import Structure
from inclusion.security import MANAGER
from inclusion.teams.members import Member, member_of, members_of
from inclusion.teams.models import Invitation


def me() -> Staff:
    """The person behind the proxy."""
    person: Staff = current_user._get_current_object()
    return person


def managed(structure_id: int) -> Structure:
    """A structure that I manage."""
    found = Structure.get_or_none(Structure.id == structure_id)
    return found if found and found.id in me().ids_as(MANAGER) else abort(404)


def overseen(structure_id: int) -> Structure:
    """A structure that I manage, or any of them for an administrator."""
    found = Structure.get_or_none(Structure.id == structure_id)
    return found if found and (me().is_administrator or manages(found)) else abort(404)


def manages(place: Structure) -> bool:
    return place.id in me().ids_as(MANAGER)


def team_of(place: Structure) -> list[Member]:
    """Those whom I see: everybody for a manager, the managers for an administrator."""
    return [one for one in members_of(place) if manages(place) or one.is_manager]


def invitations_of(place: Structure) -> "ModelSelect[Invitation]":
    """The invitations that wait, as far as I see the team."""
    waiting = Invitation.open_at(now()).where(Invitation.structure == place.id)
    return waiting if manages(place) else waiting.where(Invitation.roles.contains(MANAGER))


def mate(place: Structure, staff_id: int) -> Member:
    """Somebody of this structure whom I see."""
    found = member_of(place, staff_id)
    return found if found and (manages(place) or found.is_manager) else abort(404)


def may_change_password(member: Member) -> bool:
    """A forgotten password: only of somebody who can do nothing where I decide nothing, even let in again."""
    if member.staff.id == me().id or not member.is_at_work:
        return False
    places = {post.structure_id for post in member.staff.memberships}
    return me().is_administrator or not (member.staff.is_administrator or places - set(me().ids_as(MANAGER)))


def may_unprotect(member: Member) -> bool:
    """A lost telephone: the other half of what lets somebody in, so for the same people to decide."""
    return member.staff.is_protected and may_change_password(member)


def helped(place: Structure, staff_id: int, may: Callable[[Member], bool]) -> Member:
    """Somebody whom I may help to enter, even if another team lets them in just now. In a transaction."""
    if may(mate(place, staff_id)):
        password_links.hold(staff_id)
    found = mate(place, staff_id)
    return found if may(found) else abort(404)
