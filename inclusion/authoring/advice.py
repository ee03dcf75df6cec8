"""What plain French says of one text while it is being written: a few remarks, at once."""

from functools import lru_cache

from inclusion.language.glossary import glossary
from inclusion.language.remark import FRENCH, Remark
from inclusion.language.rules import read
from inclusion.language.spelling import Speller, SpellingUnavailable

_speller = Speller()


def advice(text: str, kind: str, locale: str = "fr", names: tuple[str, ...] = ()) -> list[Remark]:
    """The remarks on a French text, those to follow first; none on another language.

    `kind`: one of remark.KINDS. `names`: words that are right, such as those of the characters.
    """
    return list(_advice(text, kind, locale, names))


@lru_cache(maxsize=4096)
def _advice(text: str, kind: str, locale: str, names: tuple[str, ...]) -> tuple[Remark, ...]:
    if locale not in FRENCH or not text.strip():
        return ()
    found = [*_misspelt(text, names), *read(text, kind, locale, glossary())]
    return tuple(sorted(found, key=lambda remark: not remark.is_warning))


def _misspelt(text: str, names: tuple[str, ...]) -> list[Remark]:
    """Without a dictionary, the other remarks are still worth reading."""
    try:
        return _speller.misspelt(text, names)
    except SpellingUnavailable:
        return []
