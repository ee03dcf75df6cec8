"""A module made from five answers: small, whole and playable at once, for somebody to go on with."""

from typing import Any

from inclusion.authoring.naming import new_id, plain
from inclusion.authoring.source import Tree

MOST_MISTAKES = 5


def skeleton(need: str, title: str, receives: str, site: str, mistakes: list[str], day: str) -> Tree:
    """What for, who, what one holds in the end, which site, which mistakes; `day` is today (ISO 8601).

    The person opens the site, begins, answers one question, sends, and sees the confirmation. Each mistake named is
    a wrong answer of that question, to be explained.
    """
    return {
        "title": title, "need": need, "organism": "tous", "level": 1, "minutes": 10,
        "themes": ["aide_aux_demarches_administratives"], "situations": ["ordinateur"],
        "teaches": {"formulaire": 1}, "verified_on": day,
        "summary": f"{title}. On apprend à le faire en ligne, pas à pas.",
        "mission": f"Vous êtes {{persona.name}}. Allez sur le site « {site} », faites la demande et envoyez-la.",
        "receives": receives, "outcome": "Votre demande est envoyée.",
        "personas": [
            _persona("samira", "Samira Duval", "Lavande-2026"), _persona("lucas", "Lucas Moreau", "Sapin-2026"),
        ],
        "start": {"browser": "accueil"}, "goal": {"envoyee": "oui", "demande": "oui"},
        "screens": _screens(title, receives, site, mistakes), "steps": _steps(), "real": REAL,
    }  # fmt: skip


REAL = {
    "address": "Écrivez ici l’adresse du vrai site",
    "phone": "39 39",
    "place": "Une maison France Services, près de chez vous.",
    "differences": ["Sur le vrai site, l’ordre des pages peut changer."],
}


def _screens(title: str, receives: str, site: str, mistakes: list[str]) -> dict[str, Any]:
    host = f"{plain(site).replace(' ', '-') or 'service'}.example"
    page = {"in": "browser", "site": site, "theme": "organism"}
    return {
        "accueil": {**page, "url": host, "known": True, "title": "Bienvenue", "body": _welcome(title)},
        "horaires": {
            **page, "url": f"{host}/horaires", "title": "Horaires",
            "body": [
                {"text": "Nous sommes ouverts du lundi au vendredi, de 9 heures à 17 heures."},
                {"link": "revenir", "label": "Retour à l’accueil", "goto": "accueil"},
            ],
        },
        "formulaire": {**page, "url": f"{host}/demande", "title": "Votre demande", "body": _questions(mistakes)},
        "confirmation": {
            **page, "url": f"{host}/merci", "title": "Votre demande est envoyée",
            "when": {"envoyee": "oui"}, "otherwise": "formulaire", "body": _sent(receives),
        },
    }  # fmt: skip


def _welcome(title: str) -> list[dict[str, Any]]:
    return [
        {"text": f"Ici, vous faites votre demande : {title}."},
        {"button": "commencer", "label": "Commencer ma demande", "goto": "formulaire"},
        {"link": "voir_horaires", "label": "Voir les horaires", "goto": "horaires"},
    ]


def _sent(receives: str) -> list[dict[str, Any]]:
    again = {"label": "Corriger ma demande", "quiet": True, "set": {"envoyee": "non"}, "goto": "formulaire"}
    return [{"notice": "success", "label": f"Vous recevrez : {receives}."}, {"button": "corriger", **again}]


def _persona(name: str, full: str, password: str) -> dict[str, Any]:
    return {"id": name, "name": full, "password": password, "card": {"Nom": full, "Mot de passe": password}}


def _questions(mistakes: list[str]) -> list[dict[str, Any]]:
    """One question; what people get wrong are its other answers."""
    options, explained = {"oui": "Oui, c’est ma demande"}, []
    for said in mistakes[:MOST_MISTAKES] or ["Non, plus tard"]:
        name = new_id(said, {*options, "demande"}, "erreur")
        options[name] = said
        explained.append({
            "id": name, "equals": name,
            "say": "Cela arrive souvent. La mission demande autre chose. Relisez-la, puis choisissez de nouveau.",
        })  # fmt: skip
    return [
        {"choice": "demande", "label": "Que voulez-vous faire ?", "options": options, "expect": "oui",
         "mistakes": explained},
        {"button": "envoyer", "label": "Envoyer ma demande", "needs": ["demande"], "set": {"envoyee": "oui"},
         "goto": "confirmation"},
    ]  # fmt: skip


def _steps() -> list[dict[str, Any]]:
    return [
        {
            "id": "ouvrir", "skill": "naviguer", "name": "Ouvrir la demande",
            "do": "Ouvrez la page de la demande.", "done": {"at": "formulaire"},
            "hints": ["Le bouton est sur la page d’accueil du site.", "Pressez « {label.commencer} »."],
            "why": "On commence toujours sur le site officiel.",
            "mistakes": [
                {
                    "id": "ailleurs", "when": {"at": "horaires"},
                    "say": "Ce sont les horaires. La demande est sur la page d’accueil : "
                    "pressez « {label.revenir} », puis « {label.commencer} ».",
                },
            ],
        },
        {
            "id": "envoyer_demande", "skill": "formulaire", "name": "Remplir et envoyer",
            "do": "Répondez à la question, puis envoyez.", "done": {"envoyee": "oui", "demande": "oui"},
            "hints": ["Relisez votre mission avant de répondre.", "Répondez, puis pressez « {label.envoyer} »."],
            "why": "Une demande envoyée laisse une preuve.",
            "mistakes": [],
        },
    ]  # fmt: skip
