"""Each rule of plain French: a text that breaks it, and a text close to it that does not."""

import pytest

from inclusion.language.glossary import glossary
from inclusion.language.page import Nothing, Page, mask, syllables
from inclusion.language.remark import INFO, KINDS, WARNING
from inclusion.language.rules import ELSEWHERE, RULES, read

pytestmark = pytest.mark.once

LONG_LIST = "Donnez votre nom, votre prénom, votre âge et votre adresse."
FOURTEEN = "Votre numéro et votre mot de passe sont écrits sur la fiche du personnage."
TWENTY_ONE = "Vous devez écrire votre nom et votre prénom dans la case du haut et votre adresse dans la case du bas."
SENTENCES = "Lisez la fiche du personnage. " * 13


def remarks(rule: str, text: str, kind: str = "sentence", locale: str = "fr@falc") -> list[str]:
    return [remark.extract for remark in read(text, kind, locale, glossary()) if remark.rule == rule]


@pytest.mark.parametrize(
    ("rule", "broken", "kept", "kind"),
    [
        # Sentences end at full stops and colons; a label in « » is one word.
        ("L01", FOURTEEN, "Lisez la fiche : votre numéro et votre mot de passe y sont écrits.", "sentence"),
        (
            "L01", FOURTEEN,
            "Répondez « Oui » à « Avez-vous reçu d’autres ressources pendant les mois de mars et avril ? ».",
            "sentence",
        ),
        # One link between clauses is one idea more; a question word is none.
        ("L02", "Vous relisez, mais vous attendez la lettre qui arrive.", "Est-ce que vous relisez ?", "sentence"),
        ("L02", "Lisez la lettre qui dit que tout va bien.", "Lisez le nom et le prénom.", "sentence"),
        # « ne … jamais » is one negation.
        ("L03", "Vous ne pouvez pas envoyer sans signer.", "La Caf ne demande jamais votre carte.", "sentence"),
        ("L03", "Ce n’est pas impossible.", "Ce n’est pas le bon montant.", "sentence"),
        ("L03", "Tant que vous ne voyez pas la page, rien n’est parti.", "Rien n’est perdu.", "sentence"),
        ("L04", "Ne fermez pas la page.", "Gardez la page ouverte.", "sentence"),
        # A movement is not a passive.
        ("L05", "Il convient d’envoyer le dossier.", "Envoyez le dossier.", "sentence"),
        ("L05", "Votre demande est étudiée par un agent.", "Vous êtes arrivé par le bus.", "sentence"),
        ("L05", "La page a été supprimée.", "La Caf a supprimé la page.", "sentence"),
        ("L06", "Le bouton est en bas.", "Appuyez sur le bouton.", "step"),
        # « un », « une » and « tout neuf » stay.
        ("L07", "Attendez deux minutes.", "Attendez une minute, ou 2.", "sentence"),
        ("L07", "Il faut vingt-cinq euros et neuf mois.", "Votre chemin est tout neuf.", "sentence"),
        ("L08", "Né au XIXe siècle.", "Regardez le CV, et la page 14.", "sentence"),
        ("L08", "Tournez à la page XIV.", "Tournez à la page 14.", "sentence"),
        ("L09", "Payez avant le 12/03/25.", "Écrivez la date comme ceci : 31/12/2026", "sentence"),
        ("L09", "Payez avant le 12/03/2025.", "Payez avant le 12 mars 2025.", "sentence"),
        # Initials are explained by the glossary or beside themselves.
        ("L10", "Appelez la MDPH.", "Appelez la maison des personnes handicapées (MDPH).", "sentence"),
        ("L10", "Ouvrez le doc ODT.", "Vous touchez le RSA en PDF.", "sentence"),
        ("L11", "Papiers, photos, etc.", "Papiers et photos.", "sentence"),
        ("L11", "Écrivez le n° de tél.", "Écrivez le numéro de téléphone.", "sentence"),
        ("L12", "Prenez contact, le cas échéant.", "Envoyez un justificatif.", "sentence"),
        ("L13", "C’est une dématérialiserions.", "C’est une démarche.", "sentence"),
        ("L14", "Envoyez un mail.", "Envoyez un courriel.", "sentence"),
        ("L14", "Écrivez votre login.", "Refusez les cookies.", "sentence"),
        ("L15", "Écrivez le mot de passe, puis le code secret.", "Écrivez le mot de passe.", "sentence"),
        ("L16", "C’est un jeu d’enfant.", "C’est facile.", "sentence"),
        ("L17", "Voir l’article L. 123-1.", "La loi dit : un document de 3 pages.", "sentence"),
        ("L18", "Relisez préalablement.", "Le versement et le renouvellement arrivent.", "sentence"),
        ("L18", "Ce site est entièrement et ultérieurement utile.", "C’est vraiment un document.", "sentence"),
        ("L19", "Vous pourriez écrire.", "Vous avez un extrait de naissance.", "sentence"),
        ("L20", "Prenez celui-ci.", "Il y a une carte. Allez en ligne en juin.", "sentence"),
        ("L21", "Lisez TOUTE la page.", "Lisez le code ABC DEF de l’URSSAF.", "sentence"),
        ("L22", "Le nom & le prénom ; puis l’âge.", "Le nom (celui de naissance) et l’âge.", "sentence"),
        ("L22", "Oui et/ou non…", "Lisez caf.fr/mon-compte et le 31/12/2026.", "sentence"),
        ("L23", LONG_LIST, "Ici, donnez votre nom, votre prénom et votre âge.", "sentence"),
        ("L24", SENTENCES, SENTENCES[:300] + "\n\n" + SENTENCES[300:], "sentence"),
        ("L25", "Vérifier et envoyer sa déclaration de tous les mois", "Vérifier et envoyer sa déclaration", "title"),
        ("L26", "Cliquez ici", "Appuyez sur « Mon Compte »", "label"),
        ("L26", "En savoir plus", "Lire la suite de la lettre", "label"),
        ("L29", "Vous êtes inscrit·e.", "Vous êtes inscrit ou inscrite.", "sentence"),
        ("L29", "Le ou la salarié(e).", "Le salarié (en France).", "sentence"),
        (
            "L30",
            "Les administrations territoriales déconcentrées instruisent préalablement l’intégralité des demandes "
            "individuelles transmises ultérieurement, conformément aux dispositions réglementaires applicables "
            "relativement à l’organisation administrative, notamment concernant la dématérialisation. Toute "
            "réclamation complémentaire est irrecevable.",
            SENTENCES, "sentence",
        ),
    ],
)  # fmt: skip
def test_a_rule_finds_what_breaks_it_and_nothing_else(rule: str, broken: str, kept: str, kind: str) -> None:
    assert remarks(rule, broken, kind)
    assert not remarks(rule, kept, kind)


