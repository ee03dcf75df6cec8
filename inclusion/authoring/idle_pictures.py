"""Pictures that nothing shows any more: neither a draft, nor what was published, nor what was written lately."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from peewee import Field, ModelSelect

from inclusion.assessments.models import OwnItem
from inclusion.authoring.models import Draft, Edit
from inclusion.database import transaction
from inclusion.modules.models import ModuleVersion, Picture
from inclusion.modules.pictures import PREFIX

_SHOWN = re.compile(re.escape(PREFIX) + r"([0-9a-f]{32}\.webp)")
BATCH = 100


def idle_since(limit: datetime) -> list[str]:
    """The pictures that nothing has shown since then; one that was added later waits."""
    old = [row.name for row in Picture.select(Picture.name).where(Picture.at < limit).order_by(Picture.id)]
    used = set(_used(limit)) if old else set()
    return [name for name in old if name not in used]


def _used(limit: datetime) -> Iterator[str]:
    """What is shown somewhere, and what was until lately: taking it away is a change that names it."""
    yield from _named(Draft.tree, Draft.select(Draft.tree))
    yield from _named(ModuleVersion.document, ModuleVersion.select(ModuleVersion.document))
    yield from _named(ModuleVersion.source, ModuleVersion.select(ModuleVersion.source))
    yield from _named(OwnItem.source, OwnItem.select(OwnItem.source))
    yield from _named(Edit.changes, Edit.select(Edit.changes).where(Edit.at >= limit))


def _named(field: Field, rows: "ModelSelect[Any]") -> Iterator[str]:
    found = rows.where(field.contains(PREFIX)).tuples().iterator()
    return (name for (text,) in found for name in _SHOWN.findall(text))


def erase_idle(limit: datetime) -> int:
    """Erase these pictures, looked for again in the same transaction: somebody may just have shown one."""
    with transaction():
        names = idle_since(limit)
        for start in range(0, len(names), BATCH):
            Picture.delete().where(Picture.name.in_(names[start : start + BATCH]), Picture.at < limit).execute()
    return len(names)
