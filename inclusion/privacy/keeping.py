"""All that is kept of one person, for them: in words for the page and the file to read, in full for programs."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from inclusion.accounts.models import Learner
from inclusion.aidants.evidence import Row, mode_in_words, rows_of
from inclusion.assessments.garden import level_words
from inclusion.assessments.models import Answer, Move, Rating, Sitting
from inclusion.handoff.models import Brought
from inclusion.i18n import LOCALES, locale_id
from inclusion.modules.cards import spaced
from inclusion.modules.library import library
from inclusion.modules.models import Batch, Evidence, Run
from inclusion.places.models import Enrolment, Group, GroupMember, Room, Seat, Structure
from inclusion.progress.models import Correction, Note, Rehearsal, Task
from inclusion.reports.models import Report
from inclusion.skills import SKILLS


@dataclass(frozen=True)
class Exercise:
    """A passage, as its owner reads it."""

    title: str
    mode: str
    day: datetime
    is_finished: bool
    code: str


@dataclass(frozen=True)
class Kept:
    """Everything kept of a learner, or of a visitor (who has neither name nor choices)."""

    learner: Learner | None
    choices: list[tuple[str, str]]
    places: list[tuple[str, datetime]]
    groups: list[str]
    exercises: list[Exercise]
    proofs: list[Row]
    sittings: list[Sitting]
    workshops: list[tuple[str, datetime]]
    opinions: list[tuple[datetime, str, str]]
    notebooks: list[tuple[str, datetime]]
    asked: list[str] = field(default_factory=list)
    real_days: list[tuple[str, date]] = field(default_factory=list)


def of_learner(learner: Learner) -> Kept:
    enrolments = Enrolment.select(Enrolment, Structure).join(Structure).where(Enrolment.learner == learner.id)
    groups = Group.select().join(GroupMember).where(GroupMember.learner == learner.id).order_by(Group.name)
    return Kept(
        learner,
        choices_of(learner),
        [(each.structure.name, each.created_at) for each in enrolments.order_by(Enrolment.id)],
        [group.name for group in groups],
        [exercise(run) for run in Run.of(learner.id, None)],
        rows_of(learner),
        list(Sitting.of(learner.id, None)),
        workshops(Seat.learner == learner.id),
        written_about(learner),
        [(brought.place, brought.at) for brought in Brought.of(learner)],
        [title_of(task.slug) for task in Task.to_do(learner.id)],
        [(title_of(one.slug), one.day) for one in Rehearsal.of(learner.id)],
    )


def level_in_words(level: int) -> str:
    return [_("pas vu"), _("découvert"), _("avec appui"), _("avec indices"), _("seul"), _("acquis")][level]


def title_of(slug: str) -> str:
    """What a démarche is called, its own name when it has left the catalogue."""
    edition = library().current(slug)
    return str(edition.texts(locale_id())["title"]) if edition else slug


def of_visitor(visitor: str) -> Kept:
    runs, sittings = Run.of(None, visitor), Sitting.of(None, visitor)
    seats = workshops((Seat.visitor == visitor) & Seat.learner.is_null())
    return Kept(None, [], [], [], [exercise(run) for run in runs], [], list(sittings), seats, [], [])


def written_about(learner: Learner) -> list[tuple[datetime, str, str]]:
    """What aidants have written about somebody or to them: levels with their reasons, words, activity reports."""
    ratings = Rating.select().where(Rating.learner == learner.id).order_by(Rating.id.desc())
    reports = Report.select().where(Report.learner == learner.id).order_by(Report.id.desc())
    found = [(rating.at, skill_in_words(rating), rating.reason) for rating in ratings]
    corrections = Correction.of_learners([learner.id])
    found += [(one.at, f"{title_of(one.slug)}, {level_in_words(one.level)}", one.reason) for one in corrections]
    found += [(note.at, _("Un mot de votre aidant"), note.text) for note in Note.for_learner(learner.id)]
    return found + [(report.created_at, _("Comptes rendus"), report.demarche) for report in reports]


def skill_in_words(rating: Rating) -> str:
    """A skill that an aidant has rated, with the level given, even if it was withdrawn since."""
    skill = str(SKILLS[rating.skill][0]) if rating.skill in SKILLS else rating.skill
    words = _("%(name)s : %(level)s", name=skill, level=level_words()[rating.level].lower())
    return words if rating.taken_back_at is None else f"{words} {_('(retiré)')}"


def workshops(mine: Any) -> list[tuple[str, datetime]]:
    seats = Seat.select(Seat, Room).join(Room).where(mine).order_by(Seat.id.desc())
    return [(seat.room.title, seat.joined_at) for seat in seats]


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


def counted(kept: Kept) -> str:
    """How much there is, in one sentence that may be heard."""
    return ngettext("Nous gardons %(num)s exercice.", "Nous gardons %(num)s exercices.", len(kept.exercises))


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
    found: dict[str, Any] = {
        "exercices": [
            {
                **fields(run),
                "gestes": [fields(batch) for batch in Batch.select().where(Batch.run == run.id).order_by(Batch.seq)],
                "preuves": [fields(proof) for proof in Evidence.select().where(Evidence.run == run.id)],
            }
            for run in Run.of(owner, visitor)
        ],
        "bilans": [
            {
                **fields(sitting),
                "reponses": [fields(answer) for answer in Answer.history(sitting)],
                "gestes": [fields(move) for move in Move.select().where(Move.sitting == sitting).order_by(Move.seq)],
            }
            for sitting in Sitting.of(owner, visitor)
        ],
    }
    if learner is not None:
        found |= of_account(learner)
    return json.dumps(found, ensure_ascii=False, indent=1, default=spelled)


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
