"""A trainer writes a screen of the diagnostic; another publishes it; from then on it is one of the bank."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from inclusion.demo import MANAGER_EMAIL, TRAINER_EMAIL
from tests.journeys.test_writing import proved, saved, signs_in
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
MISSION = "Ouvrez la page des horaires."


def begins(trainer: Visitor) -> str:
    """The six questions; returns the address of the editor."""
    trainer.opens("/redaction").follows("Nouvel écran du bilan").follows("Répondre aux questions")
    trainer.writes("La mission", MISSION).writes("Le bon bouton", "Horaires")
    trainer.page.get_by_label("Que regarde").select_option(label="Se déplacer dans un site")
    trainer.writes("Sur quoi appuie-t-on", "Tarifs\nActualités").presses("Créer mon écran")
    return trainer.page.url.partition("?")[0]


@pytest.mark.once
def test_a_screen_is_written_tried_read_and_joins_the_others(visit: Visit) -> None:
    karim, nadia = signs_in(visit(), TRAINER_EMAIL), signs_in(visit(), MANAGER_EMAIL)
    editor = begins(karim)
    karim.writes("L’indice", "Lisez les 3 boutons. Appuyez sur « Horaires ».")
    saved(karim)
    karim.presses("^Tarifs$").reads("L’écran s’arrête ici")
    karim.presses("Depuis le début").presses("^Horaires$").reads("C’est réussi")
    proved(karim)
    karim.opens(f"{editor}/relecture").presses("Demander une relecture")
    nadia.opens(f"{editor}/relecture").presses("^Publier$").reads("Le bilan pose cet écran")
    # Each process of the server knows it, whichever answers.
    for _request in range(4):
        nadia.opens("/redaction/nouvel-ecran")
        expect(nadia.page.get_by_label("Écran à copier").locator("option", has_text=MISSION)).to_have_count(1)
