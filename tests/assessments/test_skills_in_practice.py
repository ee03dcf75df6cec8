"""What exercises show of each skill: truth tables on a small catalogue of one démarche."""

from types import SimpleNamespace
from typing import Any

import pytest

from inclusion.assessments.practice import Practice, practice

pytestmark = pytest.mark.once

STEPS = [SimpleNamespace(id=name, skill=skill) for name, skill in (
    ("lire", "courriel"), ("entrer", "compte"), ("remplir", "formulaire"), ("envoyer", "formulaire"),
)]  # fmt: skip
DOCUMENT = SimpleNamespace(steps=STEPS, teaches={"formulaire": 3}, requires={"compte": 1})
CATALOGUE: Any = [SimpleNamespace(slug="caf", document=DOCUMENT)]


def row(step: str, mode: str = "autonomous", **values: Any) -> Any:
    found = {"outcome": "done", "help": 0, "hand": "learner", "persona": "samira"} | values
    return SimpleNamespace(slug="caf", step=step, mode=mode, **found)


def twice(*steps: str) -> list[Any]:
    return [row(step, persona=persona) for step in steps for persona in ("samira", "lucas")]


@pytest.mark.parametrize(
    ("rows", "levels"),
    [
        ([], {}),
        ([row("remplir", "discover"), row("envoyer", "discover")], {}),  # watched
        ([row("remplir", "guided"), row("envoyer", "guided")], {}),  # with instructions
        ([row("remplir"), row("envoyer", help=1)], {}),  # a hint in one of them
        ([row("remplir"), row("envoyer", hand="aidant")], {}),  # the aidant had the mouse
        ([row("remplir"), row("envoyer", outcome="bypassed")], {}),  # went round
        ([row("remplir"), row("envoyer")], {"formulaire": 2}),  # once: at most nearly alone
        ([row("remplir"), row("envoyer")] * 2, {"formulaire": 2}),  # the same character again is no transfer
        (twice("remplir", "envoyer"), {"formulaire": 3}),
        ([*twice("remplir"), row("envoyer")], {"formulaire": 2}),  # as far as the weakest step
        ([row("entrer")], {"compte": 1}),  # taken for granted, and shown
        (twice("lire"), {"courriel": 1}),  # met on the way: the first level
        ([*twice("remplir", "envoyer"), row("envoyer", help=4)], {"formulaire": 3}),  # a bad day takes nothing back
    ],
)
def test_levels_that_exercises_show(rows: list[Any], levels: dict[str, int]) -> None:
    assert practice(rows, CATALOGUE).levels == levels


def test_what_was_tried_and_what_was_done() -> None:
    some = practice([row("lire", "guided"), row("entrer", "discover")], CATALOGUE)
    assert (some.tried, some.done) == (frozenset({"courriel"}), frozenset())
    every = practice([row(step.id) for step in STEPS], CATALOGUE)
    assert every.done == {"caf"}


def test_a_module_that_left_the_catalogue_says_nothing() -> None:
    assert practice([row("remplir"), row("envoyer")], []) == Practice()
