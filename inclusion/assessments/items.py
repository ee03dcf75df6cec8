"""What an item file may say: one thing to do in a small simulated world, for one skill at one level.

An item is played by the same engine as a module: `document` turns it into one with a single step.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from inclusion.simulator.schema import Document, Screen, StepMistake, Window
from inclusion.simulator.words import Condition, Id, Part, Skill, Text

#: Ours are `compte-2-b`; those that trainers write here begin with OWN, so that no name is ever taken twice.
OWN = "ecran"
ItemId = Annotated[str, StringConstraints(pattern=rf"^([a-z]+-[0-3]-[a-z]|{OWN}(-[a-z0-9]+)*)$", max_length=40)]
STEP = "faire"
#: Where each part of an item stands in the module that it is played as.
PLACES: dict[tuple[str | int, ...], tuple[str | int, ...]] = {
    **{(key,): ("do",) for key in ("title", "need", "summary", "mission", "receives", "outcome")},
    **{("steps", 0, key): ("do",) for key in ("name", "do")},
    ("steps",): (), ("steps", 0): (), ("steps", 0, "skill"): ("skill",), ("steps", 0, "done"): ("done",),
    ("steps", 0, "hints"): ("help",), ("steps", 0, "hints", 0): ("help",), ("steps", 0, "mistakes"): ("confusions",),
    ("goal",): ("done",), ("verified_on",): ("checked_on",), ("module",): ("item",), ("personas",): (), ("real",): (),
}  # fmt: skip


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


def as_module(item: Mapping[str, Any], personas: list[dict[str, Any]]) -> dict[str, Any]:
    """The plain values of an item, whole or not yet, as those of a module of one step (see PLACES)."""
    do = item.get("do", "")
    step = {
        "id": STEP, "skill": item.get("skill"), "name": do, "do": do, "done": item.get("done") or {},
        "hints": [item.get("help", "")], "mistakes": item.get("confusions") or [],
    }  # fmt: skip
    level = item.get("level")
    return {
        "module": item.get("item", OWN), "title": do, "need": do, "organism": "tous",
        "level": level if isinstance(level, int) and level else 1, "minutes": 1, "themes": ["diagnostic_numerique"],
        "verified_on": item.get("checked_on"), "summary": do, "mission": do, "receives": do, "outcome": do,
        "personas": personas, "start": item.get("start") or {}, "goal": item.get("done") or {}, "steps": [step],
        "screens": item.get("screens") or {},
        "real": {"address": "-", "phone": "-", "place": "-", "differences": ["-"]},
    }  # fmt: skip


def document(item: Item, personas: list[dict[str, Any]]) -> Document:
    """The item as a module of one step, for the persons of the bank."""
    return Document.model_validate(as_module(item.model_dump(by_alias=True), personas))


def translatable(item: Item) -> dict[str, str]:
    """Every text of the lesson, by place: instruction, hint, and what is said of each confusion."""
    said = {"do": item.do, "help": item.help}
    return said | {f"confusions.{mistake.id}": mistake.say for mistake in item.confusions}
