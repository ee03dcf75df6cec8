"""The catalogue: every module stands behind its doors, and a few words find it, however they are spelt."""

from functools import cache
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask

from inclusion.i18n import LOCALES
from inclusion.modules.browsing import shelf
from inclusion.modules.content_files import folders
from inclusion.modules.inventory import inventory
from inclusion.modules.sections import PARCOURS
from tests.page_client import PageClient

pytestmark = pytest.mark.once
MODULES = {f"/demarches/{folder.name}" for folder in folders()}


@cache
def listed() -> list[dict[str, Any]]:
    """The catalogue, read once for all these tests."""
    return inventory()


def behind(page: PageClient, query: str) -> set[str]:
    return set(page.open(f"/demarches?{query}").links().values()) & MODULES


def slugs(app: Flask, **asked: str) -> set[str]:
    """What stands behind a door, without its page."""
    with app.test_request_context():
        found = shelf(asked)
    return {card["slug"] for card in found.cards} if found else set()


@pytest.mark.parametrize("kind", ["besoin", "organisme", "competence"])
def test_every_module_stands_behind_its_doors(app: Flask, page: PageClient, kind: str) -> None:
    doors = [href for href in page.open("/demarches").links().values() if href.startswith(f"/demarches?{kind}=")]
    found = set().union(*(slugs(app, **{kind: door.rpartition("=")[2]}) for door in doors))
    agents = {module["slug"] for module in listed() if module["track"] == "agent"}
    nobodys = {module["slug"] for module in listed() if module["organism"] == "tous"}
    assert found >= {folder.name for folder in folders()} - agents - (nobodys if kind == "organisme" else set())
    assert behind(page, doors[0].partition("?")[2]), "a door opens on its modules"


def test_the_modules_for_helpers_have_their_own_door(page: PageClient) -> None:
    agents = {f"/demarches/{module['slug']}" for module in listed() if module["track"] == "agent"}
    assert behind(page, "besoin=accueil") == agents
    assert not behind(page, "tout=1") & agents, "a learner who sees everything is not shown them"


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("déclaration caf", "caf-declaration-trimestrielle"),
        ("declarassion kaf", "caf-declaration-trimestrielle"),
        ("prime d'activité", "caf-declaration-trimestrielle"),
        ("atestation sécu", "ameli-attestation-de-droits"),
        ("CPAM", "ameli-attestation-de-droits"),
        ("arnak", "reconnaitre-une-arnaque"),
        ("répondre à un courrielle", "courriel-lire-trier-repondre"),
    ],
)
def test_words_find_a_module_however_they_are_spelt(page: PageClient, words: str, slug: str) -> None:
    assert f"/demarches/{slug}" in behind(page, urlencode({"mots": words}))


@pytest.mark.parametrize("words", ["zzzz", "???", "le la les", "x" * 500, "<b>zzzz</b>", "مرحبا"])
def test_words_that_find_nothing_offer_the_needs(page: PageClient, words: str) -> None:
    page.open(f"/demarches?{urlencode({'mots': words})}")
    assert "Nous n’avons rien trouvé" in page.text
    assert any(href.startswith("/demarches?besoin=") for href in page.links().values())


@pytest.mark.parametrize("query", ["besoin=voler", "organisme=", "competence=x", "parcours=nulle-part"])
def test_an_unknown_door_leads_to_all_of_them(page: PageClient, query: str) -> None:
    assert "Choisir une démarche" in page.open(f"/demarches?{query}").text


@pytest.mark.parametrize("locale", LOCALES)
def test_a_search_understands_the_language_of_the_page(page: PageClient, locale: str) -> None:
    page.open("/a-propos").post("/langue", {"locale": locale})
    words = {"ar": "الاحتيال", "en": "scam"}.get(locale, "arnaque")
    assert "/demarches/reconnaitre-une-arnaque" in behind(page, urlencode({"mots": words}))


@pytest.mark.parametrize("parcours", PARCOURS, ids=lambda parcours: parcours.id)
def test_a_parcours_proposes_its_modules_in_order(page: PageClient, parcours: object) -> None:
    page.open(f"/demarches?parcours={parcours.id}")  # type: ignore[attr-defined]
    shown = [href.removeprefix("/demarches/") for href in page.links().values() if href in MODULES]
    assert shown == list(parcours.modules)  # type: ignore[attr-defined]
