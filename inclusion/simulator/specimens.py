"""One invented field of every type, empty, filled in and refused: the gallery shows them, the tests try them.

The values are those of the facts on invented data: nobody has them, and nobody will.
"""

from collections.abc import Iterator

from inclusion.simulator.answers import Extras, judge, kind_of
from inclusion.simulator.everyday import CIVILITIES
from inclusion.simulator.new_passwords import sentence
from inclusion.simulator.refusals import said
from inclusion.simulator.shown import Shown
from inclusion.simulator.suggestions import fitting
from inclusion.simulator.words import typeset

ADDRESSES = (
    "12 rue des Lilas, 99999 Valbrune-sur-Essai",
    "12 rue des Ormes, 99999 Valbrune-sur-Essai",
    "3 place du Marché, 99999 Valbrune-sur-Essai",
)
EXTRAS = {
    "address": Extras(suggestions=ADDRESSES),
    "textarea": Extras(contains=("facture",)),
    "new_password": Extras(rules=("length 10", "upper", "lower", "digit", "sign")),
}

#: type: label, the persona's value, a value that the site refuses
SPECIMENS = {
    "nir": ("Numéro de sécurité sociale", "2 58 07 99 999 000 29", "2 58 07 99 999"),
    "fiscal": ("Numéro fiscal", "30 99 999 999 999", "80 99 999 999 999"),
    "access_number": ("Numéro d’accès en ligne", "0000042", "000004Z"),
    "allocataire": ("Numéro d’allocataire", "0000042", "00000420"),
    "france_travail_id": ("Identifiant France Travail", "0000000A", "000000"),
    "civility": ("Civilité", "Madame", "?"),
    "text": ("Nom", "Duval", "Durand"),
    "textarea": ("Votre message", "Je vous envoie la facture du mois de mai.", "…"),
    "email": ("Adresse de courriel", "samira.duval@exemple.test", "samira.duval"),
    "phone": ("Téléphone", "06 39 98 12 34", "06 39 98 12"),
    "date": ("Date de naissance", "12/03/1958", "31/02/1958"),
    "amount": ("Montant", "1 200,50", "-5"),
    "number": ("Nombre d’enfants", "2", "2,5"),
    "address": ("Adresse", ADDRESSES[0], "12 rue"),
    "postcode": ("Code postal", "99999", "9999"),
    "iban": ("IBAN", "FR76 9999 9000 0100 0000 0000 115", "FR76 9999 9000 0100 0000 0000 116"),
    "plate": ("Immatriculation", "ZZ-000-ZZ", "ZZ-0O0-ZZ"),
    "formula_number": ("Numéro de formule", "2099ZZ00000", "2099Z000000"),
    "cession_code": ("Code de cession", "00000", "0000"),
    "vin": ("Numéro du véhicule", "ZZZ00000000000000", "ZZZ000000000"),
    "neph": ("Numéro NEPH", "999999999999", "99999999999"),
    "licence_number": ("Numéro du permis", "99ZZ99999", "99ZZ999"),
    "identity_card": ("Numéro de la carte d’identité", "999999999999", "99999999999"),
    "passport": ("Numéro du passeport", "99ZZ99999", "9ZZ999999"),
    "vitale_serial": ("Numéro de série de la carte Vitale", "99999999999", "999999999"),
    "stamp": ("Numéro du timbre fiscal", "0000 0000 0000 0000", "0000 0000 0000"),
    "tracking": ("Numéro de suivi", "6X00000000000", "6X0000000000"),
    "housing_number": ("Numéro unique", "999999999999999999", "99999999999999999"),
    "siret": ("Numéro SIRET", "000 000 000 00000", "000 000 000 00001"),
    "siren": ("Numéro SIREN", "000 000 000", "000 000 001"),
    "password": ("Mot de passe", "Lavande-2026", "LAVANDE-2026"),
    "new_password": ("Nouveau mot de passe", "Tournesol-73", "tournesol"),
    "code": ("Code reçu par SMS", "123456", "12345"),
    "search": ("Rechercher", "caf", "…"),
}


def states() -> Iterator[Shown]:
    """Each type three times."""
    for name, (_, right, refused) in SPECIMENS.items():
        extras = EXTRAS.get(name, Extras())
        verdict = judge(name, refused, right, True, (), extras)
        yield _shown(name, "vide", "", "")
        yield _shown(name, "rempli", right, "")
        yield _shown(name, "refus", "" if name == "civility" else refused, said(verdict.reason, verdict.number))


def _shown(name: str, state: str, value: str, error: str) -> Shown:
    extras = EXTRAS.get(name, Extras())
    kind = kind_of(name, extras)
    options = CIVILITIES if name == "civility" else fitting(extras.suggestions, value) if error else ()
    return Shown(
        "field",
        f"{name}-{state}",
        SPECIMENS[name][0],
        value=value,
        error=error,
        type=name,
        hint=typeset(kind.hint),
        inputmode=kind.inputmode,
        width=kind.width,
        options=[(option, option) for option in options],
        rules=[(rule, typeset(sentence(rule))) for rule in extras.rules],
    )
