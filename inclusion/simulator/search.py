"""Every world that a learner can get into, searched once: distances, advice, and where one could be trapped."""

from array import array
from collections import deque
from collections.abc import Iterator
from copy import copy
from functools import cached_property

from inclusion.simulator import components
from inclusion.simulator.classes import right
from inclusion.simulator.scenario import LISTS, Scenario, Test, World, holds
from inclusion.simulator.schema import parts
from inclusion.simulator.tried import events, focuses, others, visits
from inclusion.simulator.world import Event, act, lacking, show

WORLD_CAP = 50_000
FAR = 65_535


class TooManyWorlds(ValueError):
    """The module has more worlds than can be proved; the argument is the cap."""


class Course:
    """A scenario with its searched worlds. Building one takes a fraction of a second; a click is then a look-up.

    Raises TooManyWorlds over the cap, world.OtherwiseLoop when screens send back to each other for ever.
    """

    def __init__(self, scenario: Scenario, cap: int = WORLD_CAP):
        self.scenario = scenario
        root = scenario.core(scenario.start)
        self.worlds: list[World] = [root]
        self.place: dict[World, int] = {root: 0}
        self._parent: list[tuple[int, Event] | None] = [None]
        self._backward: list[list[int]] = [[]]
        self._slots: dict[int, tuple[int, str | None]] = {}
        self._visited: dict[World, list[tuple[int, bool]]] = {}
        self._distances: dict[int, array[int]] = {}
        self._explore(cap)

    def dressed(self, scenario: Scenario) -> "Course":
        """The same worlds for a twin of the scenario: other words, another order, nothing to search again."""
        found = copy(self)
        # Slots are remembered by the identity of events, and a twin has events of its own.
        found.scenario, found._slots = scenario, {}
        return found

    def _explore(self, cap: int) -> None:
        """Forward search: all that can be done is followed, only what may be advised becomes a road."""
        current = 0
        while current < len(self.worlds):
            world = self.worlds[current]
            for target, advised in self._ways(current, world, cap):
                if advised and target != current:
                    self._backward[target].append(current)
            current += 1

    def _ways(self, current: int, world: World, cap: int) -> Iterator[tuple[int, bool]]:
        """Where each event leads to, and whether it may be advised."""
        for event, advised in focuses(self.scenario, world):
            yield self._reached(current, world, event, cap), advised
        # The other windows go back to their list, and the browser leaves its page: only the rest decides where
        # an address leads to.
        key = (*world[1 + len(self.scenario.windows) :], *[world[place] for place in self._kept])
        visited = self._visited.get(key)
        if visited is None:
            pages = visits(self.scenario)
            visited = [(self._reached(current, world, event, cap), advised) for event, advised in pages]
            self._visited[key] = visited
        yield from visited
        for event, advised in others(self.scenario, world):
            yield self._reached(current, world, event, cap), advised

    def _reached(self, current: int, world: World, event: Event, cap: int) -> int:
        """The number of the world after an event, which may be a new one."""
        after = self._after(world, event)
        found = self.place.get(after)
        return self._add(after, current, event, cap) if found is None else found

    def _after(self, world: World, event: Event) -> World:
        """The core world after an event."""
        if event.do == "fill" and event.name not in self.scenario.revealing:
            place, value = self._slot_of(event)
            return world if world[place] == value else (*world[:place], value, *world[place + 1 :])
        if event.do == "open":  # Only what the list holds is tried.
            return self.scenario.core(show(self.scenario, world, event.name))
        return self.scenario.core(act(self.scenario, world, event))

    def _slot_of(self, event: Event) -> tuple[int, str | None]:
        """Where an answer of the search is written, and what; by identity, since the world makes each event once."""
        found = self._slots.get(id(event))
        if found is None:
            found = self.scenario.slot[event.name], self.scenario.told(event.name, event.value)
            self._slots[id(event)] = found
        return found

    @cached_property
    def _kept(self) -> list[int]:
        """The places of the windows that hold no list, but the browser's: they keep their pages."""
        windows = enumerate(self.scenario.windows, 1)
        return [place for place, name in windows if name not in (*LISTS, "browser")]

    def _add(self, world: World, parent: int, event: Event, cap: int) -> int:
        if len(self.worlds) >= cap:
            raise TooManyWorlds(cap)
        self.place[world] = len(self.worlds)
        self.worlds.append(world)
        self._parent.append((parent, event))
        self._backward.append([])
        return len(self.worlds) - 1

    def road_to(self, world: int) -> list[Event]:
        """The shortest events that lead from the start to a searched world."""
        found: list[Event] = []
        while (link := self._parent[world]) is not None:
            world, event = link
            found.append(event)
        return found[::-1]

    def spelled_out(self, road: list[Event]) -> list[Event]:
        """A road of the search as real gestures: before a button, the answers that the search takes as given."""
        world, found = self.scenario.start, []
        for event in road:
            while (first := self._first_need(world, event)) != event:
                found.append(first)
                world = act(self.scenario, world, first)
            found.append(event)
            world = act(self.scenario, world, event)
        return found

    @cached_property
    def tests(self) -> list[Test]:
        return self.scenario.done

    def distances(self, step: int) -> "array[int]":
        """Number of advised events from each world to the step (the last is the goal), FAR when there is no way."""
        if step not in self._distances:
            self._distances[step] = self._measure(self.tests[step])
        return self._distances[step]

    def _measure(self, test: Test) -> "array[int]":
        found = array("H", [FAR]) * len(self.worlds)
        queue = deque(place for place, world in enumerate(self.worlds) if holds(test, world))
        for place in queue:
            found[place] = 0
        while queue:
            place = queue.popleft()
            for before in self._backward[place]:
                if found[before] == FAR:
                    found[before] = found[place] + 1
                    queue.append(before)
        return found

    def distance(self, world: World, step: int) -> int:
        """Number of advised events from a world to a step; FAR when it is not known."""
        place = self.place.get(self.scenario.core(world))
        return FAR if place is None else self.distances(step)[place]

    def toward(self, world: World, step: int) -> Event | None:
        """The next event on a shortest road to a step, None when it is done (or has no road).

        A button that needs answers outside the core asks for the first of them that is missing.
        """
        core, here = self.scenario.core(world), self.distance(world, step)
        if here in (0, FAR):
            return None
        for event, advised in events(self.scenario, core):
            if advised and self.distance(self._after(core, event), step) < here:
                return self._first_need(world, event)
        return None

    def _first_need(self, world: World, event: Event) -> Event:
        here = self.scenario.screen_of(world)
        if event.do == "open" and here in self.scenario.inert and event.name != self.scenario.parent(here):
            return Event("open", self.scenario.parent(here))
        if event.do != "press":
            return event
        for part in self.scenario.screens[here].body:
            if isinstance(part, components.Pressed) and part.id == event.name:
                for name in lacking(self.scenario, world, part):
                    return self._given(here, name)
        return event

    def _given(self, here: str, name: str) -> Event:
        """Give an answer, or go back to the page that asks it (it was given, and has been emptied since)."""
        asked = next(
            (screen for screen, part in parts(self.scenario.document) if getattr(part, "id", "") == name), here
        )
        if asked != here and self.scenario.screens[asked].window == "browser":
            return Event("visit", asked)
        return Event("fill", name, right(self.scenario.inputs[name]))

    def forget_roads(self) -> None:
        """Drop what only the search needed, once every distance is measured (a served module keeps little)."""
        for step in range(len(self.tests)):
            self.distances(step)
        self._backward, self._parent, self._visited = [], [], {}
