"""With many rows, the aidant's pages look people up through indexes: the database itself says how it reads them.

Each query that a page really sends is explained. PostgreSQL is asked for its plan without the right to read a table
through, which it takes only when there is no index for what is asked.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from playhouse.test_utils import count_queries

from inclusion import database
from inclusion.modules.models import Run
from tests import crowds
from tests.actors import AidantActor
from tests.factories import Factory

#: Tables that grow with practice: none of them is ever read through.
GROWING = {"run", "evidence", "batch", "standing", "seat", "task", "rehearsal", "correction", "sitting", "answer"}
PAGES = (
    "/accueil-aidant", "/apprenants", "/apprenants?etat=a-revoir&tri=venue", "/apprenants?etat=en-cours",
    "/apprenants/{}", "/apprenants/{}/carnet", "/apprenants/{}/bilan", "/doublons",
)  # fmt: skip
Query = tuple[str, list[object]]


@pytest.fixture
def busy(app: Flask, make: Factory) -> tuple[AidantActor, int]:
    """An aidant of one of 10 structures full of people who have practised for long; the number of one learner."""
    places = [make.structure(f"Lieu {number}") for number in range(10)]
    people = {place.id: crowds.learners(place, 60) for place in places}
    for place in places:
        crowds.practice(place, people[place.id], 8)
    database.db.execute_sql("ANALYZE")
    aidant = make.aidant(places[0])
    aidant.is_in()
    if database.is_postgres():
        database.db.execute_sql("SET LOCAL enable_seqscan = off")
    return aidant, people[places[0].id][0]


def asked_by(aidant: AidantActor, path: str) -> list[Query]:
    """The queries that a page sends about tables that grow."""
    with count_queries() as counted:
        assert aidant.page.client.get(path).status_code == 200
    sent = [record.msg for record in counted.get_queries()]
    return [(sql, values) for sql, values in sent if GROWING & set(re.findall(r'"(\w+)" AS', sql))]


def read_through(query: Query) -> list[str]:
    """The growing tables that a query reads from one end to the other."""
    sql, values = query
    if database.is_postgres():
        [plan] = database.db.execute_sql("EXPLAIN (FORMAT JSON) " + sql, values).fetchone()
        return sorted(set(_whole(plan[0]["Plan"])))
    names = {alias: table for table, alias in re.findall(r'"(\w+)" AS "(\w+)"', sql)}
    lines = [str(row[-1]) for row in database.db.execute_sql("EXPLAIN QUERY PLAN " + sql, values)]
    scanned = [line.split()[1] for line in lines if line.startswith("SCAN ")]
    return sorted({names.get(name, name) for name in scanned} & GROWING)


def _whole(node: dict[str, Any]) -> Iterator[str]:
    """Tables read without a condition that an index answers."""
    is_found = "Index Cond" in json.dumps(node) if node["Node Type"] == "Bitmap Heap Scan" else "Index Cond" in node
    if node.get("Relation Name") in GROWING and not is_found:
        yield node["Relation Name"]
    for below in node.get("Plans", []):
        yield from _whole(below)


def test_no_page_of_the_aidant_reads_a_growing_table_through(busy: tuple[AidantActor, int]) -> None:
    aidant, learner = busy
    assert read_through(Run.select().where(Run.action == "x").sql()) == ["run"], "what no index answers is seen"
    wrong = []
    for path in PAGES:
        queries = asked_by(aidant, path.format(learner))
        assert queries, "this page is about what people do"
        wrong += [f"{path}, {tables}: {query[0]}" for query in queries if (tables := read_through(query))]
    assert not wrong, "\n".join(wrong)
