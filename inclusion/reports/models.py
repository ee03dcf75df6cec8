"""Activity reports: what a session was, filled in by the session and corrected by its aidant."""

from datetime import date
from typing import TYPE_CHECKING

from peewee import CharField, DateField, DateTimeField, ForeignKeyField, IntegerField, JSONField, ModelSelect

from inclusion.accounts.models import Learner, Staff
from inclusion.database import Base
from inclusion.places.models import Room, Structure


class Report(Base):
    """One report, with La Coop's codes. `people` holds anonymous counts; `room` or `learner` say whence it comes.

    Names are in none of its columns: the author's own sheet reads them from the seats, as long as people are known.
    """

    if TYPE_CHECKING:
        structure_id: int
        staff_id: int | None
        room_id: int | None
        learner_id: int | None

    structure = ForeignKeyField(Structure, backref="reports", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, backref="reports", null=True, on_delete="SET NULL")
    room = ForeignKeyField(Room, backref="reports", null=True, unique=True, on_delete="SET NULL")
    learner = ForeignKeyField(Learner, backref="reports", null=True, on_delete="SET NULL")
    number = CharField(max_length=16, unique=True)
    kind = CharField(max_length=12)
    day = DateField()
    minutes = IntegerField()
    place = CharField(max_length=16, default="lieu_activite")
    town = CharField(max_length=60, default="")
    postcode = CharField(max_length=5, default="")
    insee = CharField(max_length=5, default="")
    themes = JSONField()
    materials = JSONField()
    demarche = CharField(max_length=120, default="")
    title = CharField(max_length=80, default="")
    level = CharField(max_length=16, default="")
    autonomy = CharField(max_length=24, default="")
    redirection = CharField(max_length=40, default="")
    people = JSONField()
    created_at = DateTimeField()
    changed_at = DateTimeField()

    class Meta:
        indexes = ((("structure", "day", "id"), False),)

    @classmethod
    def of_day(cls, learner_id: int, structure_id: int, day: date) -> "Report | None":
        """The report of one person's day in a structure."""
        mine = (cls.learner == learner_id, cls.structure == structure_id, cls.room.is_null(), cls.day == day)
        found: Report | None = cls.select().where(*mine).order_by(cls.id).first()
        return found

    @classmethod
    def of(cls, structure_ids: list[int]) -> "ModelSelect[Report]":
        """The reports of these structures, the latest first."""
        return cls.select().where(cls.structure.in_(structure_ids)).order_by(cls.day.desc(), cls.id.desc())
