"""What can be tried in a world: every event worth following, and whether help may advise it."""

from collections.abc import Iterator
from functools import cache

from inclusion.simulator import components
from inclusion.simulator.classes import classes
from inclusion.simulator.scenario import LISTS, Scenario, World
from inclusion.simulator.world import Event, behind, can_choose, doors


def events(scenario: Scenario, world: World) -> Iterator[tuple[Event, bool]]:
    """Everything that can be done in a core world, and whether the help may advise it.

    Typing the inner address of a site, or a wrong answer, is possible but is never advice.
    """
    yield from focuses(scenario, world)
    yield from visits(scenario)
    yield from others(scenario, world)


def others(scenario: Scenario, world: World) -> Iterator[tuple[Event, bool]]:
    """What can be done on the page in front."""
    if world[0] in LISTS:
        yield from ((_event("open", name), True) for name in doors(scenario, world))
    elif world[0] == "browser" and behind(scenario, world) is not None:
        yield _event("tab", ""), True
        yield _event("close", ""), True
    for part in scenario.live[scenario.screen_of(world)]:
        if not scenario.is_visible(part, world):
            continue
        if isinstance(part, components.Pressed):
            yield _event("press", part.id), True
        elif isinstance(part, components.Upload):
            yield from (fill for fill in _fills(scenario, part) if can_choose(scenario, world, part, fill[0].value))
        elif isinstance(part, components.Answer):
            yield from _fills(scenario, part)


@cache
def _event(do: str, name: str) -> Event:
    return Event(do, name)


def focuses(scenario: Scenario, world: World) -> list[tuple[Event, bool]]:
    """The windows that one may go to; made once for each window in front."""
    key = f"focuses {world[0]}"
    if key not in scenario.made:
        scenario.made[key] = [(Event("focus", other), True) for other in scenario.windows if other != world[0]]
    return scenario.made[key]


def visits(scenario: Scenario) -> list[tuple[Event, bool]]:
    """The addresses that one may go to, whatever the screen."""
    if "visits" not in scenario.made:
        pages = [(name, screen) for name, screen in scenario.screens.items() if screen.window == "browser"]
        scenario.made["visits"] = [(Event("visit", name), screen.known) for name, screen in pages]
    return scenario.made["visits"]


def _fills(scenario: Scenario, part: components.Answer) -> list[tuple[Event, bool]]:
    """One event for each class of an answer that the search tells apart, the right one first."""
    key = f"fills {part.id}"
    if key not in scenario.made:
        first = {scenario.told(part.id, klass): klass for klass in reversed(classes(part))}
        told = [klass for klass in classes(part) if first[scenario.told(part.id, klass)] == klass]
        scenario.made[key] = [(Event("fill", part.id, klass), klass == told[0]) for klass in told]
    return scenario.made[key]
