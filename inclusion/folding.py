"""Words as they are looked for and compared: without accents, capitals nor double spaces. Pure."""

import unicodedata

_LETTERS = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
_MARKS = "".join(map(chr, range(0x300, 0x370)))


def plain(text: str) -> str:
    """Without accents, capitals or double spaces: how two words are the same for whoever reads."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return " ".join("".join(sign for sign in bare if not unicodedata.combining(sign)).split())


def signs() -> tuple[str, str]:
    """The letters to change and, at the same places, what they become; marks without a place go away."""
    found = {"’": "'"} | {letter: plain(letter) for letter in _LETTERS}
    changed = {letter: bare for letter, bare in found.items() if len(bare) == 1 and bare != letter}
    return "".join(changed) + _MARKS, "".join(changed.values())
