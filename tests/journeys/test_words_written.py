"""Words in a real browser: a learner says that a sentence is not clear, a trainer says it in another language."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.visitor import MODULE, Visitor

Visit = Callable[..., Visitor]


@pytest.mark.once
def test_a_sentence_said_unclear_is_thanked_in_place_and_help_is_there(visit: Visit) -> None:
    learner = visit().opens(MODULE).presses("^Faire avec de l’aide")
    here = learner.page.url
    learner.page.get_by_text("Une phrase n’est pas claire").click()
    learner.looks()
    learner.page.locator(".unclear__said").first.click()
    expect(learner.page.locator("[data-thanks]")).to_be_focused()
    learner.looks().reads("Merci. Celui qui a écrit cette phrase le saura.")
    assert learner.page.url == here
    learner.page.locator("[data-thanks]").get_by_role("button", name="Aide").click()
    expect(learner.page.locator(".bubble--hint")).to_be_visible()
    learner.looks()


def test_a_trainer_translates_text_by_text_and_two_of_them_lose_nothing(visit: Visit) -> None:
    trainer = visit()
    trainer.page.set_default_timeout(60_000)
    trainer.opens("/connexion").writes("Adresse de courriel", "karim@mediatheque.example")
    trainer.writes("Mot de passe", "lavande-et-romarin").presses("^Se connecter$")
    trainer.opens("/redaction/nouveau")
    trainer.page.select_option("#what", "souris-premiers-gestes")
    trainer.presses("Copier cet exercice")
    trainer.page.get_by_role("link", name="Traduire").click()
    trainer.looks().page.get_by_role("link", name="English").click()
    trainer.page.get_by_role("link", name="Tout (").click()
    trainer.looks()
    page = trainer.page
    other = page.context.new_page()
    other.goto(page.url)
    writes(page, "Mine")
    expect(page.locator("#t-title-pair")).to_contain_text("Enregistré")
    writes(other, "Theirs")
    expect(other.locator("#t-title-pair")).to_contain_text("Quelqu’un vient d’écrire ici")
    expect(other.locator(".pair__rival")).to_have_text("Mine")
    expect(other.locator("#t-title")).to_have_value("Theirs")
    Visitor(other).looks()
    writes(other, "Both")
    expect(other.locator("#t-title-pair")).to_contain_text("Enregistré")
    page.reload()
    expect(page.locator("#t-title")).to_have_value("Both")


def writes(page: Page, words: str) -> None:
    page.locator("#t-title").fill(words)
    page.keyboard.press("Tab")


@pytest.mark.once
def test_the_guide_its_visit_and_what_blocks_are_sound_pages(visit: Visit) -> None:
    for size in ({"width": 1366, "height": 768}, {"width": 390, "height": 844}):
        trainer = visit(viewport=size)
        trainer.opens("/connexion").writes("Adresse de courriel", "karim@mediatheque.example")
        trainer.writes("Mot de passe", "lavande-et-romarin").presses("^Se connecter$")
        trainer.opens("/redaction/guide").opens("/redaction/guide/visite")
        assert trainer.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
