"""What is written of reports: making one from a session, correcting it."""

import secrets
from dataclasses import asdict
from typing import Any

from inclusion import audit
from inclusion.accounts.models import Learner, Staff
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.places.models import Room, Structure
from inclusion.reports.drafting import Draft
from inclusion.reports.models import Report


def keep(
    draft: Draft, structure: Structure, staff: Staff, room: Room | None = None, learner: Learner | None = None
) -> Report:
    """Make a report of a session; a workshop has one, and so has a person's day, however often it is asked for."""
    moment = now()
    values: dict[str, Any] = asdict(draft) | {"themes": list(draft.themes), "materials": ["ordinateur"]}
    with transaction():
        # Of two presses at once, the second waits for the first.
        Structure.update(name=Structure.name).where(Structure.id == structure.id).execute()
        found: Report | None = Report.get_or_none(Report.room == room) if room else None
        if learner is not None:
            found = Report.of_day(learner.id, structure.id, draft.day)
        if found is not None:
            return found
        report = Report.create(
            structure=structure, staff=staff, room=room, learner=learner, number=secrets.token_hex(6),
            created_at=moment, changed_at=moment, **values,
        )  # fmt: skip
        audit.note(staff.get_id(), "report.made", f"report:{report.number}", structure.id)
        return report


def correct(report: Report, values: dict[str, Any]) -> None:
    """Keep what the aidant corrected."""
    with transaction():
        Report.update(changed_at=now(), **values).where(Report.id == report.id).execute()
