"""A proposal of new difficulties: a file that somebody reads, shortens if they wish, and accepts or not."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from inclusion.assessments import calibrated
from inclusion.assessments.calibration import FEWEST_ANSWERS, FEWEST_SITTINGS, WORTH_MOVING
from inclusion.assessments.scale import LARGEST
from inclusion.records import frozen
from inclusion.trees import Malformed, load

HEAD = """\
# Proposition de nouvelles difficultés, tirée des bilans de cette installation.
# Rien ne change tant que personne ne l’accepte : inclusion assess accept FICHIER
# Avant d’accepter : ouvrez chaque écran, cherchez pourquoi il est plus dur ou plus facile que prévu.
# Un écran mal écrit se corrige ; sa difficulté n’est pas à changer. Dans ce cas, ôtez-le de la liste.
"""
KEYS = {"item", "answers", "was", "was_doubt", "becomes", "doubt", "instruction", "means"}
ROUNDED = 0.005


class ProposalRefused(ValueError):
    """This file cannot be accepted: the text says why, and what to do."""


@frozen
class Proposal:
    """`bank` is the fingerprint of the bank that it was made with; `items` are entries as in the file."""

    bank: str
    sittings: int
    items: list[dict[str, Any]]


def write(report: Mapping[str, Any], bank: str, at: str, doubts: Mapping[str, float], says: Mapping[str, str]) -> str:
    """The file of a report of `calibrate`. `doubts` and `says`: the present doubt, the instruction of each item."""
    found = {
        "bank": bank, "made_at": at, "sittings": report["sittings"],
        "items": [_entry(entry, doubts, says) for entry in report["items"] if entry["proposal"]],
    }  # fmt: skip
    return HEAD + str(yaml.safe_dump(found, width=200, allow_unicode=True, sort_keys=False))


def _entry(entry: Mapping[str, Any], doubts: Mapping[str, float], says: Mapping[str, str]) -> dict[str, Any]:
    name, proposed = entry["id"], entry["proposal"]
    return {
        "item": name, "instruction": says.get(name, ""), "answers": entry["answers"],
        "was": entry["b"], "was_doubt": doubts[name], "becomes": proposed["b"], "doubt": proposed["b_sd"],
        "means": meaning(entry["b"], proposed["b"]),
    }  # fmt: skip


def meaning(before: float, after: float) -> str:
    return "plus difficile que prévu" if after > before else "plus facile que prévu"


def read(text: str, bank: str, items: Mapping[str, Mapping[str, Any]]) -> Proposal:
    """The proposal of a file, for the present bank: its fingerprint and its items. Raises ProposalRefused."""
    try:
        found = load(text)
    except Malformed as wrong:
        raise ProposalRefused(f"Ce fichier ne se lit pas : la ligne {wrong.line} est mal formée.") from None
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        raise ProposalRefused("Ce fichier n’est pas une proposition : refaites-la avec --propose.")
    if found.get("bank") != bank:
        raise ProposalRefused(
            "Cette proposition a été faite pour une autre banque : les écrans ou leurs difficultés ont changé "
            "depuis. Rien n’est changé. Refaites la proposition."
        )
    if not _is_whole(found.get("sittings")) or found["sittings"] < FEWEST_SITTINGS:
        raise ProposalRefused(f"Il faut au moins {FEWEST_SITTINGS} bilans finis. Rien n’est changé.")
    if not found["items"]:
        raise ProposalRefused("Cette proposition ne change aucun écran : il n’y a rien à accepter.")
    for entry in found["items"]:
        _check(entry, items)
    names = [entry["item"] for entry in found["items"]]
    if len(set(names)) < len(names):
        raise ProposalRefused("Un écran est deux fois dans cette proposition. Rien n’est changé.")
    return Proposal(bank, found["sittings"], found["items"])


def _check(entry: object, items: Mapping[str, Mapping[str, Any]]) -> None:
    if not isinstance(entry, dict) or not set(entry) <= KEYS or entry.get("item") not in items:
        raise ProposalRefused(f"Cette ligne ne dit rien d’un écran de la banque : {entry}. Rien n’est changé.")
    name = entry["item"]
    numbers = [entry.get(key) for key in ("was", "becomes", "doubt", "answers")]
    if not all(_is_number(number) for number in numbers) or not 0 < entry["doubt"] <= 1:
        raise ProposalRefused(f"« {name} » : un nombre manque ou n’est pas possible. Rien n’est changé.")
    if abs(entry["was"] - items[name]["b"]) > ROUNDED:
        raise ProposalRefused(
            f"« {name} » : la difficulté de départ n’est pas celle de la banque. Rien n’est changé."
        )
    if entry["answers"] < FEWEST_ANSWERS or abs(entry["becomes"] - entry["was"]) <= WORTH_MOVING:
        raise ProposalRefused(
            f"« {name} » : il faut {FEWEST_ANSWERS} réponses et un écart de plus d’un demi-logit. Rien n’est changé."
        )


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST


def moves(entries: Sequence[Mapping[str, Any]], doubts: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """The items of a proposal as a change keeps them."""
    return {
        entry["item"]: calibrated.moved(
            {"b": entry["was"], "b_sd": doubts[entry["item"]]}, {"b": entry["becomes"], "b_sd": entry["doubt"]}
        )
        for entry in entries
    }
