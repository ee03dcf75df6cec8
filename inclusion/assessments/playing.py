"""One screen of the diagnostic, played: from what is done to an outcome. Pure; `at` is given, in seconds."""

from dataclasses import replace

from inclusion.assessments.items import STEP, Item
from inclusion.records import frozen
from inclusion.simulator import engine
from inclusion.simulator.scenario import Scenario, World, holds
from inclusion.simulator.search import Course
from inclusion.simulator.state import AIDANT, BYPASSED, GUIDED, Evidence, State
from inclusion.simulator.world import Event, behind

OK, HELP, KO, UNKNOWN, SKIP = "ok", "help", "ko", "unknown", "skip"
MISTAKE = f"steps.{STEP}.mistakes."
#: When help is offered: so many refusals or detours, or seconds without getting nearer. None of it is evidence.
STUMBLES, STILL = 2, 60


@frozen
class Ended:
    """How a screen ended. `confusion` is the item's own; `help` how far the help went; `seconds` never count."""

    outcome: str
    help: int
    confusion: str = ""
    seconds: int = 0


def begin(course: Course, at: int) -> State:
    state, _, _ = engine.begin(course, GUIDED, at)
    return state


def advance(course: Course, state: State, batch: list[Event], at: int) -> tuple[State, Ended | None]:
    """Fold one request. The help shows where, and never does it: what it would do is not the person's."""
    batch = [event for event in batch if event.do != "help" or state.help < engine.POINT]
    if not batch:
        return state, None
    state, said, proofs = engine.advance_all(course, state, batch, at)
    if proofs:
        return state, Ended(_outcome(state, proofs[0]), proofs[0].help, seconds=proofs[0].seconds)
    confusions = [feedback.key.removeprefix(MISTAKE) for feedback in said if feedback.key.startswith(MISTAKE)]
    if confusions:
        return state, Ended(KO, state.help, confusions[0], state.active)
    return state, None


def _outcome(state: State, proof: Evidence) -> str:
    if state.helped or state.hand == AIDANT:
        return SKIP
    if proof.outcome == BYPASSED:
        return UNKNOWN
    return HELP if proof.help else OK


def next_gesture(course: Course, state: State) -> Event | None:
    """What there is to do now, as people do it: a page that is one press away is not found by its address."""
    event = engine.next_action(course, state)
    if event is None or event.do != "visit":
        return event
    if event.name == behind(course.scenario, state.world):
        return Event("tab")
    return Event("back") if state.history[-1:] == (event.name,) else event


def seems_stuck(state: State, at: int) -> bool:
    """Whether to offer help, never to impose it: once a hint was taken, only after another while."""
    if state.help >= engine.POINT:
        return False
    stumbles = max(len(state.mistakes), state.detours)
    return at - state.closer >= STILL or (not state.help and stumbles >= STUMBLES)


def given_up(state: State, outcome: str) -> Ended:
    """« Je ne sais pas », or a screen that could not be used."""
    return Ended(outcome, state.help, seconds=state.active)


def traces(item: Item, scenario: Scenario, world: World, ended: Ended) -> dict[str, str]:
    """What the same screen says of other skills: nothing of what was not tried."""
    found: dict[str, str] = {}
    for skill, trace in item.observed.items():
        test = scenario.test(trace.done)
        tried = all(world[place] is not None for place, _value in test) if test else ended.outcome == OK
        if ended.outcome == SKIP or not tried:
            found[skill] = SKIP
        else:
            found[skill] = OK if holds(test, world) else KO
    return found


def without_messages(state: State) -> State:
    """The state of a screen whose coach says nothing of right and wrong."""
    return replace(state, feedback=tuple(said for said in state.feedback if said.kind in ("hint", "point", "real")))
