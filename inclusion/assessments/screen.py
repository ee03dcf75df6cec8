"""What the pages of the diagnostic show of one screen: its instruction, its small world, what is said after it."""

from dataclasses import dataclass
from typing import Any

from inclusion.assessments import deck
from inclusion.assessments.items import Item
from inclusion.assessments.models import Answer, Sitting
from inclusion.assessments.playing import HELP, OK, without_messages
from inclusion.modules.lesson import spoken
from inclusion.simulator import engine
from inclusion.simulator.read_aloud import read_aloud
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.scene import draw
from inclusion.simulator.search import FAR, Course
from inclusion.simulator.sentences import gesture
from inclusion.simulator.state import State
from inclusion.words import bubbles


@dataclass(frozen=True)
class Told:
    """The words beside a screen. `hint` and `pointed` once the help was asked for."""

    instruction: str
    copied: str
    hint: str
    refused: bool
    is_watched: bool = False


def words_of(item: Item, place: str, scenario: Scenario, locale: str) -> str:
    """A text of an item in a language, in French when it is not translated."""
    french = {"do": item.do, "help": item.help} | {
        f"confusions.{mistake.id}": mistake.say for mistake in item.confusions
    }
    return scenario.says(item.texts.get(locale, {}).get(place) or french[place])


def asked_screen(item: Item, course: Course, state: State, locale: str) -> dict[str, Any]:
    """Everything that the page of a screen needs."""
    scenario = course.scenario
    # A hint once given stays; where to press, too.
    pointed = engine.next_action(course, state) if state.help >= engine.POINT else None
    scene = draw(scenario, without_messages(state), pointed, {})
    told = Told(
        instruction=words_of(item, "do", scenario, locale),
        copied=scenario.says(item.copied) if item.copied else "",
        hint=words_of(item, "help", scenario, locale) if state.help else "",
        refused=any(said.kind == "refused" for said in state.feedback),
    )
    return {
        "told": told, "scene": scene, "reading": read_aloud(scene), "words": bubbles(), "persona": scenario.persona,
        "item": item.item,
    }  # fmt: skip


def after_screen(sitting: Sitting, locale: str) -> dict[str, Any]:
    """What is said after a screen; the way to do it is there for whoever wants it."""
    row = Answer.history(sitting).where(Answer.item == sitting.item).get()
    item, course = deck.item_of(sitting.item), deck.course_of(sitting.item, sitting.persona)
    known = row.confusion in {mistake.id for mistake in item.confusions}
    return {
        "done": row.outcome in (OK, HELP),
        "number": row.number,
        "instruction": words_of(item, "do", course.scenario, locale),
        "confusion": words_of(item, f"confusions.{row.confusion}", course.scenario, locale) if known else "",
        "gestures": road(course),
    }


def road(course: Course) -> list[str]:
    """The shortest way to do it, as sentences in the language of the page."""
    distances = course.distances(0)
    nearest = min((world for world, distance in enumerate(distances) if distance == 0), default=None)
    if nearest is None or distances[0] == FAR:
        return []
    return [spoken(gesture(course.scenario, event)) for event in course.spelled_out(course.road_to(nearest))]
