"""What an answer is worth: typed comparison with the expected value, and what the site says when it refuses.

Formats and control keys: see the facts on identifiers (NIR: key = 97 - (13 first digits mod 97), 2A read as 19 and
2B as 18; French IBAN: mod 97 = 1; tax number: last three digits = first ten mod 511).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

OK, WRONG, INVALID = "ok", "wrong", "invalid"
LARGEST_AMOUNT = Decimal(10_000_000)


@dataclass(frozen=True)
class Verdict:
    """The class of an answer and, when the site refuses it, why: a reason and a number (of digits, of signs)."""

    klass: str
    reason: str = ""
    number: int = 0
    kept: str = ""

    @property
    def is_mistake(self) -> bool:
        return self.klass.startswith("mistake:")


@dataclass(frozen=True)
class Kind:
    """How one type of field is read, compared and refused.

    `read` turns a text into the value that counts, None when it is malformed; `refusal` says why it is. `identity`:
    the value could identify somebody, so only the persona's is accepted and nothing else is ever kept.
    """

    read: Callable[[str], object]
    refusal: Callable[[str], tuple[str, int]]
    identity: bool
    wrong: str = ""


def compact(text: str) -> str:
    """The text without the spaces, dots and dashes that people put in long numbers."""
    return re.sub(r"[\s.\-\u2010-\u2015]", "", text)


def _nir(text: str) -> str | None:
    """The thirteen characters that identify; the key may be there or not."""
    found = re.fullmatch(r"([1-478]\d{4}(?:\d\d|2[AB])\d{6})(\d\d)?", compact(text).upper())
    if not found:
        return None
    return None if found[2] and int(found[2]) != nir_key(found[1]) else found[1]


def nir_key(thirteen: str) -> int:
    """The control key of a NIR: 97 - (number mod 97), Corsica's 2A read as 19 and 2B as 18."""
    return 97 - int(thirteen.replace("2A", "19").replace("2B", "18")) % 97


def _nir_refusal(text: str) -> tuple[str, int]:
    return _digits_refusal(text, 13, 15)


def _digits_refusal(text: str, shortest: int, longest: int) -> tuple[str, int]:
    found = compact(text)
    letters = [character for character in found if not character.isdigit()]
    if letters and not re.fullmatch(r"\d{6}[AB]\d{0,8}", found.upper()):
        return "letters", len(letters)
    if len(found) < shortest:
        return "digits_missing", shortest - len(found)
    return ("digits_extra", len(found) - longest) if len(found) > longest else ("digits_wrong", 0)


def _amount(text: str) -> Decimal | None:
    """Euros: spaces between thousands, comma or dot, and a euro sign do not matter."""
    bare = re.sub(r"\s|\u202f|€|euros?$", "", text.strip(), flags=re.IGNORECASE)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d{1,2})?", bare):
        bare = bare.replace(".", "")
    if not re.fullmatch(r"\d+([.,]\d{1,2})?", bare):
        return None
    try:
        value = Decimal(bare.replace(",", "."))
    except InvalidOperation:
        return None
    return value if value < LARGEST_AMOUNT else None


def _amount_refusal(text: str) -> tuple[str, int]:
    return ("minus", 0) if text.strip().startswith(("-", "−")) else ("amount", 0)


def _number(text: str) -> int | None:
    bare = compact(text)
    return int(bare) if re.fullmatch(r"\d{1,9}", bare) else None


def _code(text: str) -> str | None:
    bare = compact(text)
    return bare if re.fullmatch(r"\d{6}", bare) else None


def _date(text: str) -> date | None:
    found = re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", text.strip())
    if not found:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _date_refusal(text: str) -> tuple[str, int]:
    return ("date_short_year", 0) if re.fullmatch(r"\d{1,2}\D\d{1,2}\D\d{2}", text.strip()) else ("date", 0)


def plain(text: str) -> str:
    """Words without accents, ligatures, case or repeated spaces, and with straight apostrophes."""
    unfolded = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae").replace("’", "'")
    letters = unicodedata.normalize("NFKD", unfolded)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).casefold().split())


def address(text: str) -> str:
    """The address of a site as a browser understands it: no protocol, no `www.`, no closing slash."""
    bare = re.sub(r"^https?://", "", text.strip().casefold())
    return bare.removeprefix("www.").rstrip("/")


KINDS: dict[str, Kind] = {
    "nir": Kind(_nir, _nir_refusal, identity=True),
    "amount": Kind(_amount, _amount_refusal, identity=False, wrong="1"),
    "number": Kind(_number, lambda text: ("number", 0), identity=False, wrong="1"),
    "date": Kind(_date, _date_refusal, identity=False, wrong="01/01/2001"),
    "code": Kind(_code, lambda text: _digits_refusal(text, 6, 6), identity=True),
    "password": Kind(lambda text: text, lambda text: ("password", 0), identity=True),
    "text": Kind(lambda text: plain(text) or None, lambda text: ("text", 0), identity=True),
}


def same(kind: str, text: str, expected: str) -> bool:
    """Whether two texts are the same value of this type; two malformed texts are the same only to the letter."""
    read = KINDS[kind].read
    value, wanted = read(text), read(expected)
    return text.strip() == expected.strip() if value is None else value == wanted


def judge(
    kind: str, text: str, expected: str, strict: bool, mistakes: list[tuple[str, str | None, str | None]]
) -> Verdict:
    """Class of an answer in a field. `mistakes` are (id, equal value, pattern), already filled with the persona's.

    `ok`, or `mistake:<id>` and `wrong`, which the site accepts unless the field is strict (the dangerous ones), or
    `invalid`, which it refuses. Only a value that identifies nobody is kept in the verdict.
    """
    rules = KINDS[kind]
    if same(kind, text, expected):
        return Verdict(OK, kept=expected)
    kept = "" if rules.identity else text.strip()[:40]
    readable = rules.read(text) is not None
    for name, equal, pattern in mistakes:
        if (equal is not None and same(kind, text, equal)) or (pattern and re.search(pattern, compact(text))):
            return (
                Verdict(f"mistake:{name}", kept=kept) if readable or strict else Verdict(INVALID, f"mistake:{name}")
            )
    if not readable:
        return Verdict(INVALID, *rules.refusal(text))
    if strict or rules.identity:
        return Verdict(INVALID, *_unknown(kind, text))
    return Verdict(WRONG, kept=kept)


def _unknown(kind: str, text: str) -> tuple[str, int]:
    """Well formed, but not the persona's: as the site would say, it knows nobody by that value."""
    if kind == "password":
        return ("password_caps", 0) if text.isupper() else ("password", 0)
    return "unknown", 0
