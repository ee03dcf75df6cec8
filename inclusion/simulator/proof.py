"""The proof: everything can be reached, and nobody can get trapped. Each refusal shows the clicks that lead there."""

from collections.abc import Iterator
from dataclasses import field, replace
from typing import Any

from inclusion.records import frozen
from inclusion.simulator import components
from inclusion.simulator.problems import Problem, error, warning
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.schema import parts
from inclusion.simulator.search import FAR, Course, TooManyWorlds
from inclusion.simulator.sentences import gesture
from inclusion.simulator.sightings import met
from inclusion.simulator.taught import silent
from inclusion.simulator.world import OtherwiseLoop

LONGEST_PATH = 8
#: What a search has not met, and another one (a surprise planted) may.


@frozen
class Proof:
    """What the search of one scenario says: how many worlds (0 when it was refused), what is wrong in them, and what
    somebody can meet there (places of screens, components and mistakes)."""

    worlds: int
    problems: list[Problem]
    met: set[str] = field(default_factory=set)


def prove(scenario: Scenario) -> Proof:
    """Search the worlds of a persona, with one surprise or none."""
    try:
        course = Course(scenario)
    except TooManyWorlds as cap:
        most = f"{cap.args[0]:_}".replace("_", "\u202f")
        message = f"Plus de {most} mondes : ce module ne peut pas être vérifié."
        return Proof(0, [error("too-many-worlds", message, "screens")])
    except OtherwiseLoop as loop:
        place = f"screens.{loop}.otherwise"
        return Proof(0, [error("otherwise-loop", f"« {loop} » renvoie vers lui-même sans fin.", place)])
    return Proof(len(course.worlds), [*_traps(course), *_untaught(course), *silent(course)], met(course))


def _traps(course: Course) -> Iterator[Problem]:
    """Droit à l’erreur as a property: from every world, every step and the goal can still be reached (AG EF)."""
    names = [f"steps.{step.id}" for step in course.scenario.steps]
    for number, place in enumerate([*names, "goal"]):
        distances = course.distances(number)
        far = [world for world, distance in enumerate(distances) if distance == FAR]
        if len(far) == len(distances):
            yield error(
                "unreachable",
                "On ne peut jamais y arriver.",
                f"{place}.done" if number < len(names) else place,
            )
        elif far:
            trap = min(far, key=lambda world: len(course.road_to(world)))
            found = error(
                "no-way-back", "Après ces gestes, on ne peut plus y arriver.", place, clicks_to(course, trap)
            )
            yield replace(found, road=road_to(course, trap))
        elif number == 0 and distances[0] > LONGEST_PATH:
            yield warning("long-path", f"Plus de {LONGEST_PATH} gestes : coupez l’étape.", place)
    for number in range(1, len(names)):
        longest = _gap(course, number)
        if longest > LONGEST_PATH:
            yield warning("long-path", f"{longest} gestes : coupez l’étape.", names[number])


def _gap(course: Course, number: int) -> int:
    """The shortest way from the end of the step before, as the demonstration plays it."""
    before, after = course.distances(number - 1), course.distances(number)
    return min((after[world] for world, distance in enumerate(before) if distance == 0), default=0)


def clicks_to(course: Course, world: int) -> list[str]:
    """The gestures that lead to a world, as sentences; the answers that a button asks for are given on the way."""
    return [str(gesture(course.scenario, event)) for event in course.spelled_out(course.road_to(world))]


def road_to(course: Course, world: int) -> dict[str, Any]:
    """The same gestures as events, to be played again."""
    events = [event.to_json() for event in course.spelled_out(course.road_to(world))]
    return {"persona": course.scenario.persona.id, "surprise": course.scenario.surprise, "events": events}


def _untaught(course: Course) -> Iterator[Problem]:
    document = course.scenario.document
    taught = {item for step in document.steps for item in step.done.items()}
    written = {
        item for _, part in parts(document) if isinstance(part, components.Pressed) for item in part.set.items()
    }
    for name, value in document.goal.items():
        if (name, value) not in taught | written:
            yield error("goal-not-taught", f"Aucune étape n’apprend « {name}: {value} ».", f"goal.{name}")
