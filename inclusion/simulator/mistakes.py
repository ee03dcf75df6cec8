"""What goes wrong in a passage: an answer, a button that stays put, a world that an author warned about."""

from dataclasses import replace

from inclusion.simulator.classes import right
from inclusion.simulator.components import Answer, Choice, Pressed, Upload
from inclusion.simulator.scenario import Scenario, World, holds
from inclusion.simulator.state import AUTONOMOUS, Feedback, State
from inclusion.simulator.world import Event, accepts, component, lacking


def refused(scenario: Scenario, state: State, event: Event) -> tuple[State, list[Feedback]]:
    """A button that stays put: the site lists what it still needs, which counts as one mistake."""
    part = component(scenario, state.world, event.name)
    missing = lacking(scenario, state.world, part) if isinstance(part, Pressed) else []
    if not missing:
        return state, []
    remarks = dict(state.remarks)
    for name in missing:
        remarks.setdefault(name, ["missing", 0])
    mistake = f"refused:{event.name}:{','.join(missing)}"
    state = replace(state, remarks=remarks, mistakes=(*state.mistakes, mistake))
    return state, [Feedback("refused", ",".join(missing))]


def mistakes(scenario: Scenario, state: State, event: Event, after: World) -> tuple[State, list[Feedback]]:
    """Note the mistakes of an event; a known one is explained the first time that it is met."""
    keys = _answer_mistakes(scenario, state, event) + _world_mistakes(scenario, state, after)
    new = [key for key in keys if ".mistakes." in key and key not in state.said]
    state = replace(state, mistakes=(*state.mistakes, *keys), said=(*state.said, *new))
    return state, [Feedback("mistake", key) for key in new]


def _answer_mistakes(scenario: Scenario, state: State, event: Event) -> list[str]:
    """A wrong answer. Alone, only what the site refuses is explained at once: the rest is met when reading again."""
    part = scenario.inputs.get(event.name) if event.do == "fill" else None
    if part is None or event.value in ("", right(part)):
        return []
    refused = not accepts(part, event.value)
    return [_explained(part, event)] if refused or state.mode != AUTONOMOUS else [f"inputs.{part.id}"]


def _world_mistakes(scenario: Scenario, state: State, after: World) -> list[str]:
    """The world named by an author's mistake that this event has just led into: the nearest step's, if several."""
    for step in scenario.steps[state.step :]:
        for mistake in step.mistakes:
            test = scenario.test(mistake.when)
            if holds(test, after) and not holds(test, state.world):
                return [f"steps.{step.id}.mistakes.{mistake.id}"]
    return []


def _explained(part: Answer, event: Event) -> str:
    """Place of the explanation of an answer, or of the answer itself when nobody has explained it."""
    klass = event.reason if event.reason.startswith("mistake:") else event.value
    name = klass.removeprefix("mistake:")
    for mistake in part.mistakes:
        if mistake.id == name or (mistake.equals == name and isinstance(part, Choice | Upload)):
            return f"inputs.{part.id}.mistakes.{mistake.id}"
    return f"inputs.{part.id}"
