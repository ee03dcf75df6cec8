"""Passages through the diagnostic, what each screen showed, and levels given by aidants."""

from peewee import (
    BooleanField, CharField, DateTimeField, ForeignKeyField, IntegerField, JSONField, Model, SmallIntegerField,
    TextField,
)


def tables(db):
    """Frozen copies of the models as they were at this migration, in order of creation."""

    class Base(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Learner(Base):
        pass

    class Staff(Base):
        pass

    class Sitting(Base):
        key = CharField(max_length=24, unique=True)
        learner = ForeignKeyField(Learner, null=True, on_delete="CASCADE")
        visitor = CharField(max_length=32, null=True, index=True)
        seed = IntegerField()
        persona = CharField(max_length=40)
        start = SmallIntegerField(null=True)
        needed = JSONField()
        longest = SmallIntegerField()
        phase = CharField(max_length=8, default="asked")
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

    class Answer(Base):
        sitting = ForeignKeyField(Sitting, on_delete="CASCADE")
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

    class Rating(Base):
        learner = ForeignKeyField(Learner, on_delete="CASCADE")
        staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        skill = CharField(max_length=12)
        level = SmallIntegerField()
        reason = CharField(max_length=200, default="")
        at = DateTimeField()

        class Meta:
            indexes = ((("learner", "skill", "id"), False),)

    return Sitting, Answer, Rating


def up(migrator, db):
    db.create_tables(tables(db))


def down(migrator, db):
    db.drop_tables(tables(db)[::-1])
