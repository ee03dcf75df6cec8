"""The rules of a new password, as an author writes them: `length 12`, `upper`, `lower`, `digit`, `sign`."""

import re
from collections.abc import Sequence

from inclusion.simulator.shapes import Refusal

RULES = {
    "upper": "Une lettre majuscule",
    "lower": "Une lettre minuscule",
    "digit": "Un chiffre",
    "sign": "Un signe, comme ! ou -",
}
_HAS = {
    "upper": str.isupper,
    "lower": str.islower,
    "digit": str.isdigit,
    "sign": lambda character: not character.isalnum() and not character.isspace(),
}


def length(rule: str) -> int:
    """How many signs a rule wants; 0 when it is about something else."""
    found = re.fullmatch("length ([1-9][0-9]?)", rule)
    return int(found[1]) if found else 0


def is_known(rule: str) -> bool:
    return rule in RULES or bool(length(rule))


def sentence(rule: str) -> str:
    """A rule as the site lists it."""
    return f"{length(rule)} signes au moins" if length(rule) else RULES.get(rule, rule)


def first_unmet(rules: Sequence[str], text: str) -> Refusal | None:
    """The first rule that a password breaks, with the number of signs missing; None when it follows all of them."""
    for rule in rules:
        if len(text) < length(rule):
            return "rule_length", length(rule) - len(text)
        if rule in _HAS and not any(map(_HAS[rule], text)):
            return f"rule_{rule}", 0
    return None
