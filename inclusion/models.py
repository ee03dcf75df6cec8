"""Every table, lowest first: what migrations and tests must know about."""

from inclusion.accounts.models import Learner, PasswordLink, RecoveryCode, Staff, StaffSession
from inclusion.assessments.models import Answer, Move, OwnItem, Rating, Sitting
from inclusion.audit import Audit
from inclusion.authoring.models import Draft, Edit, Remark, Verdict, Walk
from inclusion.database import Base
from inclusion.handoff.models import Brought
from inclusion.modules.models import Batch, Evidence, ModuleVersion, OwnModule, Picture, Run, Unclear
from inclusion.places.models import Enrolment, Group, GroupMember, Kiosk, Membership, Room, Seat, Structure
from inclusion.privacy.models import Tally
from inclusion.progress.models import Assignment, Correction, Note, Rehearsal, Standing, Task
from inclusion.reports.models import Report
from inclusion.rooms.models import ExitAnswer
from inclusion.teams.models import Invitation
from inclusion.throttle import Throttle

MODELS: tuple[type[Base], ...] = (
    Throttle,
    Audit,
    Learner,
    Staff,
    StaffSession,
    RecoveryCode,
    PasswordLink,
    Structure,
    Membership,
    Invitation,
    Enrolment,
    Group,
    GroupMember,
    Room,
    Kiosk,
    Seat,
    ExitAnswer,
    Report,
    Brought,
    ModuleVersion,
    OwnModule,
    Picture,
    Unclear,
    Run,
    Batch,
    Evidence,
    Sitting,
    OwnItem,
    Answer,
    Move,
    Rating,
    Tally,
    Standing,
    Correction,
    Assignment,
    Task,
    Rehearsal,
    Note,
    Draft,
    Edit,
    Remark,
    Verdict,
    Walk,
)
