"""Levels kept up to date, corrections, proposals, real démarches, notes; indexes for the aidant's lists."""

from peewee import CharField, DateField, DateTimeField, ForeignKeyField, IntegerField, Model, SmallIntegerField

INDEXES = {
    "run": (("learner_id", "finished_at", "acted_at"), ("raised_at",)),
    "learner": (("seen_at",),),
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

    class Group(Base):
        pass

    class Standing(Base):
        learner = ForeignKeyField(Learner, on_delete="CASCADE")
        slug = CharField(max_length=60)
        level = SmallIntegerField()
        due = DateField(null=True)

        class Meta:
            indexes = ((("learner", "slug"), True), (("learner", "due"), False))

    class Correction(Base):
        learner = ForeignKeyField(Learner, on_delete="CASCADE")
        staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        slug = CharField(max_length=60)
        step = CharField(max_length=40, default="")
        level = SmallIntegerField()
        measured = SmallIntegerField()
        reason = CharField(max_length=200)
        after = IntegerField(default=0)
        day = DateField()
        at = DateTimeField()
        undone_at = DateTimeField(null=True)

        class Meta:
            indexes = ((("learner", "slug", "id"), False),)

    class Assignment(Base):
        structure = ForeignKeyField(Structure, on_delete="CASCADE")
        learner = ForeignKeyField(Learner, null=True, on_delete="CASCADE")
        group = ForeignKeyField(Group, null=True, on_delete="CASCADE")
        staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        slug = CharField(max_length=60, default="")
        parcours = CharField(max_length=40, default="")
        due = DateField(null=True)
        created_at = DateTimeField()

    class Task(Base):
        assignment = ForeignKeyField(Assignment, on_delete="CASCADE")
        learner = ForeignKeyField(Learner, on_delete="CASCADE")
        slug = CharField(max_length=60)
        place = SmallIntegerField(default=0)
        due = DateField(null=True)
        done_at = DateTimeField(null=True)

        class Meta:
            indexes = ((("assignment", "learner", "slug"), True), (("learner", "done_at", "due"), False))

    class Rehearsal(Base):
        learner = ForeignKeyField(Learner, on_delete="CASCADE")
        staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        slug = CharField(max_length=60)
        day = DateField()
        answer = CharField(max_length=10, default="")
        created_at = DateTimeField()

        class Meta:
            indexes = ((("learner", "day"), False),)

    class Note(Base):
        learner = ForeignKeyField(Learner, on_delete="CASCADE")
        structure = ForeignKeyField(Structure, on_delete="CASCADE")
        staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        text = CharField(max_length=280)
        readers = CharField(max_length=8)
        at = DateTimeField()

        class Meta:
            indexes = ((("learner", "id"), False),)

    return Standing, Correction, Assignment, Task, Rehearsal, Note


def up(migrator, db):
    added = [migrator.add_index(table, columns) for table, found in INDEXES.items() for columns in found]
    migrator.migrate(*added)
    db.create_tables(tables(db))


def down(migrator, db):
    db.drop_tables(tables(db)[::-1])
    names = [(table, f"{table}_{'_'.join(columns)}") for table, found in INDEXES.items() for columns in found]
    migrator.migrate(*(migrator.drop_index(table, name) for table, name in names))
