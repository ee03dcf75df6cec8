"""From a step to practise to modules, each with its reason in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from inclusion.assessments.results import CHECK, NEEDED, Result, Step
from inclusion.modules.cards import card
from inclusion.modules.library import Edition, library
from inclusion.modules.sections import AGENT
from inclusion.skills import SKILLS

#: Modules proposed for a step.
MOST = 2


@dataclass(frozen=True)
class Advice:
    """Something to practise: the skill, why, and the modules that teach it."""

    skill: str
    name: str
    level: int
    reason: str
    cards: list[dict[str, Any]]
    is_ready: bool = False


def advise(result: Result) -> list[Advice]:
    """The next step, then those that may come later; each with modules, when there are some."""
    steps = [result.next_step, *result.later] if result.next_step else []
    levels = {standing.skill: standing.shown for standing in result.standings}
    found = [_advice(step, levels) for step in steps]
    # Among steps that are as good, first the one whose module takes nothing for granted that is missing.
    return sorted(found, key=lambda advice: not advice.is_ready)


def _advice(step: Step, levels: Mapping[str, int]) -> Advice:
    found = sorted(
        (edition for edition in library().catalogue() if _teaches(edition, step)),
        key=lambda edition: _effort(edition, step, levels),
    )
    is_ready = bool(found) and not _effort(found[0], step, levels)[0]
    cards = [card(one) for one in found[:MOST]]
    return Advice(step.skill, str(SKILLS[step.skill][0]), step.level, _why(step), cards, is_ready)


def _teaches(edition: Edition, step: Step) -> bool:
    return edition.document.track != AGENT and _taught(edition).get(step.skill, 0) >= step.level


def _taught(edition: Edition) -> dict[str, int]:
    return {str(skill): int(level) for skill, level in edition.document.teaches.items()}


def _effort(edition: Edition, step: Step, levels: Mapping[str, int]) -> tuple[int, int, int, int]:
    """First what asks for nothing that is missing, then the nearest level, then what teaches little besides."""
    document = edition.document
    missing = sum(max(level - levels.get(skill, 0), 0) for skill, level in document.requires.items())
    beyond = _taught(edition)[step.skill] - step.level
    return missing, beyond, document.level, len(document.teaches)


def _why(step: Step) -> str:
    if step.reason == NEEDED:
        return _("La démarche que vous voulez faire le demande.")
    if step.reason == CHECK:
        return _("Nous n’en sommes pas sûrs : essayez, vous verrez.")
    if step.level == 1:
        return _("C’est par là qu’on commence.")
    return _("C’est la suite de ce que vous savez déjà.")
