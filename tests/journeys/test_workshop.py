"""One workshop of four learners and their aidant, in five real browsers, from the opening to the exported report."""

import json
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playhouse.db_url import connect
from playwright.sync_api import expect

from inclusion.clock import now
from inclusion.demo import EMAIL, PASSWORD, PICTURES
from inclusion.places.models import Seat
from tests.journeys.conftest import Server
from tests.journeys.refusals import refused
from tests.journeys.visitor import MODULE, Visitor

Visit = Callable[..., Visitor]
#: A board and a seat look five times as often, and the workshop is over sooner.
HASTE = """
const later = setTimeout;
window.setTimeout = (what, after, ...rest) => later(what, what.name === "look" ? after / 5 : after, ...rest);
"""


def in_haste(visit: Visit) -> Visit:
    """Open browsers whose pages look often at what happens."""

    def hasty(**browser: object) -> Visitor:
        visitor = visit(**browser)
        visitor.page.context.add_init_script(HASTE)
        return visitor

    return hasty


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


def a_minute_goes_by(server: Server, name: str) -> None:
    """As if the browser of this seat had said nothing for a minute."""
    database = connect(server.environment["INCLUSION_DATABASE_URL"])
    with database, database.bind_ctx([Seat]):
        assert Seat.update(seen_at=now() - timedelta(minutes=1)).where(Seat.label == name).execute() == 1
    database.close()


def downloads(visitor: Visitor, words: str) -> Path:
    """The file behind a link."""
    with visitor.page.expect_download() as found:
        visitor.page.get_by_role("link", name=words, exact=True).click()
    return Path(found.value.path())


def rows_of(visitor: Visitor, words: str) -> list[dict[str, object]]:
    """The rows of a sheet, by the names of its columns."""
    headers, *rows = openpyxl.load_workbook(BytesIO(downloads(visitor, words).read_bytes())).active.values
    return [dict(zip(map(str, headers), row, strict=True)) for row in rows]


@pytest.mark.once
def test_a_workshop_of_four(visit: Visit, server: Server) -> None:
    visit = in_haste(visit)
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

    # A lost network: the seat is offline on both screens, then catches up; nothing typed or done is lost.
    seat = aidant.page.locator(".tile", has_text="Josiane")
    josiane.page.context.set_offline(True)
    expect(josiane.page.locator(".seat__offline")).to_be_visible(timeout=15000)
    a_minute_goes_by(server, "Josiane")
    expect(seat).to_contain_text("Hors ligne", timeout=6000)
    josiane.page.context.set_offline(False)
    expect(josiane.page.locator(".seat__offline")).to_be_hidden(timeout=15000)
    expect(seat).not_to_contain_text("Hors ligne", timeout=6000)

    # The server is cut, and starts again: each screen says so, then goes on where it was.
    server.kill()
    expect(aidant.page.locator("#lost")).to_be_visible(timeout=15000)
    expect(abdel.page.locator(".seat__offline")).to_be_visible(timeout=15000)
    server.start()
    expect(aidant.page.locator("#lost")).to_be_hidden(timeout=20000)
    expect(aidant.page.locator(".tile")).to_have_count(4)
    expect(abdel.page.locator(".seat__offline")).to_be_hidden(timeout=25000)
    for visitor in (aidant, josiane, abdel, monique):
        visitor.faults.clear()  # The browser tells of each request that could not leave, or found nobody.
    abdel.button("^Aide$").click()
    expect(abdel.page.locator("#coach")).to_contain_text("Un indice", timeout=25000)

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
    the_report(aidant)


def the_report(aidant: Visitor) -> None:
    """Made in one press, corrected, and taken away in La Coop's columns and words: no name but in one's own sheet."""
    names = ["Abdel", "Josiane", "Monique", "Tuan"]
    aidant.presses("Faire le compte rendu").reads("Déjà rempli avec ce qui s’est passé")
    refused(aidant.writes("Durée en minutes", "0"), "Garder le compte rendu").reads("entre 1 minute et 23 h 59")
    aidant.writes("Durée en minutes", "90").presses("Garder le compte rendu").reads("Le compte rendu est gardé")
    rows, own = rows_of(aidant, "Tableur"), rows_of(aidant, "Pour moi : tableur avec les prénoms")
    assert list(rows[0])[:6] == [
        "Date", "Enregistré le", "Dernière modification le", "Type", "Participants", "Canaux d’accompagnement",
    ]  # fmt: skip
    assert {(row["Type"], row["Durée (min)"], row["Nom de l’atelier"]) for row in rows} == {
        ("Atelier collectif", 90, "Atelier du mardi")
    }
    assert (len(rows), sorted(str(row["Bénéficiaire"]) for row in own)) == (4, names)
    said = json.loads(downloads(aidant, "JSON").read_text(encoding="utf-8"))
    assert (said["type"], said["duree"], said["participants"]["total"]) == ("collectif", 90, 4)
    assert {"aide_aux_demarches_administratives", "famille_scolarite"} <= set(said["thematiques"])
    assert not [name for name in names if name in json.dumps(said, ensure_ascii=False) + str(rows)]
