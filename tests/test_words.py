"""Wherever a learner reads a difficult word, its explanation is one touch away, in the language of the page."""

import gzip
from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest

from inclusion.i18n import LOCALES, direction, language
from inclusion.language.glossary import find, glossary
from inclusion.modules.models import Evidence, Run
from inclusion.words import entries, folded
from tests import page_checks as checks
from tests.page_client import PageClient

# Pages and words do not depend on the engine of the database.
pytestmark = pytest.mark.once

MODULE = "/demarches/caf-declaration-trimestrielle"
# What a button of ours may not stand in: it would be invalid, or take the press for itself.
CLOSED = {"button", "a", "label", "legend", "summary", "option"}
Open = Callable[..., PageClient]


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def speaker(page: PageClient, locale: str) -> PageClient:
    """A browser that asked for this language."""
    page.open("/a-propos").post("/langue", {"locale": locale})
    return page


def inside(element: Element | None) -> dict[str, str]:
    """The words of a page, or of one of its elements: term and what the button says."""
    assert element is not None
    found = [button for button in checks.elements(element, "button") if "word" in button.get("class", "").split()]
    return {b.get("popovertarget", "").removeprefix("mot-"): checks.words(b) for b in found}


def check_words(page: PageClient, locale: str) -> None:
    """Nothing stands where it may not; each explanation is that of the glossary, in the language of the page."""
    assert page.tree is not None
    for element in page.tree.iter():
        if element.tag in CLOSED:
            assert not inside(element) or element.get("class", "").startswith("word"), element.attrib
    for button in checks.elements(page.tree, "button"):
        if "word" in button.get("class", "").split():
            assert button.get("type") == "button", "it would send the exercise"
    notes = [div for div in page.all("div") if "popover" in div.attrib]
    said = {note.get("id", "").removeprefix("mot-"): note for note in notes}
    assert set(said) == set(inside(page.tree)), "as many explanations as words"
    for term, note in said.items():
        assert folded(glossary().explain(term, locale)) in folded(checks.words(note).replace(" .", "."))


def light(html: str) -> int:
    """How many bytes travel, as the application compresses; a few more for what differs between two people."""
    return len(gzip.compress(html.encode(), 5)) + 64


def by_id(page: PageClient, name: str) -> Element:
    assert page.tree is not None
    return next(element for element in page.tree.iter() if element.get("id") == name)


#: The pages of a passage by language and mode: they do not depend on who meets them.
MET: dict[tuple[str, str], list[str]] = {}


def practises(page: PageClient, locale: str, mode: str) -> list[str]:
    """Begin, be helped to the end, and return each page on the way; done once for all the tests that look at them."""
    if (locale, mode) not in MET:
        path = page.open(MODULE).post(f"{MODULE}/commencer", {"mode": mode}).path
        seen = []
        while (run := Run.get(Run.key == path.rsplit("/", 1)[1])).finished_at is None:
            seen.append(page.response.text)
            page.post(path, {"do": "next" if mode == "discover" else "help", "seq": run.seq})
        MET[locale, mode] = seen
    return MET[locale, mode]


@pytest.mark.parametrize("mode", ["discover", "guided", "autonomous"])
def test_every_term_of_the_instruction_has_its_bubble(speaker: PageClient, locale: str, mode: str) -> None:
    met, on_site = set(), set()
    for html in practises(speaker, locale, mode):
        speaker.tree = checks.check(html)
        check_words(speaker, locale)
        instruction = by_id(speaker, "mission-text" if mode == "autonomous" else "instruction")
        terms = {term for _start, _end, term in find("".join(instruction.itertext()), locale)}
        assert terms <= set(inside(instruction)), "the instruction comes first"
        met |= terms
        on_site |= set(inside(by_id(speaker, "screen")))
    assert {"caf", "declaration-trimestrielle", "nir", "pension-alimentaire"} <= on_site
    assert len(met) >= 2


def test_words_are_marked_once_in_each_voice(speaker: PageClient, locale: str) -> None:
    for html in practises(speaker, locale, "guided"):
        speaker.tree = checks.check(html)
        for place in ("coach", "desk"):
            found = [b.get("popovertarget") for b in by_id(speaker, place).iter("button") if b.get("class") == "word"]
            assert len(found) == len(set(found))


