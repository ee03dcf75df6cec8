"""Every module of the catalogue, for each person and surprise: watched, helped, wandered through, translated."""

import json
import random

import pytest

from inclusion.modules.content_files import CONTENT, PROVED, Folder, digest, folders, read_folder
from inclusion.simulator import engine
from inclusion.simulator.perception import perceive
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.search import FAR, Course
from inclusion.simulator.state import AUTONOMOUS, DISCOVER, GUIDED, State
from inclusion.simulator.texts import places
from inclusion.simulator.world import Event
from tests.simulator.test_walks import any_form

NAMES = [folder.name for folder in folders()]
LOCALES = {"fr@falc", "en", "ar"}
MOST = 6_000
pytestmark = [pytest.mark.once, pytest.mark.parametrize("name", NAMES, scope="module")]


@pytest.fixture(scope="module")
def folder(name: str) -> Folder:
    return read_folder(next(path for path in folders() if path.name == name))


@pytest.fixture(scope="module")
def courses(folder: Folder) -> list[Course]:
    """The worlds of each person, without surprise and with each of them."""
    assert folder.document is not None
    surprises = ["", *(surprise.id for surprise in folder.document.surprises)]
    document, (first, *others) = folder.document, folder.document.personas
    searched = [Course(Scenario(document, first, surprise)) for surprise in surprises]
    return searched + [
        course.dressed(Scenario(document, persona, surprise))
        for persona in others
        for course, surprise in zip(searched, surprises, strict=True)
    ]


def test_it_has_nothing_to_say_and_few_worlds(name: str, folder: Folder) -> None:
    assert [str(problem) for problem in folder.problems] == []
    assert all(0 < worlds < MOST for worlds in folder.worlds.values()), folder.worlds
    assert folder.document is not None and folder.document.surprises, "plan something that does not go as usual"


def test_the_proof_that_is_kept_is_of_these_very_files(name: str, folder: Folder) -> None:
    kept = json.loads((CONTENT / PROVED).read_text(encoding="utf-8"))
    assert kept[name] == {"files": digest(folder.path), "worlds": folder.worlds}, "run `inclusion content prove`"


def test_each_word_of_the_lesson_is_there_in_each_language(name: str, folder: Folder) -> None:
    assert folder.document is not None
    wanted = {place for place, _text in places(folder.document)}
    assert {locale: wanted - set(texts) for locale, texts in folder.translations.items() if locale in LOCALES} == {
        locale: set() for locale in LOCALES
    }


def ends(course: Course, state: State, event: Event) -> bool:
    """Whether the same button, pressed again and again, leads to the end."""
    for _press in range(120):
        if engine.is_finished(course, state):
            return True
        state, _, _ = engine.advance(course, state, event, 0)
    return False


def test_it_can_be_watched_to_the_end(name: str, courses: list[Course]) -> None:
    assert all(ends(course, engine.begin(course, DISCOVER, 0)[0], Event("next")) for course in courses)


@pytest.mark.parametrize("mode", [GUIDED, AUTONOMOUS])
def test_wherever_one_wanders_help_leads_to_the_end(name: str, courses: list[Course], mode: str) -> None:
    for number, course in enumerate(courses):
        chance = random.Random(f"{name} {mode} {number}")
        state, _, _ = engine.begin(course, mode, 0)
        for at in range(60):
            batch = perceive(course.scenario, state, any_form(chance, course.scenario, state))
            state, _, _ = engine.advance_all(course, state, batch, at)
            assert course.scenario.core(state.world) in course.place
            assert FAR not in [course.distance(state.world, step) for step in range(len(course.tests))]
        assert ends(course, state, Event("help"))
