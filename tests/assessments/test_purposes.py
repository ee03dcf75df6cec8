"""« Je viens pour… »: what a need asks for, screens asked because of it, and whether one is ready."""

from typing import Any

import pytest
from flask import Flask

from inclusion.assessments import deck
from inclusion.assessments.models import Answer, Sitting
from inclusion.assessments.purposes import choices, needed_by, purpose_of
from inclusion.demo_gardens import Passage, play
from inclusion.modules.library import library
from tests.factories import Factory
from tests.page_client import PageClient

CAF = "demarche:caf-aide-au-logement"


class Asking:
    """A module of which only what it asks for matters."""

    def __init__(self, **requires: int):
        self.document: Any = type("Document", (), {"requires": requires})


@pytest.mark.once
@pytest.mark.parametrize(
    ("modules", "needed"),
    [
        ([], {}),
        ([Asking()], {}),
        ([Asking(naviguer=2, compte=1)], {"compte": 1, "naviguer": 2}),
        ([Asking(naviguer=1), Asking(naviguer=2), Asking(naviguer=2)], {"naviguer": 2}),
        ([Asking(courriel=2), Asking(), Asking()], {}),  # one in three: no need of it
        ([Asking(courriel=1), Asking()], {"courriel": 1}),  # half of them
    ],
)
def test_a_need_asks_for_what_half_of_its_modules_ask(modules: list[Any], needed: dict[str, int]) -> None:
    assert needed_by(modules) == needed


def test_every_door_of_the_catalogue_is_a_purpose(app: Flask) -> None:
    with app.test_request_context():
        editions = library().catalogue()
        for door in choices(editions):
            purpose = purpose_of(f"besoin:{door.value}", editions)
            assert purpose is not None and purpose.needed and purpose.title == door.title, door.value
            assert set(purpose.needed) <= set(deck.prepared().bank.skills)


@pytest.mark.parametrize(
    "code", ["", "besoin:", "besoin:voyage", "demarche:rien", "demarche:agents-orienter", "caf", ":"]
)
def test_what_the_catalogue_has_not_is_no_purpose(app: Flask, code: str) -> None:
    with app.app_context():
        assert purpose_of(code, library().catalogue()) is None


@pytest.mark.once
@pytest.mark.parametrize("level", [1, 3])
@pytest.mark.parametrize("purpose", ["besoin:malade", "besoin:retraite", CAF])
def test_what_the_demarche_asks_for_is_asked_directly(make: Factory, purpose: str, level: int) -> None:
    learner = make.learner()
    with make.app.app_context():
        needed = purpose_of(purpose, library().catalogue()).needed
        levels = dict.fromkeys(deck.prepared().bank.skills, level)
        sitting = play(learner.learner, Passage(1, levels, purpose))
    assert sitting.needed == needed
    asked = {row.skill for row in Answer.history(sitting) if "#" not in row.item}
    assert set(needed) <= asked


def test_from_a_module_to_the_question_whether_one_is_ready(page: PageClient) -> None:
    page.open("/demarches/caf-aide-au-logement").click("Suis-je prêt")
    assert "Vous venez pour : J’ai besoin d’aide pour payer mon loyer" in page.text
    page.submit("Commencer").submit("Arrêter et voir mon résultat")
    sitting = Sitting.get()
    assert sitting.purpose == CAF and sitting.needed["formulaire"] == 2
    assert "Vous venez pour : J’ai besoin d’aide pour payer mon loyer" in page.text
    assert "Pas encore tout à fait" in page.text or "Presque" in page.text


def test_a_gesture_lesson_or_a_lesson_for_agents_asks_nobody_whether_they_are_ready(page: PageClient) -> None:
    for slug in ("souris-premiers-gestes", "agents-orienter"):
        assert "Suis-je prêt ?" not in page.open(f"/demarches/{slug}").links()


def test_a_need_is_optional_and_one_of_the_doors(page: PageClient) -> None:
    page.open("/bilan").submit("Commencer", {"pour": "besoin:travail"})
    assert (Sitting.get().purpose, "compte" in Sitting.get().needed) == ("besoin:travail", True)
    Sitting.delete().execute()
    page.open("/bilan").submit("Commencer")
    assert (Sitting.get().purpose, Sitting.get().needed) == ("", {})


def test_an_unknown_need_is_told_and_changes_nothing(page: PageClient) -> None:
    page.open("/bilan?pour=demarche:voyage-en-mer")
    assert "Nous n’avons pas cette démarche. Vous pouvez faire le point quand même." in page.text
    page.post("/bilan/commencer", {"pour": "demarche:voyage-en-mer"})
    assert "Nous n’avons pas cette démarche" in page.text and "Écran 1" in page.text
    assert Sitting.get().purpose == ""


def test_whoever_is_ready_is_led_to_the_demarche(make: Factory) -> None:
    learner = make.learner()
    sitting = make.garden(learner, purpose="besoin:arnaque", **dict.fromkeys(deck.prepared().bank.skills, 3))
    page = learner.is_in().open(f"/bilan/{sitting.key}/resultat")
    assert "Oui. Vous avez ce qu’il faut." in page.text
    assert "Prochain pas : J’ai peur des arnaques" in page.text


@pytest.mark.once
def test_a_result_that_is_there_answers_at_once(make: Factory) -> None:
    learner = make.learner()
    make.garden(learner)
    page = learner.is_in().open(f"/bilan?pour={CAF}")
    assert "D’après votre dernier bilan" in page.text and "Remplir un formulaire" in page.text


def test_a_demarche_that_left_the_catalogue_leaves_the_result_readable(make: Factory) -> None:
    learner = make.learner()
    sitting = make.garden(learner, purpose=CAF)
    Sitting.update(purpose="demarche:disparue", needed={"jardinage": 2, "compte": 1}).execute()
    page = learner.is_in().open(f"/bilan/{sitting.key}/resultat")
    assert "Mon jardin" in page.text and "Vous venez pour" not in page.text
    assert page.open("/mon-espace").h1 == "Bonjour Monique"
