"""A state as plain JSON and back; the world is written by names, so that it can be read by a later version."""

from dataclasses import asdict, replace
from typing import Any

from inclusion.simulator.scenario import Scenario
from inclusion.simulator.state import Feedback, State
from inclusion.simulator.world import Event


def dump(scenario: Scenario, state: State) -> dict[str, Any]:
    """Write a state as a JSON object; what is empty is left out."""
    found = {name: value for name, value in asdict(state).items() if value not in ((), {}, None)}
    found["world"] = {name: state.world[place] for name, place in scenario.slot.items() if state.world[place]}
    found["feedback"] = [_dump_feedback(feedback) for feedback in state.feedback]
    return found


def _dump_feedback(feedback: Feedback) -> dict[str, Any]:
    event = {"event": feedback.event.to_json()} if feedback.event else {}
    return {"kind": feedback.kind, "key": feedback.key, **event}


def load(scenario: Scenario, found: dict[str, Any]) -> State:
    """Read a state written by `dump`. Raises KeyError or TypeError when it was not."""
    world = tuple(found["world"].get(name) for name in scenario.slot)
    state = State(**{**found, "world": world, "feedback": ()})
    feedback = tuple(_load_feedback(row) for row in found["feedback"])
    return replace(
        state,
        feedback=feedback,
        mistakes=tuple(state.mistakes),
        said=tuple(state.said),
        history=tuple(state.history),
        measures=tuple(state.measures),
    )


def _load_feedback(row: dict[str, Any]) -> Feedback:
    return Feedback(row["kind"], row["key"], Event(**row["event"]) if "event" in row else None)
