"""Likely duplicates: found, compared side by side, and merged when an aidant says so."""

from collections import defaultdict
from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.accounts.display import AGES
from inclusion.accounts.models import Learner
from inclusion.aidants import likeness
from inclusion.aidants.access import COMPANIONS, actor, mine, place_ids
from inclusion.aidants.directory import groups_of
from inclusion.aidants.home import titles_by_slug
from inclusion.aidants.likeness import Person
from inclusion.aidants.merge import NotTheSame, merge
from inclusion.clock import day_of
from inclusion.i18n import LOCALES
from inclusion.modules.models import Run
from inclusion.places.models import Enrolment, Group, GroupMember
from inclusion.progress.models import Standing
from inclusion.records import frozen
from inclusion.security import needs

blueprint = Blueprint("duplicates", __name__, template_folder="templates")
MOST, SHOWN = 10_000, 50


@frozen
class Side:
    """One of two learners, as they are compared."""

    learner: Learner
    groups: str
    age: str
    language: str
    standings: list[Standing]


@blueprint.get("/doublons")
@needs(*COMPANIONS)
def found() -> ResponseReturnValue:
    """The pairs who may be the same person, the likeliest first."""
    likely = likely_pairs(place_ids())
    return render_template("aidants/duplicates.html", pairs=likely, words=words())


def likely_pairs(places: list[int]) -> list[likeness.Pair]:
    """In three queries: who is there, their groups, and the days of those who look alike."""
    columns = (Learner.id, Learner.name, Learner.avatar, Learner.age)
    learners = Enrolment.learners_of(places).select(*columns).limit(MOST)
    groups: dict[int, set[int]] = defaultdict(set)
    mine = GroupMember.select(GroupMember.learner, GroupMember.group).join(Group)
    for row in mine.where(Group.structure.in_(places)):
        groups[row.learner_id].add(row.group_id)
    people = [Person(one.id, one.name, one.avatar, one.age, frozenset(groups[one.id])) for one in learners]
    alike = likeness.pairs(people, 2 * SHOWN)
    return likeness.never_together(alike, _days({one.id for pair in alike for one in pair[:2]}))[:SHOWN]


def _days(ids: set[int]) -> dict[int, set[date]]:
    """The days on which each of these learners practised."""
    days: dict[int, set[date]] = defaultdict(set)
    for run in Run.select(Run.learner, Run.acted_at).where(Run.learner.in_(ids)):
        days[run.learner_id or 0].add(day_of(run.acted_at))
    return days


def words() -> dict[str, str]:
    """Why two learners look alike."""
    return {
        likeness.SAME_NAME: _("même prénom, ou presque"),
        likeness.NEAR_NAME: _("prénoms très proches"),
        likeness.SAME_AVATAR: _("même image"),
        likeness.SAME_AGE: _("même tranche d’âge"),
        likeness.SAME_GROUP: _("même groupe"),
    }


@blueprint.get("/doublons/<int:one_id>/<int:other_id>")
@needs(*COMPANIONS)
def compare(one_id: int, other_id: int) -> ResponseReturnValue:
    one, other = mine(one_id), mine(other_id)
    if one.id == other.id:
        abort(404)
    return render_template("aidants/compare.html", sides=_sides([one, other]), titles=titles_by_slug())


def _sides(learners: list[Learner]) -> list[Side]:
    ids = [learner.id for learner in learners]
    groups, standings = groups_of(ids, place_ids()), list(Standing.of_learners(ids))
    return [
        Side(
            learner,
            ", ".join(group.name for group in groups.get(learner.id, [])),
            str(AGES.get(learner.age, "")),
            LOCALES.get(learner.locale or "", ""),
            [standing for standing in standings if standing.learner_id == learner.id],
        )
        for learner in learners
    ]


@blueprint.post("/doublons/<int:one_id>/<int:other_id>")
@needs(*COMPANIONS)
def join(one_id: int, other_id: int) -> ResponseReturnValue:
    """Keep the learner who is chosen, with all that the other has."""
    one, other = mine(one_id), mine(other_id)
    chosen = {str(one.id): (one, other), str(other.id): (other, one)}.get(request.form.get("garder", ""))
    if chosen is None:
        abort(400)
    kept, gone = chosen
    try:
        merge(kept, gone, actor())
    except NotTheSame:
        abort(404)
    flash(_("C’est une seule personne maintenant. Sa carte est celle de la fiche gardée."), "success")
    return redirect(url_for("aidants.learner", learner_id=kept.id), 303)
