"""Structures, who belongs to them, and the browsers that they trust."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from peewee import (
    BooleanField,
    CharField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    ModelSelect,
    SmallIntegerField,
    TextField,
)

from inclusion.accounts.models import Learner, Staff
from inclusion.database import Base, Prepared

#: On what the law lets a structure keep what its learners do (RGPD, article 6-1): e, f, a.
MISSION, INTEREST, CONSENT = "mission", "interest", "consent"
RETENTION, LONGEST_RETENTION = 12, 24
#: A room that somebody forgot to close is over after so long.
ROOM_LIFE, DAY = timedelta(hours=12), timedelta(days=1)


class Structure(Base):
    """A France Services house, a library, an association… `has_notes`: whether its aidants may write notes.

    `basis`, `contact` (whom to ask about one's data) and `retention` (months without activity after which a learner
    is erased) are what its information notice says.
    """

    name = CharField(max_length=80)
    address = CharField(max_length=120, default="")
    postcode = CharField(max_length=5, default="")
    town = CharField(max_length=60, default="")
    insee = CharField(max_length=5, default="")
    has_notes = BooleanField(default=False)
    basis = CharField(max_length=10, default=MISSION)
    contact = CharField(max_length=120, default="")
    retention = SmallIntegerField(default=RETENTION)
    created_at = DateTimeField()


class Membership(Base):
    """The role of a member of staff in a structure; closed, it is kept so that somebody may come back."""

    if TYPE_CHECKING:
        structure_id: int
        staff_id: int

    staff = ForeignKeyField(Staff, backref="memberships", on_delete="CASCADE")
    structure = ForeignKeyField(Structure, backref="memberships", on_delete="CASCADE")
    role = CharField(max_length=10)
    closed_at = DateTimeField(null=True)

    class Meta:
        indexes = ((("staff", "structure", "role"), True),)


class Enrolment(Base):
    """A learner belongs to a structure. `told_at`: when they were told what is kept of them, and why."""

    if TYPE_CHECKING:
        structure_id: int

    learner = ForeignKeyField(Learner, backref="enrolments", on_delete="CASCADE")
    structure = ForeignKeyField(Structure, backref="enrolments", on_delete="CASCADE")
    created_at = DateTimeField()
    told_at = DateTimeField(null=True)

    class Meta:
        indexes = ((("structure", "learner"), True),)

    @classmethod
    def learners_of(cls, structure_ids: list[int]) -> "ModelSelect[Learner]":
        """The learners of these structures, by name."""
        mine = cls.select(cls.learner).where(cls.structure.in_(structure_ids))
        return (
            Learner.select()
            .where(Learner.id.in_(mine), Learner.deleted_at.is_null())
            .order_by(Learner.name, Learner.id)
        )


class Group(Base):
    """Learners of a structure who come together."""

    if TYPE_CHECKING:
        structure_id: int

    structure = ForeignKeyField(Structure, backref="groups", on_delete="CASCADE")
    name = CharField(max_length=60)
    created_at = DateTimeField()
    closed_at = DateTimeField(null=True)

    @classmethod
    def open_in(cls, structure_ids: list[int]) -> "ModelSelect[Group]":
        """The groups that still meet, by name."""
        return (
            cls.select().where(cls.structure.in_(structure_ids), cls.closed_at.is_null()).order_by(cls.name, cls.id)
        )

    def learners(self) -> "ModelSelect[Learner]":
        """Its learners, by name."""
        return Enrolment.learners_of([self.structure_id]).join(GroupMember).where(GroupMember.group == self)


class GroupMember(Base):
    """A learner is in a group."""

    if TYPE_CHECKING:
        group_id: int
        learner_id: int

    group = ForeignKeyField(Group, backref="members", on_delete="CASCADE")
    learner = ForeignKeyField(Learner, backref="groups", on_delete="CASCADE")

    class Meta:
        indexes = ((("group", "learner"), True),)


class Room(Base):
    """A workshop: opened by an aidant for a while, for a group or for everybody of the structure.

    `slug`, `mode` and `step` are what everybody was last sent to; `round` grows each time.
    """

    if TYPE_CHECKING:
        structure_id: int
        group_id: int | None
        staff_id: int | None

    key = CharField(max_length=24, unique=True)
    structure = ForeignKeyField(Structure, backref="rooms", on_delete="CASCADE")
    group = ForeignKeyField(Group, backref="rooms", null=True, on_delete="SET NULL")
    staff = ForeignKeyField(Staff, backref="rooms", null=True, on_delete="SET NULL")
    title = CharField(max_length=80)
    slug = CharField(max_length=60, default="")
    mode = CharField(max_length=12, default="")
    step = SmallIntegerField(default=0)
    round = SmallIntegerField(default=0)
    version = IntegerField(default=0)
    opened_at = DateTimeField()
    closed_at = DateTimeField(null=True)

    class Meta:
        indexes = ((("structure", "closed_at", "id"), False),)

    @classmethod
    def of_key(cls, key: str) -> "Room | None":
        return _room_of_key.first(cls, key)

    @classmethod
    def open_in(cls, structure_id: int) -> "Room | None":
        """The room that is open in a structure: the latest, when several are."""
        mine = cls.select().where(cls.structure == structure_id, cls.closed_at.is_null())
        found: Room | None = mine.order_by(cls.id.desc()).first()
        return found

    def learners(self) -> "ModelSelect[Learner]":
        """Whose tiles are shown while it is open."""
        return self.group.learners() if self.group else Enrolment.learners_of([self.structure_id])


_room_of_key = Prepared(lambda: Room.select().where(Room.key == ""))


class Kiosk(Base):
    """A browser trusted by a structure: the only place where name tiles are shown.

    Whom it shows: the learners of the open room; else, until `open_until`, those of `group`, or everybody of the
    structure (`shows_all`) when an aidant has said so. A group that is gone shows nobody.
    """

    if TYPE_CHECKING:
        structure_id: int
        group_id: int | None

    structure = ForeignKeyField(Structure, backref="kiosks", on_delete="CASCADE")
    label = CharField(max_length=40)
    token_hash = CharField(max_length=64, unique=True)
    created_at = DateTimeField()
    is_open = BooleanField(default=True)
    group = ForeignKeyField(Group, backref="kiosks", null=True, on_delete="SET NULL")
    shows_all = BooleanField(default=False)
    open_until = DateTimeField(null=True)
    seen_at = DateTimeField(null=True)

    def learners(self, now: datetime) -> "ModelSelect[Learner] | None":
        """Whose tiles are shown at this moment; None when nothing is open here.

        What was opened by a clock that has gone backwards since is open for no longer than anything else.
        """
        room = Room.open_in(self.structure_id)
        if room is not None and abs(now - room.opened_at) < ROOM_LIFE:
            return room.learners()
        if self.open_until is None or not now < self.open_until <= now + DAY:
            return None
        if self.shows_all:
            return Enrolment.learners_of([self.structure_id])
        return self.group.learners() if self.group and self.group.closed_at is None else None


class Seat(Base):
    """Somebody's place in a room, and what its board shows: written with each gesture, read without any other table.

    `run` is the key of the passage in front. `mistakes` counts those of this step, `repeats` the same one in a row;
    `moved_at` is the last progress, `seen_at` the last sign of the browser. `whisper` is what the aidant `by` says to
    this seat alone, in its language, `order` what its page is asked to do once (`help`, `hand:aidant`), `round` the
    room's when the person last began again with everybody.
    """

    if TYPE_CHECKING:
        room_id: int
        learner_id: int | None
        first_name: str | None  # With `avatar`, what a board reads beside: the learner's.
        avatar: int | None

    room = ForeignKeyField(Room, backref="seats", on_delete="CASCADE")
    learner = ForeignKeyField(Learner, backref="seats", null=True, on_delete="CASCADE")
    visitor = CharField(max_length=32, null=True)
    label = CharField(max_length=40, default="")
    run = CharField(max_length=24, default="")
    slug = CharField(max_length=60, default="")
    mode = CharField(max_length=12, default="")
    step = SmallIntegerField(default=0)
    steps = SmallIntegerField(default=0)
    help = SmallIntegerField(default=0)
    mistakes = SmallIntegerField(default=0)
    repeats = SmallIntegerField(default=0)
    hand = CharField(max_length=8, default="learner")
    is_finished = BooleanField(default=False)
    raised_at = DateTimeField(null=True)
    joined_at = DateTimeField()
    moved_at = DateTimeField()
    seen_at = DateTimeField()
    left_at = DateTimeField(null=True)
    locale = CharField(max_length=10, default="")
    whisper = TextField(default="")
    order = CharField(max_length=16, default="")
    by = CharField(max_length=60, default="")
    round = SmallIntegerField(default=0)
    version = IntegerField(default=0)

    class Meta:
        indexes = ((("room", "learner"), True), (("room", "visitor"), True))
