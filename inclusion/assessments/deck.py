"""The bank at work: read once by a process, with the searched world of each item that was asked.

It is the shipped bank and, in the application, what its trainers have published: each request looks once, so that
every process asks a new screen at once. A published screen never changes, and one that is retired stays in the bank:
whoever was asked it goes on, and their answers count.
"""

import hashlib
import json
from datetime import datetime
from functools import lru_cache
from typing import Any

from flask import current_app, g, has_app_context
from pydantic import ValidationError

from inclusion.assessments.bank import Bank, personas
from inclusion.assessments.bank import bank as shipped
from inclusion.assessments.engine import Diagnostic, Prepared
from inclusion.assessments.items import Item, document
from inclusion.assessments.models import OwnItem
from inclusion.assessments.scale import Bank as Scale
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.search import Course

#: Worlds are small: a few dozen each.
KEPT = 400
#: The names and the moments of what trainers have published: they say which bank this is.
Key = tuple[tuple[str, datetime], ...]


def own() -> list[OwnItem]:
    """The screens that trainers have published, without their content; none outside of the application."""
    if not has_app_context():
        return []
    if "own_items" not in g:
        columns = (OwnItem.id, OwnItem.name, OwnItem.published_at, OwnItem.retired_at)
        g.own_items = list(OwnItem.select(*columns).order_by(OwnItem.id))
    found: list[OwnItem] = g.own_items
    return found


def look_again() -> None:
    """A screen has just been published, or retired."""
    if has_app_context():
        g.pop("own_items", None)


def not_for(moment: datetime) -> list[str]:
    """What a sitting begun at this moment is not asked: the screens that are retired, or came later."""
    return [row.name for row in own() if row.retired_at is not None or row.published_at > moment]


def _key(begun: datetime | None = None) -> Key:
    return tuple((row.name, row.published_at) for row in own() if begun is None or row.published_at <= begun)


#: A few banks: that of now, and those of the sittings that began before the last publications.
@lru_cache(maxsize=8)
def _bank(key: Key) -> Bank:
    if not key:
        return shipped()
    rows = OwnItem.select().where(OwnItem.name.in_([name for name, _at in key])).order_by(OwnItem.id)
    items = {row.name: item for row in rows if (item := _read(row)) is not None}
    documents = {name: document(item, personas()) for name, item in items.items()}
    return Bank({**shipped().items, **items}, {**shipped().documents, **documents})


@lru_cache(maxsize=3)
def _prepared(key: Key) -> Prepared:
    return Prepared(_bank(key).as_dict())


@lru_cache(maxsize=8)
def _fingerprint(key: Key) -> str:
    return fingerprint_of(_bank(key).as_dict())


def _read(row: OwnItem) -> Item | None:
    """One that this version of the application cannot read any more is left out: the others are still asked."""
    try:
        return Item.model_validate(json.loads(row.source))
    except ValidationError:
        current_app.logger.warning("the screen %s of the diagnostic cannot be read", row.name)
        return None


def bank() -> Bank:
    """Every item that answers may name."""
    return _bank(_key())


def scale() -> Scale:
    """Our own bank: the skills and their levels, which are the same whatever trainers have published."""
    return _prepared(()).bank


def prepared() -> Prepared:
    """The same bank, laid on the grid."""
    return _prepared(_key())


def fingerprint(begun: datetime | None = None) -> str:
    """Which parameters a result is made with: what was published after its sitting had `begun` is not asked in it."""
    return _fingerprint(_key(begun))


def fingerprint_of(found: dict[str, Any]) -> str:
    """The name of a bank: another parameter, another name."""
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()


def has(name: str) -> bool:
    """Whether the bank knows this item, asked or retired."""
    return name in shipped().items or name in bank().items


def item_of(name: str) -> Item:
    """Raises KeyError when the bank has no such item any more."""
    return shipped().items.get(name) or bank().items[name]


def course_of(name: str, persona: str) -> Course:
    """The searched world of an item. Raises KeyError for an item or a person that is no longer there."""
    return _course(name, persona, () if name in shipped().items else _key())


@lru_cache(maxsize=KEPT)
def _course(name: str, persona: str, key: Key) -> Course:
    played = _bank(key).documents[name]
    found = {candidate.id: candidate for candidate in played.personas}[persona]
    return Course(Scenario(played, found))


def known(history: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The answers to items that the bank still has."""
    return [(name, outcome) for name, outcome in history if name in prepared().bank.items]


def diagnostic(seed: int, **options: Any) -> Diagnostic:
    """The engine on the bank; see `engine.Diagnostic` for its options."""
    return Diagnostic(prepared(), seed, **options)


def forget() -> None:
    """Read the bank and its parameters again next time: they have just changed. Others do so when they start."""
    for kept in (_bank, _prepared, _fingerprint, _course):
        kept.cache_clear()
