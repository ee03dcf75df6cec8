"""Notebooks that learners brought from elsewhere: kept beside our own evidence, never mixed with it."""

from peewee import BooleanField, CharField, DateField, DateTimeField, ForeignKeyField, JSONField, ModelSelect

from inclusion.accounts.models import Learner, Staff
from inclusion.database import Base


class Brought(Base):
    """What one notebook said when an aidant received it. `levels` maps a démarche to the levels of its steps."""

    learner = ForeignKeyField(Learner, backref="notebooks", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    day = DateField()
    place = CharField(max_length=80)
    levels = JSONField()
    is_sealed = BooleanField()
    at = DateTimeField()

    class Meta:
        indexes = ((("learner", "id"), False),)

    @classmethod
    def of(cls, learner: Learner) -> "ModelSelect[Brought]":
        """The notebooks of a learner, the latest first."""
        return cls.select().where(cls.learner == learner).order_by(cls.id.desc())
