"""What exercises done without help have shown of each skill: plain rules over evidence, read beside the diagnostic.

A module says what it teaches. A skill of it is shown once all its steps of that skill were done alone: at most
« presque seul » the first time, the level taught once they were done alone with another character too. Nothing
lowers it: being helped again on a bad day takes nothing back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Protocol

from inclusion.modules.library import Edition
from inclusion.modules.models import Evidence
from inclusion.records import frozen
from inclusion.simulator.state import BYPASSED, DISCOVER, rung

ALONE = 4
#: What one passage alone can show; the level above needs another character: success must be transfer.
ONCE = 2
APART = 2


class Shown(Protocol):
    """The columns of evidence that are read here."""

    slug: str
    step: str
    mode: str
    outcome: str
    help: int
    hand: str
    persona: str


@frozen
class Practice:
    """`levels`: what was shown of each skill; `tried`: skills that were practised at all; `done`: modules alone."""

    levels: Mapping[str, int] = field(default_factory=dict)
    tried: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()


def practice_of(learner_id: int | None, editions: Sequence[Edition]) -> Practice:
    """What a learner has practised (one query); nothing for a visitor, whose evidence belongs to nobody."""
    return practice(Evidence.of_learners([learner_id]), editions) if learner_id else Practice()


def practice(rows: Iterable[Shown], editions: Sequence[Edition]) -> Practice:
    """What evidence, in any order, shows of the skills that these modules teach."""
    tried: set[tuple[str, str]] = set()
    alone: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row.outcome == BYPASSED or row.mode == DISCOVER:
            continue
        tried.add((row.slug, row.step))
        if rung(row.mode, row.help, row.hand) == ALONE:
            alone.setdefault((row.slug, row.step), set()).add(row.persona)
    levels: dict[str, int] = {}
    for edition in editions:
        for skill, level in _shown(edition, alone).items():
            levels[skill] = max(level, levels.get(skill, 0))
    done = {each.slug for each in editions if all((each.slug, step.id) in alone for step in each.document.steps)}
    seen = {step.skill for each in editions for step in each.document.steps if (each.slug, step.id) in tried}
    return Practice(levels, frozenset(seen), frozenset(done))


def _shown(edition: Edition, alone: Mapping[tuple[str, str], set[str]]) -> dict[str, int]:
    """The level of each skill that one module has shown."""
    steps: dict[str, list[int]] = {}
    for step in edition.document.steps:
        steps.setdefault(step.skill, []).append(len(alone.get((edition.slug, step.id), ())))
    document = edition.document
    asked = {
        str(skill): int(level) for part in (document.requires, document.teaches) for skill, level in part.items()
    }
    most = {skill: asked.get(skill, 1) for skill in steps}
    return {
        skill: most[skill] if min(counts) >= APART else min(most[skill], ONCE)
        for skill, counts in steps.items()
        if min(counts)
    }
