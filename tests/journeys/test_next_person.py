"""A shared computer in a real browser: after « Au suivant », nothing of the person before is left in it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, expect

from inclusion.demo import EMAIL, PASSWORD, PICTURES
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
MODULE = "/demarches/caf-declaration-trimestrielle"
#: What a page can read of what its browser keeps, whichever way it was kept.
STORED = """async () => ({
  local: Object.entries(localStorage), session: Object.entries(sessionStorage), cookie: document.cookie,
  databases: (await indexedDB.databases()).map((database) => database.name), caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length, state: history.state,
})"""
NOTHING = {"local": [], "session": [], "cookie": "", "databases": [], "caches": [], "workers": 0, "state": None}


def opened(visitor: Visitor) -> Visitor:
    """An aidant makes this browser a kiosk that shows everybody, and leaves it."""
    visitor.opens("/connexion").writes("Adresse de courriel", EMAIL).writes("Mot de passe", PASSWORD)
    visitor.presses("^Se connecter$").opens("/poste").writes("Nom de ce poste", "près de la porte")
    visitor.presses("^Ouvrir ce poste$").presses("^Tout le monde$").presses("^Laisser ce poste aux apprenants$")
    return visitor


def signed_in(visitor: Visitor, name: str) -> Visitor:
    visitor.presses(f"^{name}$")
    for picture in PICTURES:
        visitor.page.locator(f"button[name=picture][value='{picture}']").click()
        visitor.page.wait_for_load_state("load")
    return visitor.reads(f"Bonjour {name}")


def stored(page: Page) -> dict[str, object]:
    found: dict[str, object] = page.evaluate(STORED)
    return found


def test_nothing_of_a_learner_is_left_after_au_suivant(visit: Visit) -> None:
    visitor = opened(visit())
    before = {cookie["name"]: cookie["value"] for cookie in visitor.page.context.cookies()}
    signed_in(visitor, "Monique").opens("/mes-donnees").reads("Monique").opens("/mon-chemin").looks()
    visitor.opens(MODULE).page.locator("button[name=mode][value=guided]").click()
    visitor.reads("Étape 1 sur 7").presses("^Internet")
    visitor.page.get_by_label("Adresse du site").fill("ce-que-monique-tape.example")
    visitor.presses("^Aller$").presses("^Au suivant$").reads("Qui êtes-vous")
    assert stored(visitor.page) == NOTHING
    cookies = {cookie["name"]: cookie["value"] for cookie in visitor.page.context.cookies()}
    assert cookies.keys() <= {"poste", "pas-a-pas"}
    assert cookies["poste"] == before["poste"], "the computer is still a kiosk"
    went_back(visitor.page)


def went_back(page: Page) -> None:
    """However far one goes back, and whatever address of the history is opened again, nobody's page is shown."""
    entries = page.context.new_cdp_session(page).send("Page.getNavigationHistory")["entries"]
    steps = 0
    try:
        while steps < len(entries) - 1:
            page.go_back()
            shows_nobody(page)
            steps += 1
    except Error:  # The browser itself refuses to show again the answer to a form.
        assert steps >= 3
    other = page.context.new_page()
    for address in {entry["url"] for entry in entries if entry["url"].startswith("http")}:
        other.goto(address)
        shows_nobody(other)


def shows_nobody(page: Page) -> None:
    page.wait_for_load_state("load")
    text = page.locator("body").inner_text()
    assert not re.search(r"Nous gardons \d|Étape 1 sur|ce-que-monique", text), page.url
    assert "Monique" not in text or page.url.endswith("/ici"), page.url
    assert "Claire" not in text and not page.get_by_role("button", name="Se déconnecter").count(), page.url
    fields = page.locator("input:not([type=hidden])").evaluate_all("fields => fields.map((field) => field.value)")
    assert not [value for value in fields if "monique" in value or "mediatheque" in value or value == PASSWORD]


@pytest.mark.once
def test_nothing_of_a_visitor_is_left_after_erasing(visit: Visit) -> None:
    visitor = opened(visit()).opens(MODULE)
    visitor.page.locator("button[name=mode][value=guided]").click()
    visitor.follows("Pause")
    code = visitor.page.locator(".code").inner_text()
    visitor.follows("J’ai fini").presses("Tout effacer et partir").reads("C’est effacé")
    assert stored(visitor.page) == NOTHING
    visitor.opens("/reprendre").writes("Votre code", code).button("^Reprendre$").click()
    visitor.reads("Nous ne trouvons pas ce code")


@pytest.mark.once
def test_a_learner_erases_everything_alone(visit: Visit) -> None:
    visitor = visit()
    visitor.opens("/connexion").writes("Adresse de courriel", EMAIL).writes("Mot de passe", PASSWORD)
    visitor.presses("^Se connecter$").opens("/apprenants/nouveau").writes("Prénom", "Ernestine").presses("Créer")
    pictures = visitor.page.locator(".idcard__code li").all_inner_texts()
    opened_here(visitor)
    visitor.presses("^Ernestine$")
    for picture in pictures:
        visitor.presses(f"^{picture.strip()}$")
    visitor.reads("Avant de commencer").presses("^J’ai compris$").reads("Bonjour Ernestine")
    visitor.follows("Mes données").reads("Ernestine").follows("^Effacer$").reads("Prenez votre temps")
    visitor.follows("Oui, continuer")
    for picture in pictures:
        visitor.presses(f"^{picture.strip()}$")
    visitor.reads("C’est effacé").opens("/ici")
    expect(visitor.page.get_by_role("button", name="Ernestine")).to_have_count(0)


def opened_here(visitor: Visitor) -> None:
    visitor.opens("/poste").writes("Nom de ce poste", "au fond").presses("^Ouvrir ce poste$")
    visitor.presses("^Tout le monde$").presses("^Laisser ce poste aux apprenants$")


@pytest.mark.once
@pytest.mark.parametrize("locale", ["ar", "en", "fr@falc"])
def test_the_pages_of_a_kiosk_in_every_language(visit: Visit, locale: str) -> None:
    visitor = opened(visit(viewport={"width": 390, "height": 844})).speaks(locale)
    for path in ("/ici", "/carte", "/vos-droits", "/mes-donnees", "/c-est-efface"):
        visitor.opens(path)
        width = visitor.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0, f"{path} scrolls sideways"
    visitor.starts("guided").opens("/terminer").opens("/mes-donnees").opens("/mes-donnees/effacer")
