"""A learner's path, read from the evidence: levels with their sentences, what to continue, what to see again."""

from collections import defaultdict
from datetime import date, datetime

from flask_babel import format_date
from flask_babel import gettext as _

from inclusion.accounts.models import Learner
from inclusion.assessments.practice import Practice, practice
from inclusion.i18n import locale_id
from inclusion.modules.library import Edition, library
from inclusion.modules.models import Evidence, Run
from inclusion.progress.autonomy import (
    ACQUIRED,
    ALONE,
    DISCOVERED,
    HINTED,
    SUPPORTED,
    Judgement,
    Level,
    Proof,
    weakest,
)
from inclusion.progress.histories import Histories, History, Judged, histories, levels_of
from inclusion.records import frozen


@frozen
class StepProgress:
    """Where a learner is with one step of a module."""

    id: str
    name: str
    level: int
    sentence: str
    due: date | None
    measured: int | None = None


@frozen
class ModuleProgress:
    """Where a learner is with one module: as far as the weakest step."""

    slug: str
    title: str
    level: int
    sentence: str
    due: date | None
    is_overdue: bool
    steps: list[StepProgress]
    overdue: frozenset[str] = frozenset()
    measured: int | None = None
    #: Whether the person may still begin it; what was shown of it stays.
    is_offered: bool = True


@frozen
class Stopped:
    """The run that a learner has left open."""

    slug: str
    title: str
    key: str
    mode: str
    number: int
    total: int
    step: str
    raised_hand: bool
    acted_at: datetime


@frozen
class Portrait:
    """All that is known of one learner's practice: the modules in which they have shown something."""

    learner: Learner
    modules: list[ModuleProgress]
    stopped: Stopped | None
    last_activity: datetime | None
    practice: Practice

    @property
    def to_review(self) -> list[ModuleProgress]:
        return [module for module in self.modules if module.is_overdue and module.is_offered]

    @property
    def started(self) -> list[ModuleProgress]:
        """The modules in which something was seen."""
        return [module for module in self.modules if any(step.level for step in module.steps)]


def portrait(
    learner: Learner, today: date, editions: list[Edition] | None = None, judged: list[Judged] | None = None
) -> Portrait:
    """One learner's portrait. `editions`, `judged`: the catalogue and what aidants say, when they are at hand."""
    return portraits([learner], today, editions, judged)[0]


def portraits(
    learners: list[Learner],
    today: date,
    editions: list[Edition] | None = None,
    judged: list[Judged] | None = None,
) -> list[Portrait]:
    """Portraits of several learners, in the same order, with a constant number of queries."""
    ids = [learner.id for learner in learners]
    proofs = list(Evidence.of_learners(ids))
    found = histories(ids, proofs=proofs, judged=judged)
    shown: dict[int | None, list[Evidence]] = defaultdict(list)
    for proof in proofs:
        shown[proof.learner_id].append(proof)
    runs: dict[int | None, list[Run]] = defaultdict(list)
    columns = (Run.id, Run.key, Run.learner, Run.slug, Run.version, Run.mode, Run.step, Run.raised_at)
    rows = Run.select(*columns, Run.acted_at, Run.finished_at).where(Run.learner.in_(ids))
    for run in rows.order_by(Run.acted_at.desc(), Run.id.desc()):
        runs[run.learner_id].append(run)
    editions = library().catalogue() if editions is None else editions
    return [_portrait(learner, editions, found, runs[learner.id], shown[learner.id], today) for learner in learners]


def _portrait(
    learner: Learner,
    editions: list[Edition],
    found: Histories,
    runs: list[Run],
    shown: list[Evidence],
    today: date,
) -> Portrait:
    known = {edition.slug for edition in editions}
    # What is not offered any more is told as it was when it was last practised.
    versions = {proof.slug: proof.version for proof in shown if proof.slug not in known}
    every = [*editions, *(library().edition(version) for version in versions.values())]
    modules = [
        _module(edition, found[learner.id, edition.slug], today, edition.slug in known)
        for edition in every
        if (learner.id, edition.slug) in found
    ]
    practised = practice(shown, editions)
    open_run = next((run for run in runs if not run.is_finished), None)
    last = runs[0].acted_at if runs else None
    return Portrait(learner, modules, _stopped(open_run) if open_run else None, last, practised)


def _module(edition: Edition, history: History, today: date, is_offered: bool) -> ModuleProgress:
    texts = edition.texts(locale_id())
    levels = levels_of(edition, history)
    whole = weakest(levels.values())
    steps = [
        StepProgress(name, texts[f"steps.{name}.name"], level.value, sentence(level), level.due, level.measured)
        for name, level in levels.items()
    ]
    first_weak = next(step for step in steps if step.level == whole.value)
    said = sentence(whole) if whole.value == ACQUIRED else f"{first_weak.name}\u202f: {sentence(whole)}"
    late = frozenset(name for name, level in levels.items() if level.is_overdue(today))
    is_late = whole.is_overdue(today)
    return ModuleProgress(
        edition.slug, texts["title"], whole.value, said, whole.due, is_late, steps, late, whole.measured, is_offered
    )


def _stopped(run: Run) -> Stopped:
    edition = library().edition(run.version_id)
    texts, steps = edition.texts(locale_id()), edition.document.steps
    step = steps[min(run.step, len(steps) - 1)]
    return Stopped(
        run.slug, texts["title"], run.key, run.mode, min(run.step + 1, len(steps)), len(steps),
        texts[f"steps.{step.id}.name"], run.raised_at is not None, run.acted_at,
    )  # fmt: skip


def sentence(level: Level) -> str:
    """The one sentence that explains a level: « Fait seul le 3 mars, avec une erreur réparée. »"""
    proof = level.because
    if proof is None:
        return _("Pas encore vu.")
    if isinstance(proof, Judgement):
        return _("Vu par un aidant le %(day)s.", day=format_date(proof.day, "d MMMM"))
    day = format_date(proof.day, "d MMMM")
    if level.value == DISCOVERED:
        return _("Regardé le %(day)s.", day=day)
    if level.value == SUPPORTED:
        if proof.hand != "learner":
            return _("Fait le %(day)s, l’aidant avait la souris.", day=day)
        return _("Fait le %(day)s, avec un geste montré.", day=day)
    if level.value == HINTED:
        return _hinted(proof, day)
    if level.value == ALONE:
        repaired = _("Fait sans aide le %(day)s, erreur réparée.", day=day)
        return repaired if proof.mistakes else _("Fait sans aide le %(day)s.", day=day)
    return _("Refait sans aide le %(day)s, avec un autre personnage.", day=day)


def _hinted(proof: Proof, day: str) -> str:
    if proof.help == 1:
        return _("Fait le %(day)s, avec un indice.", day=day)
    if proof.help == 2:
        return _("Fait le %(day)s, avec 2 indices.", day=day)
    if proof.mode == "guided":
        return _("Fait le %(day)s en suivant les consignes.", day=day)
    return _("Fait avec de l’aide le %(day)s, sans aide avant.", day=day)
