"""Addresses proposed while one types: which of them is meant, and which of them fit."""

from collections.abc import Sequence

from inclusion.simulator.spelling import words


def meant(suggestions: Sequence[str], text: str) -> str | None:
    """The suggestion that the text is, case, accents and punctuation aside."""
    return next((one for one in suggestions if words(one) == words(text)), None)


def fitting(suggestions: Sequence[str], text: str) -> list[str]:
    """The suggestions in which every word of the text begins some word; all of them for an empty text."""
    typed = words(text)
    return [one for one in suggestions if all(any(word.startswith(piece) for word in words(one)) for piece in typed)]
