"""Gestures of the hand: what the browser says is bounded, put into a class, and what was typed goes no further."""

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.simulator import engine
from inclusion.simulator.checks import check
from inclusion.simulator.components import WORDS, Gesture, Mistake
from inclusion.simulator.gestures import DONE, HOWS, MISSING, SKIPPED, WRONG, bounded, difference, read
from inclusion.simulator.perception import perceive
from inclusion.simulator.read_aloud import read_aloud
from inclusion.simulator.reading import read as read_document
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.scene import draw
from inclusion.simulator.schema import Document
from inclusion.simulator.search import Course
from inclusion.simulator.state import AUTONOMOUS, DISCOVER, GUIDED, State
from inclusion.simulator.world import Event
from tests.gestures_module import GESTURES, gestures_module

POINTERS = {"mouse", "touch", "pen"}
POSSIBLE = {
    "move": POINTERS,
    "click": POINTERS | {"keyboard", "button"},
    "double": POINTERS,
    "right": POINTERS | {"keyboard", "button"},
    "drag": POINTERS | {"button"},  # two presses: take, put
    "scroll": POINTERS | {"keyboard", "button"},
    "touch": {"touch", "pen"},
    "zoom": POINTERS | {"keyboard", "button"},
}


@pytest.fixture(scope="module")
def document() -> Document:
    found, problems = read_document(gestures_module(), "module.yaml")
    assert found is not None, problems
    return found


@pytest.fixture(scope="module")
def course(document: Document) -> Course:
    return Course(Scenario(document, document.personas[0]))


def part(course: Course, kind: str) -> Gesture:
    found = course.scenario.inputs[f"g_{kind}"]
    assert isinstance(found, Gesture)
    return found


def events(course: Course, kind: str, how: str, **form: str) -> list[Event]:
    named = {f"f.g_{kind}" + (f".{name}" if name != "text" else ""): text for name, text in form.items()}
    return read(course.scenario, part(course, kind), how, named)


def sends(course: Course, state: State, do: str, **form: str) -> State:
    batch = perceive(course.scenario, state, {"do": do, **form})
    return engine.advance_all(course, state, batch, state.last + 5)[0]


def does(course: Course, state: State, kind: str, how: str) -> State:
    text = GESTURES[kind][0]
    name = f"g_{kind}"
    form = {f"f.{name}": text, f"f.{name}.tries": "2", f"f.{name}.precision": "7"}
    return sends(course, state, f"gesture:{name}:{how}", **form)


@pytest.mark.parametrize("kind", POSSIBLE)
@pytest.mark.parametrize("how", [*HOWS, "", "voice", "MOUSE", "mouse "])
def test_a_gesture_is_made_in_the_ways_that_it_has(course: Course, kind: str, how: str) -> None:
    found = events(course, kind, how, tries="3", precision="12")
    assert bool(found) is (how in POSSIBLE[kind] | {"skip"})
    if found:
        assert (found[0].value, found[0].measure) == ("ok", f"{how} 3 12")
        assert found[0].reason == ("skip" if how == "skip" else "")


@pytest.mark.parametrize("kind", WORDS)
def test_words_are_compared_whatever_the_browser_says(course: Course, kind: str) -> None:
    target = GESTURES[kind][0]
    for how in set(HOWS) - {"skip"}:
        assert [event.value for event in events(course, kind, how, text=target)] == ["ok"]
        [wrong] = events(course, kind, how, text=target[:2])
        assert (wrong.value, wrong.reason, wrong.number) == ("", "words", 3)
        [missing] = events(course, kind, how)
        assert (missing.value, missing.reason) == ("", "missing")
    assert events(course, kind, "skip")[0].reason == "skip"


CONFUSIONS = [
    Mistake(id="sans_accent", equals="L’ete, à 8 h !", say="Il manque les accents."),
    Mistake(id="majuscules", match="^[^a-zà-ÿ]+$", say="Les majuscules sont bloquées."),
]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("L'ete, à 8 h !", "mistake:sans_accent"),  # the apostrophe of keyboards
        ("L’ÉTÉ, À 8 H !", "mistake:majuscules"),
        ("L’été, à 9 h !", ""),
        ("A" * 1_000_000, "mistake:majuscules"),
    ],
)
def test_words_that_the_author_has_explained_have_their_class(course: Course, typed: str, value: str) -> None:
    known = part(course, "type").model_copy(update={"mistakes": CONFUSIONS})
    [event] = read(course.scenario, known, "typed", {"f.g_type": typed})
    assert (event.value, event.reason, event.kept) == (value, "words", "")


