"""Whose address is whose: a module is known by it, in links, passages and evidence, so that it never changes hands.

A structure keeps the address of what it has published, even taken out. A draft keeps none until then.
"""

from pathlib import Path

from inclusion.modules.content_files import CONTENT, folders
from inclusion.modules.models import ModuleVersion, OwnModule


def own_addresses() -> set[str]:
    """Where a structure has published something: only what a trainer has written keeps its source."""
    written = ModuleVersion.select(ModuleVersion.slug).where(ModuleVersion.source != "").distinct()
    return {row.slug for row in written} | {row.slug for row in OwnModule.select(OwnModule.slug)}


def held_back(root: Path = CONTENT) -> list[str]:
    """The folders of the catalogue that are not published: a structure is there."""
    theirs = own_addresses()
    return [folder.name for folder in folders(root) if folder.name in theirs]


def is_of_catalogue(slug: str) -> bool:
    """Whether a module of the catalogue is published there."""
    return ModuleVersion.select().where(ModuleVersion.slug == slug).exists() and slug not in own_addresses()
