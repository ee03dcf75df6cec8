"""The simulated world: an event turns one world into another. No pedagogy, no clock, no failure.

Events that make no sense here (a stale page, a forged form) leave the world as it is.
"""

from dataclasses import asdict

from inclusion.records import frozen
from inclusion.simulator import components
from inclusion.simulator.classes import accepted
from inclusion.simulator.scenario import ANY, LISTS, Scenario, World


@frozen
class Event:
    """Something done. `do`: fill, press, focus, open, visit, back, tab, close (the world); help, next, hand, pause
    (the lesson).

    `name` is a component, window or screen; `value` the class of an answer (never the text), or whose hand it is;
    `kept` a text that identifies nobody; `reason` and `number` what the site says of a refused answer; `measure` how
    a gesture was made (`mouse 2 14`: with what, in how many tries, at how many pixels from the middle).
    """

    do: str
    name: str = ""
    value: str = ""
    kept: str = ""
    reason: str = ""
    number: int = 0
    measure: str = ""

    def to_json(self) -> dict[str, str | int]:
        return {key: value for key, value in asdict(self).items() if value or key == "do"}


class OtherwiseLoop(ValueError):
    """Screens send back to each other for ever; the argument is the first of them."""


def component(scenario: Scenario, world: World, name: str) -> components.Component | None:
    """The visible component of that id on the screen in front."""
    for part in scenario.named[scenario.screen_of(world)].get(name, ()):
        if scenario.is_visible(part, world):
            return part
    return None


def act(scenario: Scenario, world: World, event: Event) -> World:
    """The world after an event of the world."""
    action = _ACTIONS.get(event.do)
    return action(scenario, world, event) if action else world


def _focus(scenario: Scenario, world: World, event: Event) -> World:
    if event.name not in scenario.windows:
        return world
    return _front(scenario, world, event.name)


def _front(scenario: Scenario, world: World, window: str) -> World:
    """Bring a window to the front; the windows that hold a list reopen on it."""
    changed = list(world)
    changed[0] = window
    for place, home in scenario.reopened:
        changed[place] = home
    return tuple(changed)


def show(scenario: Scenario, world: World, target: str) -> World:
    """Go to a screen, or to the one that stands in for it while its condition does not hold."""
    target = resolve(scenario, world, target)
    window = scenario.screens[target].window
    changed = list(world if world[0] == window else _front(scenario, world, window))
    changed[scenario.slot[f"window {window}"]] = target
    return tuple(changed)


def resolve(scenario: Scenario, world: World, target: str) -> str:
    """Follow `otherwise` until a screen that is there. Raises OtherwiseLoop when there is none."""
    seen = {target}
    while not scenario.is_visible(scenario.screens[target], world):
        after = scenario.screens[target].otherwise
        if after is None or after in seen:
            raise OtherwiseLoop(target)
        seen.add(after)
        target = after
    return target


def _visit(scenario: Scenario, world: World, event: Event) -> World:
    screen = scenario.screens.get(event.name)
    if screen is None or screen.window != "browser":
        return world
    return show(scenario, world, event.name)


def _open(scenario: Scenario, world: World, event: Event) -> World:
    screen = scenario.screens.get(event.name)
    if screen is None or screen.window != world[0] or world[0] not in LISTS:
        return world
    if event.name not in doors(scenario, world):
        return world
    return show(scenario, world, event.name)


def _fill(scenario: Scenario, world: World, event: Event) -> World:
    part = component(scenario, world, event.name)
    place = scenario.slot.get(event.name, len(world))
    if not isinstance(part, components.Answer) or place >= len(world):
        return world
    if isinstance(part, components.Upload) and not can_choose(scenario, world, part, event.value):
        return world
    world = (*world[:place], scenario.written(event.name, event.value), *world[place + 1 :])
    return _unasked(scenario, world, event.name) if event.name in scenario.revealing else world


def _unasked(scenario: Scenario, world: World, name: str) -> World:
    """Forget the answers that the site no longer asks for since this one changed. Their words stay in the passage, so
    they are there again when the question is."""
    changed = list(world)
    for part in scenario.screens[scenario.screen_of(world)].body:
        if isinstance(part, components.Answer) and name in (*part.when, *part.unless):
            place = scenario.slot[part.id]
            if place < len(changed) and not scenario.is_visible(part, world):
                changed[place] = None
    return tuple(changed)


def can_choose(scenario: Scenario, world: World, part: components.Upload, name: str) -> bool:
    """Whether a file is there to be chosen (no file at all takes the answer back)."""
    return not name or (name in part.files and scenario.is_visible(scenario.screens[name], world))


def _press(scenario: Scenario, world: World, event: Event) -> World:
    part = component(scenario, world, event.name)
    if not isinstance(part, components.Pressed) or lacking(scenario, world, part):
        return world
    changed = list(world)
    if part.tab:
        changed[scenario.slot["behind"]] = world[scenario.slot["window browser"]]
    for name, value in part.set.items():
        place = scenario.slot[name]
        if place < len(changed):
            changed[place] = scenario.written(name, value)
    return show(scenario, tuple(changed), part.goto) if part.goto else tuple(changed)


def behind(scenario: Scenario, world: World) -> str | None:
    """The page of the tab behind the one in front, None when there is one tab only."""
    place = scenario.slot.get("behind")
    return None if place is None else world[place]


def _tab(scenario: Scenario, world: World, event: Event) -> World:
    """Go to the other tab. Its page may have changed meanwhile: it is resolved again, as a browser reloads it."""
    other = behind(scenario, world)
    if other is None or world[0] != "browser":
        return world
    changed = list(world)
    changed[scenario.slot["behind"]] = scenario.screen_of(world) if event.do == "tab" else None
    return show(scenario, tuple(changed), other)


_ACTIONS = {
    "focus": _focus,
    "visit": _visit,
    "open": _open,
    "fill": _fill,
    "press": _press,
    "tab": _tab,
    "close": _tab,
}


def lacking(scenario: Scenario, world: World, part: components.Pressed) -> list[str]:
    """Answers that a button needs and that the site does not have yet, or refuses.

    Answers outside the core count as given in a searched world: the persona's values always do.
    """
    return [name for name in part.needs if not _is_accepted(scenario, world, name)]


def _is_accepted(scenario: Scenario, world: World, name: str) -> bool:
    place, part = scenario.slot[name], scenario.inputs[name]
    if place >= len(world) or not scenario.is_visible(part, world):
        return True
    return accepts(part, world[place])


def accepts(part: components.Answer, klass: str | None) -> bool:
    """Whether the *site* takes an answer of this class; it may still be wrong."""
    return klass == ANY or klass in accepted(part)


def doors(scenario: Scenario, world: World) -> list[str]:
    """What can be opened in a list window: what a list holds, and the list that holds the screen in front."""
    here = scenario.screen_of(world)
    found = [name for name, _ in scenario.listed(here, world)] if world[0] in LISTS else []
    return found if here == scenario.home(str(world[0])) else [*found, scenario.parent(here)]
