"""Whose drafts one may open: those of the structures where one is a trainer."""

from flask import abort
from flask_login import current_user

from inclusion.accounts.models import Staff
from inclusion.authoring.models import MODULE, Draft
from inclusion.places.models import Structure
from inclusion.security import TRAINER


def me() -> Staff:
    """The member of staff behind this request."""
    found: Staff = current_user._get_current_object()
    return found


def place_ids() -> list[int]:
    """The structures where I write modules."""
    return me().ids_as(TRAINER)


def places() -> list[Structure]:
    """The same, by name."""
    return list(Structure.select().where(Structure.id.in_(place_ids())).order_by(Structure.name, Structure.id))


def mine(key: str) -> Draft:
    """A draft of my structures; for everybody else, there is no such page."""
    found: Draft | None = Draft.get_or_none(Draft.key == key, Draft.structure.in_(place_ids()))
    return found or abort(404)


def my_module(key: str) -> Draft:
    """The same, of an exercise: a screen of the diagnostic has no such page."""
    found = mine(key)
    return found if found.kind == MODULE else abort(404)
