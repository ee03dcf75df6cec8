"""The proof: everything can be reached, and nobody can get trapped. Each refusal shows the clicks that lead there."""

from collections.abc import Iterator

from inclusion.simulator import components
from inclusion.simulator.problems import Problem, error, warning
from inclusion.simulator.scenario import Scenario, holds
from inclusion.simulator.schema import parts
from inclusion.simulator.search import FAR, Course, TooManyWorlds
from inclusion.simulator.sentences import gesture
from inclusion.simulator.world import OtherwiseLoop

LONGEST_PATH = 8
#: What a search has not met, and another one (a surprise planted) may.
UNSEEN = ("screen-unreachable", "never-visible", "mistake-never-met")


def prove(scenario: Scenario) -> tuple[int, list[Problem]]:
    """Search a persona's worlds: how many there are (0 when the search was refused), and what is wrong in them."""
    try:
        course = Course(scenario)
    except TooManyWorlds as cap:
        return 0, [error("too-many-worlds", f"Plus de {cap} mondes : ce module ne peut pas être vérifié.", "screens")]
    except OtherwiseLoop as loop:
        place = f"screens.{loop}.otherwise"
        return 0, [error("otherwise-loop", f"« {loop} » renvoie vers lui-même sans fin.", place)]
    return len(course.worlds), [*_traps(course), *_untaught(course), *_unseen(course), *_unmet(course)]


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
            clicks = clicks_to(course, min(far, key=lambda world: len(course.road_to(world))))
            yield error("no-way-back", "Après ces gestes, on ne peut plus y arriver.", place, clicks)
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
    """The gestures that lead to a world, as sentences."""
    return [str(gesture(course.scenario, event)) for event in course.road_to(world)]


def _untaught(course: Course) -> Iterator[Problem]:
    document = course.scenario.document
    taught = {item for step in document.steps for item in step.done.items()}
    written = {
        item for _, part in parts(document) if isinstance(part, components.Pressed) for item in part.set.items()
    }
    for name, value in document.goal.items():
        if (name, value) not in taught | written:
            yield error("goal-not-taught", f"Aucune étape n’apprend « {name}: {value} ».", f"goal.{name}")


def _unseen(course: Course) -> Iterator[Problem]:
    """Screens that nobody can open, and components that nobody can see on a screen in front."""
    scenario = course.scenario
    shown: dict[str, set[int]] = {name: set() for name in scenario.screens}
    reached = set()
    for world in course.worlds:
        name = scenario.screen_of(world)
        reached.add(name)
        if scenario.inert and scenario.is_list(name):  # What is as good as its list was opened from there.
            reached |= {other for other, _ in scenario.listed(name, world) if other in scenario.inert}
        for number, part in enumerate(scenario.live[name]):
            if number not in shown[name] and scenario.is_visible(part, world):
                shown[name].add(number)
    for name in scenario.screens:
        if name not in reached:
            yield warning("screen-unreachable", "On ne peut pas ouvrir cet écran.", f"screens.{name}")
            continue
        for number, part in enumerate(scenario.live[name]):
            if number not in shown[name] and hasattr(part, "id"):
                yield warning("never-visible", "Ce composant ne se voit jamais.", f"screens.{name}.body.{part.id}")


def _unmet(course: Course) -> Iterator[Problem]:
    for step in course.scenario.steps:
        for mistake in step.mistakes:
            test = course.scenario.test(mistake.when)
            if not any(holds(test, world) for world in course.worlds):
                place = f"steps.{step.id}.mistakes.{mistake.id}"
                yield warning("mistake-never-met", "Cette erreur ne peut pas arriver.", place)
