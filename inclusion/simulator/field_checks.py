"""What an author may get wrong in one field: keys of another type, and an expected answer that the field refuses."""

from collections.abc import Iterator

from inclusion.simulator import components
from inclusion.simulator.answers import Extras, has_all, kind_of
from inclusion.simulator.everyday import CIVILITIES, LARGEST_AMOUNT
from inclusion.simulator.fields import extras_of
from inclusion.simulator.new_passwords import RULES, first_unmet, is_known
from inclusion.simulator.problems import Problem, error
from inclusion.simulator.refusals import said
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.spelling import words
from inclusion.simulator.suggestions import meant

# The types that may carry each of the optional keys.
_HOLDERS = {
    "suggestions": ("address",),
    "contains": ("textarea", "search"),
    "rules": ("new_password",),
    "digits": ("code",),
}


def field_problems(scenario: Scenario, part: components.Field_, place: str) -> Iterator[Problem]:
    """Everything that refuses a field, for this persona."""
    for key, types in _HOLDERS.items():
        if getattr(part, key) and part.type not in types:
            message = f"« {key} » ne va qu’avec le type {' ou '.join(f'« {name} »' for name in types)}."
            yield error("misplaced-key", message, f"{place}.{key}")
    extras, expected = extras_of(scenario, part), scenario.means(part.expect)
    yield from _suggestions(part, extras, place)
    for rule in part.rules:
        if not is_known(rule):
            known = ", ".join(["length 12", *RULES])
            yield error("unknown-rule", f"La règle « {rule} » n’existe pas : {known}.", f"{place}.rules")
    fault = _refused(part, extras, expected)
    if fault:
        yield error("expected-refused", fault, f"{place}.expect")


def _suggestions(part: components.Field_, extras: Extras, place: str) -> Iterator[Problem]:
    if part.type != "address":
        return
    if len(extras.suggestions) < 2:
        yield error("few-suggestions", "Proposez au moins deux adresses : « suggestions ».", place)
    if len({tuple(words(text)) for text in extras.suggestions}) < len(extras.suggestions):
        yield error("duplicate", "Deux adresses proposées sont les mêmes.", f"{place}.suggestions")


def _refused(part: components.Field_, extras: Extras, expected: str) -> str:
    """Why a field would refuse its own expected answer; nothing when it takes it."""
    if kind_of(part.type, extras).read(expected) is None:
        limit = f" (au plus {LARGEST_AMOUNT} €)" if part.type == "amount" else ""
        return f"« {expected} » est refusé par le type « {part.type} »{limit}."
    if part.type == "civility" and expected not in CIVILITIES:
        return f"« {expected} » s’écrit « Madame » ou « Monsieur »."
    if part.type == "address" and extras.suggestions and not meant(extras.suggestions, expected):
        return f"« {expected} » n’est pas une des adresses proposées."
    unmet = first_unmet(extras.rules, expected) if part.type == "new_password" else None
    if unmet:
        return f"« {expected} » ne suit pas ses propres règles. {said(*unmet)}"
    if not has_all(expected, extras.contains):
        return f"« {expected} » ne contient pas tous les mots de « contains »."
    return ""
