"""Somebody who passes the diagnostic in a real browser, each screen as it should be done: by mouse or by keyboard."""

import re

from playwright.sync_api import Locator, expect

from inclusion.assessments import deck, playing
from inclusion.assessments.playing import next_gesture
from inclusion.simulator import components, engine
from inclusion.simulator.state import GUIDED
from inclusion.simulator.world import Event
from tests.journeys.visitor import Visitor

LONGEST = 120
#: What is in front: a screen to do, or a page between two screens.
PHASE = "() => document.getElementById('exercise')?.dataset.step ?? ''"
#: What axe may judge otherwise: the side of the text, the kind of page, what is said, what is still to be shown.
STATE = """() => [document.dir, document.getElementById('exercise').className,
  ...[...document.querySelectorAll('#coach .bubble, #coach details')].map(one => one.className)].join(' ')"""
SEEN_ONCE: set[str] = set()


class Sitter(Visitor):
    """A visitor before the diagnostic. `phases` are what they met, in order: names of items, `after`, `break`."""

    def __init__(self, visitor: Visitor, knows: int = 99):
        super().__init__(visitor.page)
        self.knows, self.phases = knows, list[str]()

    def begins(self, button: str = ".button--big") -> "Sitter":
        self.opens("/bilan")
        with self.page.expect_navigation():
            self.sends(self.page.locator(f"form[action$='/commencer'] {button}"))
        return self

    def passes(self, most: int = LONGEST) -> "Sitter":
        """To the result, or `most` pages further: each screen done; beyond `knows` of them, « Je ne sais pas »."""
        for _page in range(most):
            phase = self.page.evaluate(PHASE)
            if not phase:
                return self
            self.looks_once()
            self.phases.append(phase)
            if phase in ("after", "break"):
                self.goes_on()
            else:
                self.does(phase)
        return self

    @property
    def screens(self) -> list[str]:
        return [phase for phase in self.phases if phase not in ("after", "break")]

    def goes_on(self) -> None:
        with self.page.expect_navigation():
            self.sends(self.page.locator("button[name=do][value=next]"))

    def does(self, item: str) -> None:
        """One screen, from its first gesture to its end; one that a trainer has just added is not known."""
        if len(self.screens) > self.knows or item not in deck.bank().documents:
            self.sends(self.page.locator("button[name=do][value=unknown]"))
            return
        self.course = deck.course_of(item, deck.bank().documents[item].personas[0].id)
        self.scenario = self.course.scenario
        self.state, _, _ = engine.begin(self.course, GUIDED, 0)
        for _gesture in range(LONGEST):
            event = next_gesture(self.course, self.state)
            assert event is not None, f"{item}: nothing leads to its end"
            if isinstance(self.scenario.inputs.get(event.name), components.Gesture):
                event = Event("gesture", event.name, "skip")
            if event.do == "visit" and not self.page.get_by_label("Adresse du site").is_visible():
                self.makes(Event("focus", "browser"))
            self.makes(event)
            if self.page.evaluate(PHASE) != item:
                return
        raise AssertionError(f"{item}: more than {LONGEST} gestures")

    def makes(self, event: Event) -> None:
        """Make one gesture with the page; one that cannot be made without a mouse is passed over."""
        {"fill": self.answers, "visit": self.visits}.get(event.do, self.clicks)(event)
        if event.do != "gesture":
            self.state, _ended = playing.advance(self.course, self.state, [event], 0)

    def clicks(self, event: Event) -> None:
        """One button of the screen, or of what stands around it."""
        value = ":".join(part for part in (event.do, event.name, event.value) if part)
        self.sends(self.desk.locator(f"button[name=do][value='{value}']").first)

    @property
    def desk(self) -> Locator:
        return self.page.locator("#desk")

    def visits(self, event: Event) -> None:
        address = self.scenario.screens[event.name].url
        assert address is not None
        self.page.get_by_label("Adresse du site").fill(self.scenario.means(address))
        self.sends(self.page.get_by_role("button", name="Aller", exact=True))

    def answers(self, event: Event) -> None:
        part, field = self.scenario.inputs[event.name], self.desk.locator(f"[name='f.{event.name}']")
        if isinstance(part, components.Upload):
            self.desk.locator(f"#{event.name}, [id='f.{event.name}']").first.click()
            self.sends(self.desk.locator(f"button[value='choose:{event.name}:{event.value}']"))
        elif isinstance(part, components.Choice):
            self.desk.locator(f"[name='f.{event.name}'][value='{event.value}']").check()
            self.settles()
        elif isinstance(part, components.Check):
            self.desk.locator(f"input[type=checkbox][name='f.{event.name}']").set_checked(event.value == "oui")
        else:
            field.first.fill(self.scenario.means(part.expect))

    def sends(self, button: Locator) -> None:
        button.click()
        self.settles()

    def looks_once(self) -> None:
        """axe on each state of the diagnostic, at each size and from each side; modules show it what sites have."""
        self.page.wait_for_load_state("load")
        state = f"{self.page.viewport_size} {self.page.evaluate(STATE)}"
        if state not in SEEN_ONCE:
            SEEN_ONCE.add(state)
            self.looks()
        assert not self.faults, self.faults


class KeyboardSitter(Sitter):
    """Never touches the mouse: the links that jump, Tab until the thing is reached, then Enter, Space or letters."""

    def reaches(self, target: Locator) -> None:
        """Tab, again and again, until the focus is on it."""
        element = target.first.element_handle()
        for _tab in range(140):
            if element.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard never reaches {target} on {self.page.url}")

    def sends(self, button: Locator) -> None:
        self.reaches(button)
        self.page.keyboard.press("Enter")
        self.settles()

    def visits(self, event: Event) -> None:
        address = self.scenario.screens[event.name].url
        assert address is not None
        self.types(self.page.get_by_label("Adresse du site"), self.scenario.means(address))
        self.page.keyboard.press("Enter")
        self.settles()

    def types(self, field: Locator, text: str) -> None:
        self.reaches(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def answers(self, event: Event) -> None:
        part, field = self.scenario.inputs[event.name], self.desk.locator(f"[name='f.{event.name}']")
        if isinstance(part, components.Upload):
            self.reaches(self.desk.locator(f"#{event.name}, [id='f.{event.name}']"))
            self.page.keyboard.press("Enter")
            self.sends(self.desk.locator(f"button[value='choose:{event.name}:{event.value}']"))
        elif isinstance(part, components.Choice):
            self.chooses_value(field, event.value)
        elif isinstance(part, components.Check):
            self.reaches(self.desk.locator(f"input[type=checkbox][name='f.{event.name}']"))
            self.page.keyboard.press("Space")
        else:
            self.types(field, self.scenario.means(part.expect))

    def chooses_value(self, field: Locator, value: str) -> None:
        """One among circles: the arrows go from one to the next."""
        self.reaches(field)
        self.page.keyboard.press("Space")
        for _arrow in range(field.count()):
            if self.page.evaluate("() => document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
            self.settles()
        raise AssertionError(f"the arrows never reach {value}")


class Hurried(Sitter):
    """Somebody on their way: axe looks at these pages in other journeys."""

    def looks(self) -> "Visitor":
        return self

    def looks_once(self) -> None:
        pass


class Unscripted(Hurried):
    """Without JavaScript, each answer is a whole page; axe, which is a script, could not look."""

    def settles(self) -> None:
        self.page.wait_for_load_state("load")


def reads_result(sitter: Visitor) -> None:
    """The garden is there, with its ten plants."""
    expect(sitter.page).to_have_url(re.compile("/resultat$"))
    expect(sitter.page.locator("#garden > li")).to_have_count(10)
