"""The first tables: people, places, modules, runs and what they prove."""

from peewee import (
    BooleanField, CharField, DateField, DateTimeField, ForeignKeyField, IntegerField, JSONField, Model,
    SmallIntegerField, TextField,
)


def tables(db):
    """Frozen copies of the models as they were at this migration, in order of creation."""

    class Base(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Throttle(Base):
        door = CharField(max_length=80, unique=True)
        failures = IntegerField(default=0)
        last = DateTimeField(index=True)
        until = DateTimeField(null=True)

    class Learner(Base):
        name = CharField(max_length=30)
        avatar = SmallIntegerField(default=0)
        picture_hash = CharField(max_length=200)
        card_hash = CharField(max_length=64, null=True, unique=True)
        letters_hash = CharField(max_length=64, null=True, unique=True)
        card_until = DateTimeField(null=True)
        locale = CharField(max_length=10, null=True)
        theme = CharField(max_length=10, default="auto")
        text_size = CharField(max_length=10, default="normal")
        font = CharField(max_length=10, default="system")
        created_at = DateTimeField()
        seen_at = DateTimeField(null=True)

    class Staff(Base):
        email = CharField(max_length=120, unique=True)
        name = CharField(max_length=60)
        password_hash = CharField(max_length=200)
        is_open = BooleanField(default=True)
        locale = CharField(max_length=10, null=True)
        created_at = DateTimeField()
        seen_at = DateTimeField(null=True)

    class Structure(Base):
        name = CharField(max_length=80)
        town = CharField(max_length=60, default="")
        created_at = DateTimeField()

    class Membership(Base):
        staff = ForeignKeyField(Staff, on_delete="CASCADE")
        structure = ForeignKeyField(Structure, on_delete="CASCADE")
        role = CharField(max_length=10)

        class Meta:
            indexes = ((("staff", "structure", "role"), True),)

    class Enrolment(Base):
        learner = ForeignKeyField(Learner, on_delete="CASCADE")
        structure = ForeignKeyField(Structure, on_delete="CASCADE")
        created_at = DateTimeField()

        class Meta:
            indexes = ((("structure", "learner"), True),)

    class Kiosk(Base):
        structure = ForeignKeyField(Structure, on_delete="CASCADE")
        label = CharField(max_length=40)
        token_hash = CharField(max_length=64, unique=True)
        created_at = DateTimeField()
        is_open = BooleanField(default=True)

    class ModuleVersion(Base):
        slug = CharField(max_length=60)
        number = IntegerField()
        digest = CharField(max_length=64, index=True)
        document = TextField()
        translations = TextField(default="{}")
        published_at = DateTimeField()

        class Meta:
            indexes = ((("slug", "number"), True),)

    class Run(Base):
        key = CharField(max_length=24, unique=True)
        version = ForeignKeyField(ModuleVersion, on_delete="RESTRICT")
        slug = CharField(max_length=60)
        learner = ForeignKeyField(Learner, null=True, on_delete="CASCADE")
        visitor = CharField(max_length=32, null=True, index=True)
        code = CharField(max_length=6, null=True, unique=True)
        persona = CharField(max_length=40)
        mode = CharField(max_length=12)
        state = TextField()
        seq = IntegerField(default=0)
        step = SmallIntegerField(default=0)
        action = CharField(max_length=80, default="")
        raised_at = DateTimeField(null=True)
        started_at = DateTimeField()
        acted_at = DateTimeField(index=True)
        finished_at = DateTimeField(null=True)

        class Meta:
            indexes = ((("learner", "slug", "id"), False),)

    class Batch(Base):
        run = ForeignKeyField(Run, on_delete="CASCADE")
        seq = IntegerField()
        events = JSONField()
        at = DateTimeField()

        class Meta:
            indexes = ((("run", "seq"), True),)

    class Evidence(Base):
        run = ForeignKeyField(Run, on_delete="CASCADE")
        learner = ForeignKeyField(Learner, null=True, on_delete="CASCADE")
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
        day = DateField()
        at = DateTimeField()

        class Meta:
            indexes = ((("learner", "slug", "step", "id"), False),)

    return [
        Throttle, Learner, Staff, Structure, Membership, Enrolment, Kiosk, ModuleVersion, Run, Batch, Evidence,
    ]


def up(migrator, db):
    db.create_tables(tables(db))


def down(migrator, db):
    db.drop_tables(tables(db))
