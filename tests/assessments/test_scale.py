"""The bank: what the ten skills say, what may be left out, and what is refused with a sentence."""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from inclusion.assessments.engine import Diagnostic
from inclusion.assessments.scale import BankRefused, Prerequisite, read_bank
from tests.assessments.banks import scale, tiny

pytestmark = pytest.mark.once

MIDDLES = {
    "pointer": -1.0, "clavier": -0.6, "naviguer": -0.4, "chercher": 0, "formulaire": 0.1, "courriel": 0.1,
    "compte": 0.2, "securite": 0.4, "demarche": 0.4, "documents": 0.5,
}  # fmt: skip


def test_the_ten_skills_begin_their_levels_one_logit_apart():
    skills = read_bank({**scale(), "items": []}).skills
    assert {name: list(skill.cuts) for name, skill in skills.items()} == {
        name: pytest.approx([middle - 1, middle, middle + 1]) for name, middle in MIDDLES.items()
    }


def test_prudence_asks_for_no_gesture():
    """People who are cautious by experience must be able to show it."""
    skills = read_bank({**scale(), "items": []}).skills
    assert all(need.level > 1 for need in skills["securite"].prerequisites)
    assert skills["demarche"].prerequisites[0] == Prerequisite(1, "naviguer", 1)


def test_every_skill_has_its_codes():
    for skill in scale()["skills"]:
        assert skill["crcn"] and skill["coop"], skill["id"]
        assert skill["digcomp"] or skill["id"] == "pointer", skill["id"]


def test_the_words_of_the_application_name_the_same_skills():
    source = Path(__file__).parents[2] / "inclusion" / "skills.py"
    text = source.read_text(encoding="utf-8")
    assert all(f'"{skill["id"]}": (_l(' in text for skill in scale()["skills"])


def test_an_item_may_leave_its_parameters_to_the_experts():
    bank = tiny()
    bank["items"] = [
        {"id": "chaud", "skill": "lire", "level": 0},
        {"id": "deux", "skill": "lire", "level": 2, "format": "pictures"},
    ]
    items = read_bank(bank).items
    assert (items["chaud"].b, items["chaud"].guess) == (-2.5, 0.03)
    assert (items["deux"].b, items["deux"].a, items["deux"].guess, items["deux"].slip) == (-0.5, 1.7, 0.2, 0.05)


def test_a_bank_read_from_json_is_the_same_bank():
    assert read_bank(json.loads(json.dumps(tiny()))) == read_bank(tiny())


def test_an_item_named_beside_another_is_only_observed():
    bank = tiny()
    bank["items"][0]["also"] = ["difficile"]
    assert read_bank(bank).items["difficile"].is_observed
    assert Diagnostic(bank).next_item([]) == "facile"
    assert Diagnostic(bank).next_item([("facile", "ok")]) is None


def spoilt(*path, value):
    bank = deepcopy(tiny())
    place = bank
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return bank


REFUSED = [
    ([], "objet"),
    (None, "objet"),
    ({}, "skills"),
    (spoilt("skills", value=[]), "au moins une compétence"),
    (spoilt("skills", value=["lire"]), "liste d’objets"),
    (spoilt("skills", value="lire"), "liste"),
    (spoilt("levels", value=1), "levels"),
    (spoilt("levels", value=True), "levels"),
    (spoilt("levels", value=3), "2 nombres"),
    (spoilt("skills", 0, "id", value=""), "« id »"),
    (spoilt("skills", 0, "cuts", value=[0, 1]), "3 nombres"),
    (spoilt("skills", 0, "cuts", value=[0, 1, 1]), "grandissent"),
    (spoilt("skills", 0, "cuts", value=[0, 1, float("nan")]), "nombre"),
    (spoilt("skills", 0, "cuts", value=[0, 1, float("inf")]), "nombre"),
    (spoilt("skills", 0, "cuts", value=[0, 1, 10**400]), "nombre"),
    (spoilt("skills", 0, "cuts", value=None), "liste"),
    (spoilt("skills", 0, "prereq", value=[[1, "lire"]]), "[niveau, compétence, niveau]"),
    (spoilt("skills", 0, "prereq", value=[[4, "lire", 1]]), "entier"),
    (spoilt("skills", 0, "prereq", value=[[1, "compter", 1]]), "compter"),
    (spoilt("skills", 0, "prereq", value=[[1, "lire", 2]]), "tournent en rond"),
    (spoilt("items", value=None), "items"),
    (spoilt("items", 0, "id", value="difficile"), "Deux fois"),
    (spoilt("items", 0, "skill", value="compter"), "facile.skill"),
    (spoilt("items", 0, "skill", value=["lire"]), "facile.skill"),
    (spoilt("items", 0, "level", value=4), "facile.level"),
    (spoilt("items", 0, "level", value=None), "facile.level"),
    (spoilt("items", 0, "b", value="dur"), "facile.b"),
    (spoilt("items", 0, "a", value=0), "positif"),
    (spoilt("items", 0, "guess", value=-0.1), "probabilités"),
    (spoilt("items", 0, "guess", value=0.95), "probabilités"),
    (spoilt("items", 0, "also", value=["facile"]), "lui-même"),
    (spoilt("items", 0, "also", value=["perdu"]), "perdu"),
    (spoilt("items", 0, "also", value="difficile"), "liste"),
    (spoilt("items", 0, "tags", value=[3]), "liste de mots"),
    (spoilt("retired", value=["facile"]), "retirés"),
]


@pytest.mark.parametrize(("bank", "says"), REFUSED)
def test_a_bank_of_another_shape_is_refused(bank, says):
    with pytest.raises(BankRefused) as refusal:
        Diagnostic(bank)
    assert says in str(refusal.value)


def test_two_skills_that_need_each_other_are_refused():
    bank = tiny()
    bank["skills"] = [
        {"id": "lire", "cuts": [-1, 0, 1], "prereq": [[1, "compter", 1]]},
        {"id": "compter", "cuts": [-1, 0, 1], "prereq": [[1, "lire", 1]]},
    ]
    with pytest.raises(BankRefused, match="compter, lire"):
        read_bank(bank)
