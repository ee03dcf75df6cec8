"""Which facts have a say in the lesson (cone of influence): only these are searched."""

from collections.abc import Iterable

from inclusion.simulator.components import Answer, Component, Pressed
from inclusion.simulator.schema import Document, parts
from inclusion.simulator.surety import unsure
from inclusion.simulator.words import Condition


def lesson(document: Document) -> Iterable[Condition]:
    """The conditions that the lesson looks at."""
    for step in document.steps:
        yield step.done
        yield from (mistake.when for mistake in step.mistakes)
    yield document.goal


def conditions(document: Document) -> Iterable[Condition]:
    """Every condition of a module."""
    yield from lesson(document)
    for screen in document.screens.values():
        yield screen.when
        yield screen.unless
    for _, part in parts(document):
        yield part.when
        yield part.unless


def influences(document: Document) -> set[str]:
    """Facts that the lesson looks at, and whatever has a say in how one gets there.

    A notice that appears, or a banner that only closes itself, has none.
    """
    found = {name for condition in lesson(document) for name in condition}
    found |= {name for screen in document.screens.values() for name in (*screen.when, *screen.unless)}
    found |= unsure(document)
    body = [part for _, part in parts(document)]
    while True:
        more = {name for part in body if matters(part, found) for name in (*part.when, *part.unless)}
        if more <= found:
            return found
        found |= more


def matters(part: Component, facts: set[str]) -> bool:
    """Whether a component can change where one is or one of the facts."""
    if isinstance(part, Answer):
        return part.id in facts
    return isinstance(part, Pressed) and (part.goto is not None or bool(facts & set(part.set)))


def written_names(document: Document) -> Iterable[str]:
    """Facts that something sets: a button, or a surprise planted from the start."""
    yield from (name for surprise in document.surprises for name in surprise.set)
    yield from (name for _, part in parts(document) if isinstance(part, Pressed) for name in part.set)
