"""The screen as it is heard: everything that is shown, in order, and nothing that was typed."""

from dataclasses import replace
from typing import get_args

import pytest

from inclusion.paths import resource
from inclusion.simulator.codes import code_in
from inclusion.simulator.drawings import DRAWINGS
from inclusion.simulator.read_aloud import read_aloud
from inclusion.simulator.schema import Drawing
from inclusion.simulator.shown import Item, Scene, Shown


def scene(*parts: Shown, window: str = "browser", items: list[Item] | None = None, **values: str) -> Scene:
    texts = dict.fromkeys(("name", "url", "site", "theme", "sender", "home", "default"), "")
    plain = {"title": "Mon Compte", "is_home": bool(items), "can_go_back": False, "tabs": [], "pointed": None}
    return Scene(window=window, items=items or [], parts=list(parts), **{**texts, **plain, **values})  # type: ignore[arg-type]


def test_a_form_is_read_in_its_order_with_its_errors() -> None:
    heard = read_aloud(
        scene(
            Shown("notice", label="À faire avant le 25 juin"),
            Shown(
                "field",
                "pension",
                "Pension par mois",
                hint="Un seul mois",
                type="amount",
                error="Écrivez un montant.",
            ),
            Shown("choice", "autres", "D’autres ressources ?", options=[("oui", "Oui"), ("non", "Non")], value="oui"),
            Shown("check", "certifie", "Je certifie", value="oui"),
            Shown("button", "suite", "Continuer"),
            url="caf.fr",
        )
    )
    assert heard.splitlines() == [
        "Fenêtre Internet.",
        "Adresse du site : caf.fr.",
        "Mon Compte.",
        "Votre formulaire contient une erreur.",
        "À faire avant le 25 juin.",
        "Case à remplir : Pension par mois (en euros).",
        "Un seul mois.",
        "Erreur : Écrivez un montant.",
        "Question : D’autres ressources ?",
        "Réponses possibles : Oui, Non.",
        "Case à cocher : Je certifie.",
        "Bouton : Continuer.",
    ]


def test_the_other_components() -> None:
    heard = read_aloud(
        scene(
            Shown("banner", "cookies", "Tout refuser", text="Des cookies ?"),
            Shown("link", "annonce", "Aide rapide", text="Annonce"),
            Shown("table", label="Paiements", head=["Mois", "Prime"], rows=[["Mai", "186 €"]]),
            Shown("image", label="Un plan", text="plan.svg"),
            Shown("text", text="Bonjour"),
        )
    )
    for line in (
        "Bouton : Tout refuser.",
        "Lien : Aide rapide.",
        "Mois : Mai. Prime : 186 €.",
        "Image : Un plan.",
        "Bonjour.",
    ):
        assert line in heard.splitlines()
    assert "plan.svg" not in heard


def test_what_was_typed_is_left_out() -> None:
    rows = [["Changement", "Non", ""], ["Pension", "4321 €", "typed"]]
    heard = read_aloud(scene(Shown("field", "nir", "Numéro", value="1234567"), Shown("summary", rows=rows)))
    assert "Changement : Non." in heard
    assert "Pension : lisez votre réponse." in heard
    assert "4321" not in heard and "1234567" not in heard


def test_messages_say_who_writes() -> None:
    mail = Item("m", "URGENT", "Caf <rappel@prime-caf.example>", False)
    heard = read_aloud(scene(window="mail", items=[mail], title="Boîte de réception"))
    assert "Courriel de Caf, rappel@prime-caf.example : URGENT." in heard
    heard = read_aloud(scene(Shown("text", text="Bonjour"), window="mail", sender="Caf <a@caf.fr>"))
    assert heard.splitlines()[2:] == ["De : Caf, a@caf.fr.", "Bonjour."]
    assert "Document : preuve.pdf." in read_aloud(scene(window="files", items=[Item("d", "preuve.pdf", "", False)]))


def test_the_windows_say_what_they_show() -> None:
    seen = scene(
        Shown("text", text="Votre code : 482913."), window="phone", sender="Titres <38 999>", title="Votre code"
    )
    assert read_aloud(seen).splitlines()[1:] == [
        "Votre code.",
        "De : Titres, 38 999.",
        "Votre code : 4, 8, 2, 9, 1, 3.",
    ]
    sms = Item("s", "Votre colis", "06 39 98 00 00", False)
    folder = Item("f", "Bloqués", "", False, is_folder=True, count=2)
    heard = read_aloud(scene(window="phone", items=[sms, folder]))
    assert "SMS de 06 39 98 00 00 : Votre colis." in heard
    assert "Dossier : Bloqués, 2 à l’intérieur." in heard
    heard = read_aloud(scene(behind="Aide", url="titres.example"))
    assert "Onglet ouvert : Mon Compte. Autre onglet : Aide." in heard


def test_a_document_is_heard_with_what_its_drawing_shows() -> None:
    seen = scene(window="files", title="carte.jpg", size="1,2 Mo", drawing="identity_blurred")
    heard = read_aloud(replace(seen, home="documents", home_title="Documents"))
    assert heard.splitlines()[1:] == [
        "carte.jpg, 1,2 Mo.",
        "Image : Photo du recto de la carte d’identité, floue.",
        "Pour revenir : Documents.",
    ]


def test_a_file_to_send_is_heard_with_the_files_to_choose_from() -> None:
    card = Item("c", "carte.jpg", "", False, size="14 Mo", drawing="identity_cut")
    part = Shown("upload", "piece", "Carte", text="PDF", files=[card], value="c", error="Ce fichier est trop lourd.")
    told = "carte.jpg, 14 Mo. Photo du recto de la carte d’identité, coupée à droite."
    assert read_aloud(scene(part)).splitlines()[3:] == [
        "Fichier à envoyer : Carte.",
        "Formats acceptés : PDF.",
        "Erreur : Ce fichier est trop lourd.",
        f"Fichier choisi : {told}",
        "Fichiers à choisir :",
        told,
    ]
    assert "Vos documents sont vides." in read_aloud(scene(Shown("upload", "piece", "Carte")))


def test_a_counter_is_heard_as_a_conversation_and_attachments_last() -> None:
    replies = [Shown("button", "a", "Bonjour."), Shown("link", "b", "Au revoir.")]
    heard = read_aloud(scene(Shown("text", text="Bonjour ?"), *replies, window="desk", sender="Nadia"))
    assert heard.splitlines()[2:] == [
        "Nadia dit : Bonjour ?", "À vous de choisir :", "Choix : Bonjour.", "Choix : Au revoir.",
    ]  # fmt: skip
    attached = Shown("link", "n", "notice.pdf", size="90 ko", is_attachment=True)
    heard = read_aloud(scene(attached, Shown("link", "a", "Aide", opens_tab=True), window="mail"))
    assert heard.splitlines()[2:] == ["Lien : Aide (nouvel onglet).", "Pièce jointe : notice.pdf, 90 ko."]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Votre code : 482913. Ne le donnez à personne.", "482913"),
        ("482 913 est votre code", "482 913"),
        ("4821", "4821"),
        ("Code reçu le 12 mars 2026 : 90817", "90817"),
        ("Rendez-vous le 12 mars 2026", ""),
        ("Le code coûte 12,5 €", ""),
    ],
)
def test_a_code_is_found_in_a_message(text: str, code: str) -> None:
    assert code_in(text) == code


def test_every_drawing_has_its_words_and_its_file() -> None:
    names = set(get_args(Drawing))
    assert set(DRAWINGS) == names
    assert {path.stem for path in resource("static").joinpath("world").iterdir()} == names
