"""A draft in another language: what is missing, what is older than its French, and what is wrong with a text."""

import re
from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from inclusion.authoring import source
from inclusion.authoring.reading import Reading
from inclusion.authoring.text_places import Places, Where
from inclusion.i18n import DEFAULT, LOCALES, language
from inclusion.modules.stamps import Stamps, print_of
from inclusion.records import frozen
from inclusion.simulator.words import typeset

COMPLETE, STALE, MISSING = "complete", "stale", "missing"
LONGEST = 1200  # As in simulator.words.Text.
EASY = "fr@falc"
QUOTED = re.compile(r"\{(?:persona|parameter|label)\.[a-z0-9_]+\}")
_TAG = re.compile(r"<\s*[/!a-zA-Z][^<>]*>|<\s*script", re.I)


@frozen
class Line:
    """A French text and what it is in the other language. `seen` and `french_seen` say what was on the page."""

    place: str
    where: Where
    french: str
    text: str
    state: str
    is_shared: bool
    seen: str
    french_seen: str

    @property
    def quotes(self) -> list[str]:
        """What stands for a value in the French text."""
        return list(dict.fromkeys(QUOTED.findall(self.french)))


@frozen
class Count:
    """How much of a module is said in a language."""

    locale: str
    complete: int
    stale: int
    missing: int

    @property
    def total(self) -> int:
        return self.complete + self.stale + self.missing

    @property
    def percent(self) -> int:
        """Never 100 while anything is left."""
        return 100 * self.complete // self.total if self.total else 100


def locales(texts: Iterable[str]) -> list[str]:
    """The languages that a draft may be translated into: ours, then those that it already has."""
    ours = [locale for locale in LOCALES if locale != DEFAULT]
    return [*dict.fromkeys(["fr@falc", *ours, *sorted(texts)])]


def lines(reading: Reading, locale: str, stamps: Stamps) -> list[Line]:
    """Every text that has a translation, in the order of the module; nothing when it cannot be read yet."""
    if reading.document is None:
        return []
    said, own = reading.translations.get(locale, {}), reading.texts.get(locale, {})
    known, stamped = Places(reading.document), stamps.get(locale, {})
    return [
        Line(
            place, known[place], french, cleaned(said.get(place, ""), locale),
            _state(french, said.get(place, ""), stamped.get(place)),
            place in said and place not in own, source.fingerprint(own.get(place, "")), print_of(french),
        )
        for place, french in reading.french.items()
    ]  # fmt: skip


def _state(french: str, text: str, stamp: list[str] | None) -> str:
    """A stamp that is not of this text says nothing of it."""
    if not text.strip():
        return MISSING
    is_older = stamp is not None and stamp[1] == print_of(text) and stamp[0] != print_of(french)
    return STALE if is_older else COMPLETE


def counts(reading: Reading, stamps: Stamps) -> list[Count]:
    """How far each language is."""
    return [_count(locale, lines(reading, locale, stamps)) for locale in locales(reading.texts)]


def _count(locale: str, found: list[Line]) -> Count:
    states = [line.state for line in found]
    return Count(locale, states.count(COMPLETE), states.count(STALE), states.count(MISSING))


def in_sections(found: Iterable[Line]) -> dict[str, list[Line]]:
    """The same lines by part of the module, in the order in which the parts are met."""
    sections: dict[str, list[Line]] = {}
    for line in found:
        sections.setdefault(line.where.id, []).append(line)
    return sections


def problems(french: str, text: str) -> Iterator[str]:
    """Why a translation cannot be kept as it is, in French; an empty one can: it is taken away."""
    if len(text) > LONGEST:
        yield _("Ce texte est trop long : %(count)s signes au plus.", count=LONGEST)
    if _TAG.search(text):
        yield _("Écrivez des mots seulement, sans code comme « <b> ».")
    if text:
        yield from _misquoted(french, text)


def _misquoted(french: str, text: str) -> Iterator[str]:
    wanted, found = QUOTED.findall(french), QUOTED.findall(text)
    lost = [quote for quote in dict.fromkeys(wanted) if quote not in found]
    strange = [quote for quote in dict.fromkeys(re.findall(r"\{[^{}]*\}", text)) if quote not in wanted]
    if lost:
        yield _("Gardez aussi %(quotes)s : la bonne valeur prendra sa place.", quotes=", ".join(lost))
    if strange:
        yield _("Enlevez %(quotes)s : le texte français ne l’a pas.", quotes=", ".join(strange))


def cleaned(text: str, locale: str) -> str:
    """A text as it is kept: no space around it, one kind of line end, the narrow spaces of French."""
    found = text.replace("\r\n", "\n").strip()
    return typeset(found) if language(locale) == DEFAULT else found
