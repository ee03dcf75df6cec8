"""Gestures of the hand: what the browser says it measured, bounded and put into a class."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from inclusion.simulator.answers import OK
from inclusion.simulator.components import WORDS, Gesture
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.sentences import GESTURES
from inclusion.simulator.world import Event

#: With what a gesture was made. `button`: a plain press, where no script measures; `typed`: the words are compared.
HOWS = ("mouse", "touch", "pen", "keyboard", "button", "typed", "skip")
#: Gestures whose words are written in a field.
WRITTEN = ("type", "copy")
#: Gestures made on several targets in a row.
REPEATED = ("move", "click", "double", "right", "drag", "touch")
#: What becomes of a gesture, as it is drawn; nothing while it is to be made.
DONE, SKIPPED, WRONG, MISSING = "done", "skip", "words", "missing"
MOST_TRIES, FARTHEST, LONGEST = 99, 999, 200
_PLAIN = str.maketrans({"\u2019": "'", "\u202f": " ", "\u00a0": " "})
#: Gestures that exist with a pointer only: there is no honest equivalent with keys. A file may be put in two presses.
POINTER_ONLY = ("move", "double", "drag", "touch")
POINTERS = ("mouse", "touch", "pen")


def read(scenario: Scenario, part: Gesture, how: str, form: Mapping[str, str]) -> list[Event]:
    """The event of a gesture made; nothing when the request makes no sense. What was typed stops here."""
    if not is_possible(part.type, how):
        return []
    measure = f"{how} {bounded(form, part, 'tries', MOST_TRIES)} {bounded(form, part, 'precision', FARTHEST)}"
    if how == "skip":
        return [Event("fill", part.id, OK, reason="skip", measure=measure)]
    if part.type in WORDS:
        text = form.get(f"f.{part.id}", "")
        wrong = difference(text, scenario.means(part.target))
        if wrong is not None:
            klass, reason = (confusion(scenario, part, text), "words") if wrong else ("", "missing")
            return [Event("fill", part.id, klass, reason=reason, number=wrong, measure=measure)]
    return [Event("fill", part.id, OK, measure=measure)]


def is_possible(kind: str, how: str) -> bool:
    """Whether a gesture of this kind can be made so; whatever else is said was not said by our pages."""
    if how == "skip" or kind in WORDS:
        return how in HOWS
    if kind == "touch":
        return how in ("touch", "pen")
    if kind in POINTER_ONLY:
        return how in POINTERS or (kind, how) == ("drag", "button")
    return how in (*POINTERS, "keyboard", "button")


def bounded(form: Mapping[str, str], part: Gesture, name: str, most: int) -> int:
    """A number that the browser sent, within reason; 0 when it is none."""
    text = form.get(f"f.{part.id}.{name}", "")
    return min(int(text), most) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def difference(text: str, target: str) -> int | None:
    """Place of the first sign that differs, from 1; 0 when nothing is written, None when the words are the same.

    Here every sign counts, accents and capitals too: this is what is practised. The apostrophe and the spaces of
    printers are not on a keyboard: they count as the plain ones.
    """
    typed, wanted = _as_typed(text), _as_typed(target)
    if typed == wanted:
        return None
    if not typed:
        return 0
    pairs = enumerate(zip(typed, wanted, strict=False), 1)
    return next((place for place, (left, right) in pairs if left != right), min(len(typed), len(wanted)) + 1)


def confusion(scenario: Scenario, part: Gesture, text: str) -> str:
    """The class of words that the author has explained, such as a name without its accent; nothing for others."""
    typed = _as_typed(text[:LONGEST])
    for mistake in part.mistakes:
        is_equal = mistake.equals is not None and typed == _as_typed(scenario.means(mistake.equals))
        if is_equal or (mistake.match and re.search(mistake.match, typed)):
            return f"mistake:{mistake.id}"
    return ""


def _as_typed(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_PLAIN).strip()


def drawn(scenario: Scenario, part: Gesture, known: str, remark: Sequence[Any] | None) -> dict[str, Any]:
    """What a gesture shows besides its label: what it is about, how often, and what became of it (`tone`)."""
    reason, number = remark or ("", 0)
    tone = SKIPPED if reason == SKIPPED else DONE if known == OK else WRONG if reason == "words" else ""
    return {
        "hint": scenario.says(part.hint or ""),
        "type": part.type,
        "text": scenario.means(part.target) if part.type in WORDS else scenario.says(part.target),
        "size": part.size,
        "times": part.times,
        "ask": GESTURES[part.type],
        "tone": tone or (MISSING if reason else ""),
        "number": number,
    }
