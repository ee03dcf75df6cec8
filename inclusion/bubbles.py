"""Difficult words in a sentence: each becomes a button that opens its explanation, without JavaScript.

A page has one `Bubbles`. Two voices read it: `coach`, in the language of the page, and `site`, in French. Each marks
a term where it meets it first; both open the same explanation, which the page holds once, at its end.
"""

from collections.abc import Callable
from typing import Protocol

from markupsafe import Markup, escape

from inclusion.patterns import pattern
from inclusion.records import frozen

_WORD = Markup('<button type="button" class="word" popovertarget="{id}">{word}</button>')
_TOGETHER = Markup('<span class="nowrap">{}{}{}</span>')
_BEFORE = pattern("(?:\\b\\w{1,2}’|[(«][\u202f\u00a0]?)+$")
_SIGNS = pattern("[\u202f\u00a0]?[,.;:!?)»…]+")
_ASKED = Markup(
    '<button type="button" class="word word--asked" popovertarget="{id}"{spoken}>'
    '<span aria-hidden="true">{shown}</span><span class="sr">{question}</span></button>'
)
_FRENCH = Markup('<span lang="fr" dir="ltr">{word}</span>')
_QUOTED = pattern("«[^«»\u0600-\u06ff]*[A-Za-zÀ-ÿ][^«»\u0600-\u06ff]*»")
_SPOKEN = Markup(' lang="{lang}" dir="{dir}"')

Place = tuple[int, int, str]


class Glossary(Protocol):
    """Where the terms of a text are, and what they mean."""

    def find(self, text: str, locale: str) -> list[Place]: ...
    def explain(self, term: str, locale: str) -> str: ...
    def french(self, term: str, word: str = "") -> str: ...


@frozen
class Note:
    """One explanation. `lang` is that of the word when it is not the page's; `french`, the word that sites write."""

    id: str
    word: str
    lang: str
    french: str
    explanation: str


@frozen
class Question:
    """« Que veut dire « %(word)s » ? », its sign, and the language that it is asked in."""

    words: str
    sign: str
    lang: str
    dir: str


class Voice:
    """What is read in one voice, in French or not: each term is marked once."""

    def __init__(
        self, find: Callable[[str], list[Place]], keep: Callable[[str, str], str], question: Question, lang: str
    ):
        self._find, self._keep, self._question = find, keep, question
        self._is_turned = question.dir == "rtl" and lang != "fr"
        self._met: set[str] = set()

    def mark(self, text: str) -> Markup:
        """The text, with a button on each term that this voice had not met yet."""
        places = self._new(text)
        pieces, end = list[Markup](), 0
        for quoted in _QUOTED.finditer(text) if self._is_turned else ():
            # A button would turn the French words around it, in a text that goes the other way.
            french = _FRENCH.format(word=self._marked(text, quoted.start(), quoted.end(), places))
            pieces += [self._marked(text, end, quoted.start(), places), french]
            end = quoted.end()
        return Markup("").join([*pieces, self._marked(text, end, len(text), places)])

    def _marked(self, text: str, end: int, last: int, places: list[Place]) -> Markup:
        """A part of the text, with its buttons."""
        pieces: list[Markup] = []
        for start, stop, term in places:
            if not end <= start < stop <= last:
                continue
            word = text[start:stop]
            button = _WORD.format(id=self._keep(term, word), word=word)
            # No line ends with the « l’ » before a word, nor begins with the comma after it.
            before, sign = _BEFORE.search(text[max(end, start - 12) : start]), _SIGNS.match(text, stop, last)
            opening, closing = before[0] if before else "", sign[0] if sign else ""
            whole = _TOGETHER.format(opening, button, closing) if opening or closing else button
            pieces += [escape(text[end : start - len(opening)]), whole]
            end = stop + len(closing)
        return Markup("").join([*pieces, escape(text[end:last])])

    def ask(self, text: str) -> Markup:
        """A « ? » for each new term of a label, to be put after it: a label or a button holds no other button.

        Beside another, each says its word: « certifie ? ».
        """
        places = self._new(text)
        buttons = [self._asked(term, text[start:stop], len(places) > 1) for start, stop, term in places]
        return Markup('<span class="asked">{}</span>').format(Markup("").join(buttons)) if buttons else Markup("")

    def _asked(self, term: str, word: str, is_named: bool) -> Markup:
        asked, name = self._question, self._keep(term, word)
        is_french = asked.lang == "fr"
        said = escape(word) if is_french else _FRENCH.format(word=word)
        question = escape(asked.words) % {"word": said}
        shown = Markup("{}\u202f{}").format(said, asked.sign) if is_named else escape(asked.sign)
        spoken = "" if is_french else _SPOKEN.format(lang=asked.lang, dir=asked.dir)
        return _ASKED.format(id=name, spoken=spoken, shown=shown, question=question)

    def _new(self, text: str) -> list[Place]:
        found = [place for place in firsts(self._find(text)) if place[2] not in self._met]
        self._met.update(term for _start, _stop, term in found)
        return found


class Bubbles:
    """The difficult words of one page."""

    def __init__(self, glossary: Glossary, locale: str, question: Question):
        self._glossary, self._locale, self._lang = glossary, locale, question.lang
        self._notes: dict[str, Note] = {}
        self.coach = Voice(lambda text: glossary.find(text, locale), self._keep, question, question.lang)
        self.site = Voice(lambda text: glossary.find(text, "fr"), self._keep, question, "fr")
        self.mark = self.coach.mark

    @property
    def notes(self) -> list[Note]:
        """The explanations of what was marked, to be drawn at the end of the page."""
        return list(self._notes.values())

    def _keep(self, term: str, word: str) -> str:
        if term not in self._notes:
            french = "" if self._lang == "fr" else self._glossary.french(term, word)
            is_french = bool(french) and french == word
            self._notes[term] = Note(
                id=f"mot-{term}",
                word=word,
                lang="fr" if is_french else "",
                french="" if is_french else french,
                explanation=self._glossary.explain(term, self._locale),
            )
        return self._notes[term].id


def firsts(found: list[Place]) -> list[Place]:
    """The first place of each term, in the order of the text; of two that overlap, the first, then the longest."""
    kept: list[Place] = []
    seen: set[str] = set()
    for start, stop, term in sorted(found, key=lambda place: (place[0], -place[1])):
        if term not in seen and start < stop and (not kept or start >= kept[-1][1]):
            kept.append((start, stop, term))
            seen.add(term)
    return kept
