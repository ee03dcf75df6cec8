"""« Je viens pour… »: a need of the catalogue or one démarche, and the levels that it asks for."""

from collections.abc import Sequence
from statistics import median_high

from inclusion.i18n import locale_id
from inclusion.modules.browsing import Door, needs
from inclusion.modules.library import Edition
from inclusion.modules.sections import AGENT, SITUATIONS
from inclusion.records import frozen

#: How a purpose is written: its kind, then what it is.
NEED, MODULE = "besoin", "demarche"


@frozen
class Purpose:
    """What somebody came for: `editions` are the modules that answer it, the easiest first."""

    code: str
    needed: dict[str, int]
    editions: list[Edition]

    @property
    def title(self) -> str:
        """How people say it, in the language of the page."""
        kind, _, name = self.code.partition(":")
        return str(self.editions[0].texts(locale_id())["need"] if kind == MODULE else SITUATIONS[name][0])


def purpose_of(code: str, editions: Sequence[Edition]) -> Purpose | None:
    """What a code says; None for nothing, and for what the catalogue has not, or not any more."""
    kind, _, name = code.partition(":")
    found = [edition for edition in editions if edition.document.track != AGENT and _answers(edition, kind, name)]
    return Purpose(code, needed_by(found), found) if found else None


def choices(editions: Sequence[Edition]) -> list[Door]:
    """The needs that one may have come for."""
    return needs(editions)


def needed_by(editions: Sequence[Edition]) -> dict[str, int]:
    """The level of each skill that at least half of these modules ask for."""
    asked = {skill for edition in editions for skill in edition.document.requires}
    found = {skill: median_high(edition.document.requires.get(skill, 0) for edition in editions) for skill in asked}
    return {str(skill): int(level) for skill, level in sorted(found.items()) if level}


def _answers(edition: Edition, kind: str, name: str) -> bool:
    if kind == MODULE:
        return edition.slug == name
    return kind == NEED and name in edition.document.situations and name in SITUATIONS
