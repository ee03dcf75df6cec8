"""The difficult words, for pages: bubbles in the language of the page, and the whole list to search in."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from flask_babel import gettext as _

from inclusion.bubbles import Bubbles, Question, firsts
from inclusion.i18n import direction, language, locale_id
from inclusion.language.glossary import Term, glossary
from inclusion.records import frozen

# Letters that people write one for the other, once accents are gone.
_ALIKE = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ة": "ه", "ى": "ي", "ـ": ""})
_ARTICLE = re.compile(r"^(?:(?:un|une|des|vos|mes|ses) |ال)")


@frozen
class Entry:
    """A word of the list, in the language of the page; `french` when the word to look for is another."""

    id: str
    word: str
    lang: str
    french: str
    explanation: str

    @property
    def rank(self) -> str:
        """Where it stands in the alphabet: neither accents nor articles count."""
        return _ARTICLE.sub("", folded(self.word))


def bubbles() -> Bubbles:
    """The bubbles of one page."""
    locale = locale_id()
    question = Question(_("Que veut dire « %(word)s » ?"), _("?"), language(locale), direction(locale))
    return Bubbles(glossary(), locale, question)


def entries(locale: str, wanted: str = "") -> list[Entry]:
    """The words of the glossary that hold everything asked for, in the order of the alphabet."""
    asked = folded(wanted).split()
    found = [_entry(term, locale) for term in glossary().terms.values() if _holds(term, locale, asked)]
    return sorted(found, key=_order(locale))


def by_letter(found: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The same words, under their first letters."""
    letters: dict[str, list[Entry]] = {}
    for entry in found:
        letters.setdefault(entry.rank[:1].upper(), []).append(entry)
    return letters


def explained(texts: Iterable[str], locale: str) -> list[Entry]:
    """The difficult words of some texts as they are written there, each once, in the order of the alphabet."""
    met: dict[str, str] = {}
    for text in texts:
        for start, stop, term in firsts(glossary().find(text, locale)):
            met.setdefault(term, text[start:stop])
    return sorted((_entry(glossary().terms[term], locale, word) for term, word in met.items()), key=_order(locale))


def folded(text: str) -> str:
    """A text as it is searched: no accents, no capitals."""
    pieces = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in pieces if not unicodedata.combining(letter)).translate(_ALIKE)


def _holds(term: Term, locale: str, asked: list[str]) -> bool:
    forms = {*term.forms["fr"], *term.forms.get(language(locale), ())}
    text = folded(" ".join([*forms, term.explanations[locale]]))
    return all(word in text for word in asked)


def _order(locale: str) -> Callable[[Entry], tuple[bool, str]]:
    """In Arabic, the words that stay in French come last, together."""
    return lambda entry: (language(locale) == "ar" and bool(entry.lang), entry.rank)


def _entry(term: Term, locale: str, word: str = "") -> Entry:
    word = word or [*term.forms[language(locale)], *term.forms["fr"]][0]
    french = glossary().french(term.id, word)
    is_translated = word != french
    lang = "" if is_translated or language(locale) == "fr" else "fr"
    return Entry(term.id, word, lang, french if is_translated else "", term.explanations[locale])
