"""Who needs me, found by the database alone: one reason a row, the most pressing first."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from peewee import SQL, Cast, ModelSelect, Select, Value, fn

from inclusion import throttle
from inclusion.accounts.models import Learner
from inclusion.database import db
from inclusion.modules.audience import is_taken_out
from inclusion.modules.models import Run
from inclusion.places.models import ROOM_LIFE, Enrolment, Room, Seat
from inclusion.places.seating import SILENT
from inclusion.progress.models import Rehearsal, Standing, Task
from inclusion.progress.rehearsals import ASKED_AFTER, ASKED_UNTIL
from inclusion.records import frozen
from inclusion.simulator.state import DISCOVER

HAND, STUCK, ASLEEP, TO_ASK, COMING, LATE, STOPPED, REVIEW = range(8)
#: A hand raised long ago was raised to somebody else; a passage left for longer is over.
HAND_LASTS, PASSAGE_LASTS = timedelta(days=30), timedelta(days=30)
STOPPED_AFTER = timedelta(days=2)
#: Without a step forward for so long in a workshop, somebody is stuck; the same mistake twice, or four mistakes.
QUIET, REPEATS, MISTAKES = timedelta(minutes=3), 2, 4
SOON = timedelta(days=14)
PAGE = 20


@frozen
class Reason:
    """Why somebody needs me: what, about which démarche, since or until when."""

    kind: int
    slug: str
    on: str
    number: int

    @property
    def day(self) -> date:
        return date.fromisoformat(self.on[:10])


@frozen
class Call:
    """Somebody who needs me, and why, the most pressing reason first."""

    learner: Learner
    reasons: list[Reason]


def calls(place_ids: list[int], now: datetime, today: date, page: int = 1) -> tuple[list[Call], int]:
    """A page of those who need me, and how many they are, in three queries."""
    asleep = _asleep(now)
    rows = list(calls_query(place_ids, now, today, asleep, page))
    ids = [row[0] for row in rows]
    return _told(ids, _reasons(place_ids, now, today, asleep, ids)), rows[0][2] if rows else 0


def calls_query(place_ids: list[int], now: datetime, today: date, asleep: list[int], page: int = 1) -> Any:
    """(learner, most pressing kind, how many learners in all) of a page, in order."""
    every = _reasons(place_ids, now, today, asleep)
    learner, kind, on = SQL("learner_id"), SQL("kind"), SQL("moment")
    shown = Select([every.alias("reason")], [learner, fn.MIN(kind), fn.COUNT(SQL("*")).over()])
    ordered = shown.group_by(learner).order_by(fn.MIN(kind), fn.MIN(on), learner)
    return ordered.paginate(page, PAGE).bind(db).tuples()


def _told(ids: list[int], reasons: Any) -> list[Call]:
    """The learners of a page, in order, each with every reason and once only."""
    if not ids:
        return []
    learners: dict[int, Learner] = {}
    found: dict[int, list[Reason]] = defaultdict(list)
    columns = [Learner, *(SQL(f"reason.{name}") for name in ("kind", "slug", "moment", "number"))]
    rows = (
        Learner.select(*columns)
        .join(reasons.alias("reason"), on=(Learner.id == SQL("reason.learner_id")))
        .order_by(SQL("reason.kind"), SQL("reason.moment"), SQL("reason.number"))
        .objects()
    )
    for row in rows:
        learners[row.id] = row
        reason = Reason(row.kind, row.slug or "", str(row.moment), row.number or 0)
        if reason not in found[row.id]:
            found[row.id].append(reason)
    return [Call(learners[one], found[one]) for one in ids if one in learners]


def _asleep(now: datetime) -> list[int]:
    """The learners whose tile sleeps: few, because it sleeps for an hour at most."""
    doors = throttle.Throttle.select(throttle.Throttle.door).where(
        throttle.Throttle.last > now - 2 * throttle.LONGEST_SLEEP,
        *throttle.is_asleep(now),
        throttle.Throttle.door.startswith("learner:"),
    )
    return [int(row.door.removeprefix("learner:")) for row in doors]


def _reasons(
    place_ids: list[int], now: datetime, today: date, asleep: list[int], ids: list[int] | None = None
) -> Any:
    """Every reason of every learner of these structures (or of some of them), as (learner, kind, slug, moment, …)."""
    open_run = (Run.finished_at.is_null(),)
    week = (today - ASKED_UNTIL, today - ASKED_AFTER)
    stopped = (now - PASSAGE_LASTS, now - STOPPED_AFTER)
    parts = [
        _part(Run, HAND, Run.slug, Run.raised_at, Run.step, *open_run, Run.raised_at > now - HAND_LASTS),
        _stuck(now),
        _part(Learner, ASLEEP, Value(""), Learner.created_at, Value(0), Learner.id.in_(asleep or [0])),
        _part(Rehearsal, TO_ASK, Rehearsal.slug, Rehearsal.day, Rehearsal.id, Rehearsal.answer == "",
              Rehearsal.day.between(*week)),
        _part(Rehearsal, COMING, Rehearsal.slug, Rehearsal.day, Rehearsal.id,
              Rehearsal.day.between(today, today + SOON)),
        _part(Task, LATE, Task.slug, Task.due, Task.id, Task.done_at.is_null(), Task.due < today,
              ~is_taken_out(Task.slug)),
        _part(Run, STOPPED, Run.slug, Run.acted_at, Run.step, *open_run, Run.acted_at.between(*stopped),
              Run.mode != DISCOVER),
        _part(Standing, REVIEW, Standing.slug, Standing.due, Standing.id, Standing.due <= today,
              ~is_taken_out(Standing.slug)),
    ]  # fmt: skip
    known = Enrolment.select(Enrolment.learner).where(Enrolment.structure.in_(place_ids))
    whole: Any
    whole, *others = [_scoped(part, column, known, ids) for part, column in parts]
    for part in others:
        whole = whole + part
    return whole


def _part(
    model: Any, kind: int, slug: Any, moment: Any, number: Any, *conditions: Any
) -> tuple["ModelSelect[Any]", Any]:
    column = model.id if model is Learner else model.learner
    told = [column.alias("learner_id"), Value(kind).alias("kind"), slug.alias("slug")]
    told += [Cast(moment, "TEXT").alias("moment"), number.alias("number")]
    return model.select(*told).where(*conditions), column


def _stuck(now: datetime) -> tuple["ModelSelect[Any]", Any]:
    """In a workshop that goes on, before a browser that is there: quiet for too long, or making the same mistakes."""
    is_stuck = (Seat.moved_at < now - QUIET) | (Seat.repeats >= REPEATS) | (Seat.mistakes >= MISTAKES)
    at_work = (Seat.left_at.is_null(), ~Seat.is_finished, Seat.run != "", Seat.seen_at > now - SILENT)
    goes_on = (Room.closed_at.is_null(), Room.opened_at > now - ROOM_LIFE)
    query, column = _part(Seat, STUCK, Seat.slug, Seat.moved_at, Seat.step, *at_work, *goes_on, is_stuck)
    return query.join(Room), column


def _scoped(
    part: "ModelSelect[Any]", column: Any, known: "ModelSelect[Enrolment]", ids: list[int] | None
) -> "ModelSelect[Any]":
    """Only learners of mine, who have not been deleted."""
    part = part.where(column.in_(known))
    if part.model is not Learner:
        part = part.switch(part.model).join(Learner, on=(column == Learner.id))
    part = part.where(Learner.deleted_at.is_null())
    return part if ids is None else part.where(column.in_(ids))
