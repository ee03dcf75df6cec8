"""Addresses are words; what an id names stays as it was, whoever asks. Who opens what: tests/access."""

import re

import pytest
from flask import Flask

from tests.factories import Factory


def test_addresses_are_french_words_in_kebab_case(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            assert re.fullmatch(r"(/([a-z0-9-]+|robots\.txt|<[a-z:_]+>))*/?", rule.rule), rule.rule


@pytest.mark.once
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
