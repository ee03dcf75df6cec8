"""A result in words and plants, for the person and for whoever they show it to."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from inclusion.assessments import deck
from inclusion.assessments.advice import advise
from inclusion.assessments.models import Answer, Rating, Sitting
from inclusion.assessments.practice import Practice, practice_of
from inclusion.assessments.purposes import Purpose, purpose_of
from inclusion.assessments.results import Result, Standing, required, result
from inclusion.modules.library import Edition, library
from inclusion.skills import DRAWINGS, SKILLS
from inclusion.speech import sentences

#: More would weigh on the person; the dotted plants tell the rest.
CHECKED_AT_MOST = 4


def result_of(
    sitting: Sitting,
    seen: Mapping[str, int],
    ratings: Mapping[str, Rating] | None = None,
    practice: Practice | None = None,
    needed: Mapping[str, int] | None = None,
) -> Result:
    """What a finished sitting says; the estimate is the one that was given on that day.

    `seen` is how many screens asked for each skill; ratings and practice count for what comes next, never for what
    was measured. `needed`: what another démarche asks for than the one of that day.
    """
    bank = deck.scale()
    unknown = [1 / bank.levels] * bank.levels  # Of a skill that the bank did not have on that day.
    estimate = {skill: (sitting.estimate or {}).get(skill, unknown) for skill in bank.skills}
    known = {skill: level for skill, level in (needed or sitting.needed).items() if skill in bank.skills}
    rated = {skill: rating.level for skill, rating in (ratings or {}).items() if skill in bank.skills}
    # What was done alone could not have been without what it takes for granted.
    practised = required(bank, practice.levels) if practice else {}
    return result(bank, estimate, needed=known, seen=seen, rated=rated, practised=practised)


def seen_by_skill(sitting: Sitting, answers: Sequence[Answer]) -> dict[str, int]:
    """How many screens asked for each skill, without what is no evidence for it.

    Side observations, screens that could not be used, and the one that counts for the calibration alone.
    """
    found: dict[str, int] = {}
    for row in answers:
        if "#" not in row.item and row.outcome != "skip" and row.item != sitting.anchor:
            found[row.skill] = found.get(row.skill, 0) + 1
    return found


def level_words() -> list[str]:
    return [_("Pas encore"), _("Avec quelqu’un"), _("Presque seul"), _("Seul")]


def names() -> dict[str, str]:
    """The skills, in the language of the page."""
    return {skill: str(words[0]) for skill, words in SKILLS.items()}


def garden(sitting: Sitting) -> dict[str, Any]:
    """Everything that the page of a result shows to the person."""
    editions, ratings = library().catalogue(), Rating.current(sitting.learner_id)
    practice, seen = practice_of(sitting.learner_id, editions), seen_by_skill(sitting, list(Answer.history(sitting)))
    found, purpose = result_of(sitting, seen, ratings, practice), purpose_of(sitting.purpose, editions)
    plants = [plant(one, ratings.get(one.skill)) for one in found.standings]
    shown = set(seen) | set(practice.levels)
    already = [pair for pair in found.already if pair[0] in shown]
    return {
        "plants": plants,
        "garden_said": [said(plant) for plant in plants],
        "already": [names()[skill] for skill, _level in already],
        "already_points": [(DRAWINGS[skill], SKILLS[skill][1]) for skill, _level in already],
        "steps": advise(found, editions, practice.done, purpose),
        "to_check": [names()[skill] for skill in to_check(found)[:CHECKED_AT_MOST]],
        "ratings": [one for one in plants if one["rating"]],
        "ratings_said": [f"{one['name']}. {one['rating_said']}" for one in plants if one["rating"]],
        "answer": readiness_in_words(found, purpose),
        "is_empty": not seen,
    }


def is_certain(one: Standing) -> bool:
    """Whether a plant has a full line: sure, and asked directly; what is only inferred is dotted."""
    return one.is_sure and one.screens > 0


def to_check(found: Result) -> list[str]:
    """The skills to look at together: those that are not sure, then those that were only inferred."""
    inferred = [one.skill for one in found.standings if not is_certain(one) and one.rated is None]
    return [*found.to_check, *(skill for skill in inferred if skill not in found.to_check)]


def is_it_for_me(sitting: Sitting, purpose: Purpose, editions: Sequence[Edition]) -> dict[str, Any] | None:
    """« Suis-je prêt ? », answered from a result that is there already and from what was practised since."""
    ratings, practice = Rating.current(sitting.learner_id), practice_of(sitting.learner_id, editions)
    return readiness_in_words(result_of(sitting, {}, ratings, practice, purpose.needed), purpose)


def plant(one: Standing, rating: Rating | None = None) -> dict[str, Any]:
    """One plant as it was measured; what an aidant has seen stands beside it."""
    measured = {"name": names()[one.skill], "skill": one.skill, "level": one.level, "is_sure": is_certain(one)}
    if rating is None:
        return measured | {"rating": "", "rating_said": ""}
    return measured | {
        "rating": rated_in_words(rating.level, who(rating)),
        "rating_said": rated_in_words(rating.level, _("Un aidant")),
        "rated": rating.level,
        "by": who(rating),
        "reason": rating.reason,
    }


def who(rating: Rating) -> str:
    """The first name of whoever said it; an aidant whose account is gone has none."""
    return rating.staff.name if rating.staff else _("Un aidant")


def said(plant: Mapping[str, Any]) -> str:
    """A plant as it is read aloud: nobody's name is in it."""
    plain = _("%(name)s : %(level)s", name=plant["name"], level=level_words()[plant["level"]])
    return sentences(plain, "" if plant["is_sure"] else _("à vérifier ensemble"), plant["rating_said"])


def rated_in_words(level: int, name: str) -> str:
    """What an aidant has seen, said to the person."""
    return [
        _("%(name)s propose de commencer ensemble.", name=name),
        _("%(name)s a vu que vous y arrivez avec quelqu’un.", name=name),
        _("%(name)s a vu que vous y arrivez presque seul.", name=name),
        _("%(name)s a vu que vous y arrivez seul.", name=name),
    ][level]


def readiness_in_words(found: Result, purpose: Purpose | None) -> dict[str, Any] | None:
    """« Suis-je prêt ? », answered kindly; nobody is ever refused a démarche."""
    if purpose is None or found.readiness is None:
        return None
    lacking = found.readiness.missing or found.readiness.doubtful
    if found.readiness.missing:
        text = _("Pas encore tout à fait. Il vous manque un peu d’entraînement :")
    elif lacking:
        text = _("Presque. Vérifiez d’abord avec un aidant, ou essayez avec de l’aide :")
    else:
        text = _("Oui. Vous avez ce qu’il faut.")
    return {"title": purpose.title, "text": text, "skills": [names()[skill] for skill in lacking]}
