"""A result in words and plants, for the person and for whoever they show it to."""

from typing import Any

from flask_babel import gettext as _

from inclusion.assessments import deck
from inclusion.assessments.advice import advise
from inclusion.assessments.models import Answer, Sitting
from inclusion.assessments.results import Result, result
from inclusion.skills import DRAWINGS, SKILLS


def result_of(sitting: Sitting) -> Result:
    """What a finished sitting says; the estimate is the one that was given on that day."""
    needed = {skill: level for skill, level in sitting.needed.items() if skill in deck.prepared().bank.skills}
    return result(deck.prepared().bank, sitting.estimate or {}, needed=needed, seen=_seen(sitting))


def _seen(sitting: Sitting) -> dict[str, int]:
    """How many screens asked for each skill, side observations left out."""
    found: dict[str, int] = {}
    for row in Answer.history(sitting):
        if "#" not in row.item:
            found[row.skill] = found.get(row.skill, 0) + 1
    return found


def garden(sitting: Sitting) -> dict[str, Any]:
    """Everything that the page of a result shows."""
    found = result_of(sitting)
    names = {skill: str(words[0]) for skill, words in SKILLS.items()}
    levels = [_("Pas encore"), _("Avec quelqu’un"), _("Presque seul"), _("Seul")]
    plants: list[dict[str, Any]] = [
        {"name": names[one.skill], "level": one.shown, "is_sure": one.is_sure, "skill": one.skill}
        for one in found.standings
    ]
    return {
        "plants": plants,
        "garden_said": [f"{plant['name']}\u202f: {levels[plant['level']]}." for plant in plants],
        "already": [names[skill] for skill, _level in found.already],
        "already_points": [(DRAWINGS[skill], SKILLS[skill][1]) for skill, _level in found.already],
        "steps": advise(found),
        "to_check": [names[skill] for skill in found.to_check],
    }
