"""Which answers a page may count on: those that every way to it has asked for.

A button may need an answer that another page asks. When the facts that guard the button prove that it was given, the
search need not follow it; otherwise it must, or help would turn in circles between the two pages.
"""

from collections.abc import Iterator

from inclusion.simulator.components import Answer, Pressed
from inclusion.simulator.schema import Document, parts
from inclusion.simulator.words import Condition

Item = tuple[str, str]
NO = "non"


def unsure(document: Document) -> set[str]:
    """Answers that some button needs, that its page does not ask, and that nothing proves to be given."""
    given = _given(document)
    taken_back = {name for _, part in parts(document) if isinstance(part, Pressed) for name in part.set}
    found: set[str] = set()
    for guards, button, asked_here in _buttons(document):
        elsewhere = set(button.needs) - asked_here
        found |= elsewhere - _proved(guards, given) | elsewhere & taken_back
    return found


def _buttons(document: Document) -> Iterator[tuple[Condition, Pressed, set[str]]]:
    """Each button with the conditions that guard it, and the answers that its page asks."""
    for screen in document.screens.values():
        asked = {part.id for part in screen.body if isinstance(part, Answer)}
        for part in screen.body:
            if isinstance(part, Pressed):
                yield {**screen.when, **part.when}, part, asked


def _given(document: Document) -> dict[Item, set[str]]:
    """For each fact and value that buttons set: the answers that every one of them has needed, directly or before."""
    setters: dict[Item, list[tuple[Condition, Pressed]]] = {}
    for guards, button, _ in _buttons(document):
        for item in button.set.items():
            setters.setdefault(item, []).append((guards, button))
    answers = {part.id for _, part in parts(document) if isinstance(part, Answer)}
    # A fact never set is « non », and a surprise may have planted others: neither proves anything.
    planted = {item for surprise in document.surprises for item in surprise.set.items()}
    given = {item: set() if item in planted or item[1] == NO else set(answers) for item in setters}
    while True:
        after = {
            item: given[item].intersection(*({*button.needs, *_proved(guards, given)} for guards, button in each))
            for item, each in setters.items()
        }
        if after == given:
            return given
        given = after


def _proved(guards: Condition, given: dict[Item, set[str]]) -> set[str]:
    return set().union(*(given.get(item, set()) for item in guards.items()))
