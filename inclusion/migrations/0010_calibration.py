"""The screen of a sitting that is asked for the calibration alone, and coarse groups that people agree to tell."""

from peewee import CharField, JSONField


def up(migrator, db):
    migrator.migrate(
        migrator.add_column("sitting", "anchor", CharField(max_length=40, default="")),
        migrator.add_column("sitting", "groups", JSONField(null=True)),
    )


def down(migrator, db):
    migrator.migrate(migrator.drop_column("sitting", "anchor"), migrator.drop_column("sitting", "groups"))
