"""A day of an aidant, in one session: who needs me, the list, a file, a group, a person, a real day, a notebook."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from inclusion.clock import today
from tests.journeys.refusals import refused
from tests.journeys.test_aidant import signed_in
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
FILE = "Prénom ou surnom;Groupe\r\nZohra;Jeudi\r\n{second};Jeudi\r\n"


def chooses_file(aidant: Visitor, second: str) -> Visitor:
    """A file of two people."""
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": FILE.format(second=second).encode()}
    aidant.page.get_by_label("Fichier .xlsx ou .csv").set_input_files(file)  # type: ignore[arg-type]
    return aidant


@pytest.mark.once
def test_a_day_of_an_aidant(visit: Visit) -> None:
    aidant = signed_in(visit).reads("Qui a besoin de moi")
    brings_in(aidant)
    finds_and_groups(aidant)
    follows_somebody(aidant)
    looks_at_a_garden(aidant)
    plans_a_real_day(aidant)
    carries_a_notebook(aidant)
    joins_two_files(aidant)
    deletes_and_takes_back(aidant)


def brings_in(aidant: Visitor) -> None:
    """Everything that is wrong at once and nothing added; then both, with their cards."""
    aidant.follows("^Apprenants$").follows("Importer").reads("Ce qu’il contient")
    refused(chooses_file(aidant, "06 12 34 56 78"), "Lire le fichier").reads("1 chose à corriger")
    chooses_file(aidant, "Zora").presses("Lire le fichier").reads("2 personnes à ajouter").presses(
        "Ajouter et voir les cartes"
    )
    aidant.reads("2 cartes à imprimer").follows("Apprenants").reads("Zohra")


def finds_and_groups(aidant: Visitor) -> None:
    """A list searched and filtered; somebody comes into a group, which is asked to do something."""
    aidant.writes("^Prénom$", "zo").presses("Filtrer").reads("2 personnes")
    aidant.follows("^Groupes$").follows("Jeudi").follows("Ajouter des personnes")
    aidant.page.get_by_label("René").check()
    aidant.presses("Ajouter au groupe").reads("1 personne ajoutée").follows("Proposer une démarche")
    aidant.page.get_by_label("Quoi").select_option("demarche:souris-premiers-gestes")
    aidant.presses("^Proposer$").reads("0 fait sur 3")


def follows_somebody(aidant: Visitor) -> None:
    """The path of Abdel, one passage seen again, a level corrected with its reason, a note refused then kept."""
    aidant.follows("^Apprenants$").follows("Abdel").reads("Où en est la personne")
    aidant.page.get_by_text("Revoir un exercice").click()
    aidant.looks().follows("^Revoir").reads("Moment").page.go_back()
    aidant.follows("^Corriger").page.get_by_label("Niveau").select_option(index=1)
    refused(aidant, "Noter la correction").reads("Écrivez quelques mots")
    aidant.writes("Pourquoi", "Il l’a fait seul devant moi.").presses("Noter la correction")
    aidant.reads("Corrigé par Claire").follows("Écrire une note")
    refused(aidant.writes("Votre note", "Rappeler au 06 12 34 56 78"), "Garder la note").reads("numéro de téléphone")
    aidant.writes("Votre note", "Vient avec sa voisine.").presses("Garder la note").reads("Vient avec sa voisine")


def looks_at_a_garden(aidant: Visitor) -> None:
    """The diagnostic that a learner has chosen to show."""
    aidant.follows("^Apprenants$").follows("Monique").follows("Voir son jardin").reads("Prochains pas")


def plans_a_real_day(aidant: Visitor) -> None:
    """The real démarche of René, with its sheet; the one of Monique, a week ago, was done alone."""
    aidant.follows("Monique").presses("Oui, seule").reads("faite seul")
    aidant.follows("^Apprenants$").follows("René").follows("Noter une date")
    aidant.page.get_by_label("Quelle démarche").select_option(
        label="Vérifier et envoyer sa déclaration trimestrielle"
    )
    aidant.writes("Quel jour", (today() + timedelta(days=3)).isoformat()).presses("Noter ce jour")
    aidant.follows("Fiche à imprimer").reads("déclaration trimestrielle").page.go_back()


def carries_a_notebook(aidant: Visitor) -> None:
    """What Monique can do, on paper; received again for somebody looked for."""
    aidant.follows("^Apprenants$").follows("Monique").follows("Son carnet sur papier")
    aidant.page.get_by_text("Sans caméra").click()
    word = aidant.looks().page.locator(".code--small").inner_text()
    aidant.follows("Retour").follows("^Apprenants$").follows("Recevoir un carnet")
    refused(aidant.writes("Texte du carnet", "n’importe quoi"), "Lire le carnet").reads("Rien n’est gardé")
    aidant.writes("Texte du carnet", word).presses("Lire le carnet").reads("À qui est ce carnet")
    aidant.writes("^Prénom$", "Zohra").presses("Chercher").presses("Zohra").reads("Le carnet de Zohra est reçu")


def joins_two_files(aidant: Visitor) -> None:
    """Zohra and Zora are one person."""
    aidant.follows("^Apprenants$").follows("Doublons").page.get_by_role("link", name="Comparer Zohra, Zora").click()
    aidant.looks().presses("Garder cette fiche").reads("C’est une seule personne maintenant")


def deletes_and_takes_back(aidant: Visitor) -> None:
    """For 30 days, nothing is lost."""
    aidant.follows("^Supprimer$").reads("Pendant 30 jours").presses("^Supprimer$").reads("30 jours")
    aidant.presses("Reprendre").reads("est de nouveau dans la liste")
    expect(aidant.page.get_by_role("heading", level=1)).to_contain_text("Zohra")
