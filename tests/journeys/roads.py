"""Somebody who does a démarche in a real browser as the search knows it: each advised gesture, made with the page."""

from playwright.sync_api import Locator

from inclusion.modules.content_files import folders, read_proved
from inclusion.simulator import components, engine
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.search import Course
from inclusion.simulator.state import GUIDED
from inclusion.simulator.world import Event
from tests.journeys.visitor import Visitor

MODULES = [folder.name for folder in folders()]
LONGEST = 120
# What an exercise is made of: each element with its class, its role, its states and where it stands. Words are not in
# it: the same pieces with other words are the same to axe.
PIECES = """() => [...new Set([...document.querySelectorAll('#exercise, #exercise *')].map(one => [one.tagName,
  one.className.baseVal ?? one.className, one.getAttributeNames().filter(name => name != 'd').join(), one.type ?? '',
  one.parentElement.tagName, one.parentElement.className.baseVal ?? one.parentElement.className].join(' ')))]"""
KNOWN: set[str] = set()


def course_of(module: str) -> Course:
    """The searched worlds of the first person of a module, as a first passage meets them."""
    document = read_proved(next(path for path in folders() if path.name == module)).document
    assert document is not None
    return Course(Scenario(document, document.personas[0]))


class Walker(Visitor):
    """A visitor who follows the shortest road of a module, and knows at each moment what the page should show."""

    def __init__(self, visitor: Visitor, module: str):
        super().__init__(visitor.page)
        self.module = module
        self.course = course_of(module)
        self.scenario = self.course.scenario
        self.state, _, _ = engine.begin(self.course, GUIDED, 0)

    def begins(self) -> "Walker":
        self.page.goto(f"/demarches/{self.module}")
        self.page.locator(f"button[name=mode][value={GUIDED}]").click()
        return self

    def walks(self) -> "Walker":
        """To the end of the module; axe looks at each screen that has pieces it has never seen."""
        for _gesture in range(LONGEST):
            if engine.is_finished(self.course, self.state):
                return self
            event = self.course.toward(self.state.world, self.state.step)
            assert event is not None, f"{self.module}: nothing leads to step {self.state.step + 1}"
            if event.do == "visit" and not self.page.get_by_label("Adresse du site").is_visible():
                self.makes(Event("focus", "browser"))
            self.makes(event)
            self.looks_once()
        raise AssertionError(f"{self.module}: more than {LONGEST} gestures")

    def makes(self, event: Event) -> None:
        """Make one gesture with the page; what is only written waits for the button that sends it."""
        {"fill": self.answers, "visit": self.visits}.get(event.do, self.clicks)(event)
        self.state, _, _ = engine.advance(self.course, self.state, event, 0)

    def looks_once(self) -> None:
        self.page.wait_for_load_state("load")
        pieces = set(self.page.evaluate(PIECES))
        if not pieces <= KNOWN:
            KNOWN.update(pieces)
            self.looks()
        assert not self.faults, self.faults

    @property
    def desk(self) -> Locator:
        return self.page.locator("#desk")

    def clicks(self, event: Event) -> None:
        value = f"{event.do}:{event.name}" if event.name else event.do
        self.sends(self.desk.locator(f"button[name=do][value='{value}']").first)

    def visits(self, event: Event) -> None:
        address = self.scenario.screens[event.name].url
        assert address is not None
        self.page.get_by_label("Adresse du site").fill(self.scenario.says(address))
        self.sends(self.page.get_by_role("button", name="Aller", exact=True))

    def answers(self, event: Event) -> None:
        part = self.scenario.inputs[event.name]
        field = self.desk.locator(f"[name='f.{event.name}']")
        if isinstance(part, components.Upload):
            self.desk.locator(f"#{event.name}, [id='f.{event.name}']").first.click()
            self.sends(self.desk.locator(f"button[value='choose:{event.name}:{event.value}']"))
        elif isinstance(part, components.Gesture):
            self.sends(self.desk.locator(f"button[value='gesture:{event.name}:skip']"))
        elif isinstance(part, components.Choice):
            self.desk.locator(f"[name='f.{event.name}'][value='{event.value}']").check()
            self.settles()
        elif isinstance(part, components.Check):
            self.desk.locator(f"input[type=checkbox][name='f.{event.name}']").set_checked(event.value == "oui")
        else:
            field.first.fill(self.scenario.says(part.expect))

    def sends(self, button: Locator) -> None:
        button.click()
        self.settles()
