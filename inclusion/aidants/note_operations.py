"""Writing and erasing notes; the audit tells that there was one, never what it said."""

from inclusion import audit
from inclusion.accounts.models import Learner, Staff
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.places.models import Structure
from inclusion.progress.models import Note


def write(learner: Learner, structure: Structure, staff: Staff, text: str, readers: str) -> Note:
    with transaction():
        audit.note(staff.get_id(), "note.write", f"learner:{learner.id}", structure.id)
        return Note.create(learner=learner, structure=structure, staff=staff, text=text, readers=readers, at=now())


def erase(note: Note, staff: Staff) -> None:
    with transaction():
        Note.delete().where(Note.id == note.id).execute()
        audit.note(staff.get_id(), "note.erase", f"learner:{note.learner_id}", note.structure_id)
