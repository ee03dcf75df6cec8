"""How the catalogue is sorted: by need, by organism, by skill, and in an advised order."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from inclusion.records import frozen

#: Need: how people say it, and its drawing.
SITUATIONS = {
    "ordinateur": (_l("Je débute"), "mouse"),
    "compte": (_l("Je veux me connecter"), "lock"),
    "arnaque": (_l("J’ai peur des arnaques"), "shield-check"),
    "travail": (_l("Je cherche du travail"), "briefcase"),
    "demenager": (_l("Je déménage"), "home-move"),
    "malade": (_l("Je me soigne"), "medical-cross"),
    "famille": (_l("Ma famille change"), "baby-carriage"),
    "argent": (_l("Mes aides et mes impôts"), "cash"),
    "papiers": (_l("Mes papiers"), "id"),
    "voiture": (_l("Ma voiture"), "car"),
    "retraite": (_l("Ma retraite"), "calendar"),
    "courrier": (_l("Mes lettres et mes colis"), "mail"),
    "erreur": (_l("J’ai fait une erreur"), "refresh"),
    "accueil": (_l("J’accompagne des personnes"), "heart-handshake"),
}
#: Organism: its name, its drawing, and other words under which people look for it, in French.
ORGANISMS = {
    "caf": ("Caf", "users", "allocations familiales allocation apl rsa prime aide logement"),
    "ameli": ("Assurance Maladie", "medical-cross", "ameli sécurité sociale sécu cpam cnam carte vitale santé"),
    "impots": ("Impôts", "cash", "trésor public finances publiques taxe déclaration revenus"),
    "france_travail": ("France Travail", "briefcase", "pôle emploi anpe assedic chômage"),
    "laposte": ("La Poste", "mail", "courrier lettre colis facteur recommandé"),
    "france_titres": ("France Titres", "id", "ants préfecture carte identité passeport permis conduire carte grise"),
    "retraite": ("Retraite", "calendar", "pension carsat cnav assurance retraite carrière"),
    "tous": ("", "", ""),
}


@frozen
class Parcours:
    """Modules in an advised order."""

    id: str
    title: LazyString
    why: LazyString
    drawing: str
    modules: tuple[str, ...]


PARCOURS = (
    Parcours(
        "premiers-pas",
        _l("Mes premiers pas"),
        _l("La souris, le clavier, les sites, les courriels."),
        "walk",
        (
            "souris-premiers-gestes",
            "clavier-accents-arobase",
            "fenetres-onglets-defiler",
            "adresse-et-resultats",
            "courriel-lire-trier-repondre",
        ),
    ),
    Parcours(
        "mes-comptes",
        _l("Mes comptes, en sécurité"),
        _l("Le mot de passe, le code reçu, FranceConnect, les pièges."),
        "shield-check",
        (
            "mot-de-passe",
            "code-recu-par-sms-ou-courriel",
            "franceconnect",
            "reconnaitre-une-arnaque",
            "se-deconnecter-poste-partage",
        ),
    ),
    Parcours(
        "ma-premiere-demande",
        _l("Ma première demande"),
        _l("Je trouve le site, je remplis, je joins un papier, je garde la preuve."),
        "list-check",
        (
            "adresse-et-resultats",
            "photographier-et-joindre",
            "ameli-attestation-de-droits",
            "caf-declaration-trimestrielle",
            "carte-identite-passeport",
        ),
    ),
    Parcours(
        "mon-travail",
        _l("Je perds mon emploi"),
        _l("M’inscrire, m’actualiser, prévenir la Caf, réparer une erreur."),
        "briefcase",
        (
            "je-perds-mon-emploi",
            "france-travail-inscription",
            "france-travail-actualisation",
            "caf-changement-de-situation",
            "erreur-actualisation-trop-percu",
        ),
    ),
    Parcours(
        "mon-demenagement",
        _l("Je déménage"),
        _l("Le courrier, le logement, la carte grise : qui prévenir, et dans quel ordre."),
        "home-move",
        ("je-demenage", "laposte-reexpedition", "caf-aide-au-logement", "carte-grise-changement-adresse"),
    ),
    Parcours(
        "droit-a-l-erreur",
        _l("Le droit à l’erreur"),
        _l("Une erreur est partie : je lis la lettre et je répare."),
        "refresh",
        ("erreur-caf-revenu-oublie", "impots-corriger-sa-declaration", "erreur-actualisation-trop-percu"),
    ),
    Parcours(
        "accompagner",
        _l("Accueillir et accompagner"),
        _l("Montrer sans faire à la place, protéger, orienter, apaiser."),
        "heart-handshake",
        ("agents-posture-montrer", "agents-secret-donnees", "agents-orienter", "agents-conversation-difficile"),
    ),
)
LEVELS = {1: _l("Pour débuter"), 2: _l("Avec un peu d’habitude"), 3: _l("Quand on est à l’aise")}
AGENT = "agent"
