"""The journal only grows: on both engines, whoever writes to the database, nothing in it is changed or taken away."""

import ast
from pathlib import Path

import pytest
from flask import Flask
from peewee import PeeweeException

from inclusion import audit, database
from inclusion.audit import ACTS, Audit

PACKAGE = Path(__file__).parents[1] / "inclusion"
TRUNCATE = "DELETE FROM audit"  # SQLite empties a table at once in this way, unless a trigger watches.


@pytest.fixture
def written(app: Flask) -> Audit:
    audit.note("staff:1", "session.open", place=1)
    return Audit.get()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'staff:2'",
        "UPDATE audit SET at = at",
        "DELETE FROM audit WHERE id = {id}",
        "{truncate}",
        "{replace}",
    ],
)
def test_nothing_is_changed_or_taken_away(written: Audit, statement: str) -> None:
    columns = (
        f"INTO audit (id, at, actor, action, subject, place) VALUES ({written.id}, '2026-01-01', 'x', 'x', '', '')"
    )
    is_sqlite = database.is_sqlite()
    replace = f"INSERT OR REPLACE {columns}"
    upsert = f"INSERT {columns} ON CONFLICT (id) DO UPDATE SET actor = 'x'"
    sql = statement.format(
        id=written.id, truncate=TRUNCATE if is_sqlite else "TRUNCATE audit", replace=replace if is_sqlite else upsert
    )
    with pytest.raises(PeeweeException, match="append-only"), database.db.atomic():
        database.db.execute_sql(sql)
    assert Audit.get().__data__ == written.__data__


def test_peewee_cannot_either(written: Audit) -> None:
    for query in (Audit.update(actor="x"), Audit.delete()):
        with pytest.raises(PeeweeException, match="append-only"), database.db.atomic():
            query.execute()
    assert Audit.select().count() == 1


NOTING = ("audit.note", "note", "tell", "accounts.tell")


def acts() -> set[str]:
    """Every act named in the code, in a call of `audit.note` or of an operation that notes for it."""
    sources = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if not path.name[0].isdigit()]
    calls = [node for text in sources for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    named = [call.args[1] for call in calls if ast.unparse(call.func) in NOTING and len(call.args) > 1]
    drafted = [call.args[1] for call in calls if ast.unparse(call.func) == "noted"]
    kinds = {f"module.{act}" for argument in drafted for act in acts_in(argument)}
    return {act for argument in named for act in acts_in(argument)} | kinds


def acts_in(argument: ast.expr) -> list[str]:
    """« act », or both of « one if … else the other »."""
    ways = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
    return [way.value for way in ways if isinstance(way, ast.Constant) and isinstance(way.value, str)]


@pytest.mark.once
def test_every_act_has_its_sentence() -> None:
    unsaid = acts() - set(ACTS)
    assert not unsaid, f"write in inclusion/audit.py, ACTS, how a manager reads {sorted(unsaid)}"
    assert len(acts()) > 20


def test_an_act_fits_in_its_column() -> None:
    assert max(map(len, ACTS)) <= Audit.action.max_length
