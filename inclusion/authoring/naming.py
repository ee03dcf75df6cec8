"""Names made from words, so that nobody has to invent an id: « Mon Compte » is `mon_compte`, or `mon_compte_2`."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import Any

LONGEST_ID, LONGEST_SLUG = 32, 48


def plain(words: str) -> str:
    """Small letters and digits, words apart by one space."""
    bare = unicodedata.normalize("NFKD", words.replace("œ", "oe").replace("Œ", "oe").replace("’", " "))
    return re.sub(r"[^a-z0-9]+", " ", bare.encode("ascii", "ignore").decode().lower()).strip()


def new_id(words: str, taken: Collection[str], otherwise: str = "partie") -> str:
    """An id for something that is said so, that nothing else has."""
    found = plain(words).replace(" ", "_")[:LONGEST_ID].strip("_") or otherwise
    return _free(found if found[0].isalpha() else f"{otherwise}_{found}", taken, "_")


def new_slug(title: str, taken: Collection[str], longest: int = LONGEST_SLUG) -> str:
    """An address for something of this title, that nothing else has."""
    return _free(plain(title).replace(" ", "-")[:longest].strip("-") or "exercice", taken, "-")


def _free(name: str, taken: Collection[str], sign: str) -> str:
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}{sign}{number}"
    return found


def ids_in(tree: Any) -> set[str]:
    """Every name that a module already uses: ids, facts, values, screens."""
    return set(_names(tree))


def _names(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield str(key)
            yield from _names(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _names(inside)
    elif isinstance(value, str) and len(value) <= 40:
        yield value
