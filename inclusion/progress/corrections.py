"""Writing a correction beside the measure, and taking it back: nothing that was shown is ever rewritten."""

from peewee import fn

from inclusion.accounts.models import Learner, Staff
from inclusion.clock import now, today
from inclusion.database import transaction
from inclusion.modules.models import Evidence
from inclusion.places import operations as places
from inclusion.progress import standings
from inclusion.progress.models import Correction


def correct(
    learner: Learner, staff: Staff, slug: str, step: str, level: int, measured: int, reason: str
) -> Correction:
    """Say another level, of a step or (empty) of the whole démarche, with the reason."""
    with transaction():
        last = Evidence.select(fn.MAX(Evidence.id)).where(Evidence.learner == learner, Evidence.slug == slug).scalar()
        found = Correction.create(
            learner=learner, staff=staff, slug=slug, step=step, level=level, measured=measured, reason=reason,
            after=last or 0, day=today(), at=now(),
        )  # fmt: skip
        standings.write(learner.id, slug)
        places.note(staff.get_id(), "level.correct", learner.id)
        return found


def undo(correction: Correction, actor: str) -> None:
    """The correction counts no more; that it was made, and by whom, stays known."""
    with transaction():
        live = (Correction.id == correction.id, Correction.undone_at.is_null())
        if Correction.update(undone_at=now()).where(*live).execute():
            standings.write(correction.learner_id, correction.slug)
            places.note(actor, "level.undo", correction.learner_id)
