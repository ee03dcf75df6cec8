"""What a simulated screen is made of: texts, things to press, answers to give. Each may depend on facts."""

from typing import Annotated, Any, Literal

from pydantic import Field

from inclusion.simulator.words import Condition, FieldKind, FieldOptions, Id, Part, Text, Value

#: Gestures of which the words count: they are compared with the target.
WORDS = ("type", "copy", "select")
GestureKind = Literal["move", "click", "double", "right", "drag", "scroll", "type", "select", "copy", "touch", "zoom"]


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
    #: The page opens in a second tab of the browser.
    tab: bool = False


class Link(Pressed):
    kind: Literal["link"]
    note: Text | None = None
    #: A file that comes with a message: the link opens it in the documents.
    attachment: bool = False


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


class Upload(Answer):
    """A file to choose among those of the simulated explorer. `refuses` says which ones the site sends back, and why;
    a file that it takes may still be the wrong one (blurred, one side only)."""

    kind: Literal["upload"]
    files: list[Id] = Field(min_length=2)
    expect: Id
    refuses: dict[Id, Literal["heavy", "format"]] = {}
    limit: Text = "5 Mo"
    formats: Text = "PDF, JPG ou PNG"


class Gesture(Answer):
    """Something to do with the hands, which the browser measures. `target` is the word or thing that it is about."""

    kind: Literal["gesture"]
    type: GestureKind
    target: Text
    times: int = Field(default=1, ge=1, le=5)
    size: Literal["large", "medium", "small"] = "large"


Component = Annotated[
    Words | Notice | Table | Image | Summary | Link | Button | Banner | Field_ | Choice | Check | Upload | Gesture,
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
    "upload",
    "gesture",
)


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
