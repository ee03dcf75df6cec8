"""The diagnostic from its first page to the garden: by keyboard, without JavaScript, on a phone; nothing is lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from inclusion.demo import EMAIL, PASSWORD
from tests.journeys.sitters import Hurried, KeyboardSitter, Sitter, Unscripted, reads_result
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
PHONE = {"width": 390, "height": 844}


# Whoever knows few screens says « Je ne sais pas » to the others: it is as long, and made of other pages.
@pytest.mark.once
@pytest.mark.parametrize(("locale", "direction", "knows"), [("fr", "ltr", 99), ("ar", "rtl", 2)])
def test_the_whole_diagnostic_by_keyboard_alone(visit: Visit, locale: str, direction: str, knows: int) -> None:
    visitor = visit() if locale == "fr" else visit().speaks(locale)
    sitter = KeyboardSitter(visitor, knows).begins().passes()
    reads_result(sitter)
    sitter.looks()
    assert sitter.page.locator("html").get_attribute("dir") == direction
    assert 8 <= len(set(sitter.screens)) <= 21


@pytest.mark.once
def test_the_whole_diagnostic_without_javascript(visit: Visit) -> None:
    sitter = Unscripted(visit(java_script_enabled=False), knows=1).begins().passes()
    reads_result(sitter)
    assert 8 <= len(set(sitter.screens)) <= 21


@pytest.mark.once
def test_the_whole_diagnostic_on_a_phone_with_a_break_every_five_screens(visit: Visit) -> None:
    sitter = Sitter(visit(viewport=PHONE, has_touch=True, is_mobile=True), knows=3).begins().passes()
    reads_result(sitter)
    sitter.looks()
    done = 0
    for phase, following in zip(sitter.phases, sitter.phases[1:], strict=False):
        done += phase == "after"
        if phase == "after" and following != "break":
            assert done % 5, f"a break is offered after five screens: {sitter.phases}"
    assert "break" in sitter.phases
    scroll = sitter.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert scroll <= 0, "the page must not scroll sideways"


def test_back_reload_and_two_tabs_are_harmless_and_one_may_stop(visit: Visit) -> None:
    sitter = Hurried(visit()).begins()
    sitter.passes(2).reads("Écran 2")
    sitter.page.reload()
    sitter.reads("Écran 2")
    other = Hurried(Visitor(sitter.page.context.new_page())).opens(sitter.page.url)
    other.presses("Je ne sais pas").reads("On passe à la suite")
    sitter.presses("Je ne sais pas").reads("Rien n’est perdu").reads("On passe à la suite")
    Visitor(sitter.page).looks()
    sitter.presses("Continuer").reads("Écran 3")
    sitter.page.go_back()
    sitter.page.go_forward()
    sitter.reads("Écran 3").presses("Arrêter et voir mon résultat")
    reads_result(sitter)
    sitter.page.go_back()
    sitter.page.reload()
    reads_result(sitter)


@pytest.mark.once
def test_an_aidant_reads_the_portrait_that_a_learner_shows(visit: Visit) -> None:
    aidant = signs_in(visit).opens("/poste")
    aidant.writes("Nom de ce poste", "près du piano").presses("Ouvrir ce poste").presses("^Tout le monde$")
    sitter = Hurried(Visitor(aidant.page.context.new_page()))
    sitter.opens("/ici").presses("^Tuan$")
    for picture in ("étoile", "soleil", "arbre", "étoile"):
        sitter.presses(f"^{picture}$")
    sitter.begins("[name=court]").passes(2).presses("Arrêter et voir mon résultat")
    sitter.presses("Le montrer à mes aidants").reads("Vos aidants voient ce jardin")
    aidant = signs_in(visit).opens("/apprenants").follows("Tuan").follows("Voir son jardin")
    expect(aidant.page.locator("#garden > li")).to_have_count(10)
    aidant.page.locator("summary", has_text=re.compile("Revoir chaque écran")).click()
    Visitor(aidant.page).looks().reads("Fait sans aide")


def signs_in(visit: Visit) -> Visitor:
    aidant = Hurried(visit()).opens("/connexion").writes("Adresse de courriel", EMAIL)
    return aidant.writes("Mot de passe", PASSWORD).presses("^Se connecter$")
