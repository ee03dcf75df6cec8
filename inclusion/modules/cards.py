"""What lists and titles say of modules and of unfinished runs, in the language of the page."""

from typing import Any

from inclusion.i18n import locale_id
from inclusion.modules.library import Edition, library
from inclusion.modules.models import Run

DRAWINGS = {
    "caf": "users", "ameli": "medical-cross", "impots": "cash", "france_travail": "briefcase", "laposte": "mail",
    "france_titres": "id", "retraite": "calendar", "tous": "",
}  # fmt: skip
#: The drawing of what belongs to no organism in particular.
THEMES = {"email": "mail", "securite_numerique": "shield-check"}
ORGANISMS = {
    "caf": "Caf", "ameli": "Assurance Maladie", "impots": "Impôts", "france_travail": "France Travail",
    "laposte": "La Poste", "france_titres": "France Titres", "retraite": "Retraite", "tous": "",
}  # fmt: skip


def card(edition: Edition) -> dict[str, Any]:
    """What a list or a title says of a module."""
    texts = edition.texts(locale_id())
    document = edition.document
    said = {name: texts[name] for name in ("title", "need", "summary", "receives", "outcome")}
    organism = ORGANISMS[document.organism]
    is_said = not organism or organism in said["title"]
    return said | {
        "under": said["title"] if is_said else f"{said['title']} · {organism}",
        "slug": edition.slug, "minutes": document.minutes, "organism": organism, "level": document.level,
        "drawing": DRAWINGS[document.organism] or THEMES.get(document.themes[0], "world"),
        "verified_on": document.verified_on,
    }  # fmt: skip


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
