"""What stands beside the evidence of one learner, in one query: levels that aidants say, tasks, real days, words."""

from datetime import date, datetime
from typing import NamedTuple

from inclusion.accounts.models import Staff
from inclusion.gathering import Part, gather
from inclusion.progress.autonomy import Judgement
from inclusion.progress.histories import Judged
from inclusion.progress.models import Correction, Note, Rehearsal, Task
from inclusion.records import frozen

CORRECTION, TASK, DAY, WORDS = "correction", "task", "day", "words"


class Row(NamedTuple):
    """One row of any kind."""

    id: int
    slug: str
    step: str
    number: int
    after: int
    text: str
    name: str | None
    day: date | None
    at: datetime


@frozen
class RealDay:
    """A real démarche: `answer` is empty until somebody has told how it went."""

    id: int
    slug: str
    day: date
    answer: str


@frozen
class Beside:
    """All of it: judgements oldest first, tasks and days nearest first, words latest first."""

    judged: list[Judged]
    tasks: list[tuple[str, date | None]]
    days: list[RealDay]
    words: list[Row]


def beside(learner_id: int, today: date) -> Beside:
    """What stands beside the evidence of a learner (one query)."""
    found = gather(Row, parts(learner_id, today))
    return Beside(
        [_judged(row, learner_id) for row in sorted(found[CORRECTION], key=lambda row: row.id)],
        [(row.slug, row.day) for row in sorted(found[TASK], key=nearest)],
        [RealDay(row.id, row.slug, row.day or today, row.text) for row in sorted(found[DAY], key=nearest)],
        sorted(found[WORDS], key=lambda row: -row.id),
    )


def parts(learner_id: int, today: date) -> list[Part]:
    corrected = {
        "id": Correction.id, "slug": Correction.slug, "step": Correction.step, "number": Correction.level,
        "after": Correction.after, "text": Correction.reason, "name": Staff.name, "day": Correction.day,
        "at": Correction.at,
    }  # fmt: skip
    asked = {"id": Task.id, "slug": Task.slug, "number": Task.place, "after": Task.assignment, "day": Task.due}
    planned = {"id": Rehearsal.id, "slug": Rehearsal.slug, "text": Rehearsal.answer, "day": Rehearsal.day}
    written = {"id": Note.id, "text": Note.text, "name": Staff.name, "at": Note.at}
    return [
        Part(CORRECTION, Correction.of_learners([learner_id]), corrected),
        Part(TASK, Task.to_do(learner_id), asked),
        Part(DAY, Rehearsal.open_for(learner_id, today), planned),
        Part(WORDS, Note.for_learner(learner_id), written),
    ]


def nearest(row: Row) -> tuple[bool, date, int, int, int]:
    """What has a date first, then in the order advised."""
    return row.day is None, row.day or date.max, row.after or 0, row.number or 0, row.id


def _judged(row: Row, learner_id: int) -> Judged:
    said = Judgement(row.number, row.name or "", row.text, row.day or row.at.date())
    return Judged(learner_id, row.slug, row.step, row.after, said)
