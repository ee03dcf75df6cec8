"""A workshop that is over: who was there, what each did, and what people said when they left."""

from collections import Counter, defaultdict
from typing import Any

from flask_babel import gettext as _

from inclusion.cells import THRESHOLD, protect
from inclusion.clock import now
from inclusion.modules.library import library
from inclusion.modules.models import Evidence, Run
from inclusion.places.models import Room, Seat
from inclusion.records import frozen
from inclusion.rooms.board import seats_of
from inclusion.rooms.models import ExitAnswer


@frozen
class Presence:
    """What one person did in a workshop: `steps` done, of which `alone` without any help, by démarche."""

    name: str
    learner_id: int | None
    avatar: int | None
    titles: list[str]
    steps: int
    alone: int


def summary(room: Room, locale: str) -> dict[str, Any]:
    """Everything that the page of a closed workshop shows."""
    seats = seats_of(room)
    proofs = evidence_of(room, seats)
    done = {seat.id: list(dict.fromkeys([proof.slug for proof in proofs[seat.id]] + [seat.slug])) for seat in seats}
    editions = library().currents(slug for slugs in done.values() for slug in slugs)
    titles = {slug: edition.texts(locale)["title"] for slug, edition in editions.items()}
    return {
        "minutes": minutes(room),
        "presences": [
            _presence(seat, proofs[seat.id], [titles[slug] for slug in done[seat.id] if slug in titles])
            for seat in seats
        ],
        "exit": exit_answers(room),
    }


def minutes(room: Room) -> int:
    """How long a workshop lasted, rounded up to the minute."""
    spent = ((room.closed_at or now()) - room.opened_at).total_seconds()
    return max(1, -(-int(spent) // 60))


def evidence_of(room: Room, seats: list[Seat]) -> dict[int, list[Evidence]]:
    """What was shown between the opening and the closing, by the number of the seat. Two queries."""
    learners: dict[int | None, int] = {seat.learner_id: seat.id for seat in seats if seat.learner_id}
    visitors: dict[str | None, int] = {seat.visitor: seat.id for seat in seats if seat.visitor}
    found: dict[int, list[Evidence]] = defaultdict(list)
    during = (Evidence.at >= room.opened_at) & (Evidence.at <= (room.closed_at or now()))
    for row in Evidence.select().where(Evidence.learner.in_(list(learners)), during).order_by(Evidence.id):
        found[learners[row.learner_id]].append(row)
    theirs = Evidence.select(Evidence, Run).join(Run).where(Run.visitor.in_(list(visitors)), during)
    for row in theirs.where(Run.learner.is_null()).order_by(Evidence.id):
        found[visitors[row.run.visitor]].append(row)
    return found


def _presence(seat: Seat, proofs: list[Evidence], titles: list[str]) -> Presence:
    learner = seat.learner if seat.learner and seat.learner.deleted_at is None else None
    nobody = _("Fiche supprimée") if seat.learner_id else _("Sans compte %(number)s", number=seat.label)
    return Presence(
        name=learner.name if learner else nobody,
        learner_id=learner.id if learner else None,
        avatar=learner.avatar if learner else None,
        titles=titles,
        steps=len(proofs),
        alone=sum(not proof.help and proof.hand == "learner" and proof.mode == "autonomous" for proof in proofs),
    )


def exit_answers(room: Room) -> dict[str, Any]:
    """How people left: how many answered, and, when they are enough to stay unknown, what they said.

    A small count is None, and so is what would tell it.
    """
    rows = list(ExitAnswer.select().where(ExitAnswer.room == room).order_by(ExitAnswer.id))
    found: dict[str, Any] = {"count": len(rows), "fewest": THRESHOLD, "is_shown": len(rows) >= THRESHOLD}
    for question in ("ease", "again"):
        counts = Counter(getattr(row, question) for row in rows)
        found[question] = protect([[counts[value] for value in (2, 1, 0)]]).cells[0]
    return found
