"""Screens of the diagnostic that trainers write: drafts of another kind, and what is published of them."""

from peewee import CharField, DateTimeField, IntegerField, Model, TextField


def tables(db):
    """Frozen copies of the models as they were at this migration, in order of creation."""

    class Base(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class OwnItem(Base):
        name = CharField(max_length=40, unique=True)
        slug = CharField(max_length=60)
        number = IntegerField()
        source = TextField()
        published_at = DateTimeField()
        retired_at = DateTimeField(null=True)

        class Meta:
            indexes = ((("slug", "number"), True),)

    return (OwnItem,)


def up(migrator, db):
    migrator.migrate(migrator.add_column("draft", "kind", CharField(max_length=8, default="module")))
    db.create_tables(tables(db))


def down(migrator, db):
    db.drop_tables(tables(db)[::-1])
    migrator.migrate(migrator.drop_column("draft", "kind"))
