"""The words of an item against the rules of plain French, as those of a module are read."""

from collections.abc import Iterator

from inclusion.assessments.bank import Read
from inclusion.assessments.items import Item, translatable
from inclusion.language.review import Passage, review, review_spelling
from inclusion.modules.proofreading import as_problem, passages
from inclusion.simulator.problems import Problem
from inclusion.simulator.reading import locate

EASY = "fr@falc"


def proofread(read: Read, spelling: bool = True) -> list[Problem]:
    """Remarks on each French text of an item, with file and line. Raises SpellingUnavailable."""
    if read.item is None or read.document is None:
        return []
    texts = [*_said(read.item, str(read.path)), *_seen(read)]
    found = review(texts)
    if spelling:
        found += review_spelling(texts, [persona.name for persona in read.document.personas])
    problems = [as_problem(passage, remark) for passage, remark in found]
    return locate(read.path.read_text(encoding="utf-8"), str(read.path), problems)


def _said(item: Item, file: str) -> Iterator[Passage]:
    for place, text in translatable(item).items():
        where = place if place in ("do", "help") else f"{place}.say"
        yield Passage(text, "step" if place == "do" else "sentence", "fr", where, file)
    for place, text in item.texts.get(EASY, {}).items():
        yield Passage(text, "step" if place == "do" else "sentence", EASY, f"texts.{EASY}", file)


def _seen(read: Read) -> Iterator[Passage]:
    """The words of the simulated screens."""
    assert read.document is not None
    yield from (passage for passage in passages(read.document, read.path) if passage.place.startswith("screens."))
