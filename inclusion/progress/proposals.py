"""What aidants propose, to a person or to a group: a démarche or a parcours, one task for each démarche."""

from datetime import date

from inclusion.accounts.models import Learner, Staff
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.modules.library import library
from inclusion.modules.sections import PARCOURS
from inclusion.places.models import Group, GroupMember, Structure
from inclusion.progress.models import Assignment, Task


def modules_of(slug: str, parcours: str, structure_id: int) -> list[str]:
    """The démarches of a proposal, in the order advised; none when the catalogue of this structure has none."""
    known = {edition.slug for edition in library().catalogue([structure_id])}
    walk = next((one.modules for one in PARCOURS if one.id == parcours), ()) if parcours else (slug,)
    return [module for module in walk if module in known]


def propose(
    structure: Structure,
    staff: Staff,
    to: Learner | Group,
    slug: str = "",
    parcours: str = "",
    due: date | None = None,
) -> Assignment | None:
    """Propose something to somebody or to a group; None when it is not in the catalogue."""
    slugs = modules_of(slug, parcours, structure.id)
    if not slugs:
        return None
    is_group = isinstance(to, Group)
    with transaction():
        assignment = Assignment.create(
            structure=structure, staff=staff, slug=slug, parcours=parcours, due=due, created_at=now(),
            learner=None if is_group else to, group=to if is_group else None,
        )  # fmt: skip
        members = GroupMember.select(GroupMember.learner).where(GroupMember.group == to) if is_group else []
        _ask(assignment, [row.learner_id for row in members] if is_group else [to.id], slugs)
        return assignment


def withdraw(assignment: Assignment) -> None:
    """Propose it no more: what was done stays done."""
    with transaction():
        Assignment.delete().where(Assignment.id == assignment.id).execute()


def give_to(group: Group, learner_ids: list[int]) -> None:
    """What a group is asked to do is asked of those who come into it."""
    for assignment in Assignment.select().where(Assignment.group == group):
        _ask(assignment, learner_ids, modules_of(assignment.slug, assignment.parcours, group.structure_id))


def take_from(group: Group, learner_ids: list[int]) -> None:
    """What a group is asked to do is asked no more of those who leave it."""
    of_group = Assignment.select(Assignment.id).where(Assignment.group == group)
    mine = (Task.assignment.in_(of_group), Task.learner.in_(learner_ids), Task.done_at.is_null())
    Task.delete().where(*mine).execute()


def _ask(assignment: Assignment, learner_ids: list[int], slugs: list[str]) -> None:
    rows = [
        {"assignment": assignment.id, "learner": one, "slug": slug, "place": place, "due": assignment.due}
        for one in learner_ids
        for place, slug in enumerate(slugs)
    ]
    if rows:
        Task.insert_many(rows).on_conflict_ignore().execute()
