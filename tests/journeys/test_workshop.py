"""One workshop of four learners and their aidant, in five real browsers, from the opening to the summary."""

from collections.abc import Callable

from playwright.sync_api import expect

from inclusion.demo import EMAIL, PASSWORD, PICTURES
from tests.journeys.visitor import MODULE, Visitor

Visit = Callable[..., Visitor]


def aidant_of(visit: Visit) -> Visitor:
    aidant = visit().opens("/connexion").writes("Adresse de courriel", EMAIL).writes("Mot de passe", PASSWORD)
    return aidant.presses("^Se connecter$")


class Unscripted(Visitor):
    """Somebody whose browser runs no script: axe cannot look there, and has seen these pages elsewhere."""

    def looks(self) -> "Unscripted":
        assert not self.faults, self.faults
        return self

    def presses(self, words: str) -> "Unscripted":
        self.button(words).click()
        return self


def trusted(visit: Visit) -> dict[str, object]:
    """What a browser keeps once an aidant has opened it to learners, and left it."""
    kiosk = aidant_of(visit)
    kiosk.page.goto("/poste")
    kiosk.page.get_by_label("Nom de ce poste").fill("Salle du fond")
    kiosk.page.get_by_role("button", name="Ouvrir ce poste").click()
    kiosk.page.get_by_role("button", name="Se déconnecter").click()
    expect(kiosk.page.locator("body")).to_contain_text("Vous êtes déconnecté")
    return kiosk.page.context.storage_state()  # type: ignore[return-value]


def seated(visit: Visit, name: str, **browser: object) -> Visitor:
    """Somebody who touches their tile, makes their code, and begins the Caf module with help."""
    learner = visit(**browser)
    learner = learner if browser.get("java_script_enabled", True) else Unscripted(learner.page)
    learner.page.goto("/ici")
    learner.page.get_by_role("button", name=name).click()
    for value in PICTURES:
        learner.page.locator(f"button[name=picture][value='{value}']").click()
    learner.page.goto(MODULE)
    learner.page.locator("button[name=mode][value=guided]").click()
    return learner.looks()


def test_a_workshop_of_four(visit: Visit) -> None:
    aidant = aidant_of(visit).follows("^Atelier$")
    aidant.writes("Nom de l’atelier", "Atelier du mardi").presses("Ouvrir l’atelier").reads("Les places apparaîtront")
    board = aidant.page.url
    kept = trusted(visit)
    josiane = seated(visit, "Josiane", storage_state=kept)
    abdel = seated(visit, "Abdel", storage_state=kept, viewport={"width": 390, "height": 844})
    tuan = seated(visit, "Tuan", storage_state=kept, java_script_enabled=False)
    monique = seated(visit, "Monique", storage_state=kept, locale="ar")

    # Who needs me now? The tiles come by themselves, and so does a raised hand.
    tile = aidant.page.locator(".tile")
    expect(tile).to_have_count(4, timeout=6000)
    josiane.presses("Appeler l’aidant").reads("Claire voit votre étape, pas ce que vous tapez")
    expect(aidant.page.locator("[data-said]")).to_contain_text("Josiane a besoin de vous", timeout=6000)
    aidant.looks().presses("J’y vais").reads("Tout le monde avance")

    # A whisper to one seat, on that screen only.
    aidant.page.locator(".tile", has_text="Abdel").get_by_role("link", name="Chuchoter").click()
    aidant.looks().presses("Lisez l’adresse après le nom")
    expect(abdel.page.locator("#seat")).to_contain_text("Claire vous dit", timeout=8000)
    abdel.looks().presses("J’ai compris")
    expect(josiane.page.locator("#seat")).not_to_contain_text("vous dit")

    # The next help is given by the page itself; without a script, it waits for the next page.
    aidant.page.locator(".tile", has_text="Josiane").get_by_role("button", name="Envoyer un indice").click()
    expect(josiane.page.locator("#coach")).to_contain_text("Un indice", timeout=8000)
    aidant.page.locator(".tile", has_text="Tuan").get_by_role("button", name="Envoyer un indice").click()
    tuan.page.reload()
    tuan.presses("Recevoir cette aide").reads("Un indice")

    # The mouse is taken, and given back; whose hand it was is told.
    aidant.page.locator(".tile", has_text="Abdel").get_by_role("link", name="Abdel", exact=True).click()
    aidant.presses("Prendre la souris")
    expect(aidant.page.locator(".tile", has_text="Abdel")).to_contain_text("La souris est à l’aidant", timeout=9000)
    aidant.page.locator(".tile", has_text="Abdel").get_by_role("link", name="Abdel", exact=True).click()
    aidant.presses("Rendre la souris")
    tile = aidant.page.locator(".tile", has_text="Abdel")
    expect(tile).not_to_contain_text("La souris est à l’aidant", timeout=9000)

    # A lost network: the seat is offline, then catches up; nothing typed or done is lost.
    josiane.page.context.set_offline(True)
    expect(josiane.page.locator(".seat__offline")).to_be_visible(timeout=15000)
    josiane.page.context.set_offline(False)
    expect(josiane.page.locator(".seat__offline")).to_be_hidden(timeout=15000)
    josiane.faults.clear()  # The browser tells of each request that could not leave.

    # Everybody to the third step, when each is ready.
    aidant.page.get_by_text("Envoyer tout le monde à une étape").click()
    aidant.writes("^Étape$", "3").presses("Envoyer à tous")
    expect(josiane.page.locator("#seat")).to_contain_text("propose un exercice", timeout=8000)
    josiane.follows("Voir l’exercice proposé").presses("C’est parti").reads("Étape 3 sur 7")
    monique.page.locator("#seat a").click()
    monique.looks().page.locator("form[action$='/ma-place/depart'] button").click()
    expect(aidant.page.locator(".tile", has_text="Monique")).to_contain_text("Étape 3 sur 7", timeout=6000)

    # The end: nobody is watched any more, two questions, and the summary.
    aidant.presses("Fermer l’atelier").reads("Qui était là").reads("Josiane")
    expect(abdel.page.locator("#seat")).to_contain_text("L’atelier est fini", timeout=8000)
    abdel.looks().follows("Dire comment c’était")
    abdel.page.get_by_label("Bien", exact=True).check()
    abdel.page.get_by_label("Oui, seul").check()
    abdel.presses("Envoyer mes réponses").reads("Vos réponses ne portent pas votre nom")
    tuan.page.reload()
    tuan.reads("L’atelier est fini").follows("Dire comment c’était").presses("Je ne réponds pas")
    aidant.opens(board.removeprefix(aidant.page.url.split("/atelier")[0])).reads("1 réponse")
