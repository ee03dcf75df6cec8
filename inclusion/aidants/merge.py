"""Two learners become one: everything that the second has goes to the first, in one transaction, or nothing does."""

from typing import Any

from peewee import fn

from inclusion.accounts.models import Learner
from inclusion.aidants.operations import erase, name_of
from inclusion.assessments.models import Rating, Sitting
from inclusion.database import Base, transaction
from inclusion.handoff.models import Brought
from inclusion.modules.models import Evidence, Run
from inclusion.places import operations as places
from inclusion.places.models import Enrolment, GroupMember, Seat
from inclusion.progress import standings
from inclusion.progress.models import Assignment, Correction, Note, Rehearsal, Standing, Task
from inclusion.reports.models import Report

#: Whatever belongs to a learner, with the columns that are unique for each besides. Standings are written anew.
MOVED: tuple[tuple[type[Base], tuple[str, ...]], ...] = (
    (Run, ()),
    (Evidence, ()),
    (Sitting, ()),
    (Rating, ()),
    (Correction, ()),
    (Assignment, ()),
    (Note, ()),
    (Rehearsal, ()),
    (Report, ()),
    (Brought, ()),
    (Task, ("assignment", "slug")),
    (GroupMember, ("group",)),
    (Enrolment, ("structure",)),
    (Seat, ("room",)),
)


class NotTheSame(ValueError):
    """A learner cannot be merged with themselves, nor with somebody who has just gone."""


def merge(kept: Learner, gone: Learner, actor: str) -> None:
    """Give `kept` all that `gone` has, then erase `gone`. Raises NotTheSame.

    Where both have the same thing (a group, a seat, a task), that of `kept` stays; a task is done when one of them
    has done it. The card and the picture code are those of `kept`.
    """
    if kept.id == gone.id:
        raise NotTheSame
    with transaction():
        kept, gone = _both(kept, gone)
        _finish_tasks(kept, gone)
        for model, unique in MOVED:
            _move(model, unique, kept, gone)
        slugs = {row.slug for row in Standing.select().where(Standing.learner.in_([kept.id, gone.id]))}
        _keep_the_longest_memory(kept, gone)
        erase(gone, actor)
        for slug in sorted(slugs):
            standings.write(kept.id, slug)
        places.note(actor, "learner.merge", kept.id, f"{name_of(kept.id)}<{name_of(gone.id)}")


def _both(kept: Learner, gone: Learner) -> tuple[Learner, Learner]:
    """Both as they are now, and left alone by others until the end; in one order, so that nobody waits for ever."""
    for number in sorted([kept.id, gone.id]):
        here = (Learner.id == number, Learner.deleted_at.is_null())
        if not Learner.update(name=Learner.name).where(*here).execute():
            raise NotTheSame
    return Learner.get_by_id(kept.id), Learner.get_by_id(gone.id)


def _move(model: Any, unique: tuple[str, ...], kept: Learner, gone: Learner) -> None:
    """Move the rows; one that the other has already stays behind, and goes with its owner."""
    moving = model.learner == gone.id
    if unique:
        other = model.alias()
        same = [getattr(other, name) == getattr(model, name) for name in unique]
        moving &= ~fn.EXISTS(other.select(other.id).where(other.learner == kept.id, *same))
    model.update(learner=kept.id).where(moving).execute()


def _finish_tasks(kept: Learner, gone: Learner) -> None:
    """What one of them has done is done for both."""
    for task in Task.select().where(Task.learner == gone.id, Task.done_at.is_null(False)):
        mine = (Task.learner == kept.id, Task.slug == task.slug, Task.done_at.is_null())
        Task.update(done_at=task.done_at).where(*mine).execute()


def _keep_the_longest_memory(kept: Learner, gone: Learner) -> None:
    """Known since the first of the two, seen last when the last of them was."""
    seen = [moment for moment in (kept.seen_at, gone.seen_at) if moment]
    values: dict[str, Any] = {"created_at": min(kept.created_at, gone.created_at), "seen_at": max(seen, default=None)}
    values |= {"age": kept.age or gone.age, "locale": kept.locale or gone.locale}
    Learner.update(**values, listens=kept.listens or gone.listens).where(Learner.id == kept.id).execute()
