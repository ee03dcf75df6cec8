"""How a text is written when what does not matter is taken away: spaces, dashes, case, accents, protocol."""

import re
import unicodedata

# Joiners and direction marks: nobody sees them, and copying from a page in Arabic brings some along.
_INVISIBLE = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"


def compact(text: str) -> str:
    """The text without the spaces, dots and dashes that people put in long numbers."""
    return re.sub(rf"[\s.\-\u2010-\u2015\u2212{_INVISIBLE}]", "", text)


def capitals(text: str) -> str:
    """Plain letters as capitals; others stay, so that every sign keeps its place (« ß » would become two)."""
    return "".join(sign.upper() if sign.isascii() else sign for sign in text)


def trimmed(text: str) -> str:
    """The text without what cannot be seen in it, nor spaces around it."""
    return re.sub(f"[{_INVISIBLE}]", "", text).strip()


def plain(text: str) -> str:
    """Words without accents, ligatures, case or repeated spaces, and with straight apostrophes."""
    unfolded = re.sub(f"[{_INVISIBLE}]", "", text).replace("œ", "oe").replace("Œ", "oe")
    unfolded = unfolded.replace("æ", "ae").replace("Æ", "ae").replace("’", "'")
    letters = unicodedata.normalize("NFKD", unfolded)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).casefold().split())


def words(text: str) -> list[str]:
    """The words and numbers of a text, without punctuation: « L’été, 12 » gives l, ete, 12."""
    return re.findall(r"[^\W_]+", plain(text))


def address(text: str) -> str:
    """The address of a site as a browser understands it: no protocol, no `www.`, no closing slash."""
    bare = re.sub(r"^https?://", "", trimmed(text).casefold())
    return bare.removeprefix("www.").rstrip("/")
