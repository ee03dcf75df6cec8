"""What was done on each screen of the diagnostic, what people came for, and ratings that were taken back."""

from peewee import CharField, DateTimeField, ForeignKeyField, IntegerField, JSONField, Model


def tables(db):
    """Frozen copies of the models as they were at this migration, in order of creation."""

    class Base(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Sitting(Base):
        pass

    class Move(Base):
        sitting = ForeignKeyField(Sitting, on_delete="CASCADE")
        seq = IntegerField()
        item = CharField(max_length=40)
        events = JSONField()
        at = DateTimeField()

        class Meta:
            indexes = ((("sitting", "seq"), True),)

    return (Move,)


def up(migrator, db):
    db.create_tables(tables(db))
    migrator.migrate(
        migrator.add_column("sitting", "purpose", CharField(max_length=80, default="")),
        migrator.add_column("rating", "taken_back_at", DateTimeField(null=True)),
    )


def down(migrator, db):
    migrator.migrate(
        migrator.drop_column("sitting", "purpose"),
        migrator.drop_column("rating", "taken_back_at"),
    )
    db.drop_tables(tables(db))
