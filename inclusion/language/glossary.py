"""The difficult words: where they are in a text, and what they mean in each language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cache
from typing import Any

from inclusion.paths import PACKAGE
from inclusion.records import frozen
from inclusion.trees import Listed, Malformed
from inclusion.trees import load as tree_of

GLOSSARY = PACKAGE / "language" / "content" / "glossary.yaml"
LOCALES = ("fr", "fr@falc", "en", "ar")
_LISTS = ("forms", "besides", "forms_en", "forms_ar")
# In Arabic the article, « and », « by » are written in one word with what follows.
# A word that is a piece of an address (caf.fr, recu.pdf) is none.
_BEFORE = r"(?<![\w@.-])"
_AFTER = r"(?![\w-]|[.@]\w)"
_BEFORE_ARABIC = r"(?<!\w)[وفبكل]{0,2}(?:ال|لل)?"


class GlossaryRefused(Exception):
    """The glossary file has a fault; the message says the file, the line and the fault, in French."""


@frozen
class Term:
    """A difficult word: how it is written in each language, and its explanations by locale."""

    id: str
    forms: dict[str, tuple[str, ...]]
    besides: tuple[str, ...]
    explanations: dict[str, str]


@frozen
class Terms:
    """The glossary, with one pattern a language."""

    terms: dict[str, Term]
    _ids: dict[str, dict[str, str]] = field(repr=False)
    _patterns: dict[str, re.Pattern[str]] = field(repr=False)

    def find(self, text: str, locale: str) -> list[tuple[int, int, str]]:
        """The first place of each term in a text, as (start, end, id), in order; the longest form wins.

        In another language than French, a French word that is quoted is found too.
        """
        language = locale.partition("@")[0]
        found: dict[str, tuple[int, int, str]] = {}
        for place in self._places(text, language):
            found.setdefault(place[2], place)
        if language != "fr" and language in self._patterns:
            for place in self._places(text, "fr"):
                if self._is_french(text, place):
                    found.setdefault(place[2], place)
        return sorted(found.values())

    def _places(self, text: str, language: str) -> Iterator[tuple[int, int, str]]:
        """Every place of every term, by the forms of one language."""
        for match in self._patterns[language].finditer(text) if language in self._patterns else ():
            if term := self._ids[language].get(_key(match["form"])):
                yield match.start(), match.end(), term

    def _is_french(self, text: str, place: tuple[int, int, str]) -> bool:
        """Whether a sentence in another language has French there: between « », or a name such as RSA."""
        start, end, term = place
        return text.rfind("«", 0, start) > text.rfind("»", 0, start) or text[start:end] in self.names(term)

    def names(self, term: str) -> set[str]:
        """The forms that are names or initials: they are written so in every language."""
        return {form for form in self.terms[term].forms["fr"] if form[:1].isupper()}

    def explain(self, term: str, locale: str) -> str:
        """What a term means. Raises KeyError for an unknown term or locale."""
        return self.terms[term].explanations[locale]

    def french(self, term: str, word: str = "") -> str:
        """The French word of a term: `word` itself when it is one of its forms."""
        return word if self._ids["fr"].get(_key(word)) == term else self.terms[term].forms["fr"][0]

    def explains(self, word: str) -> bool:
        """Whether a French word or phrase, whole, has an explanation."""
        return bool(self._ids["fr"].get(_key(word)))


def find(text: str, locale: str) -> list[tuple[int, int, str]]:
    """The first place of each term of our glossary in a text, as (start, end, id)."""
    return glossary().find(text, locale)


@cache
def glossary() -> Terms:
    """Our glossary, read once. Raises GlossaryRefused."""
    return load(GLOSSARY.read_text(encoding="utf-8"), str(GLOSSARY))


def load(text: str, file: str) -> Terms:
    """Read a glossary. Raises GlossaryRefused at the first fault, with its line."""
    try:
        tree = tree_of(text)
    except Malformed as refused:
        raise GlossaryRefused(f"{file}:{refused.line}: ce fichier est mal formé ici.") from None
    if not isinstance(tree, Listed):
        raise GlossaryRefused(f"{file}:1: il faut une liste de mots.")
    terms: dict[str, Term] = {}
    for number, item in enumerate(tree):
        if fault := _fault(item, terms):
            raise GlossaryRefused(f"{file}:{tree.lines[number]}: {fault}")
        terms[item["id"]] = _term(item)
    return _compiled(terms, file)


def _fault(item: Any, known: dict[str, Term]) -> str:
    """What is wrong with one term, in French; nothing when it is right."""
    if not isinstance(item, dict):
        return "écrivez « id », « forms » et les explications."
    if unknown := sorted(set(item) - {"id", *_LISTS, *LOCALES}):
        return f"« {unknown[0]} » n’existe pas."
    for key in ("id", *LOCALES):
        if not isinstance(item.get(key), str) or not item[key].strip():
            return f"il manque « {key} »."
    if item["id"] in known:
        return f"« {item['id']} » existe deux fois."
    for key in _LISTS:
        if not isinstance(item.get(key, []), list) or (key == "forms" and not item.get(key)):
            return f"« {key} » est une liste de mots."
    return ""


def _term(item: Any) -> Term:
    forms = {
        "fr": tuple(item["forms"]),
        "en": tuple(item.get("forms_en", ())),
        "ar": tuple(item.get("forms_ar", ())),
    }
    return Term(item["id"], forms, tuple(item.get("besides", ())), {name: item[name].strip() for name in LOCALES})


def _compiled(terms: dict[str, Term], file: str) -> Terms:
    ids: dict[str, dict[str, str]] = {"fr": {}, "en": {}, "ar": {}}
    for term in terms.values():
        for language, forms in term.forms.items():
            for form in forms:
                if (other := ids[language].setdefault(_key(form), term.id)) != term.id:
                    raise GlossaryRefused(f"{file}:1: « {form} » est à « {other} » et à « {term.id} ».")
    for term in terms.values():
        for phrase in term.besides:
            ids["fr"].setdefault(_key(phrase), "")
    return Terms(terms, ids, {language: _pattern(forms, language) for language, forms in ids.items() if forms})


def _pattern(forms: Iterable[str], language: str) -> re.Pattern[str]:
    flexible = (re.escape(form).replace(r"\ ", r"\s+").replace("’", "[’']") for form in sorted(forms, key=len)[::-1])
    before = _BEFORE_ARABIC if language == "ar" else _BEFORE
    return re.compile(rf"{before}(?P<form>{'|'.join(flexible)}){_AFTER}", re.I)


def _key(form: str) -> str:
    return re.sub(r"\s+", " ", form.lower()).replace("'", "’")
