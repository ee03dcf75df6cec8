"""Modules that structures write: drafts and all that stands around them, their images, what is said to be unclear."""

from peewee import (
    BlobField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    SmallIntegerField,
    TextField,
)


def tables(db):
    """Frozen copies of the models as they were at this migration, in order of creation."""

    class Base(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Structure(Base):
        pass

    class Staff(Base):
        pass

    class OwnModule(Base):
        slug = CharField(max_length=60, unique=True)
        structure = ForeignKeyField(Structure, on_delete="CASCADE")
        is_shared = BooleanField(default=False)
        archived_at = DateTimeField(null=True)

    class Picture(Base):
        name = CharField(max_length=40, unique=True)
        structure = ForeignKeyField(Structure, null=True, on_delete="SET NULL")
        width = SmallIntegerField()
        height = SmallIntegerField()
        content = BlobField()
        at = DateTimeField()

    class Unclear(Base):
        slug = CharField(max_length=60)
        version = IntegerField()
        place = CharField(max_length=120)
        locale = CharField(max_length=12)
        day = DateField()

        class Meta:
            indexes = ((("slug", "place"), False),)

    class Draft(Base):
        key = CharField(max_length=24, unique=True)
        structure = ForeignKeyField(Structure, on_delete="CASCADE")
        slug = CharField(max_length=60, unique=True)
        title = CharField(max_length=200)
        tree = TextField()
        texts = TextField(default="{}")
        stamps = TextField(default="{}")
        seq = IntegerField(default=0)
        state = CharField(max_length=10, default="writing")
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

    class Edit(Base):
        draft = ForeignKeyField(Draft, on_delete="CASCADE")
        seq = IntegerField()
        staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        act = CharField(max_length=12)
        place = CharField(max_length=200, default="")
        changes = TextField(default="[]")
        at = DateTimeField()

        class Meta:
            indexes = ((("draft", "seq"), True),)

    class Remark(Base):
        draft = ForeignKeyField(Draft, on_delete="CASCADE")
        place = CharField(max_length=120, default="")
        staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        text = CharField(max_length=600)
        at = DateTimeField()
        settled_at = DateTimeField(null=True)
        settled_by = ForeignKeyField(Staff, null=True, on_delete="SET NULL")

    class Verdict(Base):
        draft = ForeignKeyField(Draft, unique=True, on_delete="CASCADE")
        digest = CharField(max_length=64)
        problems = TextField(default="[]")
        worlds = TextField(default="{}")
        at = DateTimeField()

    class Walk(Base):
        draft = ForeignKeyField(Draft, on_delete="CASCADE")
        staff = ForeignKeyField(Staff, on_delete="CASCADE")
        persona = CharField(max_length=40, default="")
        surprise = CharField(max_length=40, default="")
        screen = CharField(max_length=40, default="")
        events = TextField(default="[]")
        mark = IntegerField(null=True)

        class Meta:
            indexes = ((("draft", "staff"), True),)

    return (OwnModule, Picture, Unclear, Draft, Edit, Remark, Verdict, Walk)


def up(migrator, db):
    migrator.migrate(migrator.add_column("module_version", "source", TextField(default="")))
    db.create_tables(tables(db))


def down(migrator, db):
    db.drop_tables(tables(db)[::-1])
    migrator.migrate(migrator.drop_column("module_version", "source"))
