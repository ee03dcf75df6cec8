"""Difficult words in a sentence: each becomes a button that opens its explanation, without JavaScript."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

_WORD = Markup('<button type="button" class="word" popovertarget="{id}">{word}</button>')
# Inside: the focus comes with the explanation, so that a screen reader says it; Escape brings it back to the word.
_BUBBLE = Markup(
    '<div class="word__bubble stack stack--tight" popover id="{id}" role="note" aria-labelledby="{id}-word"'
    ' tabindex="-1" autofocus{spoken}>'
    '<p class="word__name" id="{id}-word" dir="auto"{written}>{word}</p>'
    '<p id="{id}-text" dir="auto">{explanation}</p>'
    '<div class="row">{listen}{close}</div></div>'
)
_LANGUAGE = Markup(' lang="{lang}" dir="{dir}"')
_CLOSE = Markup(
    '<button type="button" class="button" popovertarget="{id}" popovertargetaction="hide">'
    "<span>{label}</span></button>"
)


@dataclass(frozen=True)
class Bubbled:
    """A text with its buttons, and the explanations, to be put after the paragraph that holds the text."""

    text: Markup
    notes: Markup


def bubbles(
    text: str,
    found: Iterable[tuple[int, int, str]],
    explain: Callable[[str], str],
    prefix: str,
    close: str = "",
    listen: Callable[[str, str], str] | None = None,
    told: tuple[str, str] | None = None,
) -> Bubbled:
    """Mark the first occurrence of each term of `found`: (start, end, term), as character positions in `text`.

    `prefix` begins the ids, so it must be unique on the page (the id of the paragraph). `listen` draws « Écouter »
    from the explanation and the id of the element that holds it. `close` is the word of the button that closes.
    `told` is the (language, direction) of the explanations, for a simulated screen: its own words are French.
    """
    pieces: list[Markup] = []
    notes: list[Markup] = []
    end = 0
    for start, stop, term in _firsts(found):
        name, word = f"{prefix}-mot-{len(notes) + 1}", text[start:stop]
        pieces += [escape(text[end:start]), _WORD.format(id=name, word=word)]
        notes.append(_note(name, word, explain(term), close, listen, told))
        end = stop
    return Bubbled(Markup("").join([*pieces, escape(text[end:])]), Markup("").join(notes))


def _firsts(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The first place of each term, in the order of the text; of two that overlap, the first, then the longest."""
    kept: list[tuple[int, int, str]] = []
    seen: set[str] = set()
    for start, stop, term in sorted(found, key=lambda place: (place[0], -place[1])):
        if term not in seen and start < stop and (not kept or start >= kept[-1][1]):
            kept.append((start, stop, term))
            seen.add(term)
    return kept


def _note(
    name: str,
    word: str,
    explanation: str,
    close: str,
    listen: Callable[[str, str], str] | None,
    told: tuple[str, str] | None,
) -> Markup:
    return _BUBBLE.format(
        id=name,
        word=word,
        explanation=explanation,
        listen=listen(explanation, f"{name}-text") if listen else "",
        close=_CLOSE.format(id=name, label=close) if close else "",
        spoken=_LANGUAGE.format(lang=told[0], dir=told[1]) if told else "",
        written=Markup(' lang="fr"') if told else "",
    )
