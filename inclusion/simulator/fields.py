"""What a field of a module says once the persona's values are in it: its rules, and how the site draws it."""

from typing import Any

from inclusion.simulator import components
from inclusion.simulator.answers import Extras, kind_of
from inclusion.simulator.everyday import CIVILITIES
from inclusion.simulator.new_passwords import sentence
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.suggestions import fitting
from inclusion.simulator.words import typeset


def extras_of(scenario: Scenario, part: components.Field_) -> Extras:
    """The suggestions, words, rules and length of a field, for this persona."""
    return Extras(
        [scenario.means(text) for text in part.suggestions],
        [scenario.means(text) for text in part.contains],
        part.rules,
        part.digits,
    )


def is_free(part: components.Answer) -> bool:
    """Whether an answer is made of the learner's own words, which are never kept."""
    return isinstance(part, components.Field_) and kind_of(part.type).free


def drawn(scenario: Scenario, part: components.Field_, remark: list[Any] | None, typed: str) -> dict[str, Any]:
    """How the site draws a field: hint, keyboard, width, radio buttons, rules. `typed` was sent and just refused."""
    extras = extras_of(scenario, part)
    kind = kind_of(part.type, extras)
    options: list[str] = list(CIVILITIES) if part.type == "civility" else []
    if part.type == "address" and remark and remark[0] == "pick":
        options = fitting(extras.suggestions, typed) or list(extras.suggestions)
    return {
        "type": part.type,
        "hint": scenario.says(part.hint or typeset(kind.hint)),
        "inputmode": kind.inputmode,
        "width": kind.width,
        "options": [(option, option) for option in options],
        "rules": [(rule, typeset(sentence(rule))) for rule in part.rules],
    }
