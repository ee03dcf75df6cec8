"""What is over is erased: one person, one transaction. Run every night, or by hand; twice is once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime

from peewee import fn

from inclusion.accounts.models import Learner
from inclusion.assessments.models import Sitting
from inclusion.authoring.idle_pictures import erase_idle, idle_since
from inclusion.database import transaction
from inclusion.modules.models import Run
from inclusion.places.models import RETENTION, Enrolment, Seat, Structure
from inclusion.privacy import operations
from inclusion.privacy.retention import (
    BIN_DAYS,
    PICTURE_DAYS,
    VISITOR_DAYS,
    days_before,
    is_credible,
    is_over,
    months_before,
)
from inclusion.teams.models import Invitation
from inclusion.throttle import FORGET_AFTER, Throttle

ACTOR = "purge"
BATCH = 200


class ClockRefused(ValueError):
    """The clock is earlier than things already dated: nothing is erased by such a clock."""


@dataclass
class Report:
    """How many were erased, or would be."""

    learners: int = field(default=0, metadata={"told": "apprenants sans visite"})
    deleted: int = field(default=0, metadata={"told": "apprenants supprimés il y a plus de 30 jours"})
    runs: int = field(default=0, metadata={"told": "exercices sans compte"})
    sittings: int = field(default=0, metadata={"told": "bilans sans compte"})
    seats: int = field(default=0, metadata={"told": "places d’atelier sans compte"})
    cards: int = field(default=0, metadata={"told": "cartes trop anciennes"})
    invitations: int = field(default=0, metadata={"told": "invitations trop anciennes"})
    throttles: int = field(default=0, metadata={"told": "essais oubliés"})
    pictures: int = field(default=0, metadata={"told": "images que plus rien ne montre"})

    def lines(self) -> list[str]:
        return [f"{getattr(self, each.name):>6}  {each.metadata['told']}" for each in fields(self)]


def purge(now: datetime, dry_run: bool = False) -> Report:
    """Erase what is over at this moment, and say how much; `dry_run` only says. Raises ClockRefused."""
    if not is_credible(now, newest()):
        raise ClockRefused("l’horloge de cet ordinateur est en retard : rien n’a été effacé")
    report = Report()
    for learner in candidates(now):
        report.learners += _erased(learner, now, dry_run)
    for learner in binned(now):
        report.deleted += 1
        if not dry_run:
            operations.erase_learner(learner, ACTOR)
    _visitors(report, days_before(now, VISITOR_DAYS), dry_run)
    _codes(report, now, dry_run)
    limit = days_before(now, PICTURE_DAYS)
    report.pictures = len(idle_since(limit)) if dry_run else erase_idle(limit)
    return report


def newest() -> datetime | None:
    """The latest moment that the database knows of somebody's practice."""
    moments = (Run.select(fn.MAX(Run.acted_at)), Learner.select(fn.MAX(Learner.seen_at)))
    found = [moment for query in moments if (moment := query.scalar()) is not None]
    return max(found, default=None)


def retention_of(learner: Learner) -> int:
    """Months: the shortest of what their structures promised, for each has told them so."""
    promised = Structure.select(fn.MIN(Structure.retention)).join(Enrolment).where(Enrolment.learner == learner.id)
    return int(promised.scalar() or RETENTION)


def last_activity(learner: Learner) -> datetime:
    """The last time that somebody signed in, practised, or joined a structure."""
    moments = [
        learner.created_at,
        learner.seen_at,
        Run.select(fn.MAX(Run.acted_at)).where(Run.learner == learner.id).scalar(),
        Sitting.select(fn.MAX(Sitting.acted_at)).where(Sitting.learner == learner.id).scalar(),
        Enrolment.select(fn.MAX(Enrolment.created_at)).where(Enrolment.learner == learner.id).scalar(),
    ]
    return max(moment for moment in moments if moment is not None)


def candidates(now: datetime) -> Iterable[Learner]:
    """Those who have not signed in for a month, the shortest retention there is; the oldest accounts first."""
    seen = fn.COALESCE(Learner.seen_at, Learner.created_at)
    away = Learner.select().where(seen < months_before(now, 1), Learner.deleted_at.is_null())
    return list(away.order_by(Learner.id))


def binned(now: datetime) -> Iterable[Learner]:
    return list(Learner.select().where(Learner.deleted_at < days_before(now, BIN_DAYS)).order_by(Learner.id))


def _erased(learner: Learner, now: datetime, dry_run: bool) -> bool:
    """Erase somebody who has been away for too long; looked at again inside, for they may just have come back."""
    with transaction():
        current = Learner.get_or_none(Learner.id == learner.id)
        if current is None or not is_over(last_activity(current), retention_of(current), now):
            return False
        if not dry_run:
            operations.erase_learner(current, ACTOR)
    return True


def _visitors(report: Report, limit: datetime, dry_run: bool) -> None:
    """What was done without an account, once its code is too old."""
    runs = list(Run.select().where(Run.learner.is_null(), Run.acted_at < limit))
    sittings = Sitting.select().where(Sitting.learner.is_null(), Sitting.acted_at < limit)
    seats = Seat.select().where(Seat.learner.is_null(), Seat.seen_at < limit)
    report.runs, report.sittings, report.seats = len(runs), sittings.count(), seats.count()
    if dry_run:
        return
    for start in range(0, len(runs), BATCH):
        operations.erase_runs(runs[start : start + BATCH])
    with transaction():
        Sitting.delete().where(Sitting.learner.is_null(), Sitting.acted_at < limit).execute()
        Seat.delete().where(Seat.learner.is_null(), Seat.seen_at < limit).execute()


def _codes(report: Report, now: datetime, dry_run: bool) -> None:
    """Cards and invitations that open nothing any more, and failures that count no more."""
    is_old = (Learner.card_until < now) & (Learner.card_hash.is_null(False) | Learner.letters_hash.is_null(False))
    is_forgotten = (Throttle.last < now - FORGET_AFTER) & (Throttle.until.is_null() | (Throttle.until < now))
    report.cards = Learner.select().where(is_old).count()
    report.invitations = Invitation.select().where(Invitation.until < now).count()
    report.throttles = Throttle.select().where(is_forgotten).count()
    if dry_run:
        return
    with transaction():
        Learner.update(card_hash=None, letters_hash=None).where(is_old).execute()
        Invitation.delete().where(Invitation.until < now).execute()
        Throttle.delete().where(is_forgotten).execute()
