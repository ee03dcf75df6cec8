"""What a new thing looks like before anything is written in it, and where it goes."""

from typing import Any

from flask_babel import gettext as _

from inclusion.authoring import naming, source
from inclusion.authoring.kinds import short
from inclusion.authoring.source import Path, Tree
from inclusion.simulator.components import KINDS
from inclusion.skills import SKILLS

WINDOWS = ("browser", "mail", "phone", "files", "desk")


def blank(kind: str, tree: Tree, holder: Path) -> tuple[Path, Any]:
    """The place and the value of something new in a holder (`screens`, `screens.compte.body`, `steps`…).

    Raises KeyError for a kind that cannot be added there.
    """
    taken = naming.ids_in(tree)
    if kind in KINDS:
        return end_of(tree, holder), _component(kind, taken)
    make = {
        "step": _step, "persona": _persona, "step_mistake": _mistake, "mistake": _mistake, "surprise": _surprise,
        "confusion": _mistake,
    }  # fmt: skip
    return end_of(tree, holder), make[kind](taken)


def screen(title: str, window: str, tree: Tree) -> tuple[Path, dict[str, Any]]:
    """A new screen of a window. Raises KeyError for an unknown window."""
    if window not in WINDOWS:
        raise KeyError(window)
    name = naming.new_id(title, naming.ids_in(tree), "ecran")
    look = _look(tree, title) if window == "browser" else {}
    return ("screens", name), {"in": window, "title": title, **look, "body": []}


def _look(tree: Tree, title: str) -> dict[str, Any]:
    """A page of the site on which the browser opens: its name, its looks, an address of its own."""
    first = (tree.get("screens") or {}).get((tree.get("start") or {}).get("browser")) or {}
    host = str(first.get("url") or "service.example").partition("/")[0]
    kept = {key: first[key] for key in ("site", "theme") if first.get(key)}
    return {"url": f"{host}/{naming.plain(title).replace(' ', '-') or 'page'}", "theme": "organism", **kept}


def parameter(name: str, tree: Tree) -> tuple[Path, dict[str, Any]]:
    """A new piece of information that may change."""
    found = naming.new_id(name, naming.ids_in(tree), "info")
    return ("parameters", found), {"value": name, "source": "…", "verified": False}


def trace(skill: str) -> tuple[Path, dict[str, Any]]:
    """Another skill that the same screen shows. Raises KeyError for an unknown one."""
    SKILLS[skill]
    return ("traces", skill), {"level": 1}


def end_of(tree: Tree, holder: Path) -> Path:
    """The place after the last thing of a list, which may not be there yet."""
    try:
        return (*holder, len(source.get(tree, holder)))
    except (source.NoSuchPlace, TypeError):
        return (*holder, 0)


def _component(kind: str, taken: set[str]) -> dict[str, Any]:
    names: dict[str, dict[str, Any]] = {
        "text": {"text": _("Écrivez ici.")},
        "notice": {"tone": "info", "label": _("Écrivez ici.")},
        "table": {"caption": _("Tableau"), "head": [_("Mois"), _("Montant")], "rows": [["…", "…"]]},
        "image": {"file": "", "alt": ""},
        "summary": {"inputs": []},
        "link": {"label": _("Lien")},
        "button": {"label": _("Continuer")},
        "banner": {"label": _("Accepter"), "text": _("Écrivez ici.")},
        "field": {"label": _("Champ"), "type": "text", "expect": "…"},
        "choice": {"label": _("Question"), "options": {"oui": _("Oui"), "non": _("Non")}, "expect": "oui"},
        "check": {"label": _("Je certifie")},
        "upload": {"label": _("Document"), "files": []},
        "gesture": {"label": _("Geste"), "type": "click", "target": "…"},
    }
    value = names[kind]
    if kind in ("text", "notice", "table", "image", "summary"):
        return short(kind, value)
    return short(kind, {"id": naming.new_id(kind, taken), **value})


def _step(taken: set[str]) -> dict[str, Any]:
    return {
        "id": naming.new_id("etape", taken), "skill": "demarche", "name": _("Nouvelle étape"), "do": "", "done": {},
        "hints": [],
    }  # fmt: skip


def _persona(taken: set[str]) -> dict[str, Any]:
    return {
        "id": naming.new_id("personne", taken),
        "name": _("Prénom Nom"),
        "card": {_("Mot de passe"): "Lavande-2026"},
    }


def _mistake(taken: set[str]) -> dict[str, Any]:
    return {"id": naming.new_id("erreur", taken), "say": ""}


def _surprise(taken: set[str]) -> dict[str, Any]:
    return {"id": naming.new_id("imprevu", taken), "name": _("Un imprévu"), "set": {}}
