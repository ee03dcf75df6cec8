"""The whole démarche by keyboard alone, and without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.visitor import Visitor

# Pages and words do not depend on the engine of the database.
pytestmark = pytest.mark.once

Visit = Callable[..., Visitor]
FOCUSED = "() => (document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()"


class Keyboard(Visitor):
    """Somebody who never touches the mouse: Tab until the words are reached, then Enter or Space."""

    def reaches(self, words: str, page: Page) -> None:
        for _tab in range(80):
            page.keyboard.press("Tab")
            if page.evaluate(FOCUSED).startswith(words):
                return
        raise AssertionError(f"the keyboard never reaches « {words} » on {page.url}")

    def enters(self, *words: str) -> "Keyboard":
        for each in words:
            self.reaches(each, self.page)
            self.page.keyboard.press("Enter")
            self.settles()
        return self

    def types(self, label: str, text: str) -> "Keyboard":
        self.reaches(label, self.page)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        return self

    def ticks(self, words: str) -> "Keyboard":
        self.reaches(words, self.page)
        self.page.keyboard.press("Space")
        self.settles()
        return self


def test_the_whole_demarche_by_keyboard_alone(visit: Visit) -> None:
    keyboard = Keyboard(visit().starts("guided").page)
    keyboard.enters("Médiathèque", "Boîte de réception", "Caf")
    keyboard.reads("Étape 2 sur 7")
    keyboard.enters("Internet").types("Adresse du site", "caf.fr")
    keyboard.page.keyboard.press("Enter")
    keyboard.settles()
    keyboard.enters("Mon Compte").types("Numéro de sécurité sociale", "2861199999000")
    keyboard.types("Mot de passe", "Lavande-2026")
    keyboard.page.keyboard.press("Enter")  # Enter in a field presses the main button.
    keyboard.settles()
    keyboard.enters("Déclarer mes ressources")
    keyboard.reaches("Oui", keyboard.page)
    keyboard.page.keyboard.press("ArrowDown")
    keyboard.settles()
    keyboard.enters("Continuer").ticks("Oui").types("Pension", "120").enters("Continuer")
    keyboard.ticks("Je certifie").enters("Valider et envoyer", "Télécharger", "Documents", "accuse-reception")
    keyboard.enters("Internet", "Se déconnecter").reads("Vous êtes allé au bout")


def test_the_whole_demarche_without_javascript(visit: Visit) -> None:
    practises(Unscripted(visit(java_script_enabled=False).page))


def test_the_whole_demarche_when_no_script_arrives(visit: Visit) -> None:
    """The same pages as without JavaScript, and axe on each of them."""
    visitor = Waiting(visit().page)
    visitor.page.route("**/*.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    practises(visitor)


def practises(visitor: Visitor) -> None:
    visitor.starts("guided").presses("Votre déclaration trimestrielle est à faire").presses("^Internet")
    visitor.types_address("caf.fr").signs_in_to_caf().declares().sends_and_keeps()
    visitor.reads("Vous êtes allé au bout")


class Waiting(Visitor):
    """Somebody whose every answer is a whole page."""

    def settles(self) -> None:
        self.page.wait_for_load_state()


class Unscripted(Waiting):
    """axe is a script: it looks at these pages when they come without theirs."""

    def looks(self) -> "Visitor":
        return self
