"""What is written of notebooks: receiving one for a learner."""

from inclusion.accounts.models import Learner, Staff
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.handoff.models import Brought
from inclusion.handoff.notebook import Notebook, pack
from inclusion.places import operations as places


def receive(learner: Learner, staff: Staff, notebook: Notebook, is_sealed: bool) -> Brought:
    """Keep what a learner brought, beside what is shown here; the same notebook twice is kept once."""
    said = pack(notebook)
    with transaction():
        for known in Brought.of(learner):
            if (known.day, known.place, known.levels) == (notebook.day, said["p"], said["m"]):
                return known
        places.note(staff.get_id(), "notebook.received", learner.id)
        return Brought.create(
            learner=learner, staff=staff, day=notebook.day, place=said["p"], levels=said["m"], is_sealed=is_sealed,
            at=now(),
        )  # fmt: skip
