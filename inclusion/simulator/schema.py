"""What a module file may say: screens and components of the simulated world, steps laid over it.

Conditions are equalities between a fact (or `at`, the screen in front) and a value; there is no other operator.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from inclusion.simulator.words import Condition, FieldKind, FieldOptions, Id, Organism, Part, Skill, Slug, Text, Value

Window = Literal["browser", "mail", "files"]


class Seen(Part):
    """Something that is there when `when` holds and `unless` does not."""

    when: Condition = {}
    unless: Condition = {}


class Mistake(Part):
    """A known confusion in an answer: recognised by value (typed comparison) or by pattern, and explained."""

    id: Id
    equals: Value | None = None
    match: Text | None = None
    say: Text


class Words(Seen):
    kind: Literal["text"]
    text: Text


class Notice(Seen):
    kind: Literal["notice"]
    tone: Literal["info", "success", "care"]
    label: Text


class Table(Seen):
    kind: Literal["table"]
    caption: Text
    head: list[Text]
    rows: list[list[Value]]


class Image(Seen):
    kind: Literal["image"]
    file: Text
    alt: Text


class Summary(Seen):
    kind: Literal["summary"]
    inputs: list[Id]


class Pressed(Seen):
    """What can be pressed: it may need answers, set facts, and lead to another screen."""

    id: Id
    label: Text
    needs: list[Id] = []
    set: Condition = {}
    goto: Id | None = None


class Link(Pressed):
    kind: Literal["link"]
    note: Text | None = None


class Button(Pressed):
    kind: Literal["button"]
    quiet: bool = False


class Banner(Pressed):
    kind: Literal["banner"]
    text: Text


class Answer(Seen):
    """What can be filled in; its id is also the name of the fact that holds the class of the answer."""

    kind: str
    id: Id
    label: Text
    short: Text | None = None
    hint: Text | None = None
    mistakes: list[Mistake] = []


class Field_(Answer, FieldOptions):
    kind: Literal["field"]
    type: FieldKind
    expect: Value
    strict: bool = False


class Choice(Answer):
    kind: Literal["choice"]
    options: dict[Id, Text] = Field(min_length=2)
    expect: Id


class Check(Answer):
    kind: Literal["check"]
    expect: Literal["oui", "non"] = "oui"


Component = Annotated[
    Words | Notice | Table | Image | Summary | Link | Button | Banner | Field_ | Choice | Check,
    Field(discriminator="kind"),
]
KINDS = (
    "text",
    "notice",
    "table",
    "image",
    "summary",
    "link",
    "button",
    "banner",
    "field",
    "choice",
    "check",
)
INPUTS = (Field_, Choice, Check)
PRESSED = (Link, Button, Banner)


def spelled_out(component: Any) -> Any:
    """Turn the short form `{button: envoyer, label: …}` into `{kind: button, id: envoyer, label: …}`."""
    if not isinstance(component, dict) or "kind" in component:
        return component
    kind = next((key for key in component if key in KINDS), None)
    if kind is None:
        return component
    rest = {key: value for key, value in component.items() if key != kind}
    first = {"text": "text", "notice": "tone", "summary": "inputs", "table": "caption", "image": "file"}.get(
        kind, "id"
    )
    return {"kind": kind, first: component[kind], **rest}


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
    body: list[Annotated[Component, BeforeValidator(spelled_out)]] = []


class StepMistake(Part):
    """A world in which something went wrong, and the coach's words about it."""

    id: Id
    when: Condition
    say: Text


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
    themes: list[Id] = Field(min_length=1)
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


def parts(document: Document) -> Iterator[tuple[str, Component]]:
    """Every component of a module, with the name of its screen."""
    for name, screen in document.screens.items():
        for part in screen.body:
            yield name, part
