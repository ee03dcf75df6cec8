"""Passages through the diagnostic, what each screen showed, and what an aidant says beside the measure."""

from typing import TYPE_CHECKING

from peewee import (
    JOIN,
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
    `purpose` is what the person came for, as `purposes` writes it, and `needed` the levels that it asks for.
    `anchor` is the item asked for the calibration alone, once it was asked. `groups` are coarse and agreed to
    (`groups`), to know whether a screen is as fair for everybody.
    """

    if TYPE_CHECKING:
        learner_id: int | None
        said: "Rating | None"

    key = CharField(max_length=24, unique=True)
    learner = ForeignKeyField(Learner, backref="sittings", null=True, on_delete="CASCADE")
    visitor = CharField(max_length=32, null=True, index=True)
    seed = IntegerField()
    persona = CharField(max_length=40)
    start = SmallIntegerField(null=True)
    purpose = CharField(max_length=80, default="")
    needed = JSONField()
    longest = SmallIntegerField()
    phase = CharField(max_length=8, default=ASKED)
    item = CharField(max_length=40, default="")
    anchor = CharField(max_length=40, default="")
    state = TextField(default="")
    seq = IntegerField(default=0)
    bank = CharField(max_length=64)
    estimate = JSONField(null=True)
    is_shared = BooleanField(default=False)
    groups = JSONField(null=True)
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

    @classmethod
    def finished(cls, learner_id: int | None, visitor: str | None = None) -> "ModelSelect[Sitting]":
        """Those of `of` that have a result."""
        return cls.of(learner_id, visitor).where(cls.ended_at.is_null(False))

    @classmethod
    def shared(cls, learner_id: int) -> "ModelSelect[Sitting]":
        """The results that a learner shows to the aidants of their structures, the latest first."""
        return cls.finished(learner_id).where(cls.is_shared)

    @classmethod
    def latest(cls, learner_id: int) -> "tuple[Sitting | None, dict[str, Rating]]":
        """The latest result of a learner and what aidants say now of each skill, in one query."""
        last = cls.finished(learner_id).select(cls.id).limit(1)
        counts = (Rating.learner == cls.learner) & Rating.taken_back_at.is_null()
        query = cls.select(cls, Rating).join(Rating, JOIN.LEFT_OUTER, on=counts, attr="said")
        found = list(query.where(cls.id.in_(last)).order_by(Rating.id))
        said = [sitting.said for sitting in found if getattr(sitting, "said", None)]
        return (found[0] if found else None), {rating.skill: rating for rating in said if rating and rating.id}


_of_key = Prepared(lambda: Sitting.select().where(Sitting.key == ""))


class OwnItem(Base):
    """A screen of the diagnostic that trainers of this installation have written: published, it never changes.

    `name` is what answers call it; `slug` is the same for each of its versions. `source` is what an item file says.
    Retired, it is asked of nobody any more; who has it in front goes on, and what it has shown still counts.
    """

    name = CharField(max_length=40, unique=True)
    slug = CharField(max_length=60)
    number = IntegerField()
    source = TextField()
    published_at = DateTimeField()
    retired_at = DateTimeField(null=True)

    class Meta:
        indexes = ((("slug", "number"), True),)


class Answer(Base):
    """What one screen showed. A side observation has the number of its screen and the name of its own item."""

    if TYPE_CHECKING:
        sitting_id: int

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


class Move(Base):
    """The events of one request on a screen, in order: with no word of the learner's, enough to see it again."""

    sitting = ForeignKeyField(Sitting, backref="moves", on_delete="CASCADE")
    seq = IntegerField()
    item = CharField(max_length=40)
    events = JSONField()
    at = DateTimeField()

    class Meta:
        indexes = ((("sitting", "seq"), True),)

    @classmethod
    def on(cls, sitting: Sitting, item: str) -> "ModelSelect[Move]":
        """What was done on one screen, in order."""
        return cls.select().where(cls.sitting == sitting, cls.item == item).order_by(cls.seq)


class Rating(Base):
    """A level that an aidant gives to a skill: kept beside the measure, never mixed with it.

    The last one that was not taken back is the one that counts; the others stay, as history.
    """

    if TYPE_CHECKING:
        staff_id: int | None

    learner = ForeignKeyField(Learner, backref="ratings", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    skill = CharField(max_length=12)
    level = SmallIntegerField()
    reason = CharField(max_length=200, default="")
    at = DateTimeField()
    taken_back_at = DateTimeField(null=True)

    class Meta:
        indexes = ((("learner", "skill", "id"), False),)

    @classmethod
    def history(cls, learner_id: int) -> "ModelSelect[Rating]":
        """All that aidants said of a learner, the oldest first, each with who said it."""
        query = cls.select(cls, Staff.id, Staff.name).join(Staff, JOIN.LEFT_OUTER)
        return query.where(cls.learner == learner_id).order_by(cls.id)

    @classmethod
    def current(cls, learner_id: int | None) -> "dict[str, Rating]":
        """The one that counts for each skill; nothing for a visitor, whom no aidant follows."""
        if learner_id is None:
            return {}
        kept = cls.history(learner_id).where(cls.taken_back_at.is_null())
        return {rating.skill: rating for rating in kept}
