"""What lists and titles say of modules and of unfinished runs, in the language of the page."""

from typing import Any

from inclusion.i18n import locale_id
from inclusion.modules.library import Edition, library
from inclusion.modules.models import Run
from inclusion.modules.sections import LEVELS, ORGANISMS, SITUATIONS
from inclusion.skills import DRAWINGS as SKILL_DRAWINGS
from inclusion.skills import SKILLS


def card(edition: Edition) -> dict[str, Any]:
    """What a list or a title says of a module."""
    texts = edition.texts(locale_id())
    document = edition.document
    said = {name: texts[name] for name in ("title", "need", "summary", "receives", "outcome")}
    organism, drawing, _ = ORGANISMS[document.organism]
    is_said = not organism or organism in said["title"]
    return said | {
        "under": said["title"] if is_said else f"{said['title']} · {organism}",
        "slug": edition.slug, "minutes": document.minutes, "organism": organism, "level": LEVELS[document.level],
        "drawing": drawing or _drawing(edition), "verified_on": document.verified_on,
        "before": [(skill, str(SKILLS[skill][0]), SKILL_DRAWINGS[skill]) for skill in document.requires],
    }  # fmt: skip


def _drawing(edition: Edition) -> str:
    """The drawing of the first need, for what belongs to no organism in particular."""
    situations = edition.document.situations
    return SITUATIONS[situations[0]][1] if situations else "world"


def cards_of(runs: list[Run]) -> list[dict[str, Any]]:
    """Unfinished runs, as something to continue."""
    found = []
    for run in runs:
        edition = library().edition(run.version_id)
        step = edition.document.steps[min(run.step, len(edition.document.steps) - 1)]
        name = edition.texts(locale_id())[f"steps.{step.id}.name"]
        found.append({**card(edition), "key": run.key, "mode": run.mode, "number": run.step + 1, "step": name})
    return found


def spaced(code: str | None) -> str:
    """A code as it is printed: ABC DEF."""
    return f"{code[:3]} {code[3:]}" if code else ""
