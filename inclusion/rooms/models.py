"""What people say when they leave a workshop: two answers, tied to nobody."""

from peewee import DateTimeField, ForeignKeyField, SmallIntegerField

from inclusion.database import Base
from inclusion.places.models import Room


class ExitAnswer(Base):
    """One person's two answers, from 0 (no) to 2 (yes): it went well, I could do it again. Whose is not kept."""

    room = ForeignKeyField(Room, backref="exit_answers", on_delete="CASCADE")
    ease = SmallIntegerField()
    again = SmallIntegerField()
    at = DateTimeField()
