"""What to practise next: what the diagnostic says is missing, and what practice has shown since."""

from collections.abc import Sequence

from inclusion.assessments import deck
from inclusion.assessments.advice import Advice, advise
from inclusion.assessments.garden import result_of
from inclusion.assessments.models import Sitting
from inclusion.assessments.practice import Practice
from inclusion.assessments.purposes import purpose_of
from inclusion.assessments.results import Result, required, result
from inclusion.modules.library import Edition
from inclusion.progress.autonomy import ALONE
from inclusion.progress.portrait import Portrait


def recommended(portrait: Portrait, editions: Sequence[Edition]) -> list[Advice]:
    """One thing to do now, then two later; nothing for somebody of whom nothing is known (one query).

    What was done alone, as far as its level stands, and what is going on, is not proposed again.
    """
    practice = portrait.practice
    sitting, ratings = Sitting.latest(portrait.learner.id)
    found = result_of(sitting, {}, ratings, practice) if sitting else of_practice(practice)
    done = {module.slug for module in portrait.modules if module.level >= ALONE}
    going_on = {portrait.stopped.slug} if portrait.stopped else set()
    purpose = purpose_of(sitting.purpose, editions) if sitting else None
    return advise(found, editions, done | going_on, purpose)


def of_practice(practice: Practice) -> Result:
    """What follows from practice alone: the next level of each skill that was tried, as far as it was shown."""
    bank = deck.scale()
    nothing = [1.0, *[0.0] * (bank.levels - 1)]
    found = result(bank, dict.fromkeys(bank.skills, nothing), practised=required(bank, practice.levels))
    return Result(found.standings, (), tuple(step for step in found.steps if step.skill in practice.tried), ())
