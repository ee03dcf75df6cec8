"""The classes that an answer can have: what the site takes, what it sends back, and which one is right."""

from inclusion.simulator.answers import INVALID, KINDS, OK, WRONG
from inclusion.simulator.components import WORDS, Answer, Check, Choice, Field_, Gesture, Upload

NO = "non"


def is_strict(part: Answer) -> bool:
    """Whether the site knows the right value: it does for whatever identifies a person."""
    return isinstance(part, Field_) and (part.strict or KINDS[part.type].identity)


def right(part: Answer) -> str:
    """The class of the right answer."""
    return part.expect if isinstance(part, Choice | Check | Upload) else OK


def classes(part: Answer) -> list[str]:
    """Every class that an answer can have, the right one first; an emptied answer is ''."""
    return [*accepted(part), *refused(part)]


def accepted(part: Answer) -> list[str]:
    """The classes that the *site* takes, the right one first; the others may still be wrong."""
    if isinstance(part, Choice):
        return [part.expect, *(option for option in part.options if option != part.expect)]
    if isinstance(part, Upload):
        taken = [name for name in part.files if name not in part.refuses]
        return [part.expect, *(name for name in taken if name != part.expect)]
    if isinstance(part, Check):
        return [part.expect]
    if isinstance(part, Gesture):
        return [OK]
    if is_strict(part):
        return [OK]
    return [OK, *(f"mistake:{mistake.id}" for mistake in part.mistakes), WRONG]


def refused(part: Answer) -> list[str]:
    """The classes that the site sends back."""
    if isinstance(part, Choice):
        return [""]
    if isinstance(part, Check):
        return [NO if part.expect == "oui" else "oui", ""]
    if isinstance(part, Upload):
        return [*part.refuses, ""]
    mistakes = [f"mistake:{mistake.id}" for mistake in part.mistakes]
    if isinstance(part, Gesture):
        return [*(mistakes if part.type in WORDS else []), ""]
    return [*(mistakes if is_strict(part) else []), INVALID, ""]
