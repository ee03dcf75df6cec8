"""What stays of practice once nobody can be found in it any more: counters."""

from peewee import CharField, DateField, IntegerField

from inclusion.database import Base


class Tally(Base):
    """Passages of people who were erased, counted by place, démarche, month and mode.

    `place` is the number of the structure, 0 for whoever practised without an account. `level_1` to `level_4` count
    the finished passages by their weakest step: watched, with support, with hints, alone.
    """

    place = IntegerField()
    slug = CharField(max_length=60)
    month = DateField()
    mode = CharField(max_length=12)
    started = IntegerField(default=0)
    finished = IntegerField(default=0)
    level_1 = IntegerField(default=0)
    level_2 = IntegerField(default=0)
    level_3 = IntegerField(default=0)
    level_4 = IntegerField(default=0)

    class Meta:
        indexes = ((("place", "slug", "month", "mode"), True),)
