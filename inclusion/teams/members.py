"""The people of a structure, as those who manage it see them."""

from collections import defaultdict

from peewee import fn

from inclusion.accounts.models import Staff
from inclusion.places.models import Membership, Structure
from inclusion.records import frozen
from inclusion.security import MANAGER, STAFF_ROLES


@frozen
class Member:
    """Somebody in a structure: the roles held there, or those that wait while the access is closed."""

    staff: Staff
    roles: tuple[str, ...]
    is_closed: bool

    @property
    def is_asleep(self) -> bool:
        return not self.staff.is_open

    @property
    def is_at_work(self) -> bool:
        return not self.is_closed and not self.is_asleep

    @property
    def is_manager(self) -> bool:
        return MANAGER in self.roles


def members_of(place: Structure) -> list[Member]:
    """Everybody of a structure: those at work first, then by name."""
    rows: defaultdict[int, list[Membership]] = defaultdict(list)
    found = Membership.select(Membership, Staff).join(Staff).where(Membership.structure == place.id)
    for row in found.order_by(Staff.name, Staff.id, Membership.id):
        rows[row.staff_id].append(row)
    return sorted((_member(held) for held in rows.values()), key=lambda one: not one.is_at_work)


def member_of(place: Structure, staff_id: int) -> Member | None:
    """Somebody of this structure; None for anybody else."""
    return next((one for one in members_of(place) if one.staff.id == staff_id), None)


def _member(held: list[Membership]) -> Member:
    is_closed = all(row.closed_at for row in held)
    names = {row.role for row in held if is_closed or row.closed_at is None}
    return Member(held[0].staff, tuple(role for role in STAFF_ROLES if role in names), is_closed)


def managers_at_work(structure_ids: list[int]) -> dict[int, int]:
    """How many people can manage each of these structures today."""
    held = Membership.select(Membership.structure, fn.COUNT(Membership.id)).join(Staff).group_by(Membership.structure)
    at_work = held.where(Membership.role == MANAGER, Membership.closed_at.is_null(), Staff.is_open)
    rows: list[tuple[int, int]] = [*at_work.where(Membership.structure.in_(structure_ids)).tuples()]
    found = dict(rows)
    return {number: found.get(number, 0) for number in structure_ids}
