"""An aidant opens a browser, makes a card; the learner uses it, practises, and the aidant sees the path."""

from collections.abc import Callable

import pytest

from inclusion.demo import EMAIL, PASSWORD
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]


def signed_in(visit: Visit) -> Visitor:
    aidant = visit().opens("/connexion").writes("Adresse de courriel", EMAIL).writes("Mot de passe", PASSWORD)
    return aidant.presses("^Se connecter$")


@pytest.mark.once
def test_from_the_card_to_the_path(visit: Visit) -> None:
    aidant = signed_in(visit).opens("/poste")
    aidant.writes("Nom de ce poste", "près de la fenêtre").presses("Ouvrir ce poste").presses("^Tout le monde$")
    aidant.opens("/apprenants/nouveau").writes("Prénom", "Lucie")
    aidant.page.get_by_label("Nous avons lu").check()
    aidant.presses("Créer").reads("La carte de Lucie")
    pictures = aidant.page.locator(".idcard__code li").all_inner_texts()
    assert len(pictures) == 4

    learner = Visitor(aidant.page.context.new_page()).opens("/ici").presses("^Lucie$")
    for picture in pictures:
        learner.presses(f"^{picture.strip()}$")
    learner.reads("Bonjour Lucie").follows("Mes aides et mes impôts").follows("Je touche la prime")
    learner.presses("Faire avec de l’aide")
    learner.presses("Votre déclaration trimestrielle est à faire").presses("Appeler l’aidant").reads("J’ai appelé")
    learner.opens("/mon-espace").reads("Continuer").opens("/mon-chemin").reads("Trouver le vrai courriel")
    learner.presses("J’ai fini")
    cookies = {cookie["name"]: cookie for cookie in learner.page.context.cookies()}
    assert "Lucie" not in str(cookies)
    assert learner.page.evaluate("localStorage.length + sessionStorage.length") == 0

    aidant = signed_in(visit).reads("Appelle un aidant").follows("Lucie").reads("Étape 2 sur 7")
    aidant.page.get_by_text("Voir les preuves").click()
    aidant.looks().reads("avec de l’aide")


@pytest.mark.once
def test_every_page_of_the_house_in_every_language(visit: Visit) -> None:
    aidant, visitor = signed_in(visit), visit()
    aidant.page.goto("/apprenants")
    learner = aidant.page.locator("table a[href^='/apprenants/']").first.get_attribute("href")
    for locale in ("ar", "fr"):
        aidant.speaks(locale)
        for path in ("/apprenants", str(learner), "/poste", "/apprenants/nouveau"):
            aidant.opens(path)
        visitor.speaks(locale)
        pages = ("/", "/demarches", "/reprendre", "/connexion", "/ici", "/a-propos", "/accessibilite", "/les-mots")
        for path in pages:
            visitor.opens(path)
