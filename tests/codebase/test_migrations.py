"""The migrations make the tables that the models describe, forward and back, on whatever database is tested."""

from flask import Flask
from playhouse.schema_diff import diff_models

from inclusion import database
from inclusion.models import MODELS


def test_the_migrated_database_is_what_the_models_describe(app: Flask) -> None:
    diff = diff_models(database.db.obj, list(MODELS))
    assert not any(diff), f"write a migration in inclusion/migrations/: {diff}"


def test_columns_are_as_strict_as_the_models(app: Flask) -> None:
    """The comparison above does not see whether a column may be empty."""
    for model in MODELS:
        columns = {column.name: column for column in database.db.get_columns(model._meta.table_name)}
        for field in model._meta.sorted_fields:
            told = f"{model.__name__}.{field.name}: model null={field.null}, migration {columns[field.column_name]}"
            assert columns[field.column_name].null == field.null, told


def test_every_migration_can_be_undone(app: Flask) -> None:
    applied = [row.name for row in database.runner().status()]
    undone = [name for _row in applied for name in database.runner().down()]
    assert undone == applied[::-1]
    assert database.runner().up() == applied
