"""Structures, who belongs to them, and the browsers that they trust."""

from typing import TYPE_CHECKING

from peewee import BooleanField, CharField, DateTimeField, ForeignKeyField, ModelSelect

from inclusion.accounts.models import Learner, Staff
from inclusion.database import Base


class Structure(Base):
    """A France Services house, a library, an association…"""

    name = CharField(max_length=80)
    town = CharField(max_length=60, default="")
    created_at = DateTimeField()


class Membership(Base):
    """The role of a member of staff in a structure."""

    if TYPE_CHECKING:
        structure_id: int

    staff = ForeignKeyField(Staff, backref="memberships", on_delete="CASCADE")
    structure = ForeignKeyField(Structure, backref="memberships", on_delete="CASCADE")
    role = CharField(max_length=10)

    class Meta:
        indexes = ((("staff", "structure", "role"), True),)


class Enrolment(Base):
    """A learner belongs to a structure, by consent."""

    learner = ForeignKeyField(Learner, backref="enrolments", on_delete="CASCADE")
    structure = ForeignKeyField(Structure, backref="enrolments", on_delete="CASCADE")
    created_at = DateTimeField()

    class Meta:
        indexes = ((("structure", "learner"), True),)

    @classmethod
    def learners_of(cls, structure_ids: list[int]) -> "ModelSelect[Learner]":
        """The learners of these structures, by name."""
        mine = cls.select(cls.learner).where(cls.structure.in_(structure_ids))
        return Learner.select().where(Learner.id.in_(mine)).order_by(Learner.name, Learner.id)


class Kiosk(Base):
    """A browser trusted by a structure: the only place where name tiles are shown."""

    if TYPE_CHECKING:
        structure_id: int

    structure = ForeignKeyField(Structure, backref="kiosks", on_delete="CASCADE")
    label = CharField(max_length=40)
    token_hash = CharField(max_length=64, unique=True)
    created_at = DateTimeField()
    is_open = BooleanField(default=True)
