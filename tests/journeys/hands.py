"""Somebody who makes gestures before a real screen: where their hand goes, and what the browser sends of it."""

from urllib.parse import parse_qs

from playwright.sync_api import Locator, expect

from tests.journeys.visitor import Visitor


class Hands(Visitor):
    """Somebody who makes gestures; what the browser sends of each is kept in `sent`."""

    def __init__(self, visitor: Visitor, mode: str = "guided"):
        super().__init__(visitor.page)
        self.sent: list[dict[str, str]] = []
        self.page.on("request", lambda request: self.keep(request.post_data))
        self.page.goto("/demarches/essai-de-gestes")
        self.page.locator(f"button[name=mode][value={mode}]").click()
        self.looks()

    def keep(self, data: str | None) -> None:
        if data and "do=" in data:
            self.sent.append({name: values[-1] for name, values in parse_qs(data, keep_blank_values=True).items()})

    @property
    def area(self) -> Locator:
        return self.page.locator("fieldset.gesture")

    def part(self, name: str) -> Locator:
        return self.area.locator(f"[data-part={name}]")

    def middle(self, name: str) -> tuple[float, float]:
        self.part(name).scroll_into_view_if_needed()
        box = self.part(name).bounding_box()
        assert box and min(box["width"], box["height"]) >= 24
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def hears(self, words: str) -> "Hands":
        expect(self.part("status")).to_contain_text(words)
        return self

    def made(self, kind: str, how: str, tries: int | None = None) -> "Hands":
        """The gesture is done, the browser said how, and the page goes on."""
        expect(self.page.locator(".gesture--over")).to_be_visible()
        self.looks()
        [sent] = [form for form in self.sent if form["do"] == f"gesture:g_{kind}:{how}"]
        if tries is not None:
            assert sent[f"f.g_{kind}.tries"] == str(tries)
            assert 0 <= int(sent[f"f.g_{kind}.precision"]) < 99
        return self.goes_on()

    def goes_on(self) -> "Hands":
        self.button("Page suivante").click()
        self.settles()
        return self

    def skips(self, *kinds: str) -> "Hands":
        for kind in kinds:
            self.button("Passer ce geste").click()
            self.settles()
            self.reads("Vous avez passé ce geste")
            assert self.sent[-1]["do"] == f"gesture:g_{kind}:skip"
            self.goes_on()
        return self
