"""What somebody can meet in the worlds of a module, and what nobody ever will, whatever character or surprise."""

from collections.abc import Iterator

from inclusion.simulator.classes import NO, classes
from inclusion.simulator.components import Answer, Pressed, Seen
from inclusion.simulator.cone import conditions
from inclusion.simulator.problems import Problem, warning
from inclusion.simulator.scenario import Scenario, World, holds
from inclusion.simulator.schema import Document, parts
from inclusion.simulator.search import Course
from inclusion.simulator.words import Condition


def met(course: Course) -> set[str]:
    """Places of the screens, components and mistakes that somebody can meet."""
    scenario = course.scenario
    found: set[str] = set()
    waiting = {name: list(_parts(scenario, name)) for name in scenario.screens}
    mistakes = [
        (f"steps.{step.id}.mistakes.{mistake.id}", scenario.test(mistake.when))
        for step in scenario.steps
        for mistake in step.mistakes
    ]
    for world in course.worlds:
        for name in _in_front(scenario, world):
            found.add(f"screens.{name}")
            shown = [place for place, part in waiting[name] if _may_be_visible(scenario, part, world)]
            if shown:
                found.update(shown)
                waiting[name] = [(place, part) for place, part in waiting[name] if place not in found]
        found.update(place for place, test in mistakes if place not in found and holds(test, world))
    return found


def _in_front(scenario: Scenario, world: World) -> list[str]:
    """The screen in front, and the messages that can be opened from there and are as good as their list."""
    name = scenario.screen_of(world)
    inert = [other for other, _ in scenario.listed(name, world) if other in scenario.inert] if scenario.inert else []
    return [name, *inert]


def _parts(scenario: Scenario, name: str) -> Iterator[tuple[str, Seen]]:
    for part in scenario.screens[name].body:
        if hasattr(part, "id"):
            yield f"screens.{name}.body.{part.id}", part


def _may_be_visible(scenario: Scenario, part: Seen, world: World) -> bool:
    """Whether a component shows in a core world; facts that the search leaves out count if anything writes them."""
    known, unknown = _split(scenario, part.when)
    if not holds(scenario.test(known), world):
        return False
    if any(not _is_ever(scenario.document, name, value) for name, value in unknown.items()):
        return False
    hidden, open_ = _split(scenario, part.unless)
    return not hidden or bool(open_) or not holds(scenario.test(hidden), world)


def _split(scenario: Scenario, condition: Condition) -> tuple[Condition, Condition]:
    known = {name: value for name, value in condition.items() if scenario.slot.get(name, 0) < scenario.core_size}
    return known, {name: value for name, value in condition.items() if name not in known}


def _is_ever(document: Document, name: str, value: str) -> bool:
    """Whether a fact can have this value at all."""
    if value == NO:
        return True
    for _, part in parts(document):
        if isinstance(part, Pressed) and part.set.get(name) == value:
            return True
        if isinstance(part, Answer) and part.id == name and value in classes(part):
            return True
    return any(surprise.set.get(name) == value for surprise in document.surprises)


def never(document: Document, found: set[str]) -> Iterator[Problem]:
    """What nobody meets, in no scenario; and facts that are written for nobody to read."""
    for name, screen in document.screens.items():
        if f"screens.{name}" not in found:
            yield warning("screen-unreachable", "On ne peut pas ouvrir cet écran.", f"screens.{name}")
            continue
        for part in screen.body:
            place = f"screens.{name}.body.{getattr(part, 'id', '')}"
            if hasattr(part, "id") and place not in found:
                yield warning("never-visible", "Ce composant ne se voit jamais.", place)
    for step in document.steps:
        for mistake in step.mistakes:
            place = f"steps.{step.id}.mistakes.{mistake.id}"
            if place not in found:
                yield warning("mistake-never-met", "Cette erreur ne peut pas arriver.", place)
    yield from _unread(document)


def _unread(document: Document) -> Iterator[Problem]:
    read = {name for condition in conditions(document) for name in condition}
    read |= {
        part.id for _, part in parts(document) if isinstance(part, Answer)
    }  # A button or a summary asks for them.
    for screen, part in parts(document):
        for name in part.set if isinstance(part, Pressed) else ():
            if name not in read:
                place = f"screens.{screen}.body.{getattr(part, 'id', '')}.set.{name}"
                yield warning("never-read", f"Rien ne lit « {name} » : aucune condition ne le nomme.", place)
