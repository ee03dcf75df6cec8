"""Whether each step teaches the mistakes that people make there, decided on the road that the demonstration plays."""

from collections.abc import Iterator

from inclusion.simulator.classes import classes, right
from inclusion.simulator.components import Answer
from inclusion.simulator.problems import Problem, warning
from inclusion.simulator.scenario import World
from inclusion.simulator.search import Course
from inclusion.simulator.world import Event, act

#: Nobody is led further in one step; a module that the proof refuses may lead in circles.
LONGEST_ROAD = 100
SILENT = "Dites ce que l’on fait souvent de travers ici : « mistakes », à l’étape ou à une réponse qu’elle demande."


def silent(course: Course) -> Iterator[Problem]:
    """The steps of which no mistake is ever explained: none of their own, none of an answer given on their way."""
    world = course.scenario.start
    for number, step in enumerate(course.scenario.steps):
        road, world = _played(course, world, number)
        given = (course.scenario.inputs[event.name] for event in road if event.do == "fill")
        if not step.mistakes and not any(map(_explains, given)):
            yield warning("no-mistake", SILENT, f"steps.{step.id}")


def _played(course: Course, world: World, number: int) -> tuple[list[Event], World]:
    """The gestures that lead from a world to a step, and the world in which it is done."""
    road: list[Event] = []
    while len(road) < LONGEST_ROAD and (event := course.toward(world, number)) is not None:
        road.append(event)
        world = act(course.scenario, world, event)
    return road, world


def _explains(part: Answer) -> bool:
    """Whether an answer has a wrong class that somebody can give, and that is explained."""
    wrong = {*classes(part)} - {right(part)}
    return any({f"mistake:{mistake.id}", mistake.id, mistake.equals} & wrong for mistake in part.mistakes)
