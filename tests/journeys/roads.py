"""The road of a module as the search knows it, told as gestures that a hand can make on the page."""

from collections import Counter
from collections.abc import Iterator

from inclusion.modules.content_files import folders
from inclusion.simulator import components, engine
from inclusion.simulator.schema import Document
from inclusion.simulator.search import Course
from inclusion.simulator.state import DISCOVER, MODES, State
from inclusion.simulator.world import Event

MODULES = [folder.name for folder in folders()]
LONGEST = 120
NEXT = "#coach button[name=do][value=next]"
HELP = "#coach button[name=do][value=help]"
FICHE = "#persona > summary"

#: How, on what, and with which words: `sends` (the page changes), `presses` (it does not), `writes`, `hands` (a
#: gesture of the hand, with its kind), `looks` (what is open now is worth a look).
Gesture = tuple[str, str, str]


def kinds(document: Document) -> set[str]:
    """The windows that a module opens, and gestures of the hand where there are some."""
    parts = (part for screen in document.screens.values() for part in screen.body)
    has_gestures = any(isinstance(part, components.Gesture) for part in parts)
    return {screen.window for screen in document.screens.values()} | ({"gestures"} if has_gestures else set())


def elements(document: Document) -> set[str]:
    """What its screens are made of: each kind of element, and of gesture."""
    parts = (part for screen in document.screens.values() for part in screen.body)
    return {f"{type(part).__name__} {part.type if isinstance(part, components.Gesture) else ''}" for part in parts}


def spread(documents: list[Document]) -> dict[str, str]:
    """One mode for each module, always the same: those with the same windows, rarest first, share the modes."""
    found = {document.module: kinds(document) for document in documents}
    common = Counter(kind for each in found.values() for kind in each)
    met: Counter[tuple[str, str]] = Counter()
    chosen = {}
    for module in sorted(found, key=lambda module: (min(common[kind] for kind in found[module]), module)):
        rarest = sorted(found[module], key=lambda kind: (common[kind], kind))
        chosen[module] = min(MODES, key=lambda mode: [met[mode, kind] for kind in rarest])
        met.update((chosen[module], kind) for kind in rarest)
    return chosen


class Road:
    """The gestures of one passage, from its first screen to its end. Whoever is `curious` also opens what can be
    opened, asks for help, and once sends a page without having filled it in."""

    def __init__(self, course: Course, mode: str, curious: bool = False):
        self.course, self.scenario, self.curious = course, course.scenario, curious
        self.state: State = engine.begin(course, mode, 0)[0]
        self.forgot = not curious

    def gestures(self) -> list[Gesture]:
        return [*self._explores(), *self._goes()]

    def _explores(self) -> Iterator[Gesture]:
        if not self.curious:
            return
        yield from [("presses", FICHE, ""), ("looks", "", ""), ("presses", FICHE, "")]
        for _hint in range(3):
            self._knows(Event("help"))
            yield "sends", HELP, ""

    def _goes(self) -> Iterator[Gesture]:
        for _gesture in range(LONGEST):
            if engine.is_finished(self.course, self.state):
                return
            if self.state.mode == DISCOVER:
                self._knows(Event("next"))
                yield "sends", NEXT, ""
                continue
            event = self.course.toward(self.state.world, self.state.step)
            assert event is not None, f"nothing leads to step {self.state.step + 1}"
            if event.do == "visit" and self.state.world[0] != "browser":
                yield from self._makes(Event("focus", "browser"))
            yield from self._makes(event)
        raise AssertionError(f"more than {LONGEST} gestures")

    def _knows(self, event: Event) -> None:
        self.state, _, _ = engine.advance(self.course, self.state, event, 0)

    def _makes(self, event: Event) -> Iterator[Gesture]:
        yield from {"fill": self._answers, "visit": self._visits}.get(event.do, self._acts)(event)
        self._knows(event)

    def _acts(self, event: Event) -> Iterator[Gesture]:
        value = f"{event.do}:{event.name}" if event.name else event.do
        yield "sends", f"#desk button[name=do][value='{value}']", ""

    def _visits(self, event: Event) -> Iterator[Gesture]:
        address = self.scenario.screens[event.name].url
        assert address is not None
        yield "writes", "#address", self.scenario.means(address)
        yield "sends", "#desk button[value=visit]", ""

    def _answers(self, event: Event) -> Iterator[Gesture]:
        yield from self._forgets(event)
        part, field = self.scenario.inputs[event.name], f"#desk [name='f.{event.name}']"
        asks = "sends" if event.name in self.scenario.revealing else "presses"
        if isinstance(part, components.Upload):
            yield from [("presses", f"[id='{event.name}']", ""), ("looks", "", "")]
            yield "sends", f"#desk button[value='choose:{event.name}:{event.value}']", ""
        elif isinstance(part, components.Gesture):
            yield "hands", f"#desk button[value='gesture:{event.name}:skip']", part.type
        elif isinstance(part, components.Choice):
            yield asks, f"{field}[value='{event.value}']", ""
        elif not isinstance(part, components.Check):
            yield "writes", field, self.scenario.means(part.expect)
        elif (self.scenario.fact(self.state.world, event.name) == "oui") != (event.value == "oui"):
            yield asks, f"{field}[type=checkbox]", ""

    def _forgets(self, event: Event) -> Iterator[Gesture]:
        """Press the button of the page before anything is written on it."""
        world = self.state.world
        for part in [] if self.forgot else self.scenario.screens[self.scenario.screen_of(world)].body:
            is_button = isinstance(part, components.Button) and self.scenario.is_visible(part, world)
            if is_button and event.name in part.needs:
                self.forgot = True
                yield from self._acts(Event("press", part.id))
                return
