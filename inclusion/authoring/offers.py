"""The closed lists that questions are answered from, in words."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inclusion.authoring.asks import Ask
from inclusion.authoring.choices import Choices, Option
from inclusion.modules.sections import ORGANISMS, SITUATIONS
from inclusion.reports.vocabulary import THEMES
from inclusion.skills import SKILLS

FIXED: dict[str, list[tuple[str, Any]]] = {
    "organisms": [(name, words[0] or _l("Toutes")) for name, words in ORGANISMS.items()],
    "difficulties": [("1", _l("facile")), ("2", _l("moyen")), ("3", _l("avancé"))],
    "item_levels": [
        ("0", _l("Échauffement, très facile")), ("1", _l("1, ce que l’on fait avec quelqu’un")),
        ("2", _l("2, ce que l’on fait presque seul")), ("3", _l("3, ce que l’on fait seul")),
    ],
    "item_formats": [
        ("simulation", _l("Un geste dans un faux écran")), ("pictures", _l("Le bon choix parmi 3 ou 4")),
    ],
    "features": [
        ("geste", _l("un geste de la main")), ("saisie", _l("des mots à écrire")), ("choix", _l("un choix à faire")),
        ("image", _l("une image à lire")), ("message", _l("un message")), ("fichier", _l("un fichier")),
        ("telephone", _l("un téléphone")), ("texte_dense", _l("beaucoup de texte")),
        ("petite_cible", _l("une petite cible")),
    ],
    "situations": [(name, words) for name, (words, _drawing) in SITUATIONS.items()],
    "themes": list(THEMES.items()),
    "tracks": [("learner", _l("Les apprenants")), ("agent", _l("Les agents"))],
    "skills": [(name, words) for name, (words, _said) in SKILLS.items()],
    "looks": [
        ("organism", _l("Site d’une administration")), ("search", _l("Moteur de recherche")),
        ("fake", _l("Faux site")), ("plain", _l("Site ordinaire")),
    ],
    "tones": [
        ("info", _l("une information")), ("success", _l("une bonne nouvelle")), ("care", _l("à ne pas oublier")),
    ],
    "drawings": [
        ("identity_front", _l("Carte d’identité, devant")), ("identity_back", _l("Carte d’identité, derrière")),
        ("identity_both", _l("Carte d’identité, 2 faces")), ("identity_blurred", _l("Carte d’identité floue")),
        ("identity_cut", _l("Carte d’identité coupée")), ("bill", _l("Facture")),
        ("bill_blurred", _l("Facture floue")),
        ("bill_cut", _l("Facture coupée")), ("letter", _l("Lettre")), ("certificate", _l("Attestation")),
        ("photo", _l("Photo d’identité")), ("holiday", _l("Photo de vacances")), ("list", _l("Liste")),
    ],
    "checks": [("oui", _l("Cocher")), ("non", _l("Laisser vide"))],
    "sizes": [("large", _l("grande")), ("medium", _l("moyenne")), ("small", _l("petite"))],
    "gestures": [
        ("move", _l("passer la souris dessus")), ("click", _l("cliquer")), ("double", _l("double-cliquer")),
        ("right", _l("cliquer à droite")), ("drag", _l("glisser")), ("scroll", _l("faire défiler")),
        ("type", _l("écrire")), ("select", _l("sélectionner")), ("copy", _l("copier et coller")),
        ("touch", _l("toucher")), ("zoom", _l("agrandir")),
    ],
    "fields": [
        ("text", _l("du texte")), ("textarea", _l("un long texte")), ("amount", _l("un montant en euros")),
        ("number", _l("un nombre")), ("date", _l("une date")), ("email", _l("une adresse de courriel")),
        ("phone", _l("un numéro de téléphone")), ("address", _l("une adresse postale")),
        ("postcode", _l("un code postal")), ("password", _l("un mot de passe")),
        ("new_password", _l("un nouveau mot de passe")), ("code", _l("un code reçu")),
        ("search", _l("une recherche")),
        ("civility", _l("une civilité")), ("nir", _l("un numéro de sécurité sociale")),
        ("fiscal", _l("un numéro fiscal")), ("access_number", _l("un numéro d’accès en ligne")),
        ("allocataire", _l("un numéro d’allocataire")), ("france_travail_id", _l("un identifiant France Travail")),
        ("iban", _l("un IBAN")), ("plate", _l("une immatriculation")), ("formula_number", _l("un numéro de formule")),
        ("cession_code", _l("un code de cession")), ("vin", _l("un numéro VIN")), ("neph", _l("un numéro NEPH")),
        ("licence_number", _l("un numéro de permis")), ("identity_card", _l("un numéro de carte d’identité")),
        ("passport", _l("un numéro de passeport")), ("vitale_serial", _l("un numéro de série de carte Vitale")),
        ("stamp", _l("un numéro de timbre fiscal")), ("tracking", _l("un numéro de suivi")),
        ("housing_number", _l("un numéro de logement")), ("siret", _l("un numéro SIRET")),
        ("siren", _l("un numéro SIREN")),
    ],
}  # fmt: skip


def offered(ask: Ask, choices: Choices, screen: str, value: dict[str, Any]) -> list[Option]:
    """The options of a question about something on a screen."""
    if ask.among in FIXED:
        return [(name, str(words)) for name, words in FIXED[ask.among]]
    made: dict[str, Callable[[], list[Option]]] = {
        "pages": choices.pages,
        "answers": lambda: choices.answers(screen),
        "every_answer": choices.answers,
        "files": lambda: choices.pages("files"),
        "lists": lambda: [one for one in choices.pages("mail", "phone", "files") if one[0] != screen],
        "options": lambda: choices.options(value),
        "pictures": lambda: _pictures(value),
        "block_parts": choices.block_parts,
    }
    return made[ask.among]()


def _pictures(value: dict[str, Any]) -> list[Option]:
    """The picture that is there; another one is sent beside the form."""
    return [(str(value["file"]), _("L’image choisie"))] if value.get("file") else []
