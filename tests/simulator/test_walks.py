"""Properties on random walks: nobody gets trapped, nothing unknown is reached, a state is a fold over its events."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from inclusion.simulator import engine, snapshot
from inclusion.simulator.classes import classes as classes_of
from inclusion.simulator.perception import perceive, understood
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.scene import draw
from inclusion.simulator.search import FAR, Course
from inclusion.simulator.state import GUIDED, MODES, State

TYPED = [
    "120",
    "360",
    "1",
    "cent",
    "oui",
    "non",
    "",
    "0000042",
    "2861199999000",
    "Lavande-2026",
    "x",
    "2690549588157",
]


def any_form(choice: random.Random, scenario: Scenario, state: State) -> dict[str, str]:
    """A form that a browser could send from the page shown: any button of it, any text in any field."""
    scene = draw(scenario, state)
    actions = [f"focus:{tab.window}" for tab in scene.tabs] + ["help", "back", "visit", "hand:aidant", "hand:learner"]
    actions += [f"open:{item.name}" for item in scene.items] + [f"open:{scene.home}"]
    actions += [f"press:{part.name}" for part in scene.parts if part.kind in ("button", "link", "banner")] * 4
    form = {"do": choice.choice(actions)}
    for part in scene.parts:
        if part.kind in ("field", "choice", "check") and choice.random() < 0.7:
            form[f"f.{part.name}"] = choice.choice(TYPED)
            form[f"f.{part.name}.shown"] = "1"
    urls = [screen.url for screen in scenario.screens.values() if screen.url]
    form["address"] = choice.choice([*urls, "caf", "nulle.part"])
    return form


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**9), mode=st.sampled_from(MODES), length=st.integers(0, 60))
def test_wherever_one_walks_the_search_knows_the_place_and_help_leads_out(
    course: Course, seed: int, mode: str, length: int
) -> None:
    choice, at = random.Random(seed), 0
    state, _, _ = engine.begin(course, mode, 0)
    for at in range(length):
        batch = perceive(course.scenario, state, any_form(choice, course.scenario, state))
        state, _, _ = engine.advance_all(course, state, batch, at)
        assert course.scenario.core(state.world) in course.place
        assert FAR not in (course.distance(state.world, step) for step in range(len(course.tests)))
    presses = 0
    while not engine.is_finished(course, state):
        form = {"do": "next" if mode == "discover" else "help"}
        state, _, _ = engine.advance_all(course, state, perceive(course.scenario, state, form), at)
        presses += 1
        assert presses < 150, "help must always lead to the end"


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_state_is_a_fold_over_its_events_even_written_in_between(course: Course, seed: int) -> None:
    choice = random.Random(seed)
    state, _, _ = engine.begin(course, GUIDED, 0)
    first, batches = state, []
    for at in range(25):
        batch = perceive(course.scenario, state, any_form(choice, course.scenario, state))
        batches.append((batch, at))
        state, _, _ = engine.advance_all(course, state, batch, at)
    for batch, at in batches:
        first = snapshot.load(course.scenario, snapshot.dump(course.scenario, first))
        first, _, _ = engine.advance_all(course, first, batch, at)
    assert first == state


DOINGS = {
    "", "press", "open", "focus", "choose", "gesture", "hand", "fill", "visit", "help", "next", "back", "tab",
    "close", "none",
}  # fmt: skip
INVENTED = ["envoyer", "mail_caf", "browser", "aidant", "Zq7SECRET", "nir:ok", "x" * 50_000]
NAMES = st.one_of(st.text(max_size=90), st.sampled_from(INVENTED))
ACTIONS = st.builds(
    "{}{}{}".format,
    st.one_of(st.text(max_size=9), st.sampled_from(sorted(DOINGS - {""}))),
    st.sampled_from([":", "", "::", ":nir:", ":piece:", ":situation:"]),
    NAMES,
)


def words_of(scenario: Scenario) -> set[str]:
    """What events may hold: the world's own names, and words of the engine."""
    classes = {klass for part in scenario.inputs.values() for klass in classes_of(part)}
    named = {name for names in scenario.named.values() for name in names}
    return {"", "aidant", "learner", "oui", "non", *scenario.windows, *scenario.screens, *named, *classes}


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 10**9), actions=st.lists(ACTIONS, min_size=1, max_size=8))
def test_nothing_of_a_name_that_no_screen_has_goes_past_perception(
    course: Course, seed: int, actions: list[str]
) -> None:
    choice, known = random.Random(seed), words_of(course.scenario)
    state, _, _ = engine.begin(course, GUIDED, 0)
    for at, action in enumerate(actions):
        offered = any_form(choice, course.scenario, state)
        for form in (offered, {**offered, "do": action}):
            events = perceive(course.scenario, state, form)
            assert all({event.name, event.value} <= known for event in events)
            do, *names = understood(form["do"], events).split(":")
            assert {do} <= DOINGS and set(names) <= known, "what is kept of the action too"
            assert do or form["do"] == action or form["do"].startswith("open:"), "what is offered is understood"
            state, _, _ = engine.advance_all(course, state, events, at)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=60), field=st.sampled_from(["nir", "password"]))
def test_nothing_typed_about_an_identity_goes_past_perception(course: Course, text: str, field: str) -> None:
    state, _, _ = engine.begin(course, GUIDED, 0)
    for form in ({"do": "visit", "address": "caf.fr"}, {"do": "press:mon_compte"}):
        state, _, _ = engine.advance_all(course, state, perceive(course.scenario, state, form), 0)
    expected = str(course.scenario.persona.value(field))
    for event in perceive(course.scenario, state, {"do": "press:entrer", f"f.{field}": text}):
        assert event.kept in ("", expected)
