"""Closed by default, over the whole map of addresses; and ids in addresses are checked against who asks."""

import re

import pytest
from flask import Flask

from inclusion.security import LEARNER, PUBLIC, STAFF_ROLES, access_of
from tests.factories import Factory
from tests.page_client import PageClient


def rules(app: Flask) -> list[tuple[str, str, str]]:
    """(endpoint, address with numbers filled in, method) of every route but the static files."""
    found = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            path = re.sub(r"<int:[^>]+>", "1", rule.rule)
            path = re.sub(r"<[^>]+>", "x", path)
            found += [(rule.endpoint, path, method) for method in sorted((rule.methods or set()) & {"GET", "POST"})]
    return found


def test_every_route_names_who_may_use_it(app: Flask) -> None:
    with app.app_context():
        known = {PUBLIC, LEARNER, *STAFF_ROLES}
        unmarked = [endpoint for endpoint, _path, _method in rules(app) if not access_of(endpoint) & known]
    assert not unmarked, f"mark these views with @public or @needs(…): {unmarked}"


def test_addresses_are_french_words_in_kebab_case(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            assert re.fullmatch(r"(/([a-z0-9-]+|robots\.txt|<[a-z:_]+>))*/?", rule.rule), rule.rule


def test_a_stranger_opens_only_what_is_public(app: Flask, page: PageClient) -> None:
    with app.app_context():
        closed = [(path, method) for endpoint, path, method in rules(app) if PUBLIC not in access_of(endpoint)]
    assert closed
    for path, method in closed:
        if method == "GET":
            page.open(path)
            assert page.path.startswith(("/connexion", "/ici")), path
        else:
            page.post(path)
            assert page.path.startswith(("/connexion", "/ici")), path


def test_a_learner_opens_no_page_of_the_staff(app: Flask, make: Factory) -> None:
    with app.app_context():
        staff = [(path, method) for endpoint, path, method in rules(app) if access_of(endpoint) <= set(STAFF_ROLES)]
    page = make.learner().signs_in_with_pictures()
    for path, method in staff:
        page.open(path, 403) if method == "GET" else page.post(path, status=403)


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("GET", "/apprenants/{}"),
        ("POST", "/apprenants/{}/carte"),
        ("POST", "/apprenants/{}/debloquer"),
        ("GET", "/apprenants/{}/bilan"),
        ("GET", "/apprenants/{}/bilan/x"),
        ("GET", "/apprenants/{}/bilan/x/ecrans/1"),
        ("GET", "/apprenants/{}/bilan/x/fichier/csv"),
        ("POST", "/apprenants/{}/competences/courriel"),
        ("POST", "/apprenants/{}/competences/courriel/retirer"),
    ],
)
def test_a_learner_of_another_structure_does_not_exist(make: Factory, method: str, address: str) -> None:
    elsewhere = make.learner("Zoé", make.structure("Ailleurs"))
    kept = elsewhere.learner.card_hash
    page = make.aidant().signs_in()
    path = address.format(elsewhere.learner.id)
    page.open(path, 404) if method == "GET" else page.post(path, status=404)
    assert type(elsewhere.learner).get_by_id(elsewhere.learner.id).card_hash == kept
    assert "Zoé" not in page.open("/apprenants").text


def test_a_tile_of_another_structure_does_not_exist(make: Factory) -> None:
    elsewhere = make.learner("Zoé", make.structure("Ailleurs"))
    page = make.kiosk().post("/ici", {"learner": elsewhere.learner.id})
    assert (page.path, "Zoé" in page.text) == ("/ici", False)
