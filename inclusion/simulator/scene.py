"""What is to be drawn of a world: the windows, the screen in front, the way back and the other tab."""

from collections.abc import Mapping
from typing import Any

from inclusion.simulator.scenario import LISTS, Scenario, World
from inclusion.simulator.scene_parts import item_of, part_shown
from inclusion.simulator.schema import Screen
from inclusion.simulator.shown import Item, Scene, Shown, Tab
from inclusion.simulator.state import State
from inclusion.simulator.world import Event, behind


def draw(
    scenario: Scenario, state: State, pointed: Event | None = None, typed: Mapping[str, str] | None = None
) -> Scene:
    """Draw the screen in front. `typed` is the form just received: shown once more, never kept."""
    world = state.world
    name = scenario.screen_of(world)
    screen = scenario.screens[name]
    is_home = scenario.is_list(name)
    seen = [part for part in screen.body if scenario.is_visible(part, world)]
    parts = [part_shown(scenario, state, part, pointed, typed or {}) for part in seen]
    return Scene(
        name=name,
        is_home=is_home,
        can_go_back=bool(state.history),
        tabs=[_tab(scenario, state, window, pointed) for window in scenario.windows],
        items=_items(scenario, state, screen.window, pointed) if is_home else [],
        parts=parts,
        default=_default(parts),
        pointed=pointed,
        layout=scenario.layout,
        **_as_written(scenario, screen),
        **_way_back(scenario, name),
        **_other_tab(scenario, world, name),
    )


def _as_written(scenario: Scenario, screen: Screen) -> dict[str, Any]:
    """What the author says of a screen, with the character's values."""
    return {
        "window": screen.window,
        "title": scenario.says(screen.title),
        "url": screen.url or "",
        "site": scenario.says(screen.site or screen.title),
        "theme": screen.theme,
        "sender": scenario.says(screen.sender or ""),
        "size": screen.size or "",
        "drawing": screen.drawing or "",
        "is_call": screen.call,
    }


def _way_back(scenario: Scenario, name: str) -> dict[str, Any]:
    """The list to go back to and its title; nothing at the top."""
    window = scenario.screens[name].window
    home = "" if name == scenario.home(window) else scenario.parent(name)
    title = scenario.says(scenario.screens[home].title) if home else ""
    return {"home": home, "home_title": title, "is_folder": bool(home) and scenario.is_list(name)}


def _other_tab(scenario: Scenario, world: World, name: str) -> dict[str, Any]:
    """Title of the page in the other tab of the browser, and where it stands: tabs keep the order of the module."""
    other = behind(scenario, world)
    if not other:
        return {}
    order = list(scenario.screens)
    return {
        "behind": scenario.says(scenario.screens[other].title),
        "is_behind_first": order.index(other) < order.index(name),
    }


def _tab(scenario: Scenario, state: State, window: str, pointed: Event | None) -> Tab:
    count = 0 if window not in LISTS else len(scenario.listed(scenario.home(window), state.world))
    kind = "call" if window == "desk" and scenario.has_calls else window
    return Tab(window, count, window == state.world[0], pointed == Event("focus", window), kind)


def _items(scenario: Scenario, state: State, window: str, pointed: Event | None) -> list[Item]:
    """The newest message first: the author writes them in the order in which they arrive."""
    listed = scenario.listed(scenario.screen_of(state.world), state.world)
    found = [item_of(scenario, state.world, name, pointed == Event("open", name)) for name, _screen in listed]
    newest_first = found[::-1]
    return sorted(newest_first, key=lambda item: item.is_folder)


def _default(parts: list[Shown]) -> str:
    """What the Enter key presses: the last plain button."""
    buttons = [part.name for part in parts if part.kind == "button" and not part.is_quiet]
    return buttons[-1] if buttons else ""
