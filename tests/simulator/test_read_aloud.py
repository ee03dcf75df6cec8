"""The screen as it is heard: everything that is shown, in order, and nothing that was typed."""

from inclusion.simulator.read_aloud import read_aloud
from inclusion.simulator.scene import Item, Scene, Shown


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
