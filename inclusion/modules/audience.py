"""Which modules somebody may begin: the public catalogue, what is shared, and what their own structures have written.

Whoever has begun a passage goes on with it, whatever becomes of the module: that is never asked here.
"""

from collections.abc import Sequence
from typing import TypeAlias

from flask import has_request_context
from flask_login import current_user
from peewee import Expression, Field, Function, Query, fn

from inclusion.modules.models import OwnModule
from inclusion.places import kiosk
from inclusion.places.models import Enrolment, Kiosk

#: Numbers of structures, or the query that finds them inside another one.
Places: TypeAlias = Sequence[int] | Query


def places_of_asker() -> Places:
    """The structures of who asks: a learner's, a member of staff's, those of the kiosk for a visitor; else none.

    A query rather than numbers where they are not known yet, so that nothing more is asked of the database.
    """
    if not has_request_context():
        return []
    if current_user.is_learner:
        return Enrolment.select(Enrolment.structure).where(Enrolment.learner == current_user.id)
    if current_user.is_staff:
        found: list[int] = current_user.place_ids
        return found
    token = kiosk.token_hash()
    return Kiosk.select(Kiosk.structure).where(Kiosk.token_hash == token, Kiosk.is_open) if token else []


def is_open_to(places: Places) -> Expression:
    """The condition, beside a left join with OwnModule: a module of nobody in particular, or one of theirs."""
    is_theirs = OwnModule.is_shared | OwnModule.structure.in_(places)
    return OwnModule.id.is_null() | (OwnModule.archived_at.is_null() & is_theirs)


def is_taken_out(slug: Field) -> Function:
    """The condition that nobody begins this module any more, for a row of another table (found by its index)."""
    own = OwnModule.alias()
    return fn.EXISTS(own.select(own.id).where(own.slug == slug, own.archived_at.is_null(False)))
