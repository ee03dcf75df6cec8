"""What stands beside the evidence: levels kept up to date, corrections, what is proposed, real démarches, notes."""

from datetime import date
from typing import TYPE_CHECKING

from peewee import (
    CharField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    ModelSelect,
    SmallIntegerField,
)

from inclusion.accounts.models import Learner, Staff
from inclusion.database import Base
from inclusion.places.models import Group, Structure


class Standing(Base):
    """Where somebody is with a démarche, written with each piece of evidence so that lists need not read them all."""

    if TYPE_CHECKING:
        learner_id: int

    learner = ForeignKeyField(Learner, backref="standings", on_delete="CASCADE")
    slug = CharField(max_length=60)
    level = SmallIntegerField()
    due = DateField(null=True)

    class Meta:
        indexes = ((("learner", "slug"), True), (("learner", "due"), False))

    @classmethod
    def of_learners(cls, learner_ids: list[int]) -> "ModelSelect[Standing]":
        """By démarche."""
        return cls.select().where(cls.learner.in_(learner_ids)).order_by(cls.slug, cls.id)


class Correction(Base):
    """A level that an aidant says, with the reason; the measure stays beside. An empty `step` is the whole démarche.

    `after` is the latest evidence that the aidant could know: what comes later may overtake the correction, whatever
    the clock says.
    """

    if TYPE_CHECKING:
        learner_id: int

    learner = ForeignKeyField(Learner, backref="corrections", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, backref="corrections", null=True, on_delete="SET NULL")
    slug = CharField(max_length=60)
    step = CharField(max_length=40, default="")
    level = SmallIntegerField()
    measured = SmallIntegerField()
    reason = CharField(max_length=200)
    after = IntegerField(default=0)
    day = DateField()
    at = DateTimeField()
    undone_at = DateTimeField(null=True)

    class Meta:
        indexes = ((("learner", "slug", "id"), False),)

    @classmethod
    def of_learners(cls, learner_ids: list[int]) -> "ModelSelect[Correction]":
        """Those that still count, oldest first, each with who made it."""
        found = cls.select(cls, Staff).left_outer_join(Staff)
        return found.where(cls.learner.in_(learner_ids), cls.undone_at.is_null()).order_by(cls.id)


class Assignment(Base):
    """A démarche (`slug`) or a parcours that an aidant proposes to a learner or to a group."""

    if TYPE_CHECKING:
        structure_id: int
        group_id: int | None
        learner_id: int | None

    structure = ForeignKeyField(Structure, backref="assignments", on_delete="CASCADE")
    learner = ForeignKeyField(Learner, backref="assignments", null=True, on_delete="CASCADE")
    group = ForeignKeyField(Group, backref="assignments", null=True, on_delete="CASCADE")
    staff = ForeignKeyField(Staff, backref="assignments", null=True, on_delete="SET NULL")
    slug = CharField(max_length=60, default="")
    parcours = CharField(max_length=40, default="")
    due = DateField(null=True)
    created_at = DateTimeField()


class Task(Base):
    """One démarche that one learner is asked to do; done when they finish it, with help or without."""

    if TYPE_CHECKING:
        assignment_id: int
        learner_id: int

    assignment = ForeignKeyField(Assignment, backref="tasks", on_delete="CASCADE")
    learner = ForeignKeyField(Learner, backref="tasks", on_delete="CASCADE")
    slug = CharField(max_length=60)
    place = SmallIntegerField(default=0)
    due = DateField(null=True)
    done_at = DateTimeField(null=True)

    class Meta:
        indexes = ((("assignment", "learner", "slug"), True), (("learner", "done_at", "due"), False))

    @classmethod
    def to_do(cls, learner_id: int) -> "ModelSelect[Task]":
        """What a learner has still to do: what has a date first, then in the order advised."""
        mine = cls.select(cls, Assignment).join(Assignment).where(cls.learner == learner_id, cls.done_at.is_null())
        return mine.order_by(cls.due.is_null(), cls.due, cls.assignment, cls.place, cls.id)


#: What a learner answers a week after the real démarche, and nothing else: the answer is one word.
ALONE, HELPED, NOT_YET = "alone", "helped", "not_yet"
ANSWERS = (ALONE, HELPED, NOT_YET)


class Rehearsal(Base):
    """« Ma vraie démarche est le 12 »: what, which day, and, a week later, whether it could be done alone."""

    if TYPE_CHECKING:
        learner_id: int

    learner = ForeignKeyField(Learner, backref="rehearsals", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, backref="rehearsals", null=True, on_delete="SET NULL")
    slug = CharField(max_length=60)
    day = DateField()
    answer = CharField(max_length=10, default="")
    created_at = DateTimeField()

    class Meta:
        indexes = ((("learner", "day"), False),)

    @classmethod
    def of(cls, learner_id: int) -> "ModelSelect[Rehearsal]":
        """The nearest day first."""
        return cls.select().where(cls.learner == learner_id).order_by(cls.day, cls.id)

    @classmethod
    def open_for(cls, learner_id: int, today: date) -> "ModelSelect[Rehearsal]":
        """Those that are to come, or that nobody has told anything about yet."""
        return cls.of(learner_id).where((cls.answer == "") | (cls.day >= today))


#: Who reads a note: its author, those who work in the structure, or the learner too.
ME, TEAM, ALL = "me", "team", "learner"
READERS = (ME, TEAM, ALL)


class Note(Base):
    """A few words that an aidant keeps about a learner."""

    if TYPE_CHECKING:
        learner_id: int
        staff_id: int | None
        structure_id: int

    learner = ForeignKeyField(Learner, backref="notes", on_delete="CASCADE")
    structure = ForeignKeyField(Structure, backref="notes", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, backref="notes", null=True, on_delete="SET NULL")
    text = CharField(max_length=280)
    readers = CharField(max_length=8)
    at = DateTimeField()

    class Meta:
        indexes = ((("learner", "id"), False),)

    @classmethod
    def seen_by(cls, staff_id: int, structure_ids: list[int], learner_id: int) -> "ModelSelect[Note]":
        """What this aidant may read of a learner, the latest first."""
        mine = (cls.staff == staff_id) | cls.readers.in_((TEAM, ALL))
        found = cls.select(cls, Staff).left_outer_join(Staff).where(cls.learner == learner_id, mine)
        return found.where(cls.structure.in_(structure_ids)).order_by(cls.id.desc())

    @classmethod
    def for_learner(cls, learner_id: int) -> "ModelSelect[Note]":
        """What is written for the learner, in structures where notes are kept, the latest first."""
        found = cls.select(cls, Staff).left_outer_join(Staff).switch(cls).join(Structure)
        kept = found.where(cls.learner == learner_id, cls.readers == ALL, Structure.has_notes)
        return kept.order_by(cls.id.desc())
