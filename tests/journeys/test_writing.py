"""A trainer writes a module from a blank page; another publishes it; people practise it; it travels as one file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from inclusion.demo import MANAGER_EMAIL, PASSWORD, TRAINER_EMAIL
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
TITLE = "Demander une carte de bibliothèque"


def signs_in(visitor: Visitor, email: str) -> Visitor:
    visitor.opens("/connexion").writes("Adresse de courriel", email).writes("Mot de passe", PASSWORD)
    return visitor.presses("^Se connecter$")


def saved(visitor: Visitor) -> Visitor:
    """What was written is kept, and it is said."""
    visitor.settles()
    expect(visitor.page.locator("#beside .saving")).to_contain_text("Tout est enregistré.", timeout=20_000)
    return visitor


def begins(trainer: Visitor) -> str:
    """The five questions; returns the address of the editor."""
    trainer.opens("/redaction").follows("Nouvel exercice").follows("Répondre aux 5 questions")
    trainer.writes("Pour qui", "Je veux emprunter des livres").writes("Pour quoi faire", TITLE)
    trainer.writes("en main à la fin", "La confirmation de l’inscription").writes("Sur quel site", "Bibliothèque")
    trainer.writes("Quelles erreurs", "Rendre un livre\nRéserver une salle").presses("Créer mon exercice")
    return trainer.page.url.partition("?")[0]


def writes_by_keyboard(trainer: Visitor) -> None:
    """Nothing but keys: a text is changed, it saves itself, and « Annuler » is reached and pressed."""
    page = trainer.page
    page.get_by_label("Titre", exact=True).focus()
    page.keyboard.press("End")
    page.keyboard.type(" en ligne")
    saved(trainer)
    page.get_by_role("button", name="Annuler").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_label("Titre", exact=True)).to_have_value(TITLE)
    trainer.looks()


def adds_a_screen(trainer: Visitor) -> None:
    """A page more, a text on it, and the way to it and back."""
    page = trainer.page
    page.locator("#list summary", has_text="Ajouter un écran").click()
    trainer.writes("Titre de l’écran", "Les tarifs").presses("Ajouter l’écran")
    page.get_by_label("Ce que l’on ajoute").select_option("link")
    trainer.presses("^Ajouter$")
    trainer.writes("Mots affichés", "Retour")
    page.get_by_label("Mène à l’écran").select_option(label="Bienvenue")
    saved(trainer)
    trainer.follows("^Bienvenue")
    page.get_by_label("Ce que l’on ajoute").select_option("link")
    trainer.presses("^Ajouter$").writes("Mots affichés", "Voir les tarifs")
    page.get_by_label("Mène à l’écran").select_option(label="Les tarifs")
    saved(trainer)


def records_a_step(trainer: Visitor) -> None:
    """A step made by doing it in the preview."""
    page = trainer.page
    trainer.presses("Depuis le début").presses("Retenir ce que je fais")
    trainer.presses("^Commencer ma demande$")
    page.locator("#exercise").get_by_label("Oui, c’est ma demande").check()
    trainer.presses("^Envoyer ma demande$")
    trainer.reads("L’étape est faite quand").writes("Nom de l’étape", "Tout faire").presses("Ici, c’est une étape")
    expect(page.get_by_label("Nom de l’étape")).to_have_value("Tout faire")
    trainer.presses("^Retirer$")  # The five questions had made it already.


def proved(trainer: Visitor) -> None:
    expect(trainer.page.locator("#checks progress")).to_have_count(0, timeout=60_000)
    expect(trainer.page.locator("#checks")).to_contain_text("Tout va bien")
    trainer.looks()


def published(trainer: Visitor, reader: Visitor, editor: str) -> None:
    """One asks, the other publishes."""
    trainer.opens(f"{editor}/relecture").presses("Demander une relecture")
    reader.opens(f"{editor}/relecture").presses("^Publier$").reads("Les apprenants voient cette version")


def plays(visitor: Visitor, slug: str, mode: str) -> None:
    """The whole module, as a learner."""
    page = visitor.page
    visitor.opens(f"/demarches/{slug}")
    page.locator(f"button[name=mode][value={mode}]").click()
    if mode != "discover":
        visitor.presses("^Commencer ma demande$").chooses("Oui, c’est ma demande").presses("^Envoyer ma demande$")
        visitor.reads("Vous avez réussi|Votre demande est envoyée")
        return
    for _gesture in range(20):
        if page.get_by_text("Vous avez tout regardé").count():
            break
        visitor.presses("Suivant")
    visitor.reads("Vous avez tout regardé")


def downloaded(trainer: Visitor, editor: str, folder: Path) -> Path:
    trainer.opens(f"{editor}/fichier")
    with trainer.page.expect_download() as found:
        trainer.page.get_by_role("link", name="Télécharger l’exercice").click()
    path = folder / found.value.suggested_filename
    found.value.save_as(path)
    return path


def without_name(path: Path) -> str:
    """The file without the address of the module, which is never the same twice."""
    return "\n".join(line for line in path.read_text("utf-8").splitlines() if not line.startswith("module:"))


@pytest.mark.once
def test_from_a_blank_page_to_people_who_practise(visit: Visit, tmp_path: Path) -> None:
    karim, nadia, somebody = signs_in(visit(), TRAINER_EMAIL), signs_in(visit(), MANAGER_EMAIL), visit()
    editor = begins(karim)
    writes_by_keyboard(karim)
    adds_a_screen(karim)
    records_a_step(karim)
    proved(karim)
    karim.opens(f"{editor}/relecture").presses("Partager avec toutes les structures")
    published(karim, nadia, editor)
    slug = "demander-une-carte-de-bibliotheque"
    for mode in ("discover", "guided", "autonomous"):
        plays(somebody, slug, mode)

    somebody.opens(f"/demarches/{slug}")
    somebody.page.locator("button[name=mode][value=guided]").click()
    somebody.presses("^Commencer ma demande$")
    karim.opens(f"{editor}?ou=screens.formulaire").writes("^Titre$", "Votre inscription")
    saved(karim)
    published(karim, nadia, editor)
    somebody.chooses("Oui, c’est ma demande").presses("^Envoyer ma demande$").reads(
        "Vous avez réussi|Votre demande est envoyée"
    )

    first = downloaded(karim, editor, tmp_path)
    nadia.opens("/redaction/importer").page.set_input_files("input[type=file]", first)
    nadia.presses("Lire le fichier").presses("Ajouter à mes exercices")
    second = downloaded(nadia, nadia.page.url.partition("?")[0].removesuffix("/fichier"), tmp_path)
    assert without_name(first) == without_name(second)
