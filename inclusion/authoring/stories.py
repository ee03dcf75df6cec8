"""What changed in a module, told to whoever reads French: where, and which words differ."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from flask_babel import gettext as _

from inclusion.authoring.matching import ADDED, CHANGED, MOVED, REMOVED, Difference, differences
from inclusion.authoring.source import Path, Tree
from inclusion.authoring.telling import component_words, item_of, kind_of, path_words, trimmed
from inclusion.i18n import LOCALES
from inclusion.records import frozen
from inclusion.simulator.words import typeset

SAME, GONE, COME = "same", "gone", "come"
#: Values that are the name of a screen.
LEADS = {"goto", "otherwise", "folder", "at"}
TOKENS = re.compile(r"\s+|[\w’'-]+|[^\w\s]")


@frozen
class Story:
    """One difference: what happened (`kind`), where, and its words as (same · gone · come, text)."""

    kind: str
    where: str
    words: list[tuple[str, str]]


def compared(old: Tree, new: Tree) -> list[Story]:
    """What differs between two states of a whole draft (`tree`, `texts`), in words."""
    before, after = old.get("tree", {}), new.get("tree", {})
    told = [_story(before, after, one) for one in differences(before, after)]
    texts = differences(old.get("texts", {}), new.get("texts", {}))
    return [*told, *(_translation(after, one) for one in texts)]


def _story(before: Tree, after: Tree, one: Difference) -> Story:
    tree = before if one.kind == REMOVED else after
    if one.kind == ADDED:
        return Story(ADDED, path_words(tree, one.path), _shown(tree, one.path, one.new, COME))
    if one.kind == REMOVED:
        return Story(REMOVED, path_words(tree, one.path), _shown(tree, one.path, one.old, GONE))
    if one.kind == MOVED:
        return Story(MOVED, path_words(tree, one.path), [])
    old, new = value_words(before, one.path, one.old), value_words(after, one.path, one.new)
    return Story(CHANGED, path_words(tree, one.path), differing(old, new))


def _shown(tree: Tree, path: Path, value: Any, kind: str) -> list[tuple[str, str]]:
    """What came or went, when its words are not in its name already."""
    if isinstance(value, Mapping) and (kind_of(value) or {"title", "name"} & set(value)):
        return []
    said = value_words(tree, path, value)
    return [(kind, typeset(said))] if said else []


def _translation(tree: Tree, one: Difference) -> Story:
    """Locale, then place: that of the published module (`steps.connexion.do`)."""
    locale, *keys = map(str, one.path)
    path = tuple(part for key in keys for part in key.split("."))
    place = path_words(tree, _in_screens(tree, path)) if path else ""
    named = _("Traduction (%(language)s)", language=LOCALES.get(locale, locale))
    where = _("%(whole)s, %(part)s", whole=named, part=place[:1].lower() + place[1:]) if place else named
    old, new = (value if isinstance(value, str) else "" for value in (one.old, one.new))
    return Story(one.kind, where, differing(old, new))


def _in_screens(tree: Tree, path: Path) -> Path:
    """`inputs.nir` is the place of a translation; the component that it is about stands in some screen."""
    if path[:1] != ("inputs",) or len(path) < 2:
        return path
    for name, screen in (tree.get("screens") or {}).items():
        body = screen.get("body") if isinstance(screen, Mapping) else None
        if item_of(body, path[1])[1] is not None:
            return ("screens", name, "body", *path[1:])
    return path[2:]


def value_words(tree: Tree, path: Path, value: Any) -> str:
    """A value as somebody says it: screens by their title, yes and no, conditions as equalities."""
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, Mapping):
        named = value if not kind_of(value) else {}
        pairs = [f"{_key(key)} = {value_words(tree, (*path, key), inside)}" for key, inside in named.items()]
        return ", ".join(pairs) if named else component_words(value) if value else ""
    if isinstance(value, list):
        return ", ".join(filter(None, (value_words(tree, path, inside) for inside in value)))
    if path and path[-1] in LEADS:
        screen = (tree.get("screens") or {}).get(str(value))
        title = screen.get("title") if isinstance(screen, Mapping) else ""
        return _("l’écran « %(words)s »", words=trimmed(title)) if title else str(value)
    return "" if value is None else str(value)


def _key(key: Any) -> str:
    return _("page affichée") if key == "at" else str(key)


def differing(old: str, new: str) -> list[tuple[str, str]]:
    """Two texts as one, word by word: what stays, what is gone, what has come."""
    was, is_ = TOKENS.findall(typeset(old)), TOKENS.findall(typeset(new))
    found: list[tuple[str, str]] = []
    for way, first, last, start, end in SequenceMatcher(None, was, is_, autojunk=False).get_opcodes():
        if way == "equal":
            found.append((SAME, "".join(was[first:last])))
            continue
        found += [(GONE, "".join(was[first:last]))] if last > first else []
        found += [(COME, "".join(is_[start:end]))] if end > start else []
    return _merged(found)


def _merged(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A single space between two changes belongs to both: « del ins del ins » is hard to read."""
    gone = come = ""
    found: list[tuple[str, str]] = []

    def close() -> None:
        nonlocal gone, come
        found.extend((kind if text.strip() else SAME, text) for kind, text in ((GONE, gone), (COME, come)) if text)
        gone = come = ""

    for number, (kind, text) in enumerate(parts):
        is_between = kind == SAME and not text.strip() and (gone or come) and number + 1 < len(parts)
        if kind == SAME and not is_between:
            close()
            found.append((kind, text))
        else:
            gone += text if kind != COME else ""
            come += text if kind != GONE else ""
    close()
    return found
