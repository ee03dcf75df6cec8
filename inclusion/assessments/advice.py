"""From a step to practise to modules, each with its reason in one sentence."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask_babel import gettext as _

from inclusion.assessments.purposes import Purpose
from inclusion.assessments.results import CHECK, LATER, NEEDED, Result, Step
from inclusion.modules.cards import card
from inclusion.modules.library import Edition
from inclusion.modules.sections import AGENT
from inclusion.records import frozen
from inclusion.skills import SKILLS

#: Modules proposed for a step.
MOST = 2


@frozen
class Advice:
    """Something to practise, why, and the modules for it. `skill` is empty where the démarche itself is proposed."""

    skill: str
    name: str
    level: int
    reason: str
    cards: list[dict[str, Any]]
    is_first: bool = False
    is_ready: bool = False


def advise(
    result: Result, editions: Sequence[Edition], done: Collection[str] = (), purpose: Purpose | None = None
) -> list[Advice]:
    """One thing to do now, then two that may come later; each with modules that were not done alone yet.

    A wanted démarche comes first when nothing that it asks for is missing; otherwise, what it lacks.
    """
    levels = {standing.skill: standing.shown for standing in result.standings}
    teaching = [edition for edition in editions if edition.document.track != AGENT and edition.slug not in done]
    steps = (_advice(step, levels, teaching) for step in result.steps)
    found = _apart([*_wanted(result, purpose, done), *steps])[: 1 + LATER]
    # Among steps that are as good, first the one whose module takes nothing for granted that is missing.
    return sorted(found, key=lambda advice: (bool(advice.skill), not advice.is_first, not advice.is_ready))


def _wanted(result: Result, purpose: Purpose | None, done: Collection[str]) -> list[Advice]:
    """The démarche that somebody came for, once they have what it asks for."""
    if purpose is None or (result.readiness and result.readiness.missing):
        return []
    cards = [card(edition) for edition in purpose.editions if edition.slug not in done][:MOST]
    is_ready = result.readiness is None or result.readiness.is_ready
    reason = _("Vous avez ce qu’il faut pour essayer.") if is_ready else _("Essayez avec de l’aide, vous verrez.")
    return [Advice("", purpose.title, 0, reason, cards, is_first=True, is_ready=is_ready)] if cards else []


def _apart(every: Iterable[Advice]) -> list[Advice]:
    """Each advice with the modules that none before it proposes: the same one twice would say nothing more."""
    found: list[Advice] = []
    taken: set[str] = set()
    for advice in every:
        left = [one for one in advice.cards if one["slug"] not in taken]
        if left:
            taken.add(left[0]["slug"])
            found.append(replace(advice, cards=left))
    return found


def _advice(step: Step, levels: Mapping[str, int], teaching: Sequence[Edition]) -> Advice:
    found = sorted(
        (edition for edition in teaching if _taught(edition).get(step.skill, 0) >= step.level),
        key=lambda edition: _effort(edition, step, levels),
    )
    is_ready = bool(found) and not _effort(found[0], step, levels)[0]
    cards = [card(one) for one in found[:MOST]]
    name = str(SKILLS[step.skill][0])
    return Advice(step.skill, name, step.level, _why(step), cards, step.reason == NEEDED, is_ready)


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
