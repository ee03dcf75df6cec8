"""Published versions of modules, passages through them, and what these prove."""

from typing import TYPE_CHECKING

from peewee import (
    BlobField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    ModelSelect,
    SmallIntegerField,
    TextField,
)

from inclusion.accounts.models import Learner
from inclusion.database import Base, Prepared
from inclusion.places.models import Structure


class ModuleVersion(Base):
    """A published module: an immutable snapshot that runs are pinned to.

    `source` is the module as its author wrote it, with its fragments not yet filled in; a copy begins with it.
    """

    slug = CharField(max_length=60)
    number = IntegerField()
    digest = CharField(max_length=64, index=True)
    document = TextField()
    translations = TextField(default="{}")
    source = TextField(default="")
    published_at = DateTimeField()

    class Meta:
        indexes = ((("slug", "number"), True),)


class OwnModule(Base):
    """A module that a structure has written: its own, or shown everywhere. Archived, nobody begins it any more."""

    if TYPE_CHECKING:
        structure_id: int

    slug = CharField(max_length=60, unique=True)
    structure = ForeignKeyField(Structure, backref="modules", on_delete="CASCADE")
    is_shared = BooleanField(default=False)
    archived_at = DateTimeField(null=True)


class Picture(Base):
    """An image that a trainer added, made again by the application. `name` is the fingerprint of its content."""

    name = CharField(max_length=40, unique=True)
    structure = ForeignKeyField(Structure, null=True, on_delete="SET NULL")
    width = SmallIntegerField()
    height = SmallIntegerField()
    content = BlobField()
    at = DateTimeField()


class Unclear(Base):
    """Somebody said « pas clair » of a text of a module: which, in which language, never who."""

    slug = CharField(max_length=60)
    version = IntegerField()
    place = CharField(max_length=120)
    locale = CharField(max_length=12)
    day = DateField()

    class Meta:
        indexes = ((("slug", "place"), False),)


class Run(Base):
    """One passage of somebody through one version of a module, with one persona and in one mode.

    `seed` says how the module varies (0: not). `state` is the fold of its batches of events; `seq` counts them.
    A visitor's run has no learner: it belongs to a session (`visitor`) and is found again with a code of six letters.
    """

    if TYPE_CHECKING:
        learner_id: int | None
        version_id: int

    key = CharField(max_length=24, unique=True)
    version = ForeignKeyField(ModuleVersion, backref="runs", on_delete="RESTRICT")
    slug = CharField(max_length=60)
    learner = ForeignKeyField(Learner, backref="runs", null=True, on_delete="CASCADE")
    visitor = CharField(max_length=32, null=True, index=True)
    code = CharField(max_length=6, null=True, unique=True)
    persona = CharField(max_length=40)
    mode = CharField(max_length=12)
    seed = IntegerField(default=0)
    state = TextField()
    seq = IntegerField(default=0)
    step = SmallIntegerField(default=0)
    action = CharField(max_length=80, default="")
    raised_at = DateTimeField(null=True, index=True)
    started_at = DateTimeField()
    acted_at = DateTimeField(index=True)
    finished_at = DateTimeField(null=True)

    class Meta:
        indexes = ((("learner", "slug", "id"), False), (("learner", "finished_at", "acted_at"), False))

    @classmethod
    def of_key(cls, key: str) -> "Run | None":
        return _of_key.first(cls, key)

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    @classmethod
    def of(cls, learner_id: int | None, visitor: str | None) -> "ModelSelect[Run]":
        """The runs of a learner, or else of a visitor's session, the latest first."""
        mine = cls.learner == learner_id if learner_id else (cls.visitor == (visitor or "?")) & cls.learner.is_null()
        return cls.select().where(mine).order_by(cls.id.desc())

    @classmethod
    def unfinished(cls, learner_id: int | None, visitor: str | None) -> "ModelSelect[Run]":
        """The runs that can be continued, the latest first."""
        return (
            cls.of(learner_id, visitor).where(cls.finished_at.is_null()).order_by(cls.acted_at.desc(), cls.id.desc())
        )


_of_key = Prepared(lambda: Run.select().where(Run.key == ""))


class Batch(Base):
    """The events of one request, in order; unique per run and number, so that a repeated request changes nothing."""

    run = ForeignKeyField(Run, backref="batches", on_delete="CASCADE")
    seq = IntegerField()
    events = JSONField()
    at = DateTimeField()

    class Meta:
        indexes = ((("run", "seq"), True),)


class Evidence(Base):
    """What one run says about one step; never rewritten."""

    if TYPE_CHECKING:
        run_id: int
        learner_id: int | None

    run = ForeignKeyField(Run, backref="evidence", on_delete="CASCADE")
    learner = ForeignKeyField(Learner, backref="evidence", null=True, on_delete="CASCADE")
    slug = CharField(max_length=60)
    version = IntegerField()
    step = CharField(max_length=40)
    skill = CharField(max_length=12)
    mode = CharField(max_length=12)
    outcome = CharField(max_length=10)
    help = SmallIntegerField()
    mistakes = JSONField()
    detours = SmallIntegerField()
    seconds = IntegerField()
    persona = CharField(max_length=40)
    hand = CharField(max_length=8)
    measures = TextField(default="")
    day = DateField()
    at = DateTimeField()

    class Meta:
        indexes = ((("learner", "slug", "step", "id"), False),)

    @classmethod
    def of_learners(cls, learner_ids: list[int]) -> "ModelSelect[Evidence]":
        """Everything that these learners have shown, oldest first."""
        return cls.select().where(cls.learner.in_(learner_ids)).order_by(cls.id)
