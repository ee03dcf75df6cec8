"""What may be a first name or a nickname, typed in a form or read in a file: letters that can be seen. Pure."""

import unicodedata

SIGNS = frozenset(" -'’.·")
#: Letters and marks to Unicode, yet nothing to the eye: two names would look the same, or one like no name at all.
UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
    + "".join(map(chr, [*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
)


def is_name(text: str) -> bool:
    """A letter at least, and the signs found between letters; figures and @ would be what must not be kept."""
    return any(map(_is_letter, text)) and all(map(_may_stand, text)) and not text.startswith("-")


def _is_letter(sign: str) -> bool:
    return sign.isalpha() and sign not in UNSEEN


def _may_stand(sign: str) -> bool:
    """Vowels are marks in several alphabets: रीता, แก้ว."""
    return _is_letter(sign) or sign in SIGNS or (unicodedata.category(sign)[0] == "M" and sign not in UNSEEN)
