"""A module made ready for one persona: names become places in a tuple, conditions become comparisons.

A world is a tuple of words, one per slot: the window in front, the screen of each window, the tab behind (where a
page opens one), then the facts. A fact that was never set is `non`, and is written None. The facts that some
condition reads come first; answers that nobody reads, such as a password, come last. The *core* of a world keeps the
first ones only, and of their values only those that some condition tells apart (cone of influence): that is what is
searched.
"""

from functools import cached_property
from typing import Any

from inclusion.simulator import components
from inclusion.simulator.answers import INVALID, WRONG
from inclusion.simulator.classes import NO, accepted
from inclusion.simulator.components import Answer
from inclusion.simulator.cone import conditions, influences, matters, written_names
from inclusion.simulator.quotes import Quoting
from inclusion.simulator.schema import Document, Persona, Screen, parts
from inclusion.simulator.words import Condition

World = tuple[str | None, ...]
Test = tuple[tuple[int, str | None], ...]
#: Windows that hold a list; they reopen on it. The others keep their page.
LISTS = ("mail", "phone", "files")
ANY = "~"  # In a core world: an answer that the site accepts and that no condition tells from the others.


class Scenario(Quoting):
    """One document for one of its personas. Raises KeyError when a condition names an unknown screen."""

    def __init__(self, document: Document, persona: Persona, surprise: str = "", layout: str = ""):
        self.document = document
        self.persona = persona
        self.layout, self.surprise = layout, surprise
        self.planted = dict(next((found.set for found in document.surprises if found.id == surprise), {}))
        self.windows = list(document.start)
        self.screens = document.screens
        self.steps = document.steps
        self.inputs: dict[str, Answer] = {
            part.id: part for screen in self.screens.values() for part in screen.body if isinstance(part, Answer)
        }
        core = sorted(influences(document) - {"at"})
        places = self._places()
        names = [*places, *core, *self._other_facts(core)]
        self.slot = {name: place for place, name in enumerate(names)}
        self.placed = len(places)
        self.core_size = self.placed + len(core)
        self.live = {
            name: [part for part in screen.body if matters(part, set(core))] for name, screen in self.screens.items()
        }
        self._core_facts: dict[World, World] = {}
        #: What the world makes once for this scenario: the events worth trying.
        self.made: dict[str, list[Any]] = {}
        self._tests: dict[int, tuple[Test, Test]] = {}
        self._told_apart = [self._values_tested(name) for name in core]
        self.inert = self._inert()

    @cached_property
    def named(self) -> dict[str, dict[str, list[components.Component]]]:
        """The components of each screen by name: one name may have several, that show in turn."""
        found: dict[str, dict[str, list[components.Component]]] = {name: {} for name in self.screens}
        for name, part in parts(self.document):
            if hasattr(part, "id"):
                found[name].setdefault(part.id, []).append(part)
        return found

    @cached_property
    def reopened(self) -> list[tuple[int, str]]:
        """The places of the windows that hold a list, and the list on which they reopen."""
        return [(place, self.home(name)) for place, name in enumerate(self.windows, 1) if name in LISTS]

    def _places(self) -> list[str]:
        """The slots that are not facts: what is in front, each window's screen, the second tab if there is one."""
        behind = ["behind"] if any(getattr(part, "tab", False) for _, part in parts(self.document)) else []
        return ["focus", *(f"window {window}" for window in self.windows), *behind]

    def _other_facts(self, core: list[str]) -> list[str]:
        """The facts that have no say in the lesson."""
        named = {name for condition in conditions(self.document) for name in condition} - {"at"}
        return sorted((set(written_names(self.document)) | named | set(self.inputs)) - set(core))

    @cached_property
    def revealing(self) -> set[str]:
        """Answers on which another component of the same screen depends: the screen changes as soon as they do."""
        return {
            part.id
            for screen in self.screens.values()
            for part in screen.body
            for other in screen.body
            if isinstance(part, Answer) and (part.id in other.when or part.id in other.unless)
        }

    def _inert(self) -> set[str]:
        """Messages and files where nothing can be done and that no condition names: as good as their list."""
        named = {condition["at"] for condition in conditions(self.document) if "at" in condition}
        return {
            name
            for name, screen in self.screens.items()
            if screen.window in LISTS and not self.live[name] and name not in named and not self.is_list(name)
        }

    def _values_tested(self, name: str) -> dict[str | None, str | None]:
        """What the core keeps of each value of a fact."""
        tested = {condition[name] for condition in conditions(self.document) if name in condition}
        kept: dict[str | None, str | None] = {}
        part = self.inputs.get(name)
        for klass in accepted(part) if part else ():
            kept[self.written(name, klass)] = ANY
        if not part and NO in tested:  # Set to a value that nobody reads is not the same as never set.
            setters = [*(part for _, part in parts(self.document)), *self.document.surprises]
            kept |= {self.written(name, getattr(setter, "set", {}).get(name, NO)): ANY for setter in setters}
        return kept | {self.written(name, value): self.written(name, value) for value in tested}

    @cached_property
    def _named(self) -> set[tuple[str, str]]:
        return {item for condition in conditions(self.document) for item in condition.items()}

    def written(self, name: str, value: str) -> str | None:
        """How a value of a fact is written in a world.

        `non` is the same as never set, except for an answer. A known confusion that no condition names is `wrong`.
        """
        if name not in self.inputs:
            return None if value == NO else value
        if value.startswith("mistake:") and (name, value) not in self._named:
            return WRONG if value in accepted(self.inputs[name]) else INVALID
        return value or None

    def told(self, name: str, klass: str) -> str | None:
        """What the core keeps of a class of an answer."""
        value = self.written(name, klass)
        return self._told_apart[self.slot[name] - self.placed].get(value)

    @cached_property
    def start(self) -> World:
        """The world before the first click: home screens, no facts; the first window is in front."""
        homes = [self.windows[0], *self.document.start.values()]
        world = [*homes, *(None,) * (len(self.slot) - len(homes))]
        for name, value in self.planted.items():
            world[self.slot[name]] = self.written(name, value)
        return tuple(world)

    @cached_property
    def goal(self) -> Test:
        return self.test(self.document.goal)

    @cached_property
    def done(self) -> list[Test]:
        """The test of each step, then that of the goal."""
        return [*(self.test(step.done) for step in self.steps), self.goal]

    def test(self, condition: Condition) -> Test:
        """Turn a condition into comparisons of slots; `at` is a window in front with that screen in it."""
        found: list[tuple[int, str | None]] = []
        for name, value in condition.items():
            if name == "at":
                window = self.screens[value].window
                found += [(0, window), (self.slot[f"window {window}"], value)]
            else:
                found.append((self.slot[name], self.written(name, value)))
        return tuple(found)

    def is_visible(self, seen: components.Seen, world: World) -> bool:
        """Whether a screen or component is there: `when` holds and `unless`, if given, does not."""
        if not seen.when and not seen.unless:
            return True
        tests = self._tests.get(id(seen))
        if tests is None:
            tests = self._tests[id(seen)] = (self.test(seen.when), self.test(seen.unless))
        when, unless = tests
        return holds(when, world) and not (unless and holds(unless, world))

    def core(self, world: World) -> World:
        """The part of a world that conditions can see."""
        screens = world[: self.placed]
        if self.inert and world[0] in LISTS:
            place = self.slot[f"window {world[0]}"]
            if world[place] in self.inert:
                screens = (*world[:place], self.parent(str(world[place])), *world[place + 1 : self.placed])
        facts = world[self.placed : self.core_size]
        found = self._core_facts.get(facts)
        if found is None:
            told = zip(self._told_apart, facts, strict=True)
            found = tuple([value if value == ANY else kept.get(value) for kept, value in told])
            self._core_facts[facts] = found
        return screens + found

    def screen_of(self, world: World) -> str:
        """Id of the screen in front."""
        return str(world[self.slot[f"window {world[0]}"]])

    def fact(self, world: World, name: str) -> str | None:
        place = self.slot[name]
        return world[place] if place < len(world) else None

    def expected(self, name: str) -> str:
        """The right text for an answer, as this persona would write it."""
        return self.means(getattr(self.inputs[name], "expect", ""))

    def home(self, window: str) -> str:
        """The first screen of a window; in mailbox, telephone and documents, the list of what is not in a folder."""
        return self.document.start[window]  # type: ignore[index]

    @cached_property
    def has_calls(self) -> bool:
        """Whether the window of conversations holds telephone calls rather than a counter."""
        return "desk" in self.windows and self.screens[self.home("desk")].call

    def parent(self, name: str) -> str:
        """The list that holds a message, a file or a folder."""
        screen = self.screens[name]
        return screen.folder or self.home(screen.window)

    def is_list(self, name: str) -> bool:
        """Whether a screen is the list of other screens: the home of a list window, or a folder in it."""
        window = self.screens[name].window
        return window in LISTS and (
            name == self.home(window) or any(screen.folder == name for screen in self.screens.values())
        )

    def listed(self, name: str, world: World) -> list[tuple[str, Screen]]:
        """What a list holds: the screens that are there, in the author's order."""
        return [(other, screen) for other, screen in self._held[name] if self.is_visible(screen, world)]

    @cached_property
    def _held(self) -> dict[str, list[tuple[str, Screen]]]:
        """What each list may hold."""
        found: dict[str, list[tuple[str, Screen]]] = {name: [] for name in self.screens}
        for name, screen in self.screens.items():
            if screen.window in LISTS and name != self.home(screen.window):
                found[self.parent(name)].append((name, screen))
        return found


def holds(test: Test, world: World) -> bool:
    """Whether every comparison is true in this world."""
    for place, value in test:  # noqa: SIM110 - `all` costs three times as much, and the search lives here
        if world[place] != value:
            return False
    return True
