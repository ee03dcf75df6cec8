"""Where a draft was copied from: whether that has changed since, and what."""

import json
from collections.abc import Sequence
from typing import Any

from peewee import fn

from inclusion.authoring.models import Draft
from inclusion.authoring.stories import Story, compared
from inclusion.database import transaction
from inclusion.i18n import locale_id
from inclusion.modules.library import library
from inclusion.modules.models import ModuleVersion
from inclusion.records import frozen


@frozen
class News:
    """The module that a draft was copied from has a newer version than the one that was copied, or seen since."""

    slug: str
    title: str
    number: int


def news_of(drafts: Sequence[Draft]) -> dict[int, News]:
    """The news of the origins of these drafts, by draft (one query for each structure)."""
    copies = [draft for draft in drafts if draft.origin_slug]
    if not copies:
        return {}
    offered = {
        place: {edition.slug: edition for edition in library().catalogue([place])}
        for place in {draft.structure_id for draft in copies}
    }
    found = {draft.id: offered[draft.structure_id].get(draft.origin_slug) for draft in copies}
    return {
        draft.id: News(edition.slug, edition.texts(locale_id())["title"], edition.number)
        for draft in copies
        if (edition := found[draft.id]) is not None and edition.number > draft.origin_number
    }


def differences(draft: Draft, number: int) -> list[Story]:
    """What changed in the origin between the version that was copied and this one; nothing when one is not known."""
    rows = ModuleVersion.select().where(ModuleVersion.slug == draft.origin_slug)
    found = {row.number: row for row in rows.where(ModuleVersion.number.in_([draft.origin_number, number]))}
    if len(found) < 2:
        return []
    old, new = found[draft.origin_number], found[number]
    has_sources = bool(old.source and new.source)
    return compared({"tree": _tree(old, has_sources)}, {"tree": _tree(new, has_sources)})


def _tree(row: ModuleVersion, has_sources: bool) -> dict[str, Any]:
    """As its author wrote it when both versions say so; else with its fragments in it."""
    found: dict[str, Any] = json.loads(row.source)["tree"] if has_sources else json.loads(row.document)
    return found


def seen(draft: Draft, number: int) -> None:
    """Tell no more of the versions up to this one: whoever copied it has looked. Never forgets a later look."""
    newest = (
        ModuleVersion.select(fn.MAX(ModuleVersion.number)).where(ModuleVersion.slug == draft.origin_slug).scalar()
    )
    with transaction():
        number = min(number, newest or 0)
        Draft.update(origin_number=number).where(Draft.id == draft.id, Draft.origin_number < number).execute()