def test_a_label_has_its_question_after_it(speaker: PageClient, locale: str) -> None:
    speaker.tree = checks.check(next(html for html in practises(speaker, locale, "guided") if 'id="nir"' in html))
    field = next(div for div in speaker.all("div") if [c.get("for") for c in div][:1] == ["nir"])
    asked = next(checks.elements(field[1], "button"))
    assert asked.get("lang") == (None if language(locale) == "fr" else language(locale))
    assert asked.get("dir") == (None if language(locale) == "fr" else direction(locale))
    assert "Numéro de sécurité sociale" in checks.words(asked)


def test_alone_words_are_there_and_cost_nothing(page: PageClient) -> None:
    path = page.open(MODULE).post(f"{MODULE}/commencer", {"mode": "autonomous"}).path
    assert {"prime-d-activite", "pension-alimentaire"} <= set(inside(by_id(page, "mission-text")))
    page.post(path, {"do": "open:mail_caf", "seq": 0})
    assert [row.help for row in Evidence.select()] == [0]


def test_the_page_of_an_exercise_stays_light(speaker: PageClient, locale: str) -> None:
    """15 kB as it travels, whatever the screen, and the explanations with it."""
    speaker.open(MODULE).post(f"{MODULE}/commencer", {"mode": "guided"})
    with speaker.client.get(speaker.path, headers={"Accept-Encoding": "gzip", "Accept-Language": "fr"}) as answer:
        assert answer.headers["Content-Encoding"] == "gzip" and len(answer.data) <= light(speaker.response.text)
    sizes = [light(html) for html in practises(speaker, locale, "guided")]
    assert max(sizes) <= 15_000, sizes


def test_the_module_and_its_sheet_explain_their_words(speaker: PageClient, locale: str) -> None:
    speaker.open(MODULE)
    check_words(speaker, locale)
    assert "pdf" in inside(speaker.tree)
    speaker.open(f"{MODULE}/fiche")
    assert glossary().explain("declaration-trimestrielle", locale) in speaker.text
    assert "mot-nir" in {term.get("id") for term in speaker.all("dt")} and "NIR" not in speaker.text
    assert not inside(speaker.tree), "paper opens nothing"


def test_the_list_holds_every_word(speaker: PageClient, locale: str) -> None:
    speaker.open("/les-mots")
    assert len(speaker.all("dt")) == len(glossary().terms)
    with speaker.client.get("/les-mots", headers={"Accept-Encoding": "gzip"}) as answer:
        assert len(answer.data) <= 20_000


@pytest.mark.parametrize(
    ("locale", "wanted", "found"),
    [
        ("fr", "DECLARATION trimestrielle", "declaration-trimestrielle"),
        ("fr@falc", "prime d'activite", "prime-d-activite"),
        ("fr", "hameconnage", "hameconnage"),
        ("en", "Email", "courriel"),
        ("en", "prime d’activité", "prime-d-activite"),
        ("ar", "تصريح", "declaration"),
        ("ar", "rsa", "rsa"),
    ],
)
def test_a_search_forgives_accents_and_capitals(locale: str, wanted: str, found: str) -> None:
    assert found in {entry.id for entry in entries(locale, wanted)}
    assert len(entries(locale, wanted)) < len(glossary().terms)


def test_searching_is_a_plain_form_and_a_word_unknown_is_told(page: PageClient) -> None:
    page.open("/").click("Les mots").submit("Chercher", {"mot": "PREREMPLI"})
    assert "1 mot trouvé" in page.text and "prérempli" in page.text
    page.submit("Chercher", {"mot": "<script>"})
    assert "Ce mot n’est pas dans la liste" in page.text
    page.click("Voir tous les mots")
    assert "Ce mot" not in page.text


def test_the_order_forgets_accents_and_articles() -> None:
    ranks = [entry.rank for entry in entries("fr")]
    assert ranks == sorted(ranks) and "tiers" in ranks
    assert [bool(entry.lang) for entry in entries("ar")] == sorted(bool(entry.lang) for entry in entries("ar"))
