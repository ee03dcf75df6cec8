"""Those who follow the road of a module in a real browser: each has hands of another kind."""

from playwright.sync_api import expect

from inclusion.modules.library import Edition
from inclusion.simulator.state import GUIDED
from tests.journeys.eyes import Sights, judge, seen
from tests.journeys.roads import Road
from tests.journeys.visitor import Visitor

#: Each state is also shown at these widths to whoever looks closely.
NARROW = (390, 320)
# In one journey to the page: it waits for the answer, if there is one, and looks at what came.
LOOKS = "async () => { await hand.answer(); return [eyes.kinds(), cuts()]; }"


class Walker(Visitor):
    """Somebody with a mouse and a keyboard. `closely`: axe judges each state, else each new kind of element."""

    def __init__(self, visitor: Visitor, edition: Edition, closely: bool = False):
        self.page, self.faults, self.closely = visitor.page, visitor.faults, closely
        self.module, self.course = edition.slug, edition.course(edition.document.personas[0].id)

    def goes(self, mode: str) -> "Walker":
        """From the page of the module, or from the end of the way before, to the end."""
        form, chosen = f"form[action$='/{self.module}/commencer']", f"[name=mode][value={mode}]"
        way = f"{form} button{chosen}, {form}:has({chosen}) > .button--primary"
        if not self.page.locator(way).count():
            self.page.goto(f"/demarches/{self.module}")
            self.looks()
        with self.page.expect_navigation():
            self.presses_way(way)
        self.looks()
        for how, selector, kind in Road(self.course, mode, curious=mode == GUIDED).gestures():
            self.makes(how, selector, kind)
        expect(self.page.locator(".arrival")).to_be_visible()
        return self

    def looks(self) -> "Walker":
        """Nothing is wrong in what came, nothing is cut, and nothing failed on the way."""
        kinds, told = self.page.evaluate(LOOKS)
        news = seen(self.page) if self.closely or Sights.new(kinds) else []
        if news:
            told += [*judge(self.page, news), *(self.squeezed() if self.closely else [])]
        assert not told and not self.faults, "\n".join([self.page.url, *told, *self.faults])
        return self

    def squeezed(self) -> list[str]:
        """What is cut on narrow screens."""
        size, told = self.page.viewport_size, list[str]()
        assert size
        for width in NARROW:
            self.page.set_viewport_size({"width": width, "height": 700})
            told += self.page.evaluate("cuts()")
        self.page.set_viewport_size(size)
        return told

    def presses_way(self, way: str) -> None:
        self.page.click(way)

    def makes(self, how: str, selector: str, text: str) -> None:
        """One gesture: `text` is what it writes, or the kind of gesture of the hand that it passes over."""
        if how == "writes":
            self.enters(selector)
            self.types(text)
        elif how != "looks":
            self.uses(selector, sends=how != "presses")
        if how not in ("presses", "writes"):
            self.looks()

    def enters(self, field: str) -> None:
        self.uses(field, sends=False)

    def types(self, text: str) -> None:
        """In place of what the field says, all at once."""
        self.page.evaluate("document.activeElement.select()")
        self.page.keyboard.insert_text(text)

    def uses(self, selector: str, sends: bool) -> None:
        self.page.mouse.click(*self.page.evaluate("what => hand.points(...what)", [selector, sends]))


class Unscripted(Walker):
    """Somebody to whom no script comes: every answer is a whole page."""

    def uses(self, selector: str, sends: bool) -> None:
        if not sends:
            return super().uses(selector, sends)
        with self.page.expect_navigation():
            super().uses(selector, sends=False)
