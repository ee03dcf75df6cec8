"""A tree as YAML that people read in git: one key a line, long texts folded at their sentences, few quotes.

The same tree gives the same bytes, and reading them gives the same tree.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from inclusion.patterns import pattern
from inclusion.trees import meaning

WIDTH = 118
#: A key longer than this has to be announced by « ? ».
LONGEST_KEY = 120
#: What begins or holds something else than words, wherever it is.
_SIGNS = pattern(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|^[=]$|: |:$| #|\s$|^(---|\.\.\.)")
#: Signs that only an escape can write.
_UNSEEN = pattern(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def written(tree: dict[str, Any]) -> str:
    """A whole file."""
    return "\n".join(_mapping(tree, 0)) + "\n"


def _mapping(tree: dict[str, Any], depth: int) -> Iterator[str]:
    for key, value in tree.items():
        name = _scalar(key)
        if len(name) <= LONGEST_KEY:
            yield from _after(f"{'  ' * depth}{name}:", value, depth)
        else:
            yield f"{'  ' * depth}? {name}"
            yield from _after(f"{'  ' * depth}:", value, depth)


def _after(start: str, value: Any, depth: int) -> Iterator[str]:
    """A value behind its key, or under it."""
    if isinstance(value, dict) and value:
        yield start
        yield from _mapping(value, depth + 1)
    elif isinstance(value, list) and value:
        yield start
        yield from _items(value, depth + 1)
    elif value is None:
        yield start
    else:
        yield from _told(start, value, depth)


def _items(items: list[Any], depth: int) -> Iterator[str]:
    dash = f"{'  ' * depth}-"
    for item in items:
        inside: list[str] = []
        if isinstance(item, dict) and item:
            inside = list(_mapping(item, depth + 1))
        elif isinstance(item, list) and item:
            inside = list(_items(item, depth + 1))
        if inside:
            yield f"{dash} {inside[0].lstrip(' ')}"
            yield from inside[1:]
        else:
            yield from _told(dash, item, depth)


def _told(start: str, value: Any, depth: int) -> Iterator[str]:
    """A plain value: on the line when it fits, else folded, else between quotes whatever its length."""
    text = _scalar(value)
    if not isinstance(value, str) or len(start) + 1 + len(text) <= WIDTH or not _folds(value):
        yield f"{start} {text}"
        return
    margin = "  " * (depth + 1)
    yield f"{start} >-"
    yield from (margin + line for line in _lines(value, WIDTH - len(margin)))


def _folds(text: str) -> bool:
    """Whether a text comes back as it is from lines put end to end: words apart by one space."""
    return " " in text and not _UNSEEN.search(text) and not re.search(r"^\s|\s$|  |[\t\n]", text)


def _lines(text: str, width: int) -> list[str]:
    """A text as lines: as many whole sentences as fit, and a longer sentence at its words."""
    lines = [""]
    for sentence in re.split(r"(?<=[.!?…»]) (?=\S)", text):
        if len(lines[-1]) + len(sentence) + 1 <= width and lines[-1]:
            lines[-1] += " " + sentence
            continue
        if lines[-1]:
            lines.append("")
        for word in sentence.split(" "):
            if lines[-1] and len(lines[-1]) + len(word) + 1 > width:
                lines.append("")
            lines[-1] += f" {word}" if lines[-1] else word
    return lines


def _scalar(value: Any) -> str:
    """A plain value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    if not isinstance(value, str):
        return repr(value)
    if _UNSEEN.search(value) or "\n" in value or "\t" in value:
        return _escaped(value)
    if not value or _SIGNS.search(value) or not _is_read_as_text(value):
        return '"' + re.sub(r'["\\]', lambda found: _ESCAPES[found[0]], value) + '"'
    return value


@lru_cache(maxsize=4096)
def _is_read_as_text(value: str) -> bool:
    """Whether these words, without quotes, are read as words: « 25 » would be a number. A day stays a day."""
    try:
        return isinstance(meaning(value), str | date)
    except ValueError:
        return False


def _escaped(text: str) -> str:
    return '"' + re.sub(f'["\\\\\n\t]|{_UNSEEN.pattern}', _escape, text) + '"'


def _escape(found: "re.Match[str]") -> str:
    sign = found[0]
    return _ESCAPES.get(sign) or (f"\\U{ord(sign):08x}" if ord(sign) > 0xFFFF else f"\\u{ord(sign):04x}")
