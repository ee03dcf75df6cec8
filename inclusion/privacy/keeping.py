"""All that is kept of one person, for them: in words for the page and the file to read, in full for programs."""

import json
from collections import defaultdict
from dataclasses import field
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from inclusion.accounts.models import Learner
from inclusion.aidants.evidence import Row, mode_in_words, rows_of
from inclusion.assessments.models import Answer, Move, Sitting
from inclusion.i18n import LOCALES, locale_id
from inclusion.modules.cards import spaced
from inclusion.modules.library import library
from inclusion.modules.models import Batch, Evidence, Run
from inclusion.places.models import Enrolment, Group, GroupMember, Seat
from inclusion.privacy.around import Around, seats
from inclusion.records import frozen


@frozen
class Exercise:
    """A passage, as its owner reads it."""

    title: str
    mode: str
    day: datetime
    is_finished: bool
    code: str


@frozen
class Kept:
    """Everything kept of a learner, or of a visitor (who has neither name nor choices)."""

    learner: Learner | None
    choices: list[tuple[str, str]]
    places: list[tuple[str, datetime]]
    groups: list[str]
    exercises: list[Exercise]
    proofs: list[Row]
    sittings: list[tuple[datetime, bool]]
    workshops: list[tuple[str, datetime]]
    opinions: list[tuple[datetime, str, str]]
    notebooks: list[tuple[str, datetime]]
    asked: list[str] = field(default_factory=list)
    real_days: list[tuple[str, date | None]] = field(default_factory=list)


def of_learner(learner: Learner) -> Kept:
    """In three queries, and one more for the titles of what is asked."""
    around = Around(learner)
    return Kept(
        learner,
        choices_of(learner),
        around.places,
        around.groups,
        [exercise(run) for run in Run.of(learner.id, None)],
        rows_of(learner),
        around.sittings,
        around.workshops,
        around.opinions,
        around.notebooks,
        around.asked,
        around.real_days,
    )


def of_visitor(visitor: str) -> Kept:
    sittings = [(sitting.started_at, sitting.is_shared) for sitting in Sitting.of(None, visitor)]
    sat = [(seat.room.title, seat.joined_at) for seat in seats((Seat.visitor == visitor) & Seat.learner.is_null())]
    return Kept(None, [], [], [], [exercise(run) for run in Run.of(None, visitor)], [], sittings, sat, [], [])


def exercise(run: Run) -> Exercise:
    title = library().edition(run.version_id).texts(locale_id())["title"]
    return Exercise(
        title, mode_in_words(run.mode), run.acted_at, run.is_finished, spaced(run.code) if run.code else ""
    )


def choices_of(learner: Learner) -> list[tuple[str, str]]:
    """What somebody likes, in words; an age is a bracket, and is there only when it was given."""
    sizes = {"normal": _("Normale"), "large": _("Grande"), "larger": _("Très grande")}
    colours = {"auto": _("Comme cet appareil"), "light": _("Claires"), "dark": _("Sombres")}
    found = [
        (_("Langue"), LOCALES.get(learner.locale or "", _("celle de cet ordinateur"))),
        (_("Taille du texte"), sizes.get(learner.text_size, learner.text_size)),
        (_("Couleurs"), colours.get(learner.theme, learner.theme)),
        (_("Tout écouter d’abord"), _("oui") if learner.listens else _("non")),
    ]
    return found + ([(_("Tranche d’âge"), learner.age)] if learner.age else [])


def counted(exercises: int) -> str:
    """How much there is, in one sentence that may be heard."""
    return ngettext("Nous gardons %(num)s exercice.", "Nous gardons %(num)s exercices.", exercises)


SECRETS = {"picture_hash", "card_hash", "letters_hash"}
LINKS = {
    "id",
    "learner",
    "run",
    "sitting",
    "version",
    "state",
    "staff",
    "structure",
    "room",
    "visitor",
    "assignment",
    "after",
}


def as_json(learner: Learner | None, visitor: str | None) -> str:
    """Every row kept of somebody, for a program; fingerprints of codes say nothing, and are left out."""
    owner = learner.id if learner else None
    runs, sittings = list(Run.of(owner, visitor)), list(Sitting.of(owner, visitor))
    gestures, proofs = under(Batch.run, runs, Batch.seq), under(Evidence.run, runs, Evidence.id)
    answers, moves = under(Answer.sitting, sittings, Answer.id), under(Move.sitting, sittings, Move.seq)
    found: dict[str, Any] = {
        "exercices": [{**fields(run), "gestes": gestures[run.id], "preuves": proofs[run.id]} for run in runs],
        "bilans": [{**fields(one), "reponses": answers[one.id], "gestes": moves[one.id]} for one in sittings],
    }
    if learner is not None:
        found |= of_account(learner)
    return json.dumps(found, ensure_ascii=False, indent=1, default=spelled)


def under(key: Any, owners: list[Any], order: Any) -> dict[int, list[dict[str, Any]]]:
    """The rows of a table by whom they belong to, in one query."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in key.model.select().where(key.in_([owner.id for owner in owners])).order_by(key, order):
        found[getattr(row, key.object_id_name)].append(fields(row))
    return found


def of_account(learner: Learner) -> dict[str, Any]:
    """The account, and the rows of every other table that are somebody's: a new feature forgets nothing here."""
    groups = Group.select().join(GroupMember).where(GroupMember.learner == learner.id)
    rest = {
        model._meta.table_name: [fields(row) for row in model.select().where(key == learner.id)]
        for key, model in Learner._meta.backrefs.items()
        if model not in (Run, Sitting, Evidence, GroupMember, Enrolment)
    }
    return {
        "personne": fields(learner),
        "lieux": [{"nom": each.structure.name, **fields(each)} for each in learner.enrolments],
        "groupes": [group.name for group in groups],
        "autres": {table: rows for table, rows in sorted(rest.items()) if rows},
    }


def fields(row: Any) -> dict[str, Any]:
    """The values of a row, without keys of other tables nor fingerprints of codes."""
    names = (name for name in row._meta.sorted_field_names if name not in SECRETS | LINKS)
    return {name: getattr(row, name) for name in names}


def spelled(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
