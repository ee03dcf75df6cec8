"""Activity reports."""

from peewee import CharField, DateField, DateTimeField, ForeignKeyField, IntegerField, JSONField, Model


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

    class Room(Base):
        pass

    class Report(Base):
        structure = ForeignKeyField(Structure, on_delete="CASCADE")
        staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        room = ForeignKeyField(Room, null=True, unique=True, on_delete="SET NULL")
        learner = ForeignKeyField(Learner, null=True, on_delete="SET NULL")
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

    return (Report,)


def up(migrator, db):
    db.create_tables(tables(db))


def down(migrator, db):
    db.drop_tables(tables(db)[::-1])