@pytest.mark.parametrize("mode", [GUIDED, AUTONOMOUS])
def test_an_explained_confusion_is_told_and_the_gesture_is_still_to_be_made(mode: str) -> None:
    explained = "target: L’été, à 8 h !\n        mistakes: [{id: plat, equals: L’ete, say: Il manque les accents.}]"
    source = gestures_module().replace("target: L’été, à 8 h !", explained)
    found, problems = read_document(source, "module.yaml")
    assert found is not None, problems
    course = Course(Scenario(found, found.personas[0]))
    state = sends(course, engine.begin(course, mode, 0)[0], "visit", address="essai.example/move")
    for kind in [*GESTURES][: [*GESTURES].index("type")]:
        state = sends(course, does(course, state, kind, "skip"), f"press:suite_{kind}")
    state = sends(course, state, "gesture:g_type:typed", **{"f.g_type": "L'ete"})
    assert [said.key for said in state.feedback if said.kind == "mistake"] == ["inputs.g_type.mistakes.plat"]
    [shown] = [drawn for drawn in draw(course.scenario, state).parts if drawn.kind == "gesture"]
    assert (shown.tone, shown.number) == (WRONG, 3)
    state = does(course, state, "type", "typed")
    assert course.scenario.fact(state.world, "g_type") == "ok"


DIFFERENCES = [
    # typed, model, place of the first sign that differs
    ("Bonjour", "Bonjour", None),
    ("  Bonjour ", "Bonjour", None),
    ("", "Bonjour", 0),
    ("   ", "Bonjour", 0),
    ("bonjour", "Bonjour", 1),  # capitals count
    ("Zoe", "Zoé", 3),  # accents count
    ("Zoe\u0301", "Zoé", None),  # a dead key makes the same letter
    ("Bonjou", "Bonjour", 7),  # one is missing
    ("Bonjour!", "Bonjour", 8),  # one too many
    ("L'été", "L’été", None),  # the apostrophe of keyboards
    ("Bonjour !", "Bonjour\u202f!", None),  # the narrow space is on no keyboard
    ("a.b@c", "a.b@d", 5),
    ("Bon\x00jour", "Bonjour", 4),  # control characters are signs too
    ("Bon\u202ejour", "Bonjour", 4),
    ("\ud83d\ude00", "Bonjour", 1),
]


@pytest.mark.parametrize(("typed", "model", "place"), DIFFERENCES)
def test_the_first_sign_that_differs(typed: str, model: str, place: int | None) -> None:
    assert difference(typed, model) == place


def test_a_very_long_text_is_only_wrong(course: Course) -> None:
    for text in ("a" * 1_000_000, GESTURES["type"][0] * 80_000, "\u0301" * 1_000_000):
        [event] = events(course, "type", "typed", text=text)
        assert event.value == "" and event.number <= len(GESTURES["type"][0]) + 1
        assert len(json.dumps(asdict(event))) < 200


MEASURES = [
    ("12", 12), ("0", 0), ("99", 99), ("100", 99), ("99999", 99), ("100000", 0), ("-1", 0), ("1.5", 0), ("1e3", 0),
    ("", 0), (" 3", 0), ("٣", 0), ("²", 0), ("0x10", 0), ("3; DROP", 0), ("1" * 1_000_000, 0),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "kept"), MEASURES)
def test_a_measure_is_a_number_within_reason(course: Course, sent: str, kept: int) -> None:
    gesture = part(course, "click")
    assert bounded({"f.g_click.tries": sent}, gesture, "tries", 99) == kept
    assert bounded({}, gesture, "tries", 99) == 0


@given(st.text(max_size=60), st.sampled_from([*HOWS, "x"]), st.text(max_size=8), st.text(max_size=8))
def test_nothing_typed_is_ever_in_the_event(course: Course, text: str, how: str, tries: str, precision: str) -> None:
    secret = f"\u2766{text}\u2766"
    for kind in GESTURES:
        for event in events(course, kind, how, text=secret, tries=tries + "\u2766", precision=precision + "\u2766"):
            assert "\u2766" not in json.dumps(asdict(event), ensure_ascii=False)
            assert event.measure == f"{how} 0 0"
            assert event.kept == ""


