"""Rules on the choice of words: jargon, foreign words, rival names of one thing, idioms."""

import re
from collections.abc import Iterable, Iterator

from inclusion.language.lists import FOREIGN, IDIOMS, JARGON, SYNONYMS
from inclusion.language.page import Page
from inclusion.language.remark import Finding
from inclusion.patterns import pattern


def words_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Any of these words or phrases, whole, the longest first; any space and any apostrophe will do."""
    ordered = sorted(words, key=len, reverse=True)
    flexible = (re.escape(word).replace(r"\ ", r"\s+").replace("’", "[’']") for word in ordered)
    return pattern(rf"(?<![\w-])(?:{'|'.join(flexible)})(?![\w-])", re.I)


_JARGON, _FOREIGN, _IDIOM = map(words_pattern, (JARGON, FOREIGN, IDIOMS))
_RIVALS = [(group, words_pattern([*group])) for group in SYNONYMS]


def jargon(page: Page) -> Iterator[Finding]:
    for found in _JARGON.finditer(page.masked):
        if not page.glossary.explains(found[0]):
            yield Finding(found[0], f"Écrivez plutôt « {JARGON[_key(found[0])]} ».")


def foreign_word(page: Page) -> Iterator[Finding]:
    for found in _FOREIGN.finditer(page.masked):
        if not page.glossary.explains(found[0]):
            yield Finding(found[0], f"Écrivez plutôt « {FOREIGN[_key(found[0])]} ».")


def rival_names(page: Page) -> Iterator[Finding]:
    for group, shape in _RIVALS:
        names = dict.fromkeys(_key(found[0]) for found in shape.finditer(page.masked))
        if len(names) > 1:
            yield Finding(", ".join(names), f"Écrivez partout « {group[0]} ».")


def idiom(page: Page) -> Iterator[Finding]:
    for found in _IDIOM.finditer(page.masked):
        yield Finding(found[0], f"Écrivez plutôt « {IDIOMS[_key(found[0])]} ».")


def _key(found: str) -> str:
    return re.sub(r"\s+", " ", found.lower()).replace("'", "’")
