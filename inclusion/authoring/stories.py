"""What changed in a module, told to whoever reads French: where, and which words differ."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from flask_babel import gettext as _

from inclusion.authoring.changes import ABSENT, Change, apply, difference, pieces
from inclusion.authoring.source import Path, Tree
from inclusion.authoring.telling import component_words, kind_of, path_words, trimmed
from inclusion.i18n import LOCALES

SAME, GONE, COME = "same", "gone", "come"
ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"
#: Values that are the name of a screen.
LEADS = {"goto", "otherwise", "folder", "at"}
TOKENS = re.compile(r"\s+|[\w’'-]+|[^\w\s]")


@dataclass(frozen=True)
class Story:
    """One difference: what happened (`kind`), where, and its words as (same · gone · come, text)."""

    kind: str
    where: str
    words: list[tuple[str, str]]


def stories(before: Tree, changes: Iterable[Change]) -> list[Story]:
    """Changes of a whole draft (`tree`, `texts`, `stamps`) made one after the other, in words."""
    found: list[Story] = []
    for change in changes:
        after = apply(before, [change])
        found += _told(before, after, change)
        before = after
    return found


def compared(old: Tree, new: Tree) -> list[Story]:
    """What differs between two states of a draft."""
    return stories(old, difference(old, new))


def _told(before: Tree, after: Tree, change: Change) -> Iterator[Story]:
    if not change.path or change.path[0] == "stamps":
        return
    for piece in _narrowed(change):
        if piece.path[0] == "texts":
            yield _translation(before, piece)
        else:
            yield _story(before.get("tree", {}), after.get("tree", {}), piece)


def _narrowed(change: Change) -> Iterator[Change]:
    """The smallest changes in one: items of a list by their names, keys of a mapping."""
    old, new, found = change.old, change.new, list[Change]()
    if isinstance(old, dict) and isinstance(new, dict):
        found = [one for one in difference(old, new, change.path) if one.path != change.path] or list(pieces(change))
    elif isinstance(old, list) and isinstance(new, list) and any(isinstance(item, Mapping) for item in old):
        found = list(pieces(change))
    for one in found:
        yield from _narrowed(one)
    if not found:
        yield change


def _story(before: Tree, after: Tree, change: Change) -> Story:
    path = change.path[1:]
    if change.old is ABSENT:
        return Story(ADDED, _where(after, path, change.new), _shown(after, path, change.new, COME))
    if change.new is ABSENT:
        return Story(REMOVED, _where(before, path, change.old), _shown(before, path, change.old, GONE))
    if _same_items(change.old, change.new):
        return Story(MOVED, path_words(after, path), [])
    old, new = value_words(before, path, change.old), value_words(after, path, change.new)
    return Story(CHANGED, path_words(after, path), differing(old, new))


def _same_items(old: Any, new: Any) -> bool:
    """The same things in another order."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return old == new
    return isinstance(old, list) and isinstance(new, list) and sorted(map(repr, old)) == sorted(map(repr, new))


def _where(tree: Tree, path: Path, value: Any) -> str:
    """A component is named by what it is: its place in the list says nothing."""
    if not kind_of(value) or not path or path[-2:-1] == ("screens",):
        return path_words(tree, path)
    return _("%(whole)s, %(part)s", whole=path_words(tree, path[:-2]), part=component_words(value))


def _shown(tree: Tree, path: Path, value: Any, kind: str) -> list[tuple[str, str]]:
    """What came or went, when its words are not in its name already."""
    if isinstance(value, Mapping) and (kind_of(value) or {"title", "name"} & set(value)):
        return []
    said = value_words(tree, path, value)
    return [(kind, said)] if said else []


def _translation(before: Tree, change: Change) -> Story:
    """`texts`, locale, place: the place is that of the published module (`steps.connexion.do`)."""
    locale = str(change.path[1]) if len(change.path) > 1 else ""
    path = tuple(part for key in change.path[2:] for part in str(key).split(".") if part not in ("inputs", "real"))
    place = path_words(before.get("tree", {}), path) if path else ""
    named = _("Traduction (%(language)s)", language=LOCALES.get(locale, locale))
    where = _("%(whole)s, %(part)s", whole=named, part=place[:1].lower() + place[1:]) if place else named
    kind = ADDED if change.old is ABSENT else REMOVED if change.new is ABSENT else CHANGED
    old, new = (value if isinstance(value, str) else "" for value in (change.old, change.new))
    return Story(kind, where, differing(old, new))


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
    was, is_ = TOKENS.findall(old), TOKENS.findall(new)
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
