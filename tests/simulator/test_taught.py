"""Every step teaches what people do wrong there: on its own, or on an answer that its road asks for."""

import pytest

from inclusion.simulator.checks import check
from inclusion.simulator.problems import Problem
from inclusion.simulator.reading import locate, read
from tests.small_module import small_module

STEP = "    mistakes: [{id: incomplet, when: {at: fin, message: wrong}, say: Dites le mois de la facture.}]\n"
BACK = "    mistakes: [{id: retour, when: {at: page, envoye: oui}, say: La page à relire est la suivante.}]\n"
AMOUNT = "- field: pension\n  type: amount\n  label: Pension\n  expect: '120'\n"
YEAR = "  mistakes: [{id: annee, equals: '1440', say: C’est le total d’une année.}]\n"
TEXT = "- field: message\n  type: textarea\n  label: Message\n  expect: Bonjour\n"
CHOICE = """- choice: choix
  label: Votre choix
  options: {un: Un, deux: Deux}
  expect: un
  mistakes: [{id: autre, equals: %s, say: Le bon choix est le premier.}]
"""
GESTURE = """- gesture: geste
  type: %s
  label: Un geste
  target: Ici
  mistakes: [{id: trop_vite, say: Recommencez.}]
"""


def silent(fields: str, *names: str, changes: tuple[tuple[str, str], ...] = ()) -> list[Problem]:
    """What is said of the steps of a small module whose first page asks for these answers."""
    source = small_module(TEXT + fields, ("message", *names))
    for old, new in ((STEP, ""), *changes):
        assert old in source
        source = source.replace(old, new)
    document, problems = read(source, "module.yaml")
    assert document is not None, problems
    found = locate(source, "module.yaml", check(document).problems)
    return [problem for problem in found if problem.code == "no-mistake"]


def test_a_step_of_which_no_mistake_is_explained_is_told_at_its_line() -> None:
    found = silent(AMOUNT, "pension")
    assert [(problem.place, problem.is_warning) for problem in found] == [("steps.remplir", True)]
    source = small_module(TEXT + AMOUNT, ("message", "pension"))
    assert source.splitlines()[found[0].line - 1].strip() == "- id: remplir"
    assert "mistakes" in found[0].message


def test_a_mistake_of_the_step_is_enough() -> None:
    assert silent(AMOUNT, "pension", changes=(("    why: Un essai.\n", "    why: Un essai.\n" + STEP),)) == []


@pytest.mark.parametrize(
    ("fields", "name", "is_told"),
    [
        (AMOUNT + YEAR, "pension", False),
        (CHOICE % "deux", "choix", False),
        (CHOICE % "un", "choix", True),
        (CHOICE % "trois", "choix", True),
        (GESTURE % "click", "geste", True),
        (GESTURE % "type", "geste", False),
    ],
)
def test_so_is_a_wrong_answer_that_somebody_can_give(fields: str, name: str, is_told: bool) -> None:
    assert bool(silent(fields, name)) is is_told


def test_an_answer_that_the_road_of_the_step_does_not_ask_for_teaches_nothing() -> None:
    assert silent(AMOUNT + YEAR), "nothing needs the amount"


def test_an_answer_teaches_the_step_in_which_it_is_given_and_no_other() -> None:
    changes = ((BACK, ""),)
    assert [problem.place for problem in silent(AMOUNT + YEAR, "pension", changes=changes)] == ["steps.relire"]
