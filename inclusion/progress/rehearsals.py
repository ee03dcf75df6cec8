"""A real day that is coming, and what is told a week later: one word, and nothing else."""

from datetime import date, timedelta

from inclusion.accounts.models import Learner, Staff
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.places import operations as places
from inclusion.progress.beside import RealDay
from inclusion.progress.models import ANSWERS, Rehearsal

#: The question comes after so long, and is asked no more after that.
ASKED_AFTER, ASKED_UNTIL = timedelta(days=7), timedelta(days=45)
MOST = 5


def plan(learner: Learner, slug: str, day: date, staff: Staff | None = None) -> Rehearsal | None:
    """Note a real day, once for each démarche and day; None when too many are to come already."""
    with transaction():
        same = Rehearsal.get_or_none(Rehearsal.learner == learner, Rehearsal.slug == slug, Rehearsal.day == day)
        if same is not None:
            return same
        if Rehearsal.select().where(Rehearsal.learner == learner, Rehearsal.answer == "").count() >= MOST:
            return None
        places.note(staff.get_id() if staff else learner.get_id(), "rehearsal.plan", learner.id)
        return Rehearsal.create(learner=learner, staff=staff, slug=slug, day=day, created_at=now())


def answer(rehearsal: Rehearsal, said: str, actor: str) -> None:
    """« Avez-vous pu le faire seul ? » Raises ValueError for an answer that is not one of the three."""
    if said not in ANSWERS:
        raise ValueError(said)
    with transaction():
        Rehearsal.update(answer=said).where(Rehearsal.id == rehearsal.id).execute()
        places.note(actor, "rehearsal.answer", rehearsal.learner_id)


def cancel(rehearsal: Rehearsal, actor: str) -> None:
    """There is no such day any more."""
    with transaction():
        Rehearsal.delete().where(Rehearsal.id == rehearsal.id).execute()
        places.note(actor, "rehearsal.cancel", rehearsal.learner_id)


def is_to_ask(rehearsal: Rehearsal | RealDay, today: date) -> bool:
    """Whether it is time to ask how the day went."""
    return not rehearsal.answer and rehearsal.day + ASKED_AFTER <= today <= rehearsal.day + ASKED_UNTIL
