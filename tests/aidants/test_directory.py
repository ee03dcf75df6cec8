"""The list of learners: what is looked for is found however it is written, filters and orders are what they say."""

from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from inclusion.accounts.models import Learner
from inclusion.clock import now, today
from inclusion.database import holds
from inclusion.folding import plain
from inclusion.modules.library import library
from inclusion.modules.operations import begin_run
from inclusion.places.models import Group, GroupMember
from inclusion.progress.models import Standing
from tests.actors import AidantActor
from tests.factories import Factory
from tests.page_client import PageClient

CAF = "caf-declaration-trimestrielle"


def names(page: PageClient, asked: str) -> list[str]:
    """Who is listed, in order."""
    page.open(f"/apprenants?{asked}")
    known = {learner.name for learner in Learner.select()}
    rows = [" ".join(row.itertext()).split() for row in page.all("th") if row.get("scope") == "row"]
    return [word for row in rows for word in row if word in known]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("zoe", ["Zoé"]), ("ZOÉ", ["Zoé"]), ("elo", ["Élodie"]), ("É", ["Anne-Thérèse", "Élodie", "Zoé"]),
        ("ngoc", ["Ngọc"]), ("therese", ["Anne-Thérèse"]), ("%", []), ("_", []), ("d'artagnan", ["D’Artagnan"]),
        ("personne", []),
    ],
)  # fmt: skip
def test_a_first_name_is_found_without_its_accents(
    aidant: AidantActor, make: Factory, wanted: str, found: list[str]
) -> None:
    people = ("Zoé", "Élodie", "Ngọc", "Anne-Thérèse", "D’Artagnan")
    for name in people:
        make.learner(name)
    make.learner("Zoé", make.structure("Ailleurs"))
    if wanted == "É":
        assert sorted(names(aidant.page, f"nom={wanted}")) == sorted(found)
    else:
        assert names(aidant.page, f"nom={wanted}") == found


def test_so_it_is_for_a_group_a_notebook_and_a_structure(aidant: AidantActor, make: Factory) -> None:
    make.learner("Zoé")
    make.learner("Karim")
    group = Group.create(structure=make.home, name="Mardi", created_at=now())
    text = aidant.page.open(f"/groupes/{group.id}/ajouter?nom=zoe").text
    assert "Zoé" in text and "Karim" not in text
    make.structure("Médiathèque d’Éguzon")
    seen = make.administrator().signs_in().open("/structures?nom=mediatheque%20d'eguzon")
    assert "Médiathèque d’Éguzon" in seen.text and "Valbrune" not in seen.text


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=8))
def test_no_word_breaks_the_search(wanted: str) -> None:
    assert plain(plain(wanted)) == plain(wanted)


@pytest.mark.parametrize("wanted", ["\\", "'; DROP TABLE learner; --", "é" * 28, "\u0301", "œ", "💡"])
def test_signs_are_looked_for_as_they_are(app: Flask, make: Factory, wanted: str) -> None:
    Learner.update(name=f"x{wanted}x"[:30]).where(Learner.id == make.learner().learner.id).execute()
    make.learner("Karim")
    assert Learner.select().where(holds(Learner.name, wanted)).count() >= 1


def test_each_filter_and_each_order_is_what_it_says(app: Flask, aidant: AidantActor, make: Factory) -> None:
    moment, people = now(), {name: make.learner(name).learner for name in ("Ali", "Berthe", "Chloé")}
    seen = {"Ali": moment - timedelta(days=70), "Berthe": moment - timedelta(days=1), "Chloé": None}
    for number, (name, one) in enumerate(people.items()):
        dates = {"seen_at": seen[name], "created_at": moment - timedelta(days=100 - number)}
        Learner.update(dates).where(Learner.id == one.id).execute()
    Standing.create(learner=people["Ali"], slug=CAF, level=4, due=today())
    Standing.create(learner=people["Berthe"], slug=CAF, level=4, due=today() + timedelta(days=1))
    with app.app_context():
        edition = library().current(CAF)
        assert edition is not None
        begin_run(edition, "guided", learner=people["Berthe"])
    group = Group.create(structure=make.home, name="Mardi", created_at=moment)
    GroupMember.create(group=group, learner=people["Chloé"])
    page = aidant.page
    assert names(page, "") == ["Ali", "Berthe", "Chloé"]
    assert names(page, "etat=a-revoir") == ["Ali"]
    assert names(page, "etat=absents") == ["Ali", "Chloé"]
    assert names(page, "etat=en-cours") == ["Berthe"]
    assert names(page, f"groupe={group.id}") == ["Chloé"]
    assert names(page, "tri=venue&ordre=decroissant") == ["Berthe", "Ali", "Chloé"]
    assert names(page, "tri=venue") == ["Ali", "Berthe", "Chloé"]
    assert names(page, "tri=inscription&ordre=decroissant") == ["Chloé", "Berthe", "Ali"]
    for nothing in ("etat=x", "tri=x", "groupe=x", "page=99", "page=-1"):
        assert names(page, nothing) == ["Ali", "Berthe", "Chloé"], nothing
