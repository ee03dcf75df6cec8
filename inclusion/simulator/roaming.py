"""Walking freely in a world that nobody has searched: what a site answers, and what the coach says of mistakes.

It serves whoever writes a module: each screen can be looked at, and played from there, before the lesson is whole.
"""

from collections.abc import Iterable
from dataclasses import replace

from inclusion.simulator.engine import HISTORY, remember, turn_back
from inclusion.simulator.mistakes import mistakes, refused
from inclusion.simulator.scenario import Scenario, World
from inclusion.simulator.state import GUIDED, State
from inclusion.simulator.world import Event, act, behind

#: What belongs to the lesson, not to the world.
OF_THE_LESSON = ("help", "next", "hand", "pause", "none")


def begin(scenario: Scenario, screen: str = "") -> State:
    """The start of the module, or this screen as if what it waits for had been done."""
    world = scenario.start if screen not in scenario.screens else seen_at(scenario, screen)
    return State(mode=GUIDED, world=world)


def seen_at(scenario: Scenario, name: str) -> World:
    """The start with this screen in front, and the facts that it and its stand-ins wait for."""
    screen = scenario.screens[name]
    world = list(scenario.start)
    for fact, value in screen.when.items():
        if fact in scenario.slot:
            world[scenario.slot[fact]] = scenario.written(fact, value)
    world[0] = screen.window
    world[scenario.slot[f"window {screen.window}"]] = name
    return tuple(world)


def roam(scenario: Scenario, state: State, events: Iterable[Event]) -> State:
    """Fold events; what was said before them is replaced by what they make one say."""
    state = replace(state, feedback=())
    for event in events:
        state = _step(scenario, state, event)
    return state


def _step(scenario: Scenario, state: State, event: Event) -> State:
    if event.do in OF_THE_LESSON:
        return state
    before, is_back = state.world, event.do == "back"
    if is_back:
        event, state = turn_back(state)
    after = act(scenario, before, event)
    if event.do == "fill":
        state = remember(state, event)
    if event.do == "press" and after == before:
        state, said = refused(scenario, state, event)
        return replace(state, feedback=(*state.feedback, *said))
    state, said = mistakes(scenario, state, event, after)
    state = replace(state, world=after, said=(), feedback=(*state.feedback, *said))
    return _noted(scenario, state, before, is_back)


def _noted(scenario: Scenario, state: State, before: World, is_back: bool) -> State:
    """Remember the page that one came from, as a browser does."""
    place = scenario.slot.get("window browser", 0)
    if behind(scenario, before) != behind(scenario, state.world):
        return replace(state, history=())
    if place and not is_back and before[place] != state.world[place]:
        return replace(state, history=(*state.history, str(before[place]))[-HISTORY:])
    return state


def learned(scenario: Scenario, before: World, after: World) -> dict[str, str]:
    """The facts that are no longer what they were: what a step that ends here may ask for."""
    return {
        name: after[place] or "non"
        for name, place in scenario.slot.items()
        if place >= scenario.placed and after[place] != before[place]
    }
