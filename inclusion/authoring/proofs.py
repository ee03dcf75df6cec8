"""The words of the thing being written, read again: each text as it is heard, and what plain French says of it."""

from collections.abc import Iterator
from typing import Any

from inclusion.authoring.advice import advice
from inclusion.authoring.asks import LINE, LINES, OPTIONS, TEXT
from inclusion.authoring.element_forms import About
from inclusion.language.remark import Remark
from inclusion.records import frozen
from inclusion.simulator.words import typeset

#: Answers to compare, addresses and numbers are no sentences.
NO_SENTENCES = (
    "expect", "equals", "match", "url", "from", "size", "target", "limit", "formats", "address", "phone", "copy",
)  # fmt: skip
KINDS = {"title": "title", "need": "title", "name": "title", "do": "step"}
SITE = "site"


@frozen
class Read:
    """A text, the question that it answers, and the remarks on it."""

    label: str
    text: str
    remarks: list[Remark]


def read_again(about: About, names: tuple[str, ...]) -> list[Read]:
    """Every text of an element. `names`: the characters', which are spelled right."""
    return [
        Read(str(label), typeset(text), advice(text, kind, names=names))
        for label, kind, text in _texts(about)
        if text
    ]


def _texts(about: About) -> Iterator[tuple[Any, str, str]]:
    for ask in about.asks:
        value = about.value.get(ask.key)
        if ask.key in NO_SENTENCES or ask.shape not in (LINE, TEXT, LINES, OPTIONS):
            continue
        kind = _kind(about.kind, ask.key)
        if isinstance(value, str):
            yield ask.label, kind, value
        elif isinstance(value, list | dict):
            listed = value if isinstance(value, list) else value.values()
            yield from ((ask.label, kind, str(text)) for text in listed)


def _kind(element: str, key: str) -> str:
    """What the text is for: words of the simulated site are judged less strictly than the lesson's."""
    if element in ("module", "step", "step_mistake", "mistake", "real", "item", "confusion"):
        return KINDS.get(key, "sentence")
    return SITE
