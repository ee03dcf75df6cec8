"""A passage seen again, request by request: its state is a fold over its events, and nothing typed is in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from inclusion.records import frozen
from inclusion.simulator import engine, snapshot
from inclusion.simulator.classes import right
from inclusion.simulator.resume import carried
from inclusion.simulator.search import Course
from inclusion.simulator.state import State
from inclusion.simulator.world import Event

VERSION = "version"
HIDDEN = "•••"


@frozen
class Request:
    """What one request did: its events in order, and when (seconds)."""

    events: tuple[Event, ...]
    at: int


@frozen
class Frame:
    """The passage after a request (the first one: before any). `said` is what the coach answered."""

    state: State
    course: Course
    events: tuple[Event, ...] = ()
    at: int = 0


def frames(
    course_of: Callable[[str], Course], version: str, mode: str, started: int, requests: Iterable[Request]
) -> Iterator[Frame]:
    """Fold the requests of a passage, from its beginning with a version of its module.

    `course_of` gives the course of a version; a request whose only event is `version` goes on with another one.
    """
    course = course_of(version)
    state, _, proofs = engine.begin(course, mode, started)
    done = {proof.step for proof in proofs}
    yield Frame(state, course, at=started)
    for request in requests:
        if request.events and request.events[0].do == VERSION:
            older, course = course, course_of(request.events[0].name)
            steps = [step.id for step in older.scenario.steps]
            state = carried(snapshot.dump(older.scenario, state), steps, done, course)
        else:
            state, _, proofs = engine.advance_all(course, state, list(request.events), request.at)
            done |= {proof.step for proof in proofs}
        yield Frame(state, course, request.events, request.at)


def first_version(pinned: str, requests: Iterable[Request]) -> str:
    """The version that a passage began with: the one before its first change, else the one it is pinned to."""
    changes = (event.value for request in requests for event in request.events if event.do == VERSION)
    return next(changes, pinned)


def without_words(frame: Frame) -> State:
    """The state of a frame as others may see it: what is right is the character's; other words are hidden."""
    scenario = frame.course.scenario
    kept = {}
    for name in frame.state.kept:
        part = scenario.inputs.get(name)
        is_right = part is not None and scenario.fact(frame.state.world, name) == right(part)
        kept[name] = scenario.expected(name) if is_right else HIDDEN
    return replace(frame.state, kept=kept)
