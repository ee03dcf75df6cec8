"""The paper notebook: whatever is read is a notebook or is refused, and what a place sealed another can check."""

from datetime import date

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from inclusion.handoff import seal
from inclusion.handoff.models import Brought
from inclusion.handoff.notebook import BadNotebook, Notebook, pack, unpack
from inclusion.modules.models import Evidence
from tests.actors import AidantActor
from tests.factories import Factory
from tests.rooms.test_board import practises

levels = st.lists(st.integers(0, 5), min_size=1, max_size=20).map(tuple)
notebooks = st.builds(
    Notebook, st.dates(), st.text(max_size=80), st.dictionaries(st.text("abc-", min_size=1), levels, max_size=60)
)


@pytest.mark.once
@given(notebooks)
def test_what_is_packed_is_read_again(notebook: Notebook) -> None:
    assert unpack(pack(notebook)) == notebook


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["v", "d", "p", "m", "x"]), inner),
)


@pytest.mark.once
@given(json)
def test_anything_else_is_refused_and_nothing_breaks(said: object) -> None:
    try:
        unpack(said)
    except BadNotebook:
        return
    assert isinstance(said, dict)
    assert said["v"] == 1


@pytest.mark.parametrize("text", ["", "#", "bonjour", "x" * 5000, "http://ailleurs.example/#abc.def", ".eJw.x", "é"])
def test_other_words_are_not_a_notebook(app: Flask, text: str) -> None:
    with app.app_context(), pytest.raises(BadNotebook):
        seal.read(text)


def test_a_changed_level_breaks_the_seal(app: Flask) -> None:
    with app.app_context():
        word = seal.seal(Notebook(date(2026, 3, 3), "Valbrune", {"caf": (1, 2, 3)}))
        assert seal.read(f"https://valbrune.example/carnet#{word}")[1]
        forged = seal.seal(Notebook(date(2026, 3, 3), "Valbrune", {"caf": (5, 5, 5)}))
        mixed = forged.rpartition(".")[0] + "." + word.rpartition(".")[2]
        notebook, is_sealed = seal.read(mixed)
    assert notebook.levels == {"caf": (5, 5, 5)}
    assert not is_sealed


def test_from_one_place_to_another(make: Factory, aidant: AidantActor) -> None:
    josiane = make.learner("Josiane")
    page = practises(josiane)
    while not Evidence.select().where(Evidence.learner == josiane.learner).exists():
        page.press("help", name="do")
    page.open("/mon-carnet")
    assert "Josiane" not in page.text, "whoever finds it learns nobody's name"
    [word] = [element.text for element in page.all("p") if element.get("class") == "code code--small"]

    elsewhere = make.structure("France Services de Fontclair")
    zoe = make.learner("Zoé", elsewhere)
    other = make.aidant(elsewhere)
    other.is_in()
    shown = other.page.open("/carnet").submit("Lire le carnet", {"carnet": word})
    assert "Médiathèque de Valbrune" in shown.text
    assert "Nous ne connaissons pas le lieu" not in shown.text
    for asked in ("garder", "apprenant"):
        other.page.post("/carnet", {"carnet": word, asked: josiane.learner.id}, status=404)
    assert not Brought.select().exists(), "a learner of another place receives nothing"
    for _twice in range(2):
        other.page.open("/carnet").submit("Lire le carnet", {"carnet": word})
        other.page.press(zoe.learner.id, name="garder")
    [brought] = Brought.select()
    assert (brought.learner_id, brought.is_sealed) == (zoe.learner.id, True)


def test_in_a_large_place_the_person_is_looked_for(make: Factory, aidant: AidantActor) -> None:
    people = [make.learner(f"Lucie {number}").learner for number in range(30)]
    zoe = make.learner("Zoé").learner
    with make.app.app_context():
        word = seal.seal(Notebook(date(2026, 3, 3), "Valbrune", {"caf-declaration-trimestrielle": (1, 2, 3)}))
    page = aidant.page.open("/carnet").submit("Lire le carnet", {"carnet": word})
    assert "Lucie 3" not in page.text
    assert "Personne n’a ce prénom ici." in page.submit("Chercher", {"nom": "Albert"}).text
    page.submit("Chercher", {"nom": "lucie 2"}).press(people[29].id, name="garder")
    page.open(f"/apprenants/{zoe.id}").click("Recevoir un carnet").submit("Lire le carnet", {"carnet": word})
    assert "Zoé" in page.text
    page.press(zoe.id, name="garder")
    assert [row.learner_id for row in Brought.select().order_by(Brought.id)] == [people[29].id, zoe.id]


def test_what_cannot_be_read_is_told_and_nothing_is_kept(aidant: AidantActor) -> None:
    page = aidant.page.open("/carnet").submit("Lire le carnet", {"carnet": "n’importe quoi"}, status=422)
    assert "Rien n’est gardé." in page.text
