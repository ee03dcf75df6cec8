"""axe on every state of a page: each is judged once, whichever worker reaches it, and only what is new in it."""

import os
from pathlib import Path

from playwright.sync_api import Page

HERE = Path(__file__).parent
AXE = (HERE.parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
#: What each page holds before its first word: eyes, and a hand.
WITHIN = "\n".join((HERE / name).read_text(encoding="utf-8") for name in ("eyes.js", "cuts.js", "hand.js"))
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"],
    # The enhanced contrast asks for more than the plain one.
    "rules": {"color-contrast-enhanced": {"enabled": True}, "color-contrast": {"enabled": False}},
    "resultTypes": ["violations"],
}
# What depends on the looks of an element and not on its words; axe takes long over it.
OF_LOOKS = ["color-contrast-enhanced", "target-size"]


class Sights:
    """What the workers have shown to axe: each notes it in the same folder."""

    folder: Path
    known: set[str] = set()

    @classmethod
    def new(cls, digests: list[str]) -> list[str]:
        """What nobody had seen yet; from now on, somebody has."""
        if "TEST_DATABASE_URL" in os.environ:
            return []  # Pages do not depend on the engine of the database: the first pass has seen them.
        return [digest for digest in digests if digest not in cls.known and cls._is_first(digest)]

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
    return judge(page) if page.evaluate("eyes.meets(true)") else []


def judge(page: Page) -> list[str]:
    """What axe finds wrong in what the eyes have just met."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate("how => eyes.judge(how)", {"rules": RULES, "ofLooks": OF_LOOKS})
    return found
