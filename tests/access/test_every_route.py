"""Who may open what: every route, every method, every role, in their own structure and in another."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from inclusion.accounts.models import Learner
from inclusion.database import db
from inclusion.places import seating
from inclusion.places.models import Enrolment, Room
from inclusion.security import ADMINISTRATOR, LEARNER, PUBLIC, STAFF, STAFF_ROLES, access_of
from tests.access import (
    rows_of_aidants,
    rows_of_pages,
    rows_of_places,
    rows_of_practice,
    rows_of_teams,
    rows_of_trainers,
)
from tests.access.outcomes import ACTORS, NOT_FOUND, REFUSED, Row, outcome_of
from tests.access.world import CHOICES, World

ROWS: dict[str, Row] = {
    **rows_of_pages.ROWS,
    **rows_of_practice.ROWS,
    **rows_of_places.ROWS,
    **rows_of_aidants.ROWS,
    **rows_of_teams.ROWS,
    **rows_of_trainers.ROWS,
}
#: Under an object of mine (of structure B), an object of structure A.
CHILDREN = {"staff_id", "invitation_id", "correction_id", "note_id", "rehearsal_id", "seat_id", "key"}


@pytest.fixture(scope="module")
def world(built_app: Flask) -> Iterator[World]:
    """One state of the database for all that follows; each request is taken back."""
    with db.connection_context(), db.atomic() as everything:
        yield World(built_app)
        everything.rollback()


def routes(app: Flask) -> list[tuple[Rule, str]]:
    """Each route but the static files, with each of its methods."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    return [(rule, method) for rule in rules for method in sorted((rule.methods or set()) & {"GET", "POST"})]


def test_every_route_has_its_line(built_app: Flask) -> None:
    endpoints = {rule.endpoint for rule, _method in routes(built_app)}
    assert not endpoints - set(ROWS), (
        f"say who may open {sorted(endpoints - set(ROWS))}: one line each in a tests/access/rows_of_….py "
        "(how: tests/access/outcomes.py)"
    )
    assert not set(ROWS) - endpoints, f"these lines are about no route: {sorted(set(ROWS) - endpoints)}"


def test_every_route_names_who_may_use_it(built_app: Flask) -> None:
    known = {PUBLIC, LEARNER, STAFF, ADMINISTRATOR, *STAFF_ROLES}
    with built_app.app_context():
        unmarked = {rule.endpoint for rule, _method in routes(built_app) if not access_of(rule.endpoint) & known}
    assert not unmarked, f"mark these views with @public or @needs(…): {sorted(unmarked)}"


@contextmanager
def writes() -> Iterator[list[str]]:
    """The changes that are asked of the database meanwhile."""
    found: list[str] = []
    execute = db.obj.execute_sql

    def note(sql: str, *arguments: object) -> object:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            found.append(sql)
        return execute(sql, *arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db.obj, "execute_sql", note)
        yield found


def ask(world: World, actor: str, rule: Rule, method: str) -> tuple[TestResponse, list[str]]:
    """The answer to one request, whose traces are taken back; and what was written for it."""
    client, token = world.client(actor)
    row = ROWS[rule.endpoint]
    data = {"csrf_token": token, **world.posted(row)} if method == "POST" else None
    with db.atomic() as request, writes() as written:
        response = client.open(world.path(rule, row), method=method, data=data)
        request.rollback()
    return response, written


# Those of the other structure meet the same questions to the database as those of this one.
ASKED_ONCE = [pytest.param(actor, marks=[pytest.mark.once] if actor.startswith("other_") else []) for actor in ACTORS]


@pytest.mark.parametrize("actor", ASKED_ONCE)
def test_everybody_meets_what_the_table_says(world: World, actor: str) -> None:
    """Whoever is refused is also refused before anything is written."""
    wrong = []
    for rule, method in routes(world.app):
        if rule.endpoint in ROWS:
            response, written = ask(world, actor, rule, method)
            expected, met = ROWS[rule.endpoint].expected(method, actor), outcome_of(response, method)
            if met != expected:
                wrong.append(f"{method} {rule.rule} ({rule.endpoint}): {met} instead of {expected}")
            elif met in REFUSED and written:
                wrong.append(f"{method} {rule.rule} ({rule.endpoint}) is refused, yet wrote: {written[0][:80]}")
    assert not wrong, f"for the {actor}:\n" + "\n".join(wrong)


def mine(world: World) -> dict[str, tuple[str, object]]:
    """What stands first in such addresses: who of B asks, and their own object."""
    learner = Learner.select().join(Enrolment).where(Enrolment.structure == world.b.id).get()
    room = Room.open_in(world.b.id) or seating.open_room(world.b, world.people["other_aidant"], "Ailleurs")
    return {
        "structure_id": ("other_manager", world.b.id),
        "learner_id": ("other_aidant", learner.id),
        "key": ("other_aidant", room.key),
    }


def mixed(world: World) -> Iterator[tuple[Rule, str, str, dict[str, object]]]:
    """Each route that names two things, each method: who asks, and the address where only the first is theirs."""
    owned = mine(world)
    for rule, method in routes(world.app):
        parent = next((name for name in owned if name in rule.arguments), "")
        if not parent or not (CHILDREN & (set(rule.arguments) - {parent})) or "authoring" in rule.endpoint:
            continue
        ids = {name: world.values[ROWS[rule.endpoint].ids.get(name, name)] for name in rule.arguments}
        yield rule, method, owned[parent][0], ids | {parent: owned[parent][1]}


def test_what_is_named_under_something_of_mine_is_mine_too(world: World) -> None:
    wrong, seen = [], set()
    for rule, method, actor, ids in mixed(world):
        client, token = world.client(actor)
        with world.app.test_request_context():
            path = str(world.app.url_map.bind("localhost").build(rule.endpoint, ids))
        with writes() as written:
            data = {"csrf_token": token} if method == "POST" else None
            met = outcome_of(client.open(path, method=method, data=data), method)
        seen |= set(rule.arguments) & CHILDREN
        if met != NOT_FOUND or written:
            wrong.append(f"{method} {rule.rule}: {met}, wrote {written[:1]}")
    assert not wrong, "\n".join(wrong)
    assert seen == CHILDREN, f"no route was asked with {CHILDREN - seen}"
    assert not CHILDREN & set(CHOICES)
