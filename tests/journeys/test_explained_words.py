"""A difficult word opens its explanation by mouse and by keyboard, and Escape returns to it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
pytestmark = pytest.mark.once


def opens_and_closes(visitor: Visitor, word: Locator) -> None:
    note = visitor.page.locator("#" + (word.get_attribute("popovertarget") or ""))
    word.focus()
    visitor.page.keyboard.press("Enter")
    expect(note.locator("[autofocus]")).to_be_focused()
    visitor.looks()
    box = word.bounding_box()
    assert box and box["height"] >= 44
    visitor.page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(word).to_be_focused()
    word.click()
    expect(note).to_be_visible()
    note.get_by_role("button").last.click()
    expect(note).to_be_hidden()


@pytest.mark.parametrize("locale", ["fr-FR", "ar"])
def test_words_of_the_coach_and_of_the_screen_open_their_explanation(visit: Visit, locale: str) -> None:
    visitor = visit(locale=locale).starts("guided")
    page = visitor.page
    opens_and_closes(visitor, page.locator("#instruction .word").first)
    visitor.presses("Votre déclaration trimestrielle est à faire")
    opens_and_closes(visitor, page.locator("#screen .word").first)
    visitor.presses("^Internet").types_address("caf.fr").presses("^Mon Compte$")
    opens_and_closes(visitor, page.locator(".word--asked").first)
    expect(page.locator("#nir")).to_have_accessible_name("Numéro de sécurité sociale")


def test_words_open_without_javascript(visit: Visit) -> None:
    page = visit(java_script_enabled=False).page
    page.goto("/demarches/caf-declaration-trimestrielle")
    word = page.locator("main .word").first
    word.click()
    expect(page.locator(".word__bubble:popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".word__bubble:popover-open")).to_have_count(0)


@pytest.mark.parametrize("locale", ["fr-FR", "ar"])
def test_the_list_is_searched_on_a_telephone(visit: Visit, locale: str) -> None:
    visitor = visit(locale=locale, viewport={"width": 360, "height": 740}).opens("/les-mots")
    visitor.page.locator("[name=mot]").fill("PREREMPLI")
    visitor.page.keyboard.press("Enter")
    visitor.reads("prérempli")
    visitor.looks()
