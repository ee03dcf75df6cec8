"""Somebody who never touches the mouse: Tab until the control is reached, then Enter, Space, arrows, letters."""

from tests.journeys.roads import Gesture
from tests.journeys.walkers import Walker

FAR = 150
# Where the focus is: on what is looked for? Is it in sight, and not under something else?
REACHED = """selector => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const met = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  return [one.matches(selector), one.contains(met)];
}"""
# A swap comes after the next key.
EXPECTS = """() => {
  window.answered = new Promise((done, lost) => {
    document.addEventListener('htmx:after:swap', () => done(), {once: true});
    setTimeout(() => lost(new Error('no answer')), 30000);
  });
}"""
AREA = "fieldset.gesture"
#: How each kind of gesture is made without a mouse: what to reach, and the keys pressed there. The others are passed.
WITHOUT_MOUSE: dict[str, list[tuple[str, list[str]]]] = {
    "click": [("[data-part=target]", ["Enter"])],
    "right": [("[data-part=target]", ["Shift+F10", "Enter"])],
    "drag": [("[data-part=take]", ["Enter", "Space"])],
    "scroll": [("[data-part=box]", ["End"]), ("[data-part=bottom]", ["Enter"])],
}


class Keys(Walker):
    """The road of a module by keyboard alone."""

    def presses_way(self, way: str) -> None:
        self.reaches(way)
        self.page.keyboard.press("Enter")

    def makes(self, gestures: list[Gesture], often: bool) -> None:
        for how, selector, text in gestures:
            if how == "writes":
                self.reaches(selector)
                self.page.keyboard.press("ControlOrMeta+A")
                self.page.keyboard.type(text)
            elif how == "hands" and text in WITHOUT_MOUSE:
                self.gestures_of(text)
            elif how != "looks":
                self.uses(selector, how != "presses")
            self.looks()

    def uses(self, selector: str, sends: bool) -> None:
        if "[value=" in selector and "[name='f." in selector:
            return self.chooses_among(selector, sends)
        self.reaches(selector)
        self.answered_by("Space" if "type=checkbox" in selector else "Enter", sends)

    def chooses_among(self, selector: str, sends: bool) -> None:
        """Tab enters a group of answers once; the arrows go through them."""
        self.reaches(selector.partition("[value=")[0])
        if self.page.evaluate(REACHED, selector)[0]:
            self.answered_by("Space", sends)
        while not self.page.locator(f"{selector}:checked").count():
            self.answered_by("ArrowDown", sends)

    def gestures_of(self, kind: str) -> None:
        """As often as the area asks for."""
        times = int(self.page.locator(AREA).get_attribute("data-times") or 1)
        self.page.evaluate(EXPECTS)
        for _time in range(times):
            for part, keys in WITHOUT_MOUSE[kind]:
                self.reaches(f"{AREA} {part}")
                for key in keys:
                    self.page.keyboard.press(key)
        self.page.evaluate("window.answered")

    def answered_by(self, key: str, sends: bool) -> None:
        if sends:
            self.page.evaluate(EXPECTS)
        self.page.keyboard.press(key)
        if sends:
            self.page.evaluate("window.answered")

    def reaches(self, selector: str) -> None:
        is_there, is_seen = self.page.evaluate(REACHED, selector)
        for _tab in range(FAR):
            if is_there:
                assert is_seen, f"{selector} has the focus under something else"
                return
            self.page.keyboard.press("Tab")
            is_there, is_seen = self.page.evaluate(REACHED, selector)
        raise AssertionError(f"the keyboard never reaches {selector} on {self.page.url}")
