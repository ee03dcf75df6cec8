"""A learner's garden as an aidant reads it: the same plants, where each comes from, and how it has grown."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from inclusion.accounts.models import Learner
from inclusion.aidants.screens import Screen, screen_of
from inclusion.assessments.advice import Advice, advise
from inclusion.assessments.garden import is_certain, names, plant, result_of, seen_by_skill, who
from inclusion.assessments.models import Answer, Rating, Sitting
from inclusion.assessments.practice import Practice, practice_of
from inclusion.assessments.purposes import purpose_of
from inclusion.assessments.results import Result, Standing, coop_autonomy
from inclusion.modules.library import library
from inclusion.records import frozen

#: Gardens put side by side.
SITTINGS = 5
#: From « presque seul » on, needing help in exercises is a surprise.
ALONE = 2
#: How La Coop says them (`autonomie` of an individual accompaniment); its words stay French.
COOP = {
    "entierement_accompagne": "Avec guidage",
    "partiellement_autonome": "Autonome avec guidage en cas de besoin",
    "autonome": "Autonome",
}


@frozen
class Said:
    """What an aidant has said of a skill, once."""

    name: str
    level: int
    reason: str
    day: datetime
    is_taken_back: bool
    staff_id: int | None


@frozen
class Plant:
    """One skill: what was measured and how, what exercises show, and what aidants have said, the latest first."""

    skill: str
    name: str
    level: int
    is_sure: bool
    source: str
    practice: str
    current: Said | None
    history: list[Said]


@frozen
class Growth:
    """The gardens of several days, the oldest first: for each skill its plants, and what has changed, in words."""

    days: list[tuple[str, datetime]]
    rows: list[tuple[str, list[dict[str, Any]]]]
    words: list[str]


@frozen
class Portrait:
    """Everything that the page shows of one shared result."""

    sitting: Sitting
    purpose: str
    picture: list[dict[str, Any]]
    plants: list[Plant]
    steps: list[Advice]
    screens: list[Screen]
    growth: Growth
    coop: str

    @property
    def stopped(self) -> list[Screen]:
        return [screen for screen in self.screens if screen.is_stopped]

    @property
    def unlocked(self) -> list[Screen]:
        return [screen for screen in self.screens if screen.hint]


def portrait(learner: Learner, sitting: Sitting) -> Portrait:
    """The portrait of a result that its owner shows, with a constant number of queries."""
    shown = list(Sitting.shared(learner.id).limit(SITTINGS))
    answers: dict[int, list[Answer]] = {one.id: [] for one in [*shown, sitting]}
    for row in Answer.select().where(Answer.sitting.in_(list(answers))).order_by(Answer.id):
        answers[row.sitting_id].append(row)
    ratings = list(Rating.history(learner.id))
    current = {rating.skill: rating for rating in ratings if rating.taken_back_at is None}
    editions = library().catalogue()
    practice, purpose = practice_of(learner.id, editions), purpose_of(sitting.purpose, editions)
    found = result_of(sitting, seen_by_skill(sitting, answers[sitting.id]), current, practice)
    return Portrait(
        sitting=sitting,
        purpose=purpose.title if purpose else "",
        picture=[plant(one, current.get(one.skill)) for one in found.standings],
        plants=[_plant(one, practice, ratings) for one in found.standings],
        steps=advise(found, editions, practice.done, purpose),
        screens=[screen_of(sitting, row, answers[sitting.id]) for row in answers[sitting.id] if "#" not in row.item],
        growth=growth([(one, result_of(one, seen_by_skill(one, answers[one.id]))) for one in shown[::-1]]),
        coop=COOP[coop_autonomy({one.skill: one.shown for one in found.standings})],
    )


def _plant(one: Standing, practice: Practice, ratings: Sequence[Rating]) -> Plant:
    history = [_said(rating) for rating in ratings if rating.skill == one.skill][::-1]
    return Plant(
        skill=one.skill,
        name=names()[one.skill],
        level=one.level,
        is_sure=is_certain(one),
        source=_source(one),
        practice=convergence(one.level, one.skill, practice),
        current=next((said for said in history if not said.is_taken_back), None),
        history=history,
    )


def _said(rating: Rating) -> Said:
    taken_back = rating.taken_back_at is not None
    return Said(who(rating), rating.level, rating.reason, rating.at, taken_back, rating.staff_id)


def _source(one: Standing) -> str:
    if not one.screens:
        return _("Déduit des autres écrans.")
    return ngettext("Vu sur %(num)s écran.", "Vu sur %(num)s écrans.", one.screens)


def convergence(level: int, skill: str, practice: Practice) -> str:
    """What exercises say of a measure, in one sentence."""
    shown = practice.levels.get(skill, 0)
    if skill not in practice.tried:
        return _("Pas encore travaillé en exercice.")
    if not shown:
        return (
            _("En exercice, il faut encore de l’aide : parlez-en ensemble.")
            if level >= ALONE
            else _("En exercice aussi, il faut de l’aide.")
        )
    if shown > level:
        return _("En exercice, la personne en fait plus : le bilan est à refaire ou à corriger.")
    return _("Les exercices vont dans le même sens.")


def growth(found: Sequence[tuple[Sitting, Result]]) -> Growth:
    """How plants have changed from the first garden to the last."""
    rows = []
    for place, name in enumerate(names().values()):
        standings = [result.standings[place] for _sitting, result in found]
        rows.append((name, [plant(one) for one in standings]))
    days = [(sitting.key, sitting.ended_at) for sitting, _result in found if sitting.ended_at]
    return Growth(days, rows, _changes(dict(rows)) if len(found) > 1 else [])


def _changes(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[str]:
    """What has grown, what is to be seen again together; a level lower may be a bad day."""
    grown = [name for name, plants in rows.items() if plants[-1]["level"] > plants[0]["level"]]
    less = [name for name, plants in rows.items() if plants[-1]["level"] < plants[0]["level"]]
    told = []
    if grown:
        told.append(_("A grandi : %(skills)s.", skills=", ".join(grown)))
    if less:
        told.append(_("À revoir ensemble, sans s’inquiéter : %(skills)s.", skills=", ".join(less)))
    return told or [_("Les plantes sont les mêmes.")]
