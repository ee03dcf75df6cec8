"""What the pages of the diagnostic show of one screen: its instruction, its small world, what is said after it."""

from typing import Any

from inclusion.assessments import deck
from inclusion.assessments.items import Item
from inclusion.assessments.models import Answer, Sitting
from inclusion.assessments.playing import HELP, OK, next_gesture, seems_stuck, without_messages
from inclusion.records import frozen
from inclusion.simulator import engine
from inclusion.simulator.read_aloud import read_aloud
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.scene import draw
from inclusion.simulator.search import Course
from inclusion.simulator.state import State
from inclusion.words import bubbles


@frozen
class Told:
    """The words beside a screen. `hint` once the help was asked for; `offers_help` when somebody seems stuck."""

    instruction: str
    copied: str
    hint: str
    refused: bool
    offers_help: bool = False
    is_watched: bool = False


def words_of(item: Item, place: str, scenario: Scenario, locale: str) -> str:
    """A text of an item in a language, in French when it is not translated."""
    french = {"do": item.do, "help": item.help} | {
        f"confusions.{mistake.id}": mistake.say for mistake in item.confusions
    }
    return scenario.says(item.texts.get(locale, {}).get(place) or french[place])


def asked_screen(item: Item, course: Course, state: State, locale: str, at: int) -> dict[str, Any]:
    """Everything that the page of a screen needs. `at` is in seconds, to know whether to offer help."""
    scenario = course.scenario
    # A hint once given stays; where to press, too.
    pointed = next_gesture(course, state) if state.help >= engine.POINT else None
    scene = draw(scenario, without_messages(state), pointed, {})
    told = Told(
        instruction=words_of(item, "do", scenario, locale),
        copied=scenario.means(item.copied) if item.copied else "",
        hint=words_of(item, "help", scenario, locale) if state.help else "",
        refused=any(said.kind == "refused" for said in state.feedback),
        offers_help=seems_stuck(state, at),
    )
    return {
        "told": told, "scene": scene, "reading": read_aloud(scene), "words": bubbles(), "persona": scenario.persona,
        "item": item.item,
    }  # fmt: skip


def after_screen(sitting: Sitting, locale: str) -> dict[str, Any]:
    """What is said after a screen."""
    row = answer_of(sitting)
    scenario = deck.course_of(sitting.item, sitting.persona).scenario
    return {
        "done": row.outcome in (OK, HELP),
        "number": row.number,
        "instruction": words_of(deck.item_of(sitting.item), "do", scenario, locale),
    }


def answer_of(sitting: Sitting) -> Answer:
    """What the screen in front has shown, once it has ended."""
    found: Answer = Answer.history(sitting).where(Answer.item == sitting.item).get()
    return found


def confusion_of(answer: Answer, scenario: Scenario, locale: str) -> str:
    """What is known of the confusion of an answer, in words; nothing when there was none, or it is told no more."""
    item = deck.item_of(answer.item)
    if answer.confusion not in {mistake.id for mistake in item.confusions}:
        return ""
    return words_of(item, f"confusions.{answer.confusion}", scenario, locale)
