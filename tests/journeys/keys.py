"""Somebody who never touches the mouse: Tab until the control is reached, then Enter, Space, arrows, letters."""

from tests.journeys.walkers import Walker

FAR = 150
# Where the focus is. Is it on what is looked for? And can one see where it is: not under something else, with a line
# around it, or around the label that is drawn instead of it?
FOCUS = """selector => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const met = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  const drawn = [one, one.nextElementSibling, one.closest('label, summary, fieldset')].filter(Boolean);
  const isMarked = drawn.map(part => getComputedStyle(part)).some(
    style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
  const isSeen = one === document.body || one.contains(met) && isMarked;
  return [one.matches(selector), isSeen, one.outerHTML.slice(0, 200)];
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
    """The road of a module by keyboard alone; at each stop, one sees where the focus is."""

    def presses_way(self, way: str) -> None:
        self.reaches(way)
        self.page.keyboard.press("Enter")

    def makes(self, how: str, selector: str, text: str) -> None:
        if how != "hands" or text not in WITHOUT_MOUSE:
            return super().makes(how, selector, text)
        times = int(self.page.locator(AREA).get_attribute("data-times") or 1)
        self.page.evaluate("hand.sends('a gesture')")
        for part, keys in times * WITHOUT_MOUSE[text]:
            self.reaches(f"{AREA} {part}")
            for key in keys:
                self.page.keyboard.press(key)
        self.looks()

    def enters(self, field: str) -> None:
        self.reaches(field)

    def types(self, text: str) -> None:
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)

    def uses(self, selector: str, sends: bool) -> None:
        if sends:
            self.page.evaluate("what => hand.sends(what)", selector)
        group = selector.partition("[value=")[0]
        is_choice = self.page.locator(selector).get_attribute("type") == "radio"
        self.reaches(group if is_choice else selector)
        if is_choice:
            self.chooses_among(selector)
        else:
            self.page.keyboard.press("Space" if "type=checkbox" in selector else "Enter")

    def chooses_among(self, selector: str) -> None:
        """Tab enters a group of answers once; the arrows go through them."""
        if self.page.evaluate(FOCUS, selector)[0]:
            self.page.keyboard.press("Space")
        while not self.page.evaluate(FOCUS, f"{selector}:checked")[0]:
            self.page.keyboard.press("ArrowDown")

    def reaches(self, selector: str) -> None:
        for _tab in range(FAR):
            is_there, is_seen, what = self.page.evaluate(FOCUS, selector)
            assert is_seen, f"nobody sees that the focus is on {what}"
            if is_there:
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard never reaches {selector} on {self.page.url}")
