"""Texts in YAML 1.2 as plain mappings, lists, words and numbers that know their lines.

libyaml cuts the text, fifteen times faster than a reader in Python. What each word means is decided here: PyYAML
reads 01000 as 512, 12:30 as 750 and `no` as false, and keeps the last of two keys of the same name.
"""

import re
from collections.abc import Hashable, Iterator
from datetime import date
from typing import Any

import yaml

# PyYAML built without libyaml reads the same trees, slowly.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")} | {"!", None}
_NAMES = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    word: value for value in (True, False) for word in (str(value), str(value).lower(), str(value).upper())
}
_WHOLE = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


#: How deep a text may go; ours have 9 levels.
DEEPEST = 24
ANCHOR, TAG, DEEP = "anchor", "tag", "deep"


class Malformed(ValueError):
    """This text is not YAML, or not of the kind that we accept; `line` counts from 1, `twice` is a key met twice.

    `why` says what is never accepted: an ANCHOR (or an alias), a TAG (then `tag`), more levels than DEEPEST.
    """

    def __init__(self, line: int = 1, twice: str = "", why: str = "", tag: str = ""):
        super().__init__(f"line {line}")
        self.line, self.twice, self.why, self.tag = line, twice, why, tag


class Keyed(dict[Any, Any]):
    """A mapping, and the line of each of its keys."""

    lines: dict[Any, int]


class Listed(list[Any]):
    """A list, and the line of each of its values."""

    lines: dict[Any, int]


def load(text: str) -> Any:
    """The tree of a text. Raises Malformed."""
    try:
        return _document(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as refused:
        mark = getattr(refused, "problem_mark", None)
        raise Malformed(mark.line + 1 if mark else 1) from None


def _document(events: Iterator[yaml.Event]) -> Any:
    next(events)
    if isinstance(next(events), yaml.StreamEndEvent):
        return None
    found = _tree(next(events), events, 0)
    next(events)
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        raise Malformed(_line(after))
    return found


def _tree(event: Any, events: Iterator[yaml.Event], level: int) -> Any:
    """What begins with this event, and goes on with the next ones."""
    if event.anchor is not None:
        raise Malformed(_line(event), why=ANCHOR)
    if event.tag not in _TAGS:
        raise Malformed(_line(event), why=TAG, tag=str(event.tag).replace("tag:yaml.org,2002:", "!!")[:80])
    if isinstance(event, yaml.ScalarEvent):
        return event.value if event.style else _read(event)
    if level >= DEEPEST:
        raise Malformed(_line(event), why=DEEP)
    is_mapping = isinstance(event, yaml.MappingStartEvent)
    return _mapping(events, level + 1) if is_mapping else _sequence(events, level + 1)


def _mapping(events: Iterator[yaml.Event], level: int) -> Keyed:
    found = Keyed()
    found.lines = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key, line = _tree(event, events, level), _line(event)
        if not isinstance(key, Hashable):
            raise Malformed(line)
        if key in found:
            raise Malformed(line, twice=str(key))
        found[key], found.lines[key] = _tree(next(events), events, level), line
    return found


def _sequence(events: Iterator[yaml.Event], level: int) -> Listed:
    found = Listed()
    found.lines = {}
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        found.lines[len(found)] = _line(event)
        found.append(_tree(event, events, level))
    return found


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1


def _read(event: yaml.ScalarEvent) -> Any:
    try:
        return meaning(event.value)
    except ValueError:
        raise Malformed(_line(event)) from None


def meaning(word: str) -> Any:
    """What a word without quotes means. Raises ValueError for a day that does not exist, an endless number."""
    if word in _NAMES:
        return _NAMES[word]
    if word[0] not in "-+.0123456789":
        return word
    if _WHOLE.fullmatch(word):
        return int(word)
    if _NUMBER.fullmatch(word):
        return float(word)
    if _NO_NUMBER.fullmatch(word):
        return float(word.replace(".", ""))
    return date.fromisoformat(word) if _DAY.fullmatch(word) else word
