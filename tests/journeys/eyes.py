"""axe on every state of a page: each is judged once, whichever worker reaches it, and only what is new in it."""

import json
import os
from pathlib import Path

from playwright.sync_api import Page

HERE = Path(__file__).parent
VENDORED = (HERE.parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
#: axe asleep in each page, as a text: as a program it would be read through on each of them.
AXE = f"window.axeAsleep = {json.dumps(VENDORED)};"
#: What each page holds before its first word: eyes, and a hand.
WITHIN = "\n".join((HERE / name).read_text(encoding="utf-8") for name in ("eyes.js", "cuts.js", "hand.js"))
ANY = {"minThreshold": 0}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"],
    # The enhanced contrast asks for more than the plain one; it is told to judge what is below the plain one too.
    "rules": {"color-contrast-enhanced": {"enabled": True}, "color-contrast": {"enabled": False}},
    "checks": {"color-contrast-enhanced": {"options": {"contrastRatio": {"normal": ANY, "large": ANY}}}},
    "resultTypes": ["violations"],
    "selectors": False,
}
#: What is on an element whose looks are new.
MARK = "data-new-looks"
#: Rules about the looks of an element and not about its words; axe takes long over them.
OF_LOOKS = [{"id": name, "selector": f"[{MARK}]"} for name in ("color-contrast-enhanced", "target-size")]
#: The policy of the page has no say in what the browser's own tools do.
WAKES = f"eval(axeAsleep); axe.configure({json.dumps({'rules': OF_LOOKS})}); 0"


#: Pages do not depend on the engine of the database: the first pass has seen them.
SEEN_ALREADY = "TEST_DATABASE_URL" in os.environ


class Sights:
    """What the workers have shown to axe: each notes it in the same folder."""

    folder: Path
    known: set[str] = set()

    @classmethod
    def new(cls, digests: str) -> list[str]:
        """Those of these words that nobody had seen yet; from now on, somebody has."""
        return [digest for digest in digests.split() if digest not in cls.known and cls._is_first(digest)]

    @classmethod
    def _is_first(cls, digest: str) -> bool:
        cls.known.add(digest)
        try:
            (cls.folder / digest).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


def judged(page: Page) -> list[str]:
    """What axe finds wrong in what is new."""
    # A page that has only begun to arrive has no root element yet.
    page.wait_for_load_state("load")
    news = seen(page)
    return judge(page, news) if news else []


def seen(page: Page) -> list[str]:
    """What nobody had seen yet of this page; from now on, somebody has."""
    return [] if SEEN_ALREADY else Sights.new(page.evaluate("eyes.sees()"))


def judge(page: Page, news: list[str]) -> list[str]:
    """What axe finds wrong in what of these the eyes have just seen."""
    if page.evaluate("!window.axe"):
        page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": WAKES})
    how = {"news": news, "mark": MARK, "rules": RULES}
    found: list[str] = page.evaluate("how => eyes.judge(how)", how)
    return found