def test_every_rule_is_read_by_the_machine_or_says_who_looks() -> None:
    ids = {rule.id for rule in RULES} | set(ELSEWHERE)
    assert ids == {f"L{number:02}" for number in range(1, 31)}


@pytest.mark.parametrize(
    ("text", "kind", "locale", "severity"),
    [
        (TWENTY_ONE, "sentence", "fr", WARNING),
        (FOURTEEN, "sentence", "fr", INFO),
        (FOURTEEN, "sentence", "fr@falc", WARNING),
        (TWENTY_ONE, "site", "fr", INFO),  # a real site speaks as it wants
    ],
)
def test_a_long_sentence_weighs_more_in_easy_french(text: str, kind: str, locale: str, severity: str) -> None:
    assert [remark.severity for remark in read(text, kind, locale) if remark.rule == "L01"] == [severity]


@pytest.mark.parametrize(
    ("text", "french", "easy"),
    [
        ("Attendez deux minutes.", WARNING, WARNING),  # erreur
        ("Envoyez un mail.", INFO, WARNING),  # alerte
        ("Ne fermez pas la page.", INFO, INFO),  # info
    ],
)
def test_severity_depends_on_the_rule_and_on_the_language(text: str, french: str, easy: str) -> None:
    assert {remark.severity for remark in read(text, "sentence", "fr")} == {french}
    assert {remark.severity for remark in read(text, "sentence", "fr@falc")} == {easy}


def test_a_remark_says_why_and_what_to_write() -> None:
    [remark] = read("Attendez deux minutes.", "sentence", "fr")
    assert str(remark) == "« deux » : Un nombre se lit mieux en chiffres. Écrivez 2."


def test_other_languages_have_no_rules_and_unknown_kinds_are_refused() -> None:
    assert read("Wait two minutes & see; ASAP.", "sentence", "en") == []
    with pytest.raises(ValueError, match=KINDS[0]):
        read("Bonjour.", "poem", "fr")


@pytest.mark.parametrize(
    "hidden",
    [
        "{persona.name}", "{n}", "%(name)s", "« Valider et envoyer »", "prime-caf.example", "caf.fr/mon-compte",
        "2 86 11 99 999 000 79", "ABC DEF", "Lavande-2026", "ne-pas-repondre@caf.fr", "accuse-caf.pdf",
    ],
)  # fmt: skip
def test_what_is_not_prose_counts_as_one_word(hidden: str) -> None:
    page = Page(f"Lisez {hidden} maintenant.", "sentence", "fr", Nothing())
    assert len(page.words) == 3
    assert len(mask(hidden)) == len(hidden)


@pytest.mark.parametrize(("word", "heard"), [("page", 1), ("seulement", 3), ("préalablement", 5), ("eau", 1)])
def test_syllables_are_those_that_are_heard(word: str, heard: int) -> None:
    assert syllables(word) == heard
