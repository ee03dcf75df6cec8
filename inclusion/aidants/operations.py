"""What an aidant writes about learners; cards and tiles belong to places, this asks them."""

from inclusion.accounts.models import Learner, Staff
from inclusion.assessments.models import Rating
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.places import operations
from inclusion.places.models import Structure
from inclusion.places.operations import Card


def welcome_learner(structure: Structure, name: str, avatar: int, is_told: bool = False) -> tuple[Learner, Card]:
    """Create a learner in a structure of the aidant's; `is_told` when both read the information together."""
    return operations.create_learner(structure, " ".join(name.split()), avatar, is_told)


def new_card(learner: Learner) -> Card:
    """Replace a card that was lost: the one before opens nothing any more."""
    return operations.renew_card(learner)


def wake(learner: Learner) -> None:
    """Let a sleeping tile be tried again."""
    operations.wake(learner)


def rate(staff: Staff, learner: Learner, skill: str, level: int, reason: str = "") -> None:
    """Note the level that an aidant has seen, beside the measure; what was said before stays as history."""
    with transaction():
        Rating.create(learner=learner, staff=staff, skill=skill, level=level, reason=reason, at=now())


def take_back(staff: Staff, learner: Learner, skill: str) -> bool:
    """Take back the last thing that this aidant said of a skill; what counted before counts again."""
    mine = (Rating.learner == learner) & (Rating.skill == skill) & (Rating.staff == staff)
    last = Rating.select(Rating.id).where(mine, Rating.taken_back_at.is_null()).order_by(Rating.id.desc()).limit(1)
    with transaction():
        found = last.first()
        return found is not None and bool(
            Rating.update(taken_back_at=now()).where(Rating.id == found.id, Rating.taken_back_at.is_null()).execute()
        )
