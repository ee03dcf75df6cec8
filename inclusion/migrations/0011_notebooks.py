"""Notebooks that learners brought from elsewhere."""

from peewee import BooleanField, CharField, DateField, DateTimeField, ForeignKeyField, JSONField, Model


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

    class Brought(Base):
        learner = ForeignKeyField(Learner, on_delete="CASCADE")
        staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        day = DateField()
        place = CharField(max_length=80)
        levels = JSONField()
        is_sealed = BooleanField()
        at = DateTimeField()

        class Meta:
            indexes = ((("learner", "id"), False),)

    return (Brought,)


def up(migrator, db):
    db.create_tables(tables(db))


def down(migrator, db):
    db.drop_tables(tables(db)[::-1])