def test_the_module_of_every_gesture_is_proved(document: Document) -> None:
    report = check(document, {})
    assert not [str(problem) for problem in report.problems if problem.is_error]


@pytest.mark.parametrize("mode", [GUIDED, AUTONOMOUS])
def test_every_gesture_is_a_step_that_proves_how_it_was_made(course: Course, mode: str) -> None:
    state = engine.begin(course, mode, 0)[0]
    for number, kind in enumerate(GESTURES):
        refused = sends(course, state, f"press:suite_{kind}")
        assert refused.step == number, "the page waits for the gesture"
        how = "typed" if kind in WORDS else "touch" if kind == "touch" else "mouse"
        state = does(course, refused, kind, how)
        assert state.measures == (f"g_{kind} {how} 2 7",)
        state = sends(course, state, f"press:suite_{kind}")
        assert (min(state.step, len(GESTURES)), state.measures, state.skipped) == (number + 1, (), False)
    assert engine.is_finished(course, state)


def test_a_gesture_passed_over_goes_on_and_proves_nothing(course: Course) -> None:
    state = engine.begin(course, GUIDED, 0)[0]
    state = sends(course, state, "gesture:g_move:skip")
    assert state.skipped
    batch = perceive(course.scenario, state, {"do": "press:suite_move"})
    state, _said, [proof] = engine.advance_all(course, state, batch, 20)
    assert (proof.outcome, proof.measures) == ("bypassed", ("g_move skip 0 0",))


def test_a_demonstration_shows_every_gesture(course: Course) -> None:
    state = engine.begin(course, DISCOVER, 0)[0]
    assert sends(course, state, "gesture:g_move:mouse").world == state.world, "here one only watches"
    for _each in range(2 * len(GESTURES)):
        state = sends(course, state, "next")
    assert engine.is_finished(course, state)


def test_what_is_drawn_follows_what_became_of_it(course: Course) -> None:
    state = engine.begin(course, GUIDED, 0)[0]
    shown = draw(course.scenario, state).parts[0]
    assert (shown.kind, shown.type, shown.text, shown.times, shown.tone) == ("gesture", "move", "le rond", 2, "")
    assert draw(course.scenario, sends(course, state, "press:suite_move")).parts[0].tone == MISSING
    assert draw(course.scenario, does(course, state, "move", "mouse")).parts[0].tone == DONE
    passed = draw(course.scenario, sends(course, state, "gesture:g_move:skip"))
    assert (passed.parts[0].tone, passed.parts[0].error, passed.problems) == (SKIPPED, "", [])


def test_words_that_differ_are_shown_again_and_enter_sends_them(course: Course) -> None:
    state = engine.begin(course, GUIDED, 0)[0]
    for kind in list(GESTURES)[:6]:
        state = sends(course, sends(course, state, f"gesture:g_{kind}:skip"), f"press:suite_{kind}")
    form = {"f.g_type": "L’ete"}
    state = sends(course, state, "gesture:g_type:typed", **form)
    scene = draw(course.scenario, state, typed=form)
    assert (scene.parts[0].tone, scene.parts[0].number, scene.parts[0].value) == (WRONG, 3, "L’ete")
    assert scene.parts[0].awaits_words and not scene.problems
    assert "ete" not in json.dumps(asdict(state), ensure_ascii=False)


def test_a_gesture_is_heard(course: Course) -> None:
    state = engine.begin(course, GUIDED, 0)[0]
    heard = read_aloud(draw(course.scenario, state)).splitlines()
    wanted = ["Geste : Le geste move.", "Prenez votre temps.", "Amenez la flèche sur « le rond ».", "2 fois."]
    assert [line.replace("\u202f", " ") for line in heard[3:7]] == wanted
    assert "Bouton : Passer ce geste." in heard
    passed = read_aloud(draw(course.scenario, sends(course, state, "gesture:g_move:skip")))
    assert "Vous avez passé ce geste." in passed and "Amenez" not in passed
