"""Difficult words: buttons in the sentence, explanations after it, in valid HTML whatever the text."""

import pytest
from markupsafe import Markup

from inclusion.bubbles import bubbles
from tests import page_checks as checks
from tests.page_client import PageClient

pytestmark = pytest.mark.once

TEXT = "La Caf verse la prime d’activité. La Caf écrit."
FOUND = [(34, 40, "caf"), (3, 6, "caf"), (16, 32, "prime")]


def explain(term: str) -> str:
    return f"Ce que veut dire {term}."


def page(told_text: str, notes: str) -> str:
    return (
        "<!doctype html><html lang=fr dir=ltr><head><title>Mots</title></head><body><h1>Mots</h1>"
        f"<p id=a>{told_text}</p>{notes}</body></html>"
    )


def test_the_first_occurrence_of_each_term_opens_one_explanation() -> None:
    told = bubbles(TEXT, FOUND, explain, "a", close="Fermer")
    tree = checks.check(page(told.text, told.notes))
    buttons = [b for b in checks.elements(tree, "button") if b.get("class") == "word"]
    assert [checks.words(b) for b in buttons] == ["Caf", "prime d’activité"]
    notes = [div for div in checks.elements(tree, "div") if "popover" in div.attrib]
    assert [note.get("id") for note in notes] == [b.get("popovertarget") for b in buttons] == ["a-mot-1", "a-mot-2"]
    assert [note.get("role") for note in notes] == ["note", "note"]
    assert "Ce que veut dire prime." in checks.words(notes[1])
    assert "".join(next(checks.elements(tree, "p")).itertext()) == TEXT


def test_nothing_in_a_text_or_an_explanation_is_taken_for_html() -> None:
    told = bubbles("<b>Caf</b> & co", [(3, 6, "caf")], lambda term: "<script>x</script>", "a")
    checks.check(page(told.text, told.notes))
    assert "&lt;b&gt;" in told.text and "<script>" not in told.notes


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([], []),
        ([(3, 6, "x"), (3, 15, "y")], ["Caf verse la"]),  # the longest of two that begin together
        ([(3, 9, "x"), (5, 12, "y")], ["Caf ve"]),  # the first of two that overlap
        ([(6, 6, "x")], []),
    ],
)
def test_terms_that_overlap(found: list[tuple[int, int, str]], words: list[str]) -> None:
    told = bubbles(TEXT, found, explain, "a")
    tree = checks.check(page(told.text, told.notes))
    assert [checks.words(button) for button in checks.elements(tree, "button")] == words
    assert bool(told.notes) is bool(words)


def test_in_a_simulated_screen_the_word_stays_french_and_its_explanation_does_not() -> None:
    told = bubbles(TEXT, FOUND, lambda term: "شرح", "a", told=("ar", "rtl"))
    note = next(div for div in checks.elements(checks.check(page(told.text, told.notes)), "div"))
    assert (note.get("lang"), note.get("dir")) == ("ar", "rtl")
    assert [line.get("lang") for line in checks.elements(note, "p")] == ["fr", None]


def test_an_explanation_can_be_heard() -> None:
    told = bubbles(TEXT, FOUND, explain, "a", listen=lambda text, id: Markup('<a href="#{}">Écouter</a>').format(id))
    assert 'href="#a-mot-1-text"' in told.notes


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_gallery_shows_them(browser, lang: str) -> None:
    shown: PageClient = browser(lang=lang).open("/galerie")
    assert [b for b in shown.all("button") if b.get("popovertarget") == "coach-words-mot-3"]
