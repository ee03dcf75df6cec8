"""Those who follow the road of a module in a real browser: each has hands of another kind."""

from pathlib import Path

from playwright.sync_api import expect

from inclusion.modules.library import Edition
from inclusion.simulator.state import GUIDED
from tests.journeys.eyes import AXE, EYES, OFTEN, RARELY
from tests.journeys.roads import Gesture, Road
from tests.journeys.visitor import Visitor

ROAD = (Path(__file__).parent / "road.js").read_text(encoding="utf-8")


class Walker(Visitor):
    """Somebody quick, whose gestures are made inside the page. axe looks at each state with help, where all of them
    are; elsewhere at what is drawn with a new kind of element."""

    def __init__(self, visitor: Visitor, edition: Edition):
        self.page, self.faults = visitor.page, visitor.faults
        self.module, self.course = edition.slug, edition.course(edition.document.personas[0].id)

    def goes(self, mode: str, curious: bool = False) -> "Walker":
        """From the page of the module, or from the end of the way before, to the end."""
        way = f"button[name=mode][value={mode}], form:has([name=mode][value={mode}]) > .button--primary"
        if not self.page.locator(way).count():
            self.page.goto(f"/demarches/{self.module}")
        with self.page.expect_navigation():
            self.presses_way(way)
        self.makes([("looks", "", ""), *Road(self.course, mode, curious).gestures()], mode == GUIDED)
        expect(self.page.locator(".arrival")).to_be_visible()
        assert not self.faults, self.faults
        return self

    def presses_way(self, way: str) -> None:
        self.page.click(way)

    def makes(self, gestures: list[Gesture], often: bool) -> None:
        self.page.evaluate(EYES + ROAD)
        left = gestures
        while left:
            made = self.page.evaluate("road => window.road.walks(...road)", [left, OFTEN if often else RARELY])
            if made < len(left):
                self.page.evaluate(AXE)
            left = [("looks", "", "")][: len(left) - made] + left[made + 1 :]
        told = self.page.evaluate("eyes.faults.splice(0)")
        assert not told, f"{self.module}\n" + "\n".join(told)


class Hand(Walker):
    """Somebody who moves the mouse, presses its button, and types."""

    def makes(self, gestures: list[Gesture], often: bool) -> None:
        self.page.evaluate(EYES + ROAD)
        for how, selector, text in gestures:
            if how == "writes":
                self.fills(selector, text)
            elif how != "looks":
                self.uses(selector, text if how == "hands" else "", how != "presses")
            if how not in ("presses", "writes"):
                self.looks()

    def uses(self, selector: str, gesture: str, sends: bool) -> None:
        """Press a control; `gesture` is the kind of gesture that it passes over."""
        self.page.mouse.click(*self.page.evaluate("what => road.points(...what)", [selector, sends]))
        if sends:
            self.page.evaluate("window.answered")

    def fills(self, selector: str, text: str) -> None:
        self.uses(selector, "", False)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)


class Unscripted(Hand):
    """Somebody to whom no script comes: every answer is a whole page."""

    def uses(self, selector: str, gesture: str, sends: bool) -> None:
        if not sends:
            return super().uses(selector, gesture, sends)
        self.page.evaluate(EYES + ROAD)
        with self.page.expect_navigation():
            super().uses(selector, gesture, False)
        self.page.evaluate(EYES + ROAD)
