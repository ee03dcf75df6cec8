"""The way to do a screen, drawn: each gesture with its arrow, on the screen as it is at that moment."""

from dataclasses import replace
from typing import Any

from inclusion.assessments import deck
from inclusion.assessments.models import Sitting
from inclusion.assessments.playing import begin, next_gesture
from inclusion.assessments.screen import answer_of, confusion_of, words_of
from inclusion.modules.lesson import spoken
from inclusion.records import frozen
from inclusion.simulator import engine
from inclusion.simulator.read_aloud import read_aloud
from inclusion.simulator.scene import draw
from inclusion.simulator.search import Course
from inclusion.simulator.sentences import gesture
from inclusion.simulator.shown import Scene
from inclusion.simulator.state import State
from inclusion.simulator.words import typeset
from inclusion.simulator.world import Event

#: More gestures than any screen asks for.
LONGEST = 30


@frozen
class Shown:
    """One moment of a demonstration: from 0, before the first gesture, to `total`, once it is done."""

    number: int
    total: int
    instruction: str
    caption: str
    confusion: str
    scene: Scene
    lines: list[str]
    persona: Any

    @property
    def is_last(self) -> bool:
        return self.number == self.total


def demonstration(sitting: Sitting, number: int, locale: str) -> Shown:
    """The moment of this number of the screen that has just ended (too small or too large: the nearest)."""
    item, course = deck.item_of(sitting.item), deck.course_of(sitting.item, sitting.persona)
    states, events = played(course)
    number, scenario = max(0, min(number, len(events))), course.scenario
    coming = events[number] if number < len(events) else None
    scene = draw(scenario, replace(states[number], feedback=()), coming)
    return Shown(
        number=number,
        total=len(events),
        instruction=words_of(item, "do", scenario, locale),
        caption=spoken(gesture(scenario, coming)) if coming else "",
        confusion="" if number else confusion_of(answer_of(sitting), scenario, locale),
        scene=scene,
        lines=typeset(read_aloud(scene)).splitlines(),
        persona=scenario.persona,
    )


def played(course: Course) -> tuple[list[State], list[Event]]:
    """The gestures that the help would point at, one after the other, and the screen before and after each."""
    states, events = [begin(course, 0)], list[Event]()
    while (event := next_gesture(course, states[-1])) is not None and len(events) < LONGEST:
        if event.do == "fill":
            event = replace(event, kept=course.scenario.expected(event.name))
        state, _, _ = engine.advance_all(course, states[-1], [event], 0)
        states.append(state)
        events.append(event)
    return states, events
