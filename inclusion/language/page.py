"""A text as a reader meets it: sentences, words, and what is not prose hidden behind one sign.

Values put in later, labels of buttons in « », addresses and numbers count as one word: the author of the text cannot
shorten them, and what they hold is not for the rules.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Protocol

from inclusion.patterns import pattern
from inclusion.records import frozen

MASK = "□"
_NOT_PROSE = pattern(
    r"«[^»]*»"
    r"|%\(\w+\)[sd]|%[sd](?!\w)|\{[\w.]*\}"
    r"|(?<![\w.+-])[\w.+-]+@[\w.-]+\w"
    r"|https?://[^\s,»)]+"
    r"|(?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)*\.(?:fr|com|org|net|eu|info|example|pdf|jpe?g|png|odt|docx?)\b(?:/[\w./-]*\w)?"
    r"|\b\d+(?:[\s.]\d+)+\b"
    r"|\b[A-Z]{3} [A-Z]{3}\b"
    r"|\b\w+-\d[\w-]*"
)
_WORD = pattern(rf"[\w{MASK}]+(?:[’'.,/·-][\w{MASK}]+)*")
_END = pattern(rf"(?:[.!?…:]+(?=[\s»)]|$)|\n\s*\n)[\s»)]*|(?<={MASK})\n")
_VOWELS = pattern(r"é|[aeiouyàâäèêëîïôöùûüœæ]+", re.I)


class Glossary(Protocol):
    """The words that pages explain."""

    def explains(self, word: str) -> bool: ...


class Nothing:
    """The glossary of who has none."""

    def explains(self, word: str) -> bool:
        return False


@frozen
class Sentence:
    """Part of a text up to a full stop or a colon: as written, and with what is not prose hidden."""

    text: str
    masked: str

    @property
    def words(self) -> list[str]:
        return _WORD.findall(self.masked)


@frozen
class Page:
    """A text to judge, with what it is for."""

    text: str
    kind: str
    locale: str
    glossary: Glossary

    @cached_property
    def masked(self) -> str:
        """The text, as long, with what is not prose hidden."""
        return mask(self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        return list(_sentences(self.text, self.masked))

    @property
    def words(self) -> list[str]:
        return _WORD.findall(self.masked)

    @property
    def is_easy(self) -> bool:
        """Whether it is written in *Français facile*."""
        return self.locale == "fr@falc"


def mask(text: str) -> str:
    return _NOT_PROSE.sub(lambda found: MASK * len(found[0]), text)


def _sentences(text: str, masked: str) -> Iterator[Sentence]:
    start = 0
    for end in [found.end() for found in _END.finditer(masked)] + [len(masked)]:
        if _WORD.search(masked[start:end]):
            yield Sentence(text[start:end].strip(), masked[start:end].strip())
        start = end


def syllables(word: str) -> int:
    """The syllables heard in a French word: groups of vowels, without the silent e at its end."""
    heard = re.sub(r"(?<=[a-zé]{2})(?:e|es)$", "", word.lower()) if len(word) > 3 else word.lower()
    return max(1, len(_VOWELS.findall(heard)))
