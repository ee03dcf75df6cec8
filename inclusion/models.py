"""Every table, lowest first: what migrations and tests must know about."""

from inclusion.accounts.models import Learner, Staff
from inclusion.assessments.models import Answer, Rating, Sitting
from inclusion.audit import Audit
from inclusion.database import Base
from inclusion.modules.models import Batch, Evidence, ModuleVersion, Run
from inclusion.places.models import Enrolment, Group, GroupMember, Kiosk, Membership, Room, Seat, Structure
from inclusion.progress.models import Assignment, Correction, Note, Rehearsal, Standing, Task
from inclusion.reports.models import Report
from inclusion.rooms.models import ExitAnswer
from inclusion.throttle import Throttle

MODELS: tuple[type[Base], ...] = (
    Throttle,
    Audit,
    Learner,
    Staff,
    Structure,
    Membership,
    Enrolment,
    Kiosk,
    Group,
    GroupMember,
    Room,
    Seat,
    ExitAnswer,
    Report,
    ModuleVersion,
    Run,
    Batch,
    Evidence,
    Sitting,
    Answer,
    Rating,
    Standing,
    Correction,
    Assignment,
    Task,
    Rehearsal,
    Note,
)
