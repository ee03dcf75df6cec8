"""A screen of the diagnostic as an aidant sees it again: what it asked, how it ended, each gesture on its drawing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from inclusion.aidants.replays import told
from inclusion.assessments import deck, playing
from inclusion.assessments.garden import names
from inclusion.assessments.models import Answer, Move, Sitting
from inclusion.assessments.playing import HELP, KO, OK, SKIP, UNKNOWN, without_messages
from inclusion.assessments.screen import confusion_of, words_of
from inclusion.clock import seconds
from inclusion.i18n import locale_id
from inclusion.modules.lesson import Message
from inclusion.records import frozen
from inclusion.simulator.read_aloud import read_aloud
from inclusion.simulator.replay import HIDDEN, Frame, without_words
from inclusion.simulator.scene import draw
from inclusion.simulator.search import Course
from inclusion.simulator.sentences import is_known
from inclusion.simulator.shown import Scene
from inclusion.simulator.state import State
from inclusion.simulator.words import typeset
from inclusion.simulator.world import Event

POINTED = 3


@frozen
class Screen:
    """One line of the list. `hint`: what unlocked it; `confusion`: what stopped it; `beside`: what it showed else.

    `is_there` is False for a screen that has left the bank: what it proved stays, it cannot be drawn any more.
    """

    number: int
    skill: str
    instruction: str
    outcome: str
    issue: str
    confusion: str
    hint: str
    beside: str
    is_there: bool

    @property
    def is_stopped(self) -> bool:
        return self.outcome in (KO, UNKNOWN)


@frozen
class Replay:
    """One moment of a screen: what was just done, and the screen after it."""

    number: int
    total: int
    at: datetime
    step: str
    gestures: list[str]
    scene: Scene
    persona: Any
    lines: list[str]
    messages: list[Message]


def screen_of(sitting: Sitting, row: Answer, answers: Sequence[Answer]) -> Screen:
    """One screen in words; `answers` are all those of the sitting."""
    is_there = deck.has(row.item)
    scenario = deck.course_of(row.item, sitting.persona).scenario if is_there else None
    return Screen(
        number=row.number,
        skill=names().get(row.skill, row.skill),
        instruction=words_of(deck.item_of(row.item), "do", scenario, locale_id()) if scenario else "",
        outcome=row.outcome,
        issue=issue(row.outcome),
        confusion=confusion_of(row, scenario, locale_id()) if scenario else "",
        hint=_hint(row, sitting) if scenario and row.outcome == HELP else "",
        beside=_beside(row, answers, sitting),
        is_there=is_there,
    )


def issue(outcome: str) -> str:
    """How a screen ended, in words."""
    return {
        OK: _("Fait sans aide"),
        HELP: _("Fait avec un indice"),
        KO: _("Pas encore"),
        UNKNOWN: _("« Je ne sais pas »"),
        SKIP: _("Écran passé : ne compte pas"),
    }[outcome]


def _hint(row: Answer, sitting: Sitting) -> str:
    if row.help >= POINTED:
        return _("La flèche « C’est ici » sur l’écran.")
    scenario = deck.course_of(row.item, sitting.persona).scenario
    return words_of(deck.item_of(row.item), "help", scenario, locale_id())


def _beside(row: Answer, answers: Sequence[Answer], sitting: Sitting) -> str:
    """What the same screen showed of other skills, as far as it was tried."""
    if row.item == sitting.anchor:
        return _("Écran tiré au sort, qui ne compte pas")
    found = [other for other in answers if other.number == row.number and "#" in other.item and other.outcome != SKIP]
    return ", ".join(
        f"{names().get(other.skill, other.skill)}\u202f: {issue(other.outcome).lower()}" for other in found
    )


def replay(sitting: Sitting, row: Answer, number: int) -> Replay:
    """The moment of this number of a screen that is still in the bank (0: before; too large: the last)."""
    course = deck.course_of(row.item, sitting.persona)
    moves = list(Move.on(sitting, row.item))
    number = max(0, min(number, len(moves)))
    state = playing.begin(course, seconds(moves[0].at if moves else row.at))
    events: list[Event] = []
    for move in moves[:number]:
        events = [Event(**event) for event in move.events]
        batch = [_hidden(event) for event in events if is_known(course.scenario, event)]
        state, _ended = playing.advance(course, state, batch, seconds(move.at))
    return _moment(course, row, state, events, number, moves)


def _hidden(event: Event) -> Event:
    """An answer with its words hidden: none were kept. Those that are right are the character's, and will be seen."""
    return replace(event, kept=HIDDEN) if event.do == "fill" and event.value else event


def _moment(
    course: Course, row: Answer, state: State, events: Sequence[Event], number: int, moves: Sequence[Move]
) -> Replay:
    scenario, item = course.scenario, deck.item_of(row.item)
    asked = any(event.do == "help" for event in events)
    pointed = playing.next_gesture(course, state) if asked and state.help >= POINTED else None
    scene = draw(scenario, without_messages(without_words(Frame(state, course))), pointed)
    hint = [Message("hint", words_of(item, "help", scenario, locale_id()))] if asked and pointed is None else []
    confusion = confusion_of(row, scenario, locale_id()) if number == len(moves) else ""
    return Replay(
        number=number,
        total=len(moves),
        at=moves[number - 1].at if number else row.at,
        step=words_of(item, "do", scenario, locale_id()),
        gestures=[in_words(course, event) for event in events],
        scene=scene,
        persona=scenario.persona,
        lines=typeset(read_aloud(scene)).splitlines(),
        messages=hint + ([Message("mistake", confusion)] if confusion else []),
    )


def in_words(course: Course, event: Event) -> str:
    """One event, without what was typed."""
    if event.do == "unknown":
        return _("Dit : « Je ne sais pas ».")
    if event.do == "skip":
        return _("Dit que l’écran ne marche pas.")
    return told(course, event)
