"""What an aidant writes about learners; cards and tiles belong to places, this asks them."""

from datetime import datetime, timedelta
from typing import Any

from inclusion import audit
from inclusion.accounts.models import Learner, Staff
from inclusion.assessments.models import Rating
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.modules.models import Run
from inclusion.places import operations, seating
from inclusion.places.models import Seat, Structure
from inclusion.places.operations import Card

#: A deleted learner may be taken back for so long.
KEPT = timedelta(days=30)


def name_of(learner_id: int) -> str:
    """How the audit names a learner: an opaque number."""
    return f"learner:{learner_id}"


def welcome_learner(
    structure: Structure, name: str, avatar: int, actor: str, is_told: bool = False
) -> tuple[Learner, Card]:
    """Create a learner in a structure of the aidant's; `is_told` when both read the information together."""
    with transaction():
        learner, card = operations.create_learner(structure, " ".join(name.split()), avatar, is_told)
        audit.note(actor, "learner.create", name_of(learner.id), structure.id)
        return learner, card


def new_card(learner: Learner, actor: str) -> Card:
    """Replace a card that was lost: the one before opens nothing any more."""
    with transaction():
        operations.note(actor, "card.renew", learner.id)
        return operations.renew_card(learner)


def wake(learner: Learner) -> None:
    """Let a sleeping tile be tried again."""
    operations.wake(learner)


def rate(staff: Staff, learner: Learner, skill: str, level: int, reason: str = "") -> None:
    """Note the level that an aidant has seen, beside the measure; what was said before stays as history."""
    with transaction():
        Rating.create(learner=learner, staff=staff, skill=skill, level=level, reason=reason, at=now())
        operations.note(staff.get_id(), "skill.rate", learner.id)


def take_back_rating(staff: Staff, learner: Learner, skill: str) -> bool:
    """Take back the last thing that this aidant said of a skill; what counted before counts again."""
    mine = (Rating.learner == learner) & (Rating.skill == skill) & (Rating.staff == staff)
    last = Rating.select(Rating.id).where(mine, Rating.taken_back_at.is_null()).order_by(Rating.id.desc()).limit(1)
    with transaction():
        found = last.first()
        if found is None:
            return False
        Rating.update(taken_back_at=now()).where(Rating.id == found.id).execute()
        operations.note(staff.get_id(), "skill.take-back", learner.id)
        return True


def carry_away(actor: str, learner: Learner) -> None:
    """Note that the file of a learner’s garden was asked for."""
    with transaction():
        operations.note(actor, "garden.export", learner.id)


def lower_hand(learner: Learner) -> None:
    """Every hand that this learner has raised, in an exercise or at a seat, is down again."""
    with transaction():
        for seat in Seat.select(Seat.id).where(Seat.learner == learner, Seat.raised_at.is_null(False)):
            seating.raise_hand(seat.id, False)
        Run.update(raised_at=None).where(Run.learner == learner, Run.raised_at.is_null(False)).execute()


def edit(learner: Learner, seen: dict[str, Any], wanted: dict[str, Any], actor: str) -> bool:
    """Change what is kept about a learner; False, and nothing is written, when somebody else has changed it since.

    `seen` is what the page showed: the row is only written when it still says so.
    """
    same = [getattr(Learner, name) == value if value is not None else getattr(Learner, name).is_null()
            for name, value in seen.items()]  # fmt: skip
    with transaction():
        written = Learner.update(**wanted).where(Learner.id == learner.id, *same).execute()
        if written:
            operations.note(actor, "learner.edit", learner.id)
    return bool(written)


def delete(learner: Learner, actor: str) -> None:
    """Put a learner in the bin: found nowhere, taken back for 30 days."""
    with transaction():
        gone = Learner.update(deleted_at=now()).where(Learner.id == learner.id, Learner.deleted_at.is_null())
        if gone.execute():
            operations.note(actor, "learner.delete", learner.id)


def take_back(learner: Learner, actor: str) -> bool:
    """Take a learner out of the bin; False when it is too late."""
    limit = now() - KEPT
    with transaction():
        back = Learner.update(deleted_at=None).where(Learner.id == learner.id, Learner.deleted_at > limit).execute()
        if back:
            operations.note(actor, "learner.recover", learner.id)
    return bool(back)


def erase(learner: Learner, actor: str = "system") -> None:
    """Erase a learner for good, with all that was kept about them; the audit keeps the act and an opaque number."""
    with transaction():
        operations.note(actor, "learner.erase", learner.id)
        operations.erase(learner)


def days_left(deleted_at: datetime | None) -> int:
    """Days before a deleted learner may be erased for good, 0 at least."""
    return max(0, (deleted_at + KEPT - now()).days) if deleted_at else KEPT.days
