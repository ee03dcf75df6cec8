"""The Caf module another time: other words, another order, a session that is cut. The same démarche, still proved."""

import re

import pytest

from inclusion.modules.content_files import read_folder
from inclusion.simulator import engine
from inclusion.simulator.perception import perceive
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.schema import Document, parts
from inclusion.simulator.search import Course
from inclusion.simulator.state import DISCOVER, GUIDED
from inclusion.simulator.texts import Texts, places
from inclusion.simulator.variation import vary
from tests.simulator.conftest import MODULE

CUT = "session_coupure"


@pytest.fixture(scope="module")
def cut(document: Document) -> Course:
    return Course(Scenario(document, document.personas[0], CUT))


def test_one_time_in_two_the_session_is_cut(document: Document) -> None:
    assert [vary(document, seed).surprise for seed in range(4)] == ["", CUT, "", CUT]


def test_every_persona_meets_the_same_worlds(document: Document, course: Course) -> None:
    """One search proves a module for all of them."""
    for persona in document.personas[1:]:
        other = Course(Scenario(document, persona))
        assert other.worlds == course.worlds and other.place == course.place
        for step in range(len(course.tests)):
            assert other.distances(step) == course.distances(step)


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_twin_is_demonstrated_to_the_end(document: Document, course: Course, cut: Course, seed: int) -> None:
    variation = vary(document, seed)
    scenario = Scenario(variation.document, document.personas[0], variation.surprise, variation.layout)
    twin = (cut if variation.surprise else course).dressed(scenario)
    state, _, _ = engine.begin(twin, DISCOVER, 0)
    for at in range(40):
        state, _, _ = engine.advance_all(twin, state, perceive(scenario, state, {"do": "next"}), at)
    assert engine.is_finished(twin, state)


@pytest.mark.parametrize("locale", ["fr", "fr@falc", "en", "ar"])
def test_hints_quote_the_words_that_the_twin_has(document: Document, locale: str) -> None:
    texts = Texts(document, read_folder(MODULE.parent).translations, locale)
    reworded = {label for name, labels in document.twins.labels.items() for label in labels}
    first = {part.label for _, part in parts(document) if getattr(part, "id", "") in document.twins.labels}  # type: ignore[union-attr]
    shown = set()
    for seed in range(1, 12):
        twin = vary(document, seed).document
        scenario = Scenario(twin, document.personas[0])
        there = {getattr(part, "label", "") for _, part in parts(twin)}
        for place, _ in places(document):
            quoted = set(re.findall("«\\s([^»]+)\\s»", scenario.says(texts[place])))
            shown |= quoted & reworded
            assert not (quoted & first) - there, place
    assert len(shown) >= 5, "hints follow the words of the twin"


def test_the_cut_session_keeps_the_draft(cut: Course) -> None:
    """Sent away in the middle of the form, one signs in again and finds one's answers."""
    state, _, _ = engine.begin(cut, GUIDED, 0)
    persona = cut.scenario.persona
    sign_in = {"f.nir": str(persona.value("nir")), "f.password": str(persona.value("password"))}
    for form in (
        {"do": "open:mail_caf"}, {"do": "visit", "address": "caf.fr"}, {"do": "press:mon_compte"},
        {"do": "press:entrer", **sign_in}, {"do": "press:declarer"},
        {"do": "press:suite_situation", "f.situation": "non"},
    ):  # fmt: skip
        state, _, _ = engine.advance_all(cut, state, perceive(cut.scenario, state, form), 1)
    assert cut.scenario.screen_of(state.world) == "session_page"
    assert cut.scenario.fact(state.world, "connecte") == "oui"
    for form in (
        {"do": "press:session_reconnecter"}, {"do": "press:entrer", **sign_in}, {"do": "press:session_reprendre"},
    ):  # fmt: skip
        state, _, _ = engine.advance_all(cut, state, perceive(cut.scenario, state, form), 2)
    assert cut.scenario.screen_of(state.world) == "situation_page"
    assert cut.scenario.fact(state.world, "situation") == "non"
    state, _, _ = engine.advance_all(
        cut, state, perceive(cut.scenario, state, {"do": "press:suite_situation", "f.situation": "non"}), 3
    )
    assert cut.scenario.screen_of(state.world) == "ressources"
