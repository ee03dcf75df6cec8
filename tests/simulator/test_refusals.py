"""The site's own words for what it refuses: how many signs are missing, and which one is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.simulator.answers import INVALID, KINDS, Extras, judge
from inclusion.simulator.components import Choice, Field_
from inclusion.simulator.refusals import SENTENCES, said
from inclusion.simulator.sentences import site_error
from inclusion.simulator.specimens import EXTRAS, SPECIMENS


def sentence(kind: str, typed: str) -> str:
    """What the site says to somebody whose right answer is the specimen; spaces are made plain."""
    verdict = judge(kind, typed, SPECIMENS[kind][1], False, [], EXTRAS.get(kind, Extras()))
    assert verdict.klass == INVALID
    return said(verdict.reason, verdict.number).replace("\u202f", " ")


NOT_DIGIT = "Le {} signe n’est pas un chiffre : vérifiez la lettre O et le zéro."
NOT_LETTER = "Le {} signe n’est pas une lettre : vérifiez le zéro et la lettre O."
UNKNOWN = "Nous ne reconnaissons pas cette valeur. Vérifiez-la."
CHECK = "Ce numéro n’est pas valide. Vérifiez chaque chiffre."


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("nir", "28611999990", "Il manque 2 chiffres."),
        ("nir", "2861199999000791", "Il y a 1 chiffre en trop."),
        ("nir", "28611999990007", "Écrivez 13 chiffres, ou 15 avec la clé. Ici, il y en a 14."),
        ("nir", "28611999990OO", NOT_DIGIT.format("12e")),
        ("nir", "O861199999000", NOT_DIGIT.format("1er")),
        ("nir", "1 85 05 2C 123 000", NOT_DIGIT.format("7e")),
        ("nir", "9861199999000", "Un numéro de sécurité sociale commence par 1 ou par 2."),
        ("nir", "2861499999000", "Vérifiez le 4e et le 5e chiffre : c’est le mois de naissance."),
        ("nir", "286119999900078", CHECK),
        ("nir", "1 97 05 99 999 000 76", UNKNOWN),  # somebody else
        ("nir", "je ne sais pas", "Écrivez un numéro, en chiffres."),
        ("nir", "٢٨٦١١٩٩٩٩٩٠٠٠", "Écrivez les chiffres comme ceci : 0 1 2 3 4 5 6 7 8 9"),
        ("fiscal", "30 99 999 999 9", "Il manque 2 chiffres."),
        ("fiscal", "40 99 999 999 999", "Un numéro fiscal commence par 0, 1, 2 ou 3."),
        ("access_number", "00000421", "Il y a 1 chiffre en trop."),
        ("allocataire", "000042", "Il manque 1 chiffre."),
        ("france_travail_id", "0000000", "Il manque 1 signe."),
        ("france_travail_id", "999999999", "Il manque 2 chiffres."),  # the newer numbers
        ("france_travail_id", "0000000AB", "Il y a 1 signe en trop."),
        ("france_travail_id", "00O0000A", NOT_DIGIT.format("3e")),
        ("civility", "Docteur", "Choisissez une réponse."),
        ("text", "Durand", UNKNOWN),
        ("textarea", "…", "Écrivez une réponse."),
        ("email", "samira.duval", "Il manque l’arobase : @"),
        ("email", "samira@duval@exemple.test", "Il y a plusieurs arobases @. Une seule suffit."),
        ("email", "samira duval@exemple.test", "Une adresse de courriel ne contient pas d’espace."),
        ("email", "zoé@exemple.test", "Une adresse de courriel ne contient pas d’accent."),
        ("email", "samira@", "Il manque quelque chose avant ou après l’arobase @."),
        ("email", "samira@exemple,test", "Il y a une virgule. Il faut peut-être un point."),
        ("email", "samira@exemple", "Il manque la fin de l’adresse, avec un point. Par exemple : .fr"),
        ("email", "samira@exemple..test", "Écrivez l’adresse comme ceci : prenom.nom@exemple.test"),
        ("phone", "06 39 98 12", "Il manque 2 chiffres."),
        ("phone", "639981234", "Un numéro de téléphone commence par 0, ou par +33."),
        ("phone", "+44 639981234", "Un numéro de téléphone commence par 0, ou par +33."),
        ("phone", "+33 6 39 98 12", "Il manque 2 chiffres."),
        ("phone", "O639981234", NOT_DIGIT.format("1er")),
        ("phone", "0039981234", CHECK),
        ("date", "31/02/2026", "Ce jour n’existe pas dans ce mois. Vérifiez le jour."),
        ("date", "03/25/2026", "Le mois va de 1 à 12. Écrivez d’abord le jour, puis le mois."),
        ("date", "01/03/0026", "Vérifiez l’année."),
        ("date", "01/03/26", "Écrivez l’année avec 4 chiffres. Par exemple : 31/12/2026"),
        ("date", "hier", "Écrivez la date comme ceci : 31/12/2026"),
        ("amount", "cent vingt", "Écrivez un montant en chiffres. Par exemple : 120"),
        ("amount", "-5", "Le montant ne peut pas être plus petit que 0."),
        ("amount", "1,205", "Après la virgule, écrivez 2 chiffres au plus. Par exemple : 120,50"),
        ("amount", "99999999", "Ce montant est trop grand. Vérifiez-le."),
        ("number", "douze", "Écrivez un nombre en chiffres."),
        ("number", "-1", "Le nombre ne peut pas être plus petit que 0."),
        ("number", "2,5", "Écrivez un nombre entier, sans virgule."),
        ("number", "9999999999", "Ce nombre est trop grand. Vérifiez-le."),
        ("address", "12 rue", "Choisissez l’adresse dans la liste."),
        ("address", "99 avenue", "Nous ne trouvons pas cette adresse. Vérifiez chaque mot."),
        ("postcode", "9999", "Il manque 1 chiffre."),
        ("iban", "FR76 9999 9000 0100 0000 0000 1", "Il manque 2 signes."),
        ("iban", "FR76 9999 9000 0100 0000 0000 116", "Ce numéro n’est pas valide. Vérifiez chaque signe."),
        ("iban", "FR7G 9999 9000 0100 0000 0000 115", NOT_DIGIT.format("4e")),
        ("plate", "ZZ-0O0-ZZ", NOT_DIGIT.format("4e")),
        ("plate", "Z0-000-ZZ", NOT_LETTER.format("2e")),
        ("plate", "ZZ-000-Z", "Il manque 1 signe."),
        ("plate", "ZZ/000/ZZ", "Le 3e signe n’est ni un chiffre ni une lettre sans accent."),
        ("formula_number", "2099Z000000", NOT_LETTER.format("6e")),
        ("formula_number", "2099ZZ0000", "Il manque 1 signe."),
        ("cession_code", "000000", "Il y a 1 chiffre en trop."),
        ("vin", "ZZZ0000000000000", "Il manque 1 signe."),
        ("neph", "99999999999", "Il manque 1 chiffre."),
        ("licence_number", "99ZZ9999", "Il manque 1 signe."),  # against the persona’s: the format is not verified
        ("licence_number", "98ZZ99999", UNKNOWN),
        ("identity_card", "9999999999999", "Il y a 1 signe en trop."),
        ("identity_card", "9999_9999999", "Le 5e signe n’est ni un chiffre ni une lettre sans accent."),
        ("passport", "9ZZ999999", NOT_DIGIT.format("2e")),
        ("vitale_serial", "9999999999", "Il manque 1 signe."),
        ("stamp", "0000 0000 0000", "Il manque 4 chiffres."),
        ("tracking", "6X0000000000", "Il manque 1 signe."),
        ("tracking", "6X00O00000000", NOT_DIGIT.format("5e")),
        ("housing_number", "99999999999999999", "Il manque 1 signe."),
        ("siret", "00000000000001", CHECK),
        ("siret", "000000000", "Il manque 5 chiffres."),  # the SIREN
        ("siren", "00000001", "Il manque 1 chiffre."),
        ("password", "lavande-2026", "Le mot de passe n’est pas le bon."),
        (
            "password", "LAVANDE-2026",
            "Le mot de passe n’est pas le bon. Les majuscules sont peut-être bloquées.",
        ),
        (
            "password", "Lavande-2026 ",
            "Le mot de passe n’est pas le bon. Il y a un espace au début ou à la fin.",
        ),
        ("new_password", "Tour-7", "Le mot de passe est trop court : il manque 4 signes."),
        ("new_password", "tournesol-73", "Il manque une lettre majuscule."),
        ("new_password", "TOURNESOL-73", "Il manque une lettre minuscule."),
        ("new_password", "Tournesol-xx", "Il manque un chiffre."),
        ("new_password", "Tournesol773", "Il manque un signe, comme ! ou -"),
        (
            "new_password", "MonVrai-Secret1",  # a good one, but of theirs
            "Recopiez ici le nouveau mot de passe de la fiche, jamais un mot de passe à vous.",
        ),
        ("code", "12345", "Il manque 1 chiffre."),
        ("code", "12345O", NOT_DIGIT.format("6e")),
        ("code", "123465", "Ce code n’est pas le bon. Vérifiez chaque chiffre."),
        ("search", "...", "Écrivez une réponse."),
    ],
)  # fmt: skip
def test_the_site_says_what_is_wrong(kind: str, typed: str, words: str) -> None:
    assert sentence(kind, typed) == words


@pytest.mark.parametrize("kind", KINDS)
@given(typed=st.one_of(st.text(max_size=30), st.text("0123456789OZ-/,.@ ", max_size=30)), strict=st.booleans())
def test_the_site_has_words_for_every_refusal_and_never_quotes_what_was_typed(
    kind: str, typed: str, strict: bool
) -> None:
    verdict = judge(kind, typed, SPECIMENS[kind][1], strict, [], EXTRAS.get(kind, Extras()))
    assert (verdict.klass == INVALID) == (verdict.reason in SENTENCES)


@pytest.mark.parametrize("reason", SENTENCES)
def test_every_sentence_ends_well_and_is_said_of_a_field(reason: str) -> None:
    field = Field_(kind="field", id="x", label="X", type="text", expect="x")
    assert site_error(field, reason, 1) == said(reason, 1)
    assert "{" not in said(reason, 2)


def test_a_question_without_answer_asks_to_choose() -> None:
    civility = Field_(kind="field", id="x", label="X", type="civility", expect="Madame")
    choice = Choice(kind="choice", id="x", label="X", options={"a": "A", "b": "B"}, expect="a")
    assert site_error(civility, "missing", 0) == site_error(choice, "missing", 0) == "Choisissez une réponse."
