"""Many texts read at once, each with its place: every rule, then spelling when hunspell is there."""

from collections.abc import Iterable

from inclusion.language.glossary import glossary
from inclusion.language.remark import FRENCH, Remark
from inclusion.language.rules import read
from inclusion.language.spelling import misspelt
from inclusion.records import frozen


@frozen
class Passage:
    """One text to read, what it is for, and where it is written."""

    text: str
    kind: str
    locale: str
    place: str = ""
    file: str = ""
    line: int = 0


def review(passages: Iterable[Passage]) -> list[tuple[Passage, Remark]]:
    """What the rules say of each French passage, in order."""
    known = glossary()
    return [
        (passage, remark)
        for passage in passages
        for remark in read(passage.text, passage.kind, passage.locale, known)
    ]


def review_spelling(passages: Iterable[Passage], allowed: Iterable[str] = ()) -> list[tuple[Passage, Remark]]:
    """The unknown words of each French passage. Raises SpellingUnavailable."""
    french = [passage for passage in passages if passage.locale in FRENCH]
    found = misspelt([passage.text for passage in french], allowed)
    return [(passage, remark) for passage, remarks in zip(french, found, strict=True) for remark in remarks]
