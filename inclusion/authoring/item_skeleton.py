"""A screen of the diagnostic made from a few answers: small, whole and playable at once, to go on with."""

from typing import Any

from inclusion.authoring.naming import new_id
from inclusion.authoring.source import Tree

FIRST, DONE = "accueil", "reussi"
PAGE = {"in": "browser", "site": "Service en ligne", "theme": "organism"}


def item_skeleton(do: str, skill: str, level: int, form: str, right: str, wrong: list[str], day: str) -> Tree:
    """The mission, the button to press, those that people press instead; `day` is today (ISO 8601).

    Each wrong button leads to a page of its own, which ends the screen as a confusion to be explained.
    """
    names = {words: new_id(words, {FIRST, DONE}, "page") for words in wrong}
    pressed = [_button(words, name) for words, name in names.items()]
    pressed.insert(min(1, len(pressed)), _button(right, DONE))
    body = [{"text": "Que voulez-vous faire ?"}, *pressed]
    return {
        "item": "", "skill": skill, "level": level, "format": form, "tags": ["choix"], "do": do,
        "help": f"Lisez chaque bouton. Appuyez sur « {right} ».", "checked_on": day, "start": {"browser": FIRST},
        "screens": {
            FIRST: {**PAGE, "url": "service.example", "known": True, "title": "Bienvenue", "body": body},
            DONE: _page(right, "Vous y êtes.", "reussi"),
            **{name: _page(words, "Ce n’est pas la page demandée.", name) for words, name in names.items()},
        },
        "done": {"at": DONE},
        "confusions": [
            {
                "id": name, "when": {"at": name},
                "say": f"Vous avez appuyé sur « {words} ». On demandait « {right} ».",
            }
            for words, name in names.items()
        ],
    }  # fmt: skip


def _button(words: str, page: str) -> dict[str, Any]:
    return {"button": f"vers_{page}", "label": words, "goto": page}


def _page(title: str, text: str, name: str) -> dict[str, Any]:
    back = {"link": f"retour_{name}", "label": "Revenir en arrière", "goto": FIRST}
    return {
        **PAGE,
        "url": f"service.example/{name.replace('_', '-')}",
        "title": title,
        "body": [{"text": text}, back],
    }
