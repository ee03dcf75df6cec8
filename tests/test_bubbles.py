"""Difficult words: buttons where they are read, one explanation each at the end, in valid HTML whatever the text."""

import pytest
from markupsafe import Markup

from inclusion.bubbles import Bubbles, Question
from tests import page_checks as checks

pytestmark = pytest.mark.once

PLACES = {"La Caf verse la prime d’activité. La Caf écrit.": [(34, 40, "caf"), (3, 6, "caf"), (16, 32, "prime")]}
TEXT = next(iter(PLACES))
NARROW = "\u202f"


class Words:
    """A glossary whose places are chosen by the test; the French words are those of no other language."""

    def __init__(self, places: dict[str, list[tuple[int, int, str]]] = PLACES):
        self.places = places

    def find(self, text: str, locale: str) -> list[tuple[int, int, str]]:
        return self.places.get(text, [])

    def explain(self, term: str, locale: str) -> str:
        return f"<{term}> & co, {locale}"

    def french(self, term: str, word: str = "") -> str:
        return "Caf" if term == "caf" else word


def made(lang: str = "fr", places: dict[str, list[tuple[int, int, str]]] = PLACES) -> Bubbles:
    words = f"Que veut dire «{NARROW}%(word)s{NARROW}»{NARROW}?"
    asked = Question(words, "?", lang, "rtl" if lang == "ar" else "ltr")
    return Bubbles(Words(places), lang, asked)


def buttons(text: Markup) -> list[tuple[str, str]]:
    tree = checks.parse(f"<!doctype html><html lang=fr><title>a</title><p>{text}</p></html>")
    return [(checks.words(b), b.get("popovertarget", "")) for b in checks.elements(tree, "button")]


def test_the_first_occurrence_of_each_term_opens_one_explanation() -> None:
    words = made()
    text = words.mark(TEXT)
    assert buttons(text) == [("Caf", "mot-caf"), ("prime d’activité", "mot-prime")]
    assert text.striptags() == TEXT
    assert [(note.id, note.word, note.explanation) for note in words.notes] == [
        ("mot-caf", "Caf", "<caf> & co, fr"),
        ("mot-prime", "prime d’activité", "<prime> & co, fr"),
    ]


def test_a_term_is_marked_once_by_each_voice_and_explained_once() -> None:
    words = made()
    words.mark(TEXT)
    assert buttons(words.coach.mark(TEXT)) == []
    assert len(buttons(words.site.mark(TEXT))) == 2
    assert buttons(words.site.mark(TEXT)) == [] and not words.site.ask(TEXT)
    assert len(words.notes) == 2


@pytest.mark.parametrize(
    ("text", "word", "together"),
    [
        ("Ouvrez l’accusé de réception.", "accusé de réception", "l’accusé de réception."),
        (f"Ouvrez (le «{NARROW}courriel{NARROW}»), vite", "courriel", f"«{NARROW}courriel{NARROW}»),"),
        ("Ouvrez le courriel ici", "courriel", ""),
        ("Aujourd’hui, la Caf", "Caf", ""),
    ],
)
def test_no_line_ends_between_a_word_and_its_signs(text: str, word: str, together: str) -> None:
    start = text.index(word)
    shown = made(places={text: [(start, start + len(word), "caf")]}).mark(text)
    assert shown.striptags() == " ".join(text.split())
    kept = shown.partition('<span class="nowrap">')[2].partition("</span>")[0]
    assert Markup(kept).striptags() == " ".join(together.split())


def test_french_words_keep_their_order_in_a_text_that_goes_the_other_way() -> None:
    text = f"افتحوا شهادة البيع («{NARROW}certificat de cession{NARROW}») ثم «{NARROW}هنا{NARROW}»."
    start = text.index("cession")
    shown = made("ar", {text: [(start, start + 7, "cession")]}).mark(text)
    assert shown.striptags() == " ".join(text.split())
    assert shown.count('<span lang="fr" dir="ltr">') == 1
    assert f'<span lang="fr" dir="ltr">«{NARROW}certificat de <span class="nowrap"><button' in shown


def test_nothing_in_a_text_is_taken_for_html() -> None:
    text = "<b>Caf</b> & co"
    words = made(places={text: [(3, 6, "caf")]})
    assert words.mark(text).startswith("&lt;b&gt;<button")
    assert "<b>" not in made(places={text: [(0, 6, "caf")]}).site.ask(text)


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        ([], []),
        ([(3, 6, "x"), (3, 15, "y")], ["Caf verse la"]),  # the longest of two that begin together
        ([(3, 9, "x"), (5, 12, "y")], ["Caf ve"]),  # the first of two that overlap
        ([(6, 6, "x")], []),
    ],
)
def test_terms_that_overlap(found: list[tuple[int, int, str]], shown: list[str]) -> None:
    words = made(places={TEXT: found})
    assert [word for word, _id in buttons(words.mark(TEXT))] == shown
    assert len(words.notes) == len(shown)


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_a_label_is_followed_by_questions_in_the_language_of_the_page(lang: str) -> None:
    text = made(lang).site.ask(TEXT)
    assert [id for _words, id in buttons(text)] == ["mot-caf", "mot-prime"]
    assert f"Que veut dire «{NARROW}Caf{NARROW}»{NARROW}?" in text.unescape().replace(
        '<span lang="fr" dir="ltr">Caf</span>', "Caf"
    )
    assert text.count('dir="rtl"') == (2 if lang == "ar" else 0)
    assert text.count('lang="fr"') == (4 if lang == "ar" else 0)


def test_questions_that_stand_together_say_their_words() -> None:
    assert f">Caf{NARROW}?<" in made().site.ask(TEXT)
    assert ">?<" in made(places={TEXT: [(0, 3, "caf")]}).site.ask(TEXT)


def test_an_explanation_tells_the_french_word_to_look_for() -> None:
    text = "تصريح Caf"
    note = made("ar", {text: [(0, 5, "caf")]})
    note.mark(text)
    assert (note.notes[0].word, note.notes[0].lang, note.notes[0].french) == ("تصريح", "", "Caf")
    note = made("ar", {text: [(6, 9, "caf")]})
    note.mark(text)
    assert (note.notes[0].word, note.notes[0].lang, note.notes[0].french) == ("Caf", "fr", "")
