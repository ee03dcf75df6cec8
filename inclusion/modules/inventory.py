"""The catalogue as a list that people and programs read: what each module teaches, its size, its translations."""

from pathlib import Path
from typing import Any

from inclusion.i18n import LOCALES
from inclusion.modules.content_files import CONTENT, Folder, folders, read_proved
from inclusion.simulator.schema import Document
from inclusion.simulator.texts import places


def inventory(root: Path = CONTENT) -> list[dict[str, Any]]:
    """One dict per module that can be read, by slug; `locales` in percent, `worlds` of the largest search."""
    read = [read_proved(folder) for folder in folders(root)]
    return [_line(folder, folder.document) for folder in read if folder.document]


def _line(folder: Folder, document: Document) -> dict[str, Any]:
    return {
        "slug": document.module,
        "title": document.title,
        "need": document.need,
        "organism": document.organism,
        "track": document.track,
        "situations": document.situations,
        "level": document.level,
        "minutes": document.minutes,
        "steps": len(document.steps),
        "personas": len(document.personas),
        "screens": len(document.screens),
        "surprises": len(document.surprises),
        "worlds": max(folder.worlds.values(), default=0),
        "skills": sorted({step.skill for step in document.steps}),
        "requires": document.requires,
        "teaches": document.teaches,
        "themes": document.themes,
        "locales": _locales(folder, document),
        "verified_on": document.verified_on.isoformat(),
    }


def _locales(folder: Folder, document: Document) -> dict[str, int]:
    """How much of the lesson is said in each language, in percent; the module itself is French."""
    wanted = {place for place, _ in places(document)}
    said = {locale: wanted & set(folder.translations.get(locale, {})) for locale in LOCALES}
    return {locale: 100 if locale == "fr" else len(found) * 100 // len(wanted) for locale, found in said.items()}
