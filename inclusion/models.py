"""Every table, lowest first: what migrations and tests must know about."""

from inclusion.accounts.models import Learner, Staff
from inclusion.assessments.models import Answer, Move, Rating, Sitting
from inclusion.database import Base
from inclusion.modules.models import Batch, Evidence, ModuleVersion, Run
from inclusion.places.models import Enrolment, Kiosk, Membership, Structure
from inclusion.throttle import Throttle

MODELS: tuple[type[Base], ...] = (
    Throttle,
    Learner,
    Staff,
    Structure,
    Membership,
    Enrolment,
    Kiosk,
    ModuleVersion,
    Run,
    Batch,
    Evidence,
    Sitting,
    Answer,
    Move,
    Rating,
)
