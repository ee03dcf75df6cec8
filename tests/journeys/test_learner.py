"""The main job in a real browser: watch, then with help, then alone; detours, mistakes, and nothing lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.visitor import MODULE, Visitor

Visit = Callable[..., Visitor]
#: Presses « Suivant » in the very moment when an answer comes.
AT_ONCE = """() => new MutationObserver((_changes, watching) => {
  watching.disconnect();
  document.querySelector("#coach button[name=do][value=next]").click();
}).observe(document.body, {childList: true, subtree: true})"""

#: The dotted line under it is none of its words.
HEADER = """() => {
  const { top, bottom } = document.querySelector(".header > .wrap").getBoundingClientRect();
  return top >= 0 ? "whole" : bottom <= 0 ? "gone" : "cut";
}"""


@pytest.mark.once
def test_from_the_first_page_to_doing_it_alone(visit: Visit) -> None:
    visitor = visit().opens("/").follows("Mes aides et mes impôts").follows("Je touche la prime").presses("Regarder")
    for _gesture in range(19):
        visitor.presses("Suivant")
    visitor.reads("Vous avez tout regardé").presses("Faire avec de l’aide").reads("Ouvrez le vrai courriel")
    visitor.presses("URGENT").reads("Ce courriel est un piège").presses("Recevoir mes 284").reads(
        "C’est un faux site"
    )
    visitor.presses("Fermer cet onglet").presses("^Courriels").presses("Votre déclaration trimestrielle est à faire")
    visitor.presses("^Internet").types_address("caf.fr").presses("Tout refuser").signs_in_to_caf("0000042")
    visitor.reads("C’est le numéro d’allocataire").writes("Numéro de sécurité sociale", "2 86 11 99 999 000")
    visitor.writes("^Mot de passe", "Lavande-2026").presses("Se connecter").declares("360")
    visitor.reads("C’est le total des 3 mois|Le montant de la pension")
    visitor.presses("^Modifier$").presses("^Continuer$").writes("Pension", "120").presses("^Continuer$")
    visitor.sends_and_keeps().reads("Vous êtes allé au bout").presses("Faire sans aide")
    visitor.reads("Votre mission").presses("^Internet").types_address("caf.fr").signs_in_to_caf().declares()
    visitor.sends_and_keeps().reads("Vous avez réussi").follows("fiche à imprimer").reads("Sur le vrai site")


@pytest.mark.once
@pytest.mark.parametrize("width", [1366, 320])
def test_help_points_then_does(visit: Visit, width: int) -> None:
    visitor = visit(viewport={"width": width, "height": 700}).starts("guided")
    visitor.presses("^Aide$").reads("Lisez l’adresse").presses("^Aide$").reads("ne promet pas")
    visitor.presses("^Aide$").reads("C’est ici").presses("^Aide$").reads("Je l’ai fait pour vous")
    scroll = visitor.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert scroll <= 0, "the page must not scroll sideways"


@pytest.mark.once
def test_what_comes_into_sight_leaves_the_header_whole_or_gone(visit: Visit) -> None:
    visitor = visit(viewport={"width": 1366, "height": 560}).starts("guided")
    seen = set()
    for _help in range(8):
        visitor.presses("^Aide$")
        seen.add(visitor.page.evaluate(HEADER))
    assert seen == {"whole", "gone"}


def test_reload_back_and_a_second_tab_lose_nothing(visit: Visit) -> None:
    visitor = visit().starts("guided").presses("Votre déclaration trimestrielle est à faire")
    visitor.page.reload()
    visitor.reads("Étape 2 sur 7")
    other = Visitor(visitor.page.context.new_page()).opens(visitor.page.url)
    other.presses("^Internet").types_address("caf.fr").reads("Étape 3 sur 7")
    visitor.presses("^Documents").reads("Rien n’est perdu").reads("Étape 3 sur 7")
    visitor.page.go_back()
    visitor.page.go_forward()
    visitor.reads("Étape 3 sur 7")


def test_a_double_click_counts_once(visit: Visit) -> None:
    visitor = visit(java_script_enabled=True).starts("discover")
    visitor.button("Suivant").dblclick()
    visitor.settles()
    visitor.page.reload()
    visitor.reads("Étape 2 sur 7")


@pytest.mark.once
def test_what_has_just_come_can_be_pressed_at_once(visit: Visit) -> None:
    visitor = visit().starts("discover")
    came = visitor.page.evaluate("performance.timeOrigin")
    visitor.page.evaluate(AT_ONCE)
    visitor.button("Suivant").click()
    visitor.reads("Étape 3 sur 7")
    assert visitor.page.evaluate("performance.timeOrigin") == came, "the page stays, its exercise goes on"


@pytest.mark.once
def test_a_lost_network_keeps_the_answer_and_sends_it_when_it_comes_back(visit: Visit) -> None:
    visitor = visit().starts("guided").presses("^Internet").types_address("caf.fr").presses("^Mon Compte$")
    visitor.writes("Numéro de sécurité sociale", "2861199999000").writes("^Mot de passe", "Lavande-2026")
    visitor.page.context.set_offline(True)
    visitor.button("Se connecter").click()
    expect(visitor.page.get_by_text("Pas de connexion").first).to_be_visible()
    visitor.page.context.set_offline(False)
    expect(visitor.page.get_by_text("Bonjour Samira Duval")).to_be_visible(timeout=20_000)


@pytest.mark.once
def test_somebody_comes_back_with_the_code_after_closing_the_browser(visit: Visit) -> None:
    visitor = visit().starts("guided").presses("Votre déclaration trimestrielle est à faire").follows("Pause")
    code = visitor.page.locator(".code").inner_text()
    again = visit().opens("/").follows("J’ai un code").writes("Votre code", code.lower()).presses("Reprendre")
    again.reads("Étape 2 sur 7")


@pytest.mark.once
def test_a_session_left_alone_warns_then_closes(visit: Visit) -> None:
    visitor = visit().starts("guided")
    visitor.page.clock.install()
    visitor.page.reload()
    visitor.page.clock.fast_forward("09:30")
    expect(visitor.page.get_by_role("dialog")).to_contain_text("Êtes-vous toujours là")
    visitor.looks().presses("Je suis toujours là")
    expect(visitor.page.get_by_role("dialog")).to_be_hidden()
    visitor.page.clock.fast_forward("11:00")
    visitor.page.wait_for_url(re.compile("session-fermee"))
    visitor.looks().opens(MODULE)
    assert not visitor.page.get_by_text("Vous avez commencé").count()


@pytest.mark.once
@pytest.mark.parametrize(("locale", "direction"), [("ar", "rtl"), ("en", "ltr"), ("fr@falc", "ltr")])
def test_the_other_languages(visit: Visit, locale: str, direction: str) -> None:
    visitor = visit().opens("/")
    visitor.page.locator("summary").first.click()
    visitor.looks().page.locator(f"button[name=locale][value='{locale}']").click()
    visitor.starts("guided")
    visitor.page.locator("button[value='open:mail_piege']").click()
    visitor.settles()
    visitor.looks()
    assert visitor.page.locator("html").get_attribute("dir") == direction
    coach = visitor.page.locator("#coach").bounding_box()
    desk = visitor.page.locator("#desk").bounding_box()
    assert coach and desk
    assert (coach["x"] > desk["x"]) is (direction == "rtl"), "the coach stands where reading begins"
    assert visitor.page.locator(".desk__screen").get_attribute("dir") == "ltr"
