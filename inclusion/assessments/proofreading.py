"""The words of an item against the rules of plain French, as those of a module are read."""

from collections.abc import Iterator
from pathlib import Path

from inclusion.assessments.bank import Read
from inclusion.assessments.items import Item, translatable
from inclusion.language.review import Passage, review, review_spelling
from inclusion.modules.proofreading import as_problem, passages
from inclusion.simulator.problems import Problem
from inclusion.simulator.reading import locate
from inclusion.simulator.schema import Document

EASY = "fr@falc"


def proofread(read: Read, spelling: bool = True) -> list[Problem]:
    """Remarks on each French text of an item, with file and line. Raises SpellingUnavailable."""
    if read.item is None or read.document is None:
        return []
    texts = list(passages_of(read.item, read.document, str(read.path)))
    found = review(texts)
    if spelling:
        found += review_spelling(texts, [persona.name for persona in read.document.personas])
    problems = [as_problem(passage, remark) for passage, remark in found]
    return locate(read.path.read_text(encoding="utf-8"), str(read.path), problems)


def passages_of(item: Item, document: Document, file: str = "") -> Iterator[Passage]:
    """The French texts of an item: its own words, then those of its simulated screens."""
    yield from _said(item, file)
    yield from (passage for passage in passages(document, Path(file)) if passage.place.startswith("screens."))


def _said(item: Item, file: str) -> Iterator[Passage]:
    for place, text in translatable(item).items():
        where = place if place in ("do", "help") else f"{place}.say"
        yield Passage(text, "step" if place == "do" else "sentence", "fr", where, file)
    for place, text in item.texts.get(EASY, {}).items():
        yield Passage(text, "step" if place == "do" else "sentence", EASY, f"texts.{EASY}", file)
