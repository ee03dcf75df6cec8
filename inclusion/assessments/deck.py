"""The bank at work: read once by a process, with the searched world of each item that was asked."""

import hashlib
import json
from functools import cache, lru_cache
from typing import Any

from inclusion.assessments.bank import bank
from inclusion.assessments.engine import Diagnostic, Prepared
from inclusion.assessments.items import Item
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.search import Course

#: Worlds are small: a few dozen each.
KEPT = 400


@cache
def prepared() -> Prepared:
    """The shipped bank, laid on the grid."""
    return Prepared(bank().as_dict())


@cache
def fingerprint() -> str:
    """Which parameters a result is made with."""
    return fingerprint_of(bank().as_dict())


def fingerprint_of(found: dict[str, Any]) -> str:
    """The name of a bank: another parameter, another name."""
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()


def item_of(name: str) -> Item:
    """Raises KeyError when the bank has no such item any more."""
    return bank().items[name]


@lru_cache(maxsize=KEPT)
def course_of(name: str, persona: str) -> Course:
    """The searched world of an item. Raises KeyError for an item or a person that is no longer there."""
    document = bank().documents[name]
    found = {candidate.id: candidate for candidate in document.personas}[persona]
    return Course(Scenario(document, found))


def known(history: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The answers to items that the bank still has."""
    return [(name, outcome) for name, outcome in history if name in prepared().bank.items]


def diagnostic(seed: int, **options: Any) -> Diagnostic:
    """The engine on the shipped bank; see `engine.Diagnostic` for its options."""
    return Diagnostic(prepared(), seed, **options)


def forget() -> None:
    """Read the parameters again next time: they have just changed. Other processes do so when they start."""
    for kept in (prepared, fingerprint):
        kept.cache_clear()
