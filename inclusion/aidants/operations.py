"""What an aidant writes about learners; cards and tiles belong to places, this asks them."""

from inclusion.accounts.models import Learner
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
