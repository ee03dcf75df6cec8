"""A learner's passage as an aidant sees it again: one page for each request, in words and as it was drawn."""

from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from inclusion.accounts.models import Learner
from inclusion.aidants.evidence import mode_in_words
from inclusion.clock import seconds
from inclusion.i18n import locale_id
from inclusion.modules import lesson
from inclusion.modules.library import Edition, library
from inclusion.modules.models import Batch, Run
from inclusion.records import frozen
from inclusion.simulator.answers import INVALID, WRONG
from inclusion.simulator.classes import right
from inclusion.simulator.read_aloud import read_aloud
from inclusion.simulator.replay import VERSION, Frame, Request, first_version, frames, without_words
from inclusion.simulator.scene import draw
from inclusion.simulator.search import Course
from inclusion.simulator.sentences import gesture, is_known
from inclusion.simulator.shown import Scene
from inclusion.simulator.words import typeset
from inclusion.simulator.world import Event

LONGEST = 400


@frozen
class Replay:
    """One moment of a passage: what was just done, the screen after it, and its place among the others."""

    run: Run
    title: str
    number: int
    total: int
    at: datetime
    step: str
    gestures: list[str]
    scene: Scene
    persona: Any
    lines: list[str]
    messages: list[lesson.Message]


@frozen
class Passage:
    """A passage in a list."""

    key: str
    day: datetime
    title: str
    mode: str
    is_finished: bool


def passages_of(learner: Learner, count: int = 20) -> list[Passage]:
    """The latest passages of a learner."""
    return [
        Passage(
            run.key,
            run.acted_at,
            library().edition(run.version_id).texts(locale_id())["title"],
            mode_in_words(run.mode),
            run.is_finished,
        )
        for run in Run.of(learner.id, None).limit(count)
    ]


def replay(run: Run, number: int) -> Replay:
    """The moment of this number (from 0, the beginning; too large is the last)."""
    batches = list(Batch.select().where(Batch.run == run).order_by(Batch.seq).limit(LONGEST))
    requests = [Request(tuple(Event(**event) for event in row.events), seconds(row.at)) for row in batches]
    number = max(0, min(number, len(batches)))
    first = first_version(str(run.version_id), requests)
    *_before, found = frames(
        lambda version: _course(run, version), first, run.mode, seconds(run.started_at), requests[:number]
    )
    at = batches[number - 1].at if number else run.started_at
    return _moment(run, _edition(run, found, requests[:number]), found, number, len(batches), at)


def _course(run: Run, version: str) -> Course:
    return library().edition(int(version)).course(run.persona, run.seed)


def _edition(run: Run, frame: Frame, requests: list[Request]) -> Edition:
    """The version in use at this moment."""
    names = [event.name for request in requests for event in request.events if event.do == VERSION]
    version = names[-1] if names else first_version(str(run.version_id), requests)
    return library().edition(int(version))


def _moment(run: Run, edition: Edition, frame: Frame, number: int, total: int, at: datetime) -> Replay:
    state, scenario = without_words(frame), frame.course.scenario
    words = lesson.prepare(edition, run, state, frame.at, locale_id())
    scene = draw(scenario, state)
    return Replay(
        run=run, title=edition.texts(locale_id())["title"], number=number, total=total, at=at,
        step=words.instruction, gestures=[told(frame.course, event) for event in frame.events], scene=scene,
        persona=scenario.persona, lines=typeset(read_aloud(scene)).splitlines(), messages=words.messages,
    )  # fmt: skip


def told(course: Course, event: Event) -> str:
    """One event in words, without what was typed."""
    fixed = {
        "help": _("Demande de l’aide."),
        "next": _("Regarde la suite."),
        "pause": _("Le site pose une question de plus."),
        VERSION: _("L’exercice a été mis à jour."),
    }
    if event.do in fixed:
        return fixed[event.do]
    if event.do == "hand":
        return _("L’aidant prend la souris.") if event.value == "aidant" else _("L’apprenant reprend la souris.")
    if event.do == "visit" and not event.name:
        return _("Écrit une adresse qui ne mène nulle part.")
    if not is_known(course.scenario, event):
        return _("Un geste que l’écran d’aujourd’hui n’a plus.")
    said = lesson.spoken(gesture(course.scenario, event, with_value=False))
    part = course.scenario.inputs.get(event.name) if event.do == "fill" else None
    return f"{said} {_worth(event, right(part))}" if part is not None else said


def _worth(event: Event, expected: str) -> str:
    if event.reason == "skip":
        return _("(geste passé)")
    if event.value == expected:
        return _("(juste)")
    if not event.value:
        return _("(effacé)")
    if event.value == INVALID or event.reason:
        return _("(refusé par le site)")
    return _("(faux, accepté par le site)") if event.value == WRONG else _("(autre réponse)")
