"""What a module file may say: screens of the simulated world, steps laid over it, and the persons who live in it.

Conditions are equalities between a fact (or `at`, the screen in front) and a value; there is no other operator.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from inclusion.simulator.components import Component, Seen, spelled_out
from inclusion.simulator.words import Condition, Id, Organism, Part, Situation, Skill, Slug, Text, Theme, Value

Window = Literal["browser", "mail", "phone", "files", "desk"]
Drawing = Literal[
    "identity_front", "identity_back", "identity_both", "identity_blurred", "identity_cut",
    "bill", "bill_blurred", "bill_cut", "letter", "certificate", "photo", "holiday", "list",
]  # fmt: skip


class Screen(Seen):
    """A page, a message or a document; a window's home lists the screens of the window whose `when` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    window: Window = Field(alias="in")
    title: Text
    url: Text | None = None
    known: bool = False
    site: Text | None = None
    theme: Literal["organism", "search", "fake", "plain"] = "plain"
    sender: Text | None = Field(default=None, alias="from")
    otherwise: Id | None = None
    #: The list of the same window that holds this message or file: another screen, such as the unwanted mail.
    folder: Id | None = None
    size: Text | None = None
    drawing: Drawing | None = None
    #: A conversation of the counter's window that is held on the telephone; its home decides the name of the window.
    call: bool = False
    body: list[Annotated[Component, BeforeValidator(spelled_out)]] = []


class StepMistake(Part):
    """A world in which something went wrong, and the coach's words about it."""

    id: Id
    when: Condition
    say: Text
    #: The mistake has left with the form: finishing the step afterwards repairs it (droit à l’erreur).
    sent: bool = False


class Step(Part):
    """A milestone: a condition on the world, whatever the road that leads there."""

    id: Id
    skill: Skill
    name: Text
    do: Text
    done: Condition
    must: bool = False
    why: Text | None = None
    hints: list[Text] = []
    mistakes: list[StepMistake] = []


class Persona(Part):
    """An invented person; every further key is a value that texts may quote as `{persona.key}`."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: Id
    name: Text
    card: dict[Text, Value]

    def value(self, key: str) -> str | None:
        found = (self.__pydantic_extra__ or {}).get(key, getattr(self, key, None))
        return None if found is None else str(found)


class Surprise(Part):
    """Something that does not go as usual, planted from the start: an expired code, a session that is cut."""

    id: Id
    name: Text
    set: Condition = Field(min_length=1)


class Twins(Part):
    """What may look different the next time: other words on buttons, another order, another layout of the page."""

    labels: dict[Id, list[Text]] = {}
    shuffle: list[Id] = []
    layouts: list[Literal["wide", "menu", "cards"]] = []


class Parameter(Part):
    """A fact of the real world that may change; `verified` says whether somebody checked it at the source."""

    value: Value
    source: Text
    verified: bool


class RealSite(Part):
    """How it is on the real site: address to copy by hand, phone, place to get help, differences."""

    address: Text
    phone: Text
    place: Text
    differences: list[Text]
    warnings: list[Text] = []


class Document(Part):
    """One module: a simulated démarche with its personas, its world, its steps and its goal."""

    module: Slug
    title: Text
    need: Text
    organism: Organism
    level: Literal[1, 2, 3]
    minutes: int = Field(ge=1, le=60)
    themes: list[Theme] = Field(min_length=1)
    track: Literal["learner", "agent"] = "learner"
    situations: list[Situation] = []
    requires: dict[Skill, Literal[1, 2, 3]] = {}
    teaches: dict[Skill, Literal[1, 2, 3]] = {}
    verified_on: date
    summary: Text
    mission: Text
    receives: Text
    outcome: Text
    parameters: dict[Id, Parameter] = {}
    personas: list[Persona] = Field(min_length=1)
    start: dict[Window, Id] = Field(min_length=1)
    goal: Condition = Field(min_length=1)
    screens: dict[Id, Screen] = Field(min_length=1)
    steps: list[Step] = Field(min_length=1)
    real: RealSite
    surprises: list[Surprise] = []
    twins: Twins = Twins()


def parts(document: Document) -> Iterator[tuple[str, Component]]:
    """Every component of a module, with the name of its screen."""
    for name, screen in document.screens.items():
        for part in screen.body:
            yield name, part
