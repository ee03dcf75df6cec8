"""Going on with a newer version of a module: what was done is not done again.

When the steps are the same, the passage goes on where it is. Otherwise the computed road is walked through the steps
already done, and the passage stops at the first new one.
"""

from typing import Any

from inclusion.simulator import engine, snapshot
from inclusion.simulator.search import FAR, Course
from inclusion.simulator.state import DISCOVER, State

LONGEST_WALK = 500


def carried(found: dict[str, Any], steps: list[str], done: set[str], course: Course) -> State:
    """The state in a newer version, from a state written by `snapshot.dump` for an older one.

    `steps` are the ids of the older version's steps, `done` those that this passage has already evidenced.
    """
    if steps == [step.id for step in course.scenario.steps]:
        state = _same(found, course)
        if state is not None:
            return state
    return _walked(found, done, course)


def _same(found: dict[str, Any], course: Course) -> State | None:
    """The state as it is, if the newer world knows such a place and leads on from it."""
    try:
        state = snapshot.load(course.scenario, {**found, "feedback": []})
        known = course.scenario.core(state.world) in course.place
    except (KeyError, TypeError):
        return None
    leads_on = known and FAR not in (course.distance(state.world, step) for step in range(len(course.tests)))
    return state if leads_on else None


def _walked(found: dict[str, Any], done: set[str], course: Course) -> State:
    """A fresh start, led by the help through the steps already done; nothing of that counts as evidence."""
    mode, at = found["mode"], found.get("last", 0)
    state, _, _ = engine.begin(course, DISCOVER, at)
    for _turn in range(LONGEST_WALK):
        if state.step >= len(course.scenario.steps) or course.scenario.steps[state.step].id not in done:
            break
        state, _, _ = engine.advance(course, state, engine.SHOW_NEXT, at)
    return State(mode=mode, world=state.world, step=state.step, last=at, closer=at, kept=state.kept)
