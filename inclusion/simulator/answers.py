"""What an answer is worth: typed comparison with the expected value, and what the site says when it refuses."""

import re
from collections.abc import Callable, Sequence

from inclusion.records import frozen
from inclusion.simulator import identifiers
from inclusion.simulator.everyday import EVERYDAY
from inclusion.simulator.identifiers import IDENTIFIERS
from inclusion.simulator.new_passwords import first_unmet
from inclusion.simulator.shapes import Kind, Refusal
from inclusion.simulator.spelling import compact, plain
from inclusion.simulator.suggestions import fitting, meant

OK, WRONG, INVALID = "ok", "wrong", "invalid"
KINDS: dict[str, Kind] = {**IDENTIFIERS, **EVERYDAY}
_NO_DIGIT = r"(?!\d)"
Mistakes = Sequence[tuple[str, str | None, str | None]]


@frozen
class Verdict:
    """The class of an answer and, when the site refuses it, why: a reason and a number.

    The number counts signs or rules, or is the place of the wrong sign; the sign itself is never kept.
    """

    klass: str
    reason: str = ""
    number: int = 0
    kept: str = ""

    @property
    def is_mistake(self) -> bool:
        return self.klass.startswith("mistake:")


@frozen
class Extras:
    """What only some types of fields have: addresses to choose from, words to find, rules to follow, a length."""

    suggestions: Sequence[str] = ()
    contains: Sequence[str] = ()
    rules: Sequence[str] = ()
    digits: int | None = None


NOTHING_MORE = Extras()


def kind_of(name: str, extras: Extras = NOTHING_MORE) -> Kind:
    """The rules of one field. Raises KeyError for an unknown type."""
    return identifiers.code(extras.digits) if name == "code" and extras.digits else KINDS[name]


def same(kind: str, text: str, expected: str, extras: Extras = NOTHING_MORE) -> bool:
    """Whether two texts are the same value of this type; two malformed texts are the same only to the letter."""
    read = kind_of(kind, extras).read
    value, wanted = read(text), read(expected)
    return text.strip() == expected.strip() if value is None else value == wanted


def judge(
    kind: str, text: str, expected: str, strict: bool, mistakes: Mistakes, extras: Extras = NOTHING_MORE
) -> Verdict:
    """Class of an answer in a field. `mistakes` are (id, equal value, pattern), already filled with the persona's.

    `ok`, or `mistake:<id>` and `wrong`, which the site accepts unless the field is strict (the dangerous ones), or
    `invalid`, which it refuses. Only a value that identifies nobody is kept in the verdict.
    """
    if same(kind, text, expected, extras):
        return Verdict(OK, kept=expected)
    kept = _kept(kind, text, extras)
    refused = _REFUSALS.get(kind, _refused)(kind, text, expected, extras)
    for name, equal, pattern in mistakes:
        if (equal is not None and same(kind, text, equal, extras)) or (pattern and re.search(pattern, compact(text))):
            return _mistaken(f"mistake:{name}", kept, strict, bool(refused), _is_readable(kind, text, extras))
    if refused:
        return Verdict(INVALID, *refused)
    if KINDS[kind].free and (kind == "textarea" or extras.contains) and has_all(text, extras.contains):
        # A message of which nothing is expected is right whatever it says.
        return Verdict(OK)
    if strict:
        return Verdict(INVALID, "contains" if KINDS[kind].free else "unknown")
    return Verdict(WRONG, kept=kept)


def _mistaken(name: str, kept: str, strict: bool, refused: bool, readable: bool) -> Verdict:
    """A known confusion: the site takes it, or sends it back; what it cannot even read stays merely invalid."""
    reason = name if strict or refused else ""
    return Verdict(name, reason, kept=kept) if readable or strict else Verdict(INVALID, reason)


def _is_readable(kind: str, text: str, extras: Extras) -> bool:
    if kind == "address":
        return meant(extras.suggestions, text) is not None
    return kind_of(kind, extras).read(text) is not None


def _kept(kind: str, text: str, extras: Extras) -> str:
    """What may be kept of a value that is not the persona's."""
    rules = kind_of(kind, extras)
    if rules.identity or rules.free or not _is_readable(kind, text, extras):
        return ""
    if kind == "address":
        # The author's own words, not what was typed.
        return meant(extras.suggestions, text) or ""
    return str(rules.read(text)) if kind == "civility" else text.strip()[:40]


def _refused(kind: str, text: str, expected: str, extras: Extras) -> Refusal | None:
    """Malformed, or well formed but not the persona's: as the site would say, it knows nobody by that value."""
    rules = kind_of(kind, extras)
    if rules.read(text) is None:
        return rules.refusal(text)
    if not rules.identity:
        return None
    missing = len(compact(expected)) - len(compact(text)) if rules.loose else 0
    if missing:
        return ("signs_missing", missing) if missing > 0 else ("signs_extra", -missing)
    return ("code", 0) if kind == "code" else ("unknown", 0)


def _refused_password(kind: str, text: str, expected: str, extras: Extras) -> Refusal:
    if text != text.strip():
        return "password_space", 0
    return ("password_caps", 0) if text.isupper() else ("password", 0)


def _refused_new_password(kind: str, text: str, expected: str, extras: Extras) -> Refusal:
    return first_unmet(extras.rules, text) or ("new_password", 0)


def _refused_address(kind: str, text: str, expected: str, extras: Extras) -> Refusal | None:
    if KINDS[kind].read(text) is None:
        return KINDS[kind].refusal(text)
    if meant(extras.suggestions, text):
        return None
    fit = len(fitting(extras.suggestions, text))
    return ("pick", fit) if fit else ("pick_none", 0)


_REFUSALS: dict[str, Callable[[str, str, str, Extras], Refusal | None]] = {
    "password": _refused_password,
    "new_password": _refused_new_password,
    "address": _refused_address,
}


def has_all(text: str, wanted: Sequence[str]) -> bool:
    """Whether all these words are in a text, case and accents aside; a plural is the same word, 123 is not 12."""
    found = plain(text)
    return all(
        re.search(rf"(?<!\w){re.escape(plain(word))}{_NO_DIGIT if word[-1:].isdigit() else ''}", found)
        for word in wanted
    )
