"""Groups, rooms and seats; who did what; what is kept of a learner who was deleted, and of where a structure is."""

from peewee import BooleanField, CharField, DateTimeField, ForeignKeyField, IntegerField, Model, SmallIntegerField, TextField

COLUMNS = {
    "learner": {
        "age": CharField(max_length=10, default=""),
        "listens": BooleanField(default=False),
        "deleted_at": DateTimeField(null=True),
    },
    "structure": {
        "address": CharField(max_length=120, default=""),
        "postcode": CharField(max_length=5, default=""),
        "insee": CharField(max_length=5, default=""),
        "has_notes": BooleanField(default=False),
    },
}


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

    class Structure(Base):
        pass

    class Audit(Base):
        at = DateTimeField(index=True)
        actor = CharField(max_length=40)
        action = CharField(max_length=40)
        subject = CharField(max_length=60, default="")
        place = CharField(max_length=20, default="", index=True)

    class Group(Base):
        structure = ForeignKeyField(Structure, on_delete="CASCADE")
        name = CharField(max_length=60)
        created_at = DateTimeField()
        closed_at = DateTimeField(null=True)

    class GroupMember(Base):
        group = ForeignKeyField(Group, on_delete="CASCADE")
        learner = ForeignKeyField(Learner, on_delete="CASCADE")

        class Meta:
            indexes = ((("group", "learner"), True),)

    class Room(Base):
        key = CharField(max_length=24, unique=True)
        structure = ForeignKeyField(Structure, on_delete="CASCADE")
        group = ForeignKeyField(Group, null=True, on_delete="SET NULL")
        staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        title = CharField(max_length=80)
        slug = CharField(max_length=60, default="")
        mode = CharField(max_length=12, default="")
        step = SmallIntegerField(default=0)
        round = SmallIntegerField(default=0)
        version = IntegerField(default=0)
        opened_at = DateTimeField()
        closed_at = DateTimeField(null=True)

        class Meta:
            indexes = ((("structure", "closed_at", "id"), False),)

    class Seat(Base):
        room = ForeignKeyField(Room, on_delete="CASCADE")
        learner = ForeignKeyField(Learner, null=True, on_delete="CASCADE")
        visitor = CharField(max_length=32, null=True)
        label = CharField(max_length=40, default="")
        run = CharField(max_length=24, default="")
        slug = CharField(max_length=60, default="")
        mode = CharField(max_length=12, default="")
        step = SmallIntegerField(default=0)
        steps = SmallIntegerField(default=0)
        help = SmallIntegerField(default=0)
        mistakes = SmallIntegerField(default=0)
        repeats = SmallIntegerField(default=0)
        hand = CharField(max_length=8, default="learner")
        is_finished = BooleanField(default=False)
        raised_at = DateTimeField(null=True)
        joined_at = DateTimeField()
        moved_at = DateTimeField()
        seen_at = DateTimeField()
        left_at = DateTimeField(null=True)
        locale = CharField(max_length=10, default="")
        whisper = TextField(default="")
        order = CharField(max_length=16, default="")
        by = CharField(max_length=60, default="")
        round = SmallIntegerField(default=0)
        version = IntegerField(default=0)

        class Meta:
            indexes = ((("room", "learner"), True), (("room", "visitor"), True))

    class ExitAnswer(Base):
        room = ForeignKeyField(Room, on_delete="CASCADE")
        ease = SmallIntegerField()
        again = SmallIntegerField()
        at = DateTimeField()

    return Audit, Group, GroupMember, Room, Seat, ExitAnswer


#: Nothing in `audit` can be changed or taken away, whoever writes to the database.
SQLITE_TRIGGERS = [
    f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
    "BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRES_TRIGGERS = [
    "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'audit is append-only'; END $$",
    "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit "
    "FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()",
    "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()",
]


def is_sqlite(db):
    return "sqlite" in type(db).__name__.lower()


def up(migrator, db):
    migrator.migrate(
        *(migrator.add_column(table, name, field) for table, columns in COLUMNS.items() for name, field in columns.items()),
        migrator.add_index("learner", ("deleted_at",)),
    )
    db.create_tables(tables(db))
    for statement in SQLITE_TRIGGERS if is_sqlite(db) else POSTGRES_TRIGGERS:
        db.execute_sql(statement)


def down(migrator, db):
    db.drop_tables(tables(db)[::-1])
    if not is_sqlite(db):
        db.execute_sql("DROP FUNCTION audit_is_append_only()")
    migrator.migrate(
        migrator.drop_index("learner", "learner_deleted_at"),
        *(migrator.drop_column(table, name) for table, columns in COLUMNS.items() for name in columns),
    )
