"""A manager invites somebody, who joins, protects the account with a telephone, and comes back with its code."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from inclusion.demo import EMAIL, MANAGER_EMAIL, PASSWORD
from tests.accounts.telephones import Telephone
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
NEW = "bleu-comme-une-orange"


def signs_in(visitor: Visitor, email: str, password: str) -> Visitor:
    visitor.opens("/connexion").writes("Adresse de courriel", email).writes("Mot de passe", password)
    return visitor.presses("^Se connecter$")


def invites(manager: Visitor, label: str) -> str:
    """The address that the manager passes on."""
    manager.follows("L’équipe").follows("Inviter quelqu’un").writes("Qui invitez-vous", label)
    manager.page.get_by_label("Aidant").check()
    manager.presses("Préparer l’invitation").reads("Nous ne pourrons plus la montrer")
    return manager.page.locator(".handed__address").inner_text()


@pytest.mark.once
def test_from_the_invitation_to_the_telephone(visit: Visit) -> None:
    address = invites(signs_in(visit(), MANAGER_EMAIL, PASSWORD), "Paul")
    paul = visit(viewport={"width": 390, "height": 844}).opens(address).reads("Nadia vous invite")
    paul.writes("Votre prénom et votre nom", "Paul").writes("Votre adresse", "paul@exemple.example")
    paul.writes("Nouveau mot de passe", NEW).writes("encore une fois", NEW).presses("Rejoindre l’équipe")
    paul.reads("Bonjour Paul").page.locator(".menu--more > summary").click()
    paul.follows("Mon compte").follows("Protéger mon compte")
    paul.page.get_by_text("Je ne peux pas filmer").click()
    telephone = Telephone(paul.looks().page.locator(".secret").inner_text())
    paul.writes("Code de 6 chiffres", telephone.code()).writes("Mot de passe", NEW).presses("Protéger mon compte")
    codes = paul.page.locator(".codes li").all_inner_texts()
    assert len(codes) == 10
    paul.follows("J’ai gardé mes codes").presses("Se déconnecter")
    signs_in(paul, "paul@exemple.example", NEW).reads("Le code de votre téléphone")
    paul.follows("Utiliser un code de secours").writes("Code de secours", codes[0]).presses("Entrer")
    paul.reads("Il vous en reste")


@pytest.mark.once
def test_every_page_of_the_team_in_every_language(visit: Visit) -> None:
    manager = signs_in(visit(), MANAGER_EMAIL, PASSWORD)
    place = manager.page.url
    manager.opens(f"{place}/equipe")
    member = manager.page.locator("table tbody a").first.get_attribute("href")
    ours = ("", "/modifier", "/equipe", "/equipe/inviter", "/journal")
    mine = ("/mon-compte", "/mon-compte/protection", "/mon-compte/mot-de-passe")
    for locale in ("ar", "fr"):
        manager.speaks(locale)
        for path in (*(place + end for end in ours), str(member), *mine):
            manager.opens(path)


@pytest.mark.once
def test_the_menu_is_one_row_however_small_and_opens_without_a_script(visit: Visit) -> None:
    page = visit(java_script_enabled=False).page
    page.goto("/connexion")
    page.get_by_label("Adresse de courriel").fill(MANAGER_EMAIL)
    page.get_by_label("Mot de passe").first.fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    for locale, account in (("ar", "حسابي"), ("fr", "Mon compte")):
        page.locator(".menu--more > summary").click()
        page.locator(f"button[name=locale][value={locale}]").click()
        for width in (320, 390, 800, 1366):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto("/apprenants")
            header = page.locator(".header").bounding_box()
            assert header is not None and header["height"] < 100, f"{locale}, {width}: {header}"
            page.locator(".menu--more > summary").click()
            page.locator(".menu__panel").get_by_role("link", name=account, exact=True).click()
            assert page.url.endswith("/mon-compte")


@pytest.mark.once
def test_a_notebook_scanned_before_signing_in_is_still_there_after(visit: Visit) -> None:
    """Its code comes after a # that no server sees: the form of the password carries it on."""
    aidant = visit().opens("/carnet#carnet-abime").reads("Espace des aidants")
    aidant.writes("Adresse de courriel", EMAIL).writes("Mot de passe", PASSWORD).button("^Se connecter$").click()
    expect(aidant.page.get_by_text("Nous ne pouvons pas lire ce carnet")).to_be_visible()
    assert aidant.page.get_by_label("Texte du carnet").input_value() == "carnet-abime"
