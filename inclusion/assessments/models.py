"""Passages through the diagnostic, what each screen showed, and what an aidant says beside the measure."""

from typing import TYPE_CHECKING

from peewee import (
    BooleanField,
    CharField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    ModelSelect,
    SmallIntegerField,
    TextField,
)

from inclusion.accounts.models import Learner, Staff
from inclusion.database import Base, Prepared

#: What one meets on coming back: a screen to do, what is said after it, a break, the result.
ASKED, AFTER, BREAK, RESULT = "asked", "after", "break", "result"


class Sitting(Base):
    """One passage of somebody through the diagnostic.

    The next screen is a function of (bank, seed, answers). `state` is that of the screen in front; `bank` the
    fingerprint of the parameters that the result was made with, and `estimate` that result, once it is given.
    """

    if TYPE_CHECKING:
        learner_id: int | None

    key = CharField(max_length=24, unique=True)
    learner = ForeignKeyField(Learner, backref="sittings", null=True, on_delete="CASCADE")
    visitor = CharField(max_length=32, null=True, index=True)
    seed = IntegerField()
    persona = CharField(max_length=40)
    start = SmallIntegerField(null=True)
    needed = JSONField()
    longest = SmallIntegerField()
    phase = CharField(max_length=8, default=ASKED)
    item = CharField(max_length=40, default="")
    state = TextField(default="")
    seq = IntegerField(default=0)
    bank = CharField(max_length=64)
    estimate = JSONField(null=True)
    is_shared = BooleanField(default=False)
    started_at = DateTimeField()
    acted_at = DateTimeField(index=True)
    ended_at = DateTimeField(null=True)

    class Meta:
        indexes = ((("learner", "id"), False),)

    @classmethod
    def of_key(cls, key: str) -> "Sitting | None":
        return _of_key.first(cls, key)

    @classmethod
    def of(cls, learner_id: int | None, visitor: str | None) -> "ModelSelect[Sitting]":
        """The sittings of a learner, or else of a visitor's session, the latest first."""
        mine = cls.learner == learner_id if learner_id else (cls.visitor == (visitor or "?")) & cls.learner.is_null()
        return cls.select().where(mine).order_by(cls.id.desc())


_of_key = Prepared(lambda: Sitting.select().where(Sitting.key == ""))


class Answer(Base):
    """What one screen showed. A side observation has the number of its screen and the name of its own item."""

    sitting = ForeignKeyField(Sitting, backref="answers", on_delete="CASCADE")
    number = SmallIntegerField()
    item = CharField(max_length=60)
    skill = CharField(max_length=12)
    outcome = CharField(max_length=8)
    confusion = CharField(max_length=40, default="")
    help = SmallIntegerField(default=0)
    seconds = IntegerField(default=0)
    at = DateTimeField()

    class Meta:
        indexes = ((("sitting", "number", "item"), True),)

    @classmethod
    def history(cls, sitting: Sitting) -> "ModelSelect[Answer]":
        """In the order in which they were given; a screen comes before what it shows besides."""
        return cls.select().where(cls.sitting == sitting).order_by(cls.id)


class Rating(Base):
    """A level that an aidant gives to a skill: kept beside the measure, never mixed with it."""

    learner = ForeignKeyField(Learner, backref="ratings", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    skill = CharField(max_length=12)
    level = SmallIntegerField()
    reason = CharField(max_length=200, default="")
    at = DateTimeField()

    class Meta:
        indexes = ((("learner", "skill", "id"), False),)
