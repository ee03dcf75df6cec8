"""What an item file may say: one thing to do in a small simulated world, for one skill at one level.

An item is played by the same engine as a module: `document` turns it into one with a single step.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from inclusion.simulator.schema import Document, Screen, StepMistake, Window
from inclusion.simulator.words import Condition, Id, Part, Skill, Text

ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z]+-[0-3]-[a-z]$")]
STEP = "faire"


class Trace(Part):
    """A side observation: another skill that the same screen shows, once the facts that it names are written.

    Without facts, it is what could not have been missing when the whole screen was done alone.
    """

    level: Literal[1, 2, 3]
    done: Condition = {}


class Item(Part):
    """One screen of the diagnostic. `copy` is the word to write, shown large; `confusions` end the screen."""

    item: ItemId
    skill: Skill
    level: Literal[0, 1, 2, 3]
    format: Literal["simulation", "pictures"] = "simulation"
    tags: list[Id] = []
    do: Text
    copied: Text | None = Field(default=None, alias="copy")
    help: Text
    start: dict[Window, Id] = Field(min_length=1)
    screens: dict[Id, Screen] = Field(min_length=1)
    done: Condition = Field(min_length=1)
    confusions: list[StepMistake] = []
    traces: dict[Skill, Trace] = {}
    texts: dict[str, dict[str, Text]] = {}
    checked_on: date

    @property
    def observed(self) -> dict[Skill, Trace]:
        """What is seen in passing: its traces, and on every simulated screen how one reaches the right place."""
        if self.format != "simulation" or "pointer" in {self.skill, *self.traces}:
            return self.traces
        return {**self.traces, "pointer": Trace(level=2 if self.level > 1 else 1)}


def document(item: Item, personas: list[dict[str, Any]]) -> Document:
    """The item as a module of one step, for the persons of the bank."""
    step = {
        "id": STEP, "skill": item.skill, "name": item.do, "do": item.do, "done": item.done, "hints": [item.help],
        "mistakes": [mistake.model_dump() for mistake in item.confusions],
    }  # fmt: skip
    return Document.model_validate({
        "module": item.item, "title": item.do, "need": item.do, "organism": "tous", "level": max(item.level, 1),
        "minutes": 1, "themes": ["diagnostic_numerique"], "verified_on": item.checked_on, "summary": item.do,
        "mission": item.do, "receives": item.do, "outcome": item.do, "personas": personas, "start": item.start,
        "goal": item.done, "steps": [step],
        "screens": {name: screen.model_dump(by_alias=True) for name, screen in item.screens.items()},
        "real": {"address": "-", "phone": "-", "place": "-", "differences": ["-"]},
    })  # fmt: skip


def translatable(item: Item) -> dict[str, str]:
    """Every text of the lesson, by place: instruction, hint, and what is said of each confusion."""
    said = {"do": item.do, "help": item.help}
    return said | {f"confusions.{mistake.id}": mistake.say for mistake in item.confusions}
