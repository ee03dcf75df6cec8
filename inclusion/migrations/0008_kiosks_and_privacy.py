"""Whom a kiosk shows and until when; what a structure tells its learners; practice reduced to counters."""

from peewee import BooleanField, CharField, DateField, DateTimeField, ForeignKeyField, IntegerField, Model, SmallIntegerField


def tables(db):
    """Frozen copies of the models as they were at this migration."""

    class Base(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Group(Base):
        pass

    class Tally(Base):
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

    return Group, Tally


def columns(group):
    return {
        "structure": {
            "basis": CharField(max_length=10, default="mission"),
            "contact": CharField(max_length=120, default=""),
            "retention": SmallIntegerField(default=12),
        },
        "enrolment": {"told_at": DateTimeField(null=True)},
        "kiosk": {
            "group_id": ForeignKeyField(group, field=group.id, null=True, on_delete="SET NULL"),
            "shows_all": BooleanField(default=False),
            "open_until": DateTimeField(null=True),
            "seen_at": DateTimeField(null=True),
        },
    }


def up(migrator, db):
    group, tally = tables(db)
    added = columns(group)
    migrator.migrate(
        *(migrator.add_column(table, name, field) for table, fields in added.items() for name, field in fields.items())
    )
    db.create_tables([tally])


def down(migrator, db):
    group, tally = tables(db)
    db.drop_tables([tally])
    removed = columns(group)
    migrator.migrate(
        migrator.drop_index("kiosk", "kiosk_group_id"),
        *(migrator.drop_column(table, name) for table, fields in removed.items() for name in fields)
    )
