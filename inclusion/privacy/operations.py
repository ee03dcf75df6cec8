"""What is erased: people and their exercises, which leave counters behind and nothing else."""

from collections import Counter
from datetime import date, datetime

from peewee import EXCLUDED

from inclusion import audit
from inclusion.accounts.models import Learner
from inclusion.assessments.models import Sitting
from inclusion.clock import day_of
from inclusion.database import transaction
from inclusion.modules.models import Evidence, Run
from inclusion.places import operations as places
from inclusion.places.models import Enrolment, Seat
from inclusion.privacy.models import Tally
from inclusion.simulator.state import BYPASSED, rung

Key = tuple[int, str, date, str]
KEY = (Tally.place, Tally.slug, Tally.month, Tally.mode)
COUNTS = (Tally.started, Tally.finished, Tally.level_1, Tally.level_2, Tally.level_3, Tally.level_4)
NOWHERE = 0


def erase_learner(learner: Learner, actor: str) -> None:
    """Erase somebody at once, by whoever `actor` is: their passages are counted, and nothing else stays."""
    with transaction():
        where = place_of(learner.id)
        count(list(Run.select().where(Run.learner == learner.id)), where)
        audit.note(actor, "erase", f"learner:{learner.id}", where or "")
        places.erase(learner)


def erase_visitor(visitor: str) -> None:
    """Erase what was done without an account in one session: exercises, diagnostic, place in a room."""
    with transaction():
        erase_runs(list(Run.of(None, visitor)))
        Sitting.delete().where(Sitting.visitor == visitor, Sitting.learner.is_null()).execute()
        Seat.delete().where(Seat.visitor == visitor, Seat.learner.is_null()).execute()


def erase_runs(runs: list[Run]) -> None:
    """Erase passages of visitors, once counted."""
    with transaction():
        count(runs, NOWHERE)
        Run.delete().where(Run.id.in_([run.id for run in runs])).execute()


def place_of(learner_id: int) -> int:
    """The structure where somebody's practice counts: the first that they joined, so that nothing counts twice."""
    first = (
        Enrolment.select(Enrolment.structure).where(Enrolment.learner == learner_id).order_by(Enrolment.id).first()
    )
    return int(first.structure_id) if first else NOWHERE


def count(runs: list[Run], place: int) -> None:
    """Add passages to the counters of a place."""
    counters: dict[Key, Counter[str]] = {}
    levels = levels_of(runs)
    for run in runs:
        found = counters.setdefault((place, run.slug, month_of(run.started_at), run.mode), Counter())
        found["started"] += 1
        if run.is_finished:
            found["finished"] += 1
            found[f"level_{min(max(levels.get(run.id, 1), 1), 4)}"] += 1
    for key, found in counters.items():
        _add(key, found)


def _add(key: Key, counts: Counter[str]) -> None:
    row = dict(zip((field.name for field in KEY), key, strict=True))
    row |= {field.name: counts[field.name] for field in COUNTS}
    more = {field: field + getattr(EXCLUDED, field.name) for field in COUNTS}
    Tally.insert(row).on_conflict(conflict_target=list(KEY), update=more).execute()


def month_of(moment: datetime) -> date:
    """The first day of the month that it was in France."""
    return day_of(moment).replace(day=1)


def levels_of(runs: list[Run]) -> dict[int, int]:
    """What each passage was worth: its weakest step."""
    proofs = Evidence.select(Evidence.run, Evidence.mode, Evidence.help, Evidence.hand)
    proofs = proofs.where(Evidence.run.in_([run.id for run in runs]), Evidence.outcome != BYPASSED)
    weakest: dict[int, int] = {}
    for proof in proofs:
        level = rung(proof.mode, proof.help, proof.hand)
        weakest[proof.run_id] = min(level, weakest.get(proof.run_id, level))
    return weakest
