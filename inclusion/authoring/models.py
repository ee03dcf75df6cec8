"""What trainers write before it is published: drafts, each change of them, what is said beside, what was checked."""

from typing import TYPE_CHECKING

from peewee import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    ModelSelect,
    TextField,
)

from inclusion.accounts.models import Staff
from inclusion.database import Base
from inclusion.places.models import Structure

#: Where a draft is: written, read by somebody else, online as it is, no longer shown.
WRITING, READING, PUBLISHED, ARCHIVED = "writing", "reading", "published", "archived"
#: What a draft becomes (`sorts`): an exercise of the catalogue, a screen of the diagnostic.
MODULE, ITEM = "module", "item"


class Draft(Base):
    """A module, or an item of the diagnostic (`kind`), being written.

    `tree` is its source as JSON text (the order of keys counts: never a JSON column).
    `texts` are its translations by locale and place, `stamps` the French that each was made from. `seq` counts the
    changes; `published_seq` is the one of the newest version. `origin_slug` and `origin_number` say what it was
    copied from. `check_on`: the day when the real site must be looked at again.
    """

    if TYPE_CHECKING:
        structure_id: int
        asked_by_id: int | None
        changed_by_id: int | None

    key = CharField(max_length=24, unique=True)
    kind = CharField(max_length=8, default=MODULE)
    structure = ForeignKeyField(Structure, backref="drafts", on_delete="CASCADE")
    slug = CharField(max_length=60, unique=True)
    title = CharField(max_length=200)
    tree = TextField()
    texts = TextField(default="{}")
    stamps = TextField(default="{}")
    seq = IntegerField(default=0)
    state = CharField(max_length=10, default=WRITING)
    published_seq = IntegerField(null=True)
    is_shared = BooleanField(default=False)
    origin_slug = CharField(max_length=60, default="")
    origin_number = IntegerField(default=0)
    check_on = DateField(null=True)
    asked_by = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    asked_at = DateTimeField(null=True)
    changed_by = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    changed_at = DateTimeField()
    created_at = DateTimeField()

    @classmethod
    def of_structures(cls, structure_ids: list[int]) -> "ModelSelect[Draft]":
        """The drafts of these structures, the latest changed first."""
        return cls.select().where(cls.structure.in_(structure_ids)).order_by(cls.changed_at.desc(), cls.id.desc())

    @property
    def has_changed(self) -> bool:
        """Whether something was written since the newest version."""
        return self.seq != self.published_seq


class Edit(Base):
    """One change of a draft: what differs, in both directions, so that it can be told, taken back and restored.

    `act` says what was done (`write`, `add`, `move`, `remove`, `undo`, `restore`, `translate`…), `place` where.
    """

    if TYPE_CHECKING:
        staff_id: int | None

    draft = ForeignKeyField(Draft, backref="edits", on_delete="CASCADE")
    seq = IntegerField()
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    act = CharField(max_length=12)
    place = CharField(max_length=200, default="")
    changes = TextField(default="[]")
    at = DateTimeField()

    class Meta:
        indexes = ((("draft", "seq"), True),)


class Remark(Base):
    """Something said about a screen, a step or the whole module, until somebody says that it is settled."""

    draft = ForeignKeyField(Draft, backref="remarks", on_delete="CASCADE")
    place = CharField(max_length=120, default="")
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    text = CharField(max_length=600)
    at = DateTimeField()
    settled_at = DateTimeField(null=True)
    settled_by = ForeignKeyField(Staff, null=True, on_delete="SET NULL")


class Verdict(Base):
    """What the proof says of a draft as it was at `digest`: problems, and worlds searched by persona and surprise."""

    draft = ForeignKeyField(Draft, unique=True, on_delete="CASCADE")
    digest = CharField(max_length=64)
    problems = TextField(default="[]")
    worlds = TextField(default="{}")
    at = DateTimeField()


class Walk(Base):
    """Where a trainer is in the preview of a draft: what was done there, from the start or from a screen.

    `mark` is the number of events when « retenir ce que je fais » was pressed, or null.
    """

    draft = ForeignKeyField(Draft, backref="walks", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, on_delete="CASCADE")
    persona = CharField(max_length=40, default="")
    surprise = CharField(max_length=40, default="")
    screen = CharField(max_length=40, default="")
    events = TextField(default="[]")
    mark = IntegerField(null=True)

    class Meta:
        indexes = ((("draft", "staff"), True),)
