"""How a French word sounds, roughly: people who search write as they hear.

`sound` gives the same key to spellings that are said alike. Capitals stand for the sounds that need several letters.
"""

import re
import unicodedata
from functools import lru_cache

from inclusion.patterns import pattern

_LETTERS = {"œ": "e", "æ": "e", "ç": "s", "’": "", "'": ""}
#: In order: each rule reads what the rules before it have written.
_RULES = [
    (pattern(rule), sound)
    for rule, sound in [
        (r"[^a-z0-9]", ""),
        (r"([a-z])\1+", r"\1"),
        (r"ph", "f"), (r"sch|sh|ch", "C"), (r"gn", "N"), (r"th", "t"),
        (r"qu|ck", "k"), (r"sc(?=[eiy])", "s"), (r"c(?=[eiy])", "s"), (r"c", "k"),
        (r"gu(?=[eiy])", "G"), (r"ge(?=[ao])", "j"), (r"g(?=[eiy])", "j"), (r"g", "G"),
        (r"(?<=[aeiou])il+(?=e|$|s|t)", "Y"), (r"(?<=[aeiou])y(?=[aeiou])", "Y"), (r"ti(?=on)", "si"),
        (r"e?aux?", "o"), (r"oy|oi", "wa"), (r"ou", "U"),
        (r"(ain|ein|aim|yn|ym|in|im|un)(?![aeiouyw])", "I"),
        (r"(an|am|en|em)(?![aeiouyw])", "A"),
        (r"(on|om)(?![aeiouyw])", "O"),
        (r"(er|ez|et)s?$", "e"), (r"ai|ei|ay|ey", "e"), (r"eu", "e"),
        (r"y", "i"), (r"h", ""), (r"w(?!a)", "v"), (r"x", "ks"), (r"q", "k"),
        (r"es?$|(ks|[stdp])+$", ""), (r"z", "s"),
        (r"(.)\1+", r"\1"),
    ]
]  # fmt: skip


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """The key of a word, whatever its accents, capitals and silent letters; "" when it has neither letter nor digit.

    A word in another alphabet is its own key.
    """
    lowered = "".join(_LETTERS.get(letter, letter) for letter in word.lower())
    bare = "".join(letter for letter in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(letter))
    if not bare.isascii():
        return bare
    found = bare
    for rule, letters in _RULES:
        found = rule.sub(letters, found)
    # A word that is nothing but silent letters (« été », « et ») keeps them.
    return found or re.sub(r"[^a-z0-9]", "", bare)
