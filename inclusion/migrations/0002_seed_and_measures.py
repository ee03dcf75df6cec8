"""A run has a seed (how its module varies), and evidence keeps how gestures were made."""

from peewee import IntegerField, TextField


def up(migrator, db):
    migrator.migrate(
        migrator.add_column("run", "seed", IntegerField(default=0)),
        migrator.add_column("evidence", "measures", TextField(default="")),
    )


def down(migrator, db):
    migrator.migrate(
        migrator.drop_column("run", "seed"),
        migrator.drop_column("evidence", "measures"),
    )
