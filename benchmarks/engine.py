"""The pure engine: a click, a help, the proof of the catalogue, a large world, and walks that help always ends.

Each span is given beside a yardstick of the same run, because machines are noisy: `unit` is the time of a loop of
100 000 additions in this very process.
"""

import random
import resource
import time
from collections.abc import Callable
from statistics import median

from inclusion.modules.content_files import folders, fragments, read_folder
from inclusion.simulator import engine
from inclusion.simulator.reading import read
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.schema import Document
from inclusion.simulator.search import Course
from inclusion.simulator.state import AUTONOMOUS, GUIDED
from inclusion.simulator.tried import events
from inclusion.simulator.world import Event


def spent(action: Callable[[], object], times: int) -> float:
    """Median seconds of an action."""
    spans = []
    for _time in range(times):
        begun = time.perf_counter()
        action()
        spans.append(time.perf_counter() - begun)
    return median(spans)


def unit() -> float:
    return spent(lambda: sum(range(100_000)), 20)


def courses() -> list[Course]:
    """Every module for its first character."""
    found = []
    for folder in folders():
        document, _ = read((folder / "module.yaml").read_text(encoding="utf-8"), str(folder), fragments())
        assert document is not None
        found.append(Course(Scenario(document, document.personas[0])))
    return found


def clicks(course: Course) -> dict[str, float]:
    """Milliseconds of `advance` and of a help, in the middle of a passage through a module."""
    state, _, _ = engine.begin(course, GUIDED, 0)
    for _turn in range(6):
        state, _, _ = engine.advance(course, state, Event("help"), 0)
    there = [Event("focus", window) for window in course.scenario.windows]
    turn = iter(range(10**9))
    advance = spent(lambda: engine.advance(course, state, there[next(turn) % len(there)], 1), 2000)
    helped = spent(lambda: engine.advance(course, state, Event("help"), 1), 2000)
    return {"advance_ms": round(advance * 1000, 3), "help_ms": round(helped * 1000, 3)}


def walks(course: Course, count: int) -> dict[str, int]:
    """Random walks, then help only: how many get to the end (all of them, or nobody may trust the help)."""
    ended, longest = 0, 0
    for seed in range(count):
        chance = random.Random(seed)
        state, _, _ = engine.begin(course, AUTONOMOUS, 0)
        for _step in range(chance.randrange(60)):
            event, _advised = chance.choice(list(events(course.scenario, course.scenario.core(state.world))))
            state, _, _ = engine.advance(course, state, event, 0)
        helps = 0
        while not engine.is_finished(course, state) and helps < 300:
            state, _, _ = engine.advance(course, state, Event("help"), 0)
            helps += 1
        ended += engine.is_finished(course, state)
        longest = max(longest, helps)
    return {"walks": count, "ended": ended, "most_helps": longest}


LARGE = """
module: grand
title: Grand
need: Grand
organism: tous
level: 1
minutes: 5
themes: [navigation_sur_internet]
verified_on: 2026-11-23
summary: Grand.
mission: Grand.
receives: Rien.
outcome: Fait.
personas: [{id: a, name: A, card: {Nom: A}}, {id: b, name: B, card: {Nom: B}}]
start: {browser: page}
goal: {%(done)s}
screens:
  page:
    in: browser
    url: essai.example
    title: Page
    body:
%(boxes)s
steps:
  - {id: tout, skill: formulaire, name: Tout, do: Cochez tout., done: {%(done)s}, why: Oui., hints: [Un., Deux.]}
real: {address: a, phone: b, place: c, differences: [d]}
"""


def large(boxes: int = 16) -> Document:
    """A module made to have many worlds: a page of boxes to tick, which the goal all looks at."""
    ticks = [f"      - {{check: b{number}, label: Case {number}}}" for number in range(boxes)]
    done = ", ".join(f"b{number}: oui" for number in range(boxes))
    found, problems = read(LARGE % {"done": done, "boxes": "\n".join(ticks)}, "grand")
    assert found is not None, problems
    return found


def search_large() -> dict[str, float]:
    """Seconds and megabytes of the search of a large world."""
    document = large()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    course = Course(Scenario(document, document.personas[0]), cap=2**17)
    for step in range(len(course.tests)):
        course.distances(step)
    seconds = time.perf_counter() - begun
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {"worlds": len(course.worlds), "seconds": round(seconds, 1), "megabytes": round(more / 1024)}


def measure(count: int) -> dict[str, object]:
    found = courses()
    largest = max(found, key=lambda course: len(course.worlds))
    begun = time.perf_counter()
    for folder in folders():
        read_folder(folder)
    return {
        "unit_ms": round(unit() * 1000, 2),
        "largest_module": {"worlds": len(largest.worlds), **clicks(largest)},
        "catalogue_check_seconds": round(time.perf_counter() - begun, 1),
        "large_world": search_large(),
        "walks": [walks(course, count) for course in found],
    }
