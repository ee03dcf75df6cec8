"""The difficult words: each has an explanation that is itself easy, and is found where it stands."""

import pytest

from inclusion.language.glossary import LOCALES, GlossaryRefused, find, glossary, load
from inclusion.language.rules import read

pytestmark = pytest.mark.once

TERM = "- id: rsa\n  forms: [RSA]\n  fr: a\n  fr@falc: b\n  en: c\n  ar: d\n"


def found(text: str, locale: str = "fr") -> list[tuple[str, str]]:
    return [(text[start:end], term) for start, end, term in find(text, locale)]


def test_every_term_is_explained_in_every_language() -> None:
    assert len(glossary().terms) >= 55
    for term in glossary().terms.values():
        assert all(glossary().explain(term.id, locale) for locale in LOCALES)


@pytest.mark.parametrize("locale", ["fr", "fr@falc"])
def test_explanations_are_easy_to_read(locale: str) -> None:
    texts = {term.id: term.explanations[locale] for term in glossary().terms.values()}
    said = {
        name: [r for r in read(text, "sentence", locale, glossary()) if r.is_warning] for name, text in texts.items()
    }
    assert not {name: remarks for name, remarks in said.items() if remarks}


def test_the_longest_form_wins_and_each_term_is_shown_once() -> None:
    text = "L’attestation sur l’honneur est une attestation. L’Attestation aide."
    assert found(text) == [("attestation sur l’honneur", "attestation-sur-l-honneur"), ("attestation", "attestation")]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Le rsa et les VERSEMENTS", ["rsa", "versement"]),  # any case
        ("d'accusé\u00a0de\u202fréception", ["accuse-de-reception"]),  # any space, any apostrophe
        ("l'attestation sur l'honneur", ["attestation-sur-l-honneur"]),
        ("Mes mandataires lisent un article", []),  # whole words
        ("Son numéro d’allocataire", ["numero-allocataire"]),
        ("Un enfant à charge, des enfants à charge", []),  # another meaning
        ("", []),
    ],
)
def test_terms_are_found_as_people_write_them(text: str, terms: list[str]) -> None:
    assert [term for _, _, term in find(text, "fr")] == terms
    assert find(text, "fr@falc") == find(text, "fr")


def test_translated_texts_are_searched_in_their_own_words() -> None:
    assert found("Open the email.", "en") == [("email", "courriel")]
    assert found("راجعوا التصريح", "ar") == [("التصريح", "declaration")]
    assert find("Open the courriel.", "uk") == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (TERM + "- id: [\n", 8, "mal formé"),
        ("rsa: oui\n", 1, "liste"),
        (TERM + TERM, 7, "« rsa » existe deux fois"),
        (TERM.replace("  en: c\n", ""), 1, "il manque « en »"),
        (TERM.replace("forms:", "form:"), 1, "« form » n’existe pas"),
        (TERM.replace("[RSA]", "[]"), 1, "« forms » est une liste"),
        (TERM + TERM.replace("id: rsa", "id: autre"), 1, "est à « rsa » et à « autre »"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(GlossaryRefused, match=words) as refused:
        load(text, "glossary.yaml")
    assert str(refused.value).startswith(f"glossary.yaml:{line}: ")
