"""Texts in YAML 1.2 as plain mappings, lists, words and numbers that know their lines.

libyaml cuts the text, fifteen times faster than a reader in Python. What each word means is decided here: PyYAML
reads 01000 as 512, 12:30 as 750 and `no` as false, and keeps the last of two keys of the same name.
"""

import re
from collections.abc import Hashable
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
        _refuse(text)
        node = yaml.compose(text, Loader=_LOADER)
        return None if node is None else _tree(node, set())
    except yaml.YAMLError as refused:
        mark = getattr(refused, "problem_mark", None)
        raise Malformed(mark.line + 1 if mark else 1) from None
    except RecursionError:
        raise Malformed from None


def _refuse(text: str) -> None:
    """Look at a text event by event before anything is made of it. Raises Malformed."""
    level = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1
        if getattr(event, "anchor", None) is not None:
            raise Malformed(line, why=ANCHOR)
        if getattr(event, "tag", None) not in _TAGS:
            raise Malformed(line, why=TAG, tag=str(event.tag).replace("tag:yaml.org,2002:", "!!")[:80])
        level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if level > DEEPEST:
            raise Malformed(line, why=DEEP)


def _tree(node: yaml.Node, met: set[int]) -> Any:
    if node.tag not in _TAGS:
        raise Malformed(_line(node))
    if isinstance(node, yaml.ScalarNode):
        return _value(node) if not node.style else node.value
    if id(node) in met:  # an alias: what is small to write would be endless to read
        raise Malformed(_line(node))
    met.add(id(node))
    return _mapping(node, met) if isinstance(node, yaml.MappingNode) else _sequence(node, met)


def _mapping(node: yaml.MappingNode, met: set[int]) -> Keyed:
    found = Keyed()
    found.lines = {}
    for key_node, value_node in node.value:
        key, line = _tree(key_node, met), _line(key_node)
        if not isinstance(key, Hashable):
            raise Malformed(line)
        if key in found:
            raise Malformed(line, twice=str(key))
        found[key], found.lines[key] = _tree(value_node, met), line
    return found


def _sequence(node: yaml.SequenceNode, met: set[int]) -> Listed:
    found = Listed(_tree(item, met) for item in node.value)
    found.lines = {number: _line(item) for number, item in enumerate(node.value)}
    return found


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _value(node: yaml.ScalarNode) -> Any:
    """What a word without quotes means."""
    word = node.value
    if word in _NAMES:
        return _NAMES[word]
    if word[0] not in "-+.0123456789":
        return word
    if _WHOLE.fullmatch(word):
        return int(word)
    if _NUMBER.fullmatch(word):
        return float(word)
    if _DAY.fullmatch(word):
        try:
            return date.fromisoformat(word)
        except ValueError:
            raise Malformed(_line(node)) from None
    return word
