"""With many rows, the aidant's pages look runs up through an index: the database itself says how it reads them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from inclusion import database
from inclusion.accounts.models import Learner
from inclusion.aidants import directory, urgency
from inclusion.aidants.directory import Asked
from inclusion.clock import now, today
from inclusion.modules.models import Evidence, ModuleVersion, Run
from inclusion.places.models import Enrolment
from tests.factories import Factory

LEARNERS, RUNS = 600, 12


@pytest.fixture
def many(app: Flask, make: Factory) -> Iterator[int]:
    """Learners of 20 structures with a long practice; the number of one structure."""
    places = [make.structure(f"Lieu {number}").id for number in range(20)]
    Learner.insert_many(
        [{"name": "Lucie", "picture_hash": "", "created_at": now()} for _n in range(LEARNERS)]
    ).execute()
    ids = [row.id for row in Learner.select(Learner.id)]
    rows = [{"learner": one, "structure": places[n % 20], "created_at": now()} for n, one in enumerate(ids)]
    Enrolment.insert_many(rows).execute()
    version = ModuleVersion.select().first()
    for start in range(0, len(ids), 50):
        Run.insert_many([
            {"key": f"{one}-{n}", "version": version.id, "slug": f"m{n}", "learner": one, "persona": "a",
             "mode": "guided", "state": "{}", "started_at": now(), "acted_at": now() - timedelta(days=n),
             "finished_at": now() if n else None}
            for one in ids[start : start + 50] for n in range(RUNS)
        ]).execute()  # fmt: skip
        made = list(Run.select(Run.id, Run.learner).where(Run.learner.in_(ids[start : start + 50])))
        Evidence.insert_many([
            {"run": run.id, "learner": run.learner_id, "slug": "m", "version": 1, "step": "s", "skill": "",
             "mode": "guided", "outcome": "done", "help": 0, "mistakes": [], "detours": 0, "seconds": 1,
             "persona": "a", "hand": "learner", "day": today(), "at": now()}
            for run in made
        ]).execute()  # fmt: skip
    database.db.execute_sql("ANALYZE")
    yield places[0]


def plan(query: Any) -> str:
    """How the database would run a query."""
    sql, values = query.sql()
    word = "EXPLAIN QUERY PLAN " if database.is_sqlite() else "EXPLAIN "
    return "\n".join(str(row[-1]) for row in database.db.execute_sql(word + sql, values))


def reads_all(text: str, table: str) -> bool:
    """Whether a plan reads a whole table."""
    lines = text.replace('"', "").splitlines()
    names = {f"SCAN {table}", f"Seq Scan on {table}"}
    return any(line.strip().removeprefix("->").strip().startswith(tuple(names)) for line in lines)


def test_the_home_page_reads_no_whole_table_of_runs(many: int) -> None:
    text = plan(urgency.calls_query([many], now(), today(), []))
    assert "t1" in text or "run" in text
    assert not reads_all(text, "run") and not any(
        f"SCAN t{n}" == line for n in range(40) for line in text.splitlines()
    )


def test_a_learner_is_read_through_an_index(many: int) -> None:
    learner = Learner.select().first()
    for query in (Run.of(learner.id, None), Evidence.of_learners([learner.id])):
        text = plan(query)
        assert "ndex" in text.lower() and not reads_all(text, "run") and "SCAN t1" not in text


def test_the_list_of_those_at_work_looks_each_up(many: int) -> None:
    text = plan(directory.search([many], Asked(state=directory.AT_WORK), now(), today()))
    assert not reads_all(text, "run")
