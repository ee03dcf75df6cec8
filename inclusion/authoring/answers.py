"""Values of a module as somebody writes them in a form, and back: one thing a line, words instead of ids."""

from collections.abc import Iterable, Mapping
from typing import Any

from inclusion.authoring.naming import new_id, plain
from inclusion.simulator.words import typeset

SIGN = "|"


def set_in_type(value: Any) -> Any:
    """The same with French spaces before : ; ! ? and inside « »."""
    if isinstance(value, str):
        return typeset(value)
    if isinstance(value, Mapping):
        return {key: set_in_type(inside) for key, inside in value.items()}
    return [set_in_type(inside) for inside in value] if isinstance(value, list) else value


def lines(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def pairs_written(value: Mapping[str, Any]) -> str:
    return "\n".join(f"{name}\u202f: {typeset(str(inside))}" for name, inside in value.items())


def pairs(text: str) -> dict[str, str]:
    """« Nom : valeur », one a line; a line without a sign is a name without a value yet."""
    found: dict[str, str] = {}
    for line in lines(text):
        name, _sign, value = line.partition(":")
        found[name.strip()] = value.strip() or "…"
    return found


def in_order(chosen: Iterable[str], before: Iterable[Any]) -> list[str]:
    """What was chosen, in the order in which it was before; what is new comes last."""
    found = list(chosen)
    kept = [str(one) for one in before if str(one) in found]
    return [*kept, *(one for one in found if one not in kept)]


def rows_written(value: Iterable[Iterable[Any]]) -> str:
    return "\n".join(f" {SIGN} ".join(map(str, row)) for row in value)


def rows(text: str) -> list[list[str]]:
    """The cells of each line, apart by a bar."""
    return [[cell.strip() or "–" for cell in line.split(SIGN)] for line in lines(text)]


def options(text: str, before: Mapping[str, Any]) -> dict[str, str]:
    """One answer a line. An answer keeps its name while its words or else its place are the same: facts quote it."""
    said, names = lines(text), list(before)
    kept = {str(words): name for name, words in before.items()}
    found: dict[str, str] = {}
    for number, words in enumerate(said):
        name = kept.get(words)
        if name is None and len(said) == len(names) and before[names[number]] not in said:
            name = names[number]
        found[name if name and name not in found else new_id(words, {*names, *found}, "reponse")] = words
    return found


def condition(pairs_chosen: Iterable[str]) -> dict[str, str]:
    """`fact=value` as a condition; the last word on a fact counts."""
    return dict(pair.split("=", 1) for pair in pairs_chosen if "=" in pair)


def condition_written(value: Any) -> list[str]:
    return [f"{name}={inside}" for name, inside in value.items()] if isinstance(value, Mapping) else []


def done_so(words: str, taken: Iterable[str]) -> dict[str, str]:
    """A new fact from what is said to be done: « dossier envoyé » is `dossier_envoye: oui`."""
    return {new_id(words, set(taken), "fait"): "oui"} if plain(words) else {}
