"""A trainer holds a step and lets it go elsewhere, then writes the whole text: nothing typed is lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from inclusion.demo import PASSWORD, TRAINER_EMAIL
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]


def steps(page: Page) -> list[str]:
    return page.locator("#list li[data-place^='steps.'] > a > span:first-child").all_inner_texts()


def holds(page: Page, place: str) -> None:
    box = page.locator(f"li[data-place='{place}'] .grip").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()


def carries_to(page: Page, place: str) -> None:
    box = page.locator(f"li[data-place='{place}']").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=4)


def begins(trainer: Visitor) -> str:
    trainer.page.set_default_timeout(60_000)
    trainer.opens("/connexion").writes("Adresse de courriel", TRAINER_EMAIL).writes("Mot de passe", PASSWORD)
    trainer.presses("^Se connecter$").opens("/redaction/nouveau")
    trainer.page.select_option("#what", "souris-premiers-gestes")
    trainer.presses("Copier cet exercice")
    return trainer.page.url.partition("?")[0]


def test_a_step_is_carried_elsewhere_while_another_one_is_being_written(visit: Visit) -> None:
    trainer = visit()
    editor = begins(trainer)
    page = trainer.opens(f"{editor}?ou=steps.2").page
    before = steps(page)
    holds(page, "steps.0")
    carries_to(page, "steps.3")
    page.keyboard.press("Escape")
    page.mouse.up()
    assert steps(page) == before, "a hand may change its mind"

    page.get_by_label("Nom de l’étape").fill("Mots à peine écrits")
    holds(page, "steps.0")
    carries_to(page, "steps.3")
    expect(page.locator("li.is-after")).to_have_attribute("data-place", "steps.3")
    page.mouse.up()
    expect(page.locator("#moved")).to_contain_text(f"{before[0]}\u202f» est maintenant à la place 4 sur")
    expect(page.get_by_label("Nom de l’étape")).to_have_value("Mots à peine écrits")
    assert steps(page)[:4] == [before[1], "Mots à peine écrits", before[3], before[0]]
    assert page.url.endswith("?ou=steps.1"), "it is another place by now"
    trainer.looks()
    trainer.presses("^Annuler$")
    assert steps(page)[:4] == [before[0], before[1], "Mots à peine écrits", before[3]]


@pytest.mark.once
def test_the_whole_text_leads_to_the_line_that_is_wrong(visit: Visit) -> None:
    trainer = visit()
    editor = begins(trainer)
    page = trainer.opens(f"{editor}/texte-source").page
    text = page.locator("#texte").input_value()
    page.locator("#texte").fill(text.replace("level: 1", "levle: 1"))
    trainer.presses("Vérifier sans enregistrer").reads("Vouliez-vous dire")
    page.get_by_role("button", name=re.compile("^Ligne 5$")).first.click()
    expect(page.locator("#texte")).to_be_focused()
    page.keyboard.type("level: 2")
    trainer.presses("^Enregistrer$").reads("C’est enregistré, en un seul changement.")
    assert page.locator("#texte").input_value() == text.replace("level: 1", "level: 2")
