"""Where something is in a module, in words: « Étape 2 « Se connecter », consigne »."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inclusion.authoring.sorts import sort_of
from inclusion.authoring.source import Path, Tree, path_of
from inclusion.authoring.terms import KEYS, KINDS
from inclusion.simulator.words import typeset

LONGEST = 48
#: What holds things that have a name: how one of them is told, and the key of its own words.
HOLDERS = {
    "screens": (_l("Écran « %(words)s »"), _l("Écran retiré"), "title"),
    "steps": (_l("Étape %(number)s « %(words)s »"), _l("Étape %(number)s"), "name"),
    "personas": (_l("Personnage « %(words)s »"), _l("Personnage %(number)s"), "name"),
    "surprises": (_l("Imprévu « %(words)s »"), _l("Imprévu %(number)s"), "name"),
    "fragments": (_l("Morceau « %(words)s »"), _l("Morceau %(number)s"), "use"),
    "hints": (_l("indice %(number)s"), _l("indice %(number)s"), ""),
    "mistakes": (_l("erreur prévue %(number)s"), _l("erreur prévue %(number)s"), ""),
    "differences": (_l("différence %(number)s"), _l("différence %(number)s"), ""),
    "warnings": (_l("mise en garde %(number)s"), _l("mise en garde %(number)s"), ""),
    "confusions": (_l("confusion prévue %(number)s"), _l("confusion prévue %(number)s"), ""),
    "rows": (_l("ligne %(number)s"), _l("ligne %(number)s"), ""),
}
#: What holds things that are known by their key, such as the choices of a question.
MAPPINGS = frozenset(["traces", "parameters", "options", "card", "labels", "with", "names", "start"])
#: Equalities on facts: what is inside is told whole, a fact alone says nothing to whoever reads.
CONDITIONS = frozenset(["set", "when", "unless", "done", "goal"])


def place_words(tree: Tree, place: str) -> str:
    """Where a place is, for whoever reads French and has never seen the source; one that is gone too."""
    return path_words(tree, path_of(place))


def path_words(tree: Tree, path: Path) -> str:
    """The same, from keys; items of a list may be named by their number or their id."""
    found = list(_said(tree, path))
    if not found:
        return str(sort_of(tree).whole)
    first, *others = found
    told = first[:1].upper() + first[1:]
    for other in others:
        told = _("%(whole)s, %(part)s", whole=told, part=other)
    return told


def _said(node: Any, path: Path) -> Iterator[str]:
    while path:
        key, *after = path
        holder = node.get(str(key)) if isinstance(node, Mapping) else None
        if after and key in HOLDERS | {"body": ()}:
            number, item = item_of(holder, after[0])
            yield component_words(item) if key == "body" else _named(str(key), number, item)
            node, path = item, tuple(after[1:])
        elif after and key in MAPPINGS:
            yield _("%(whole)s « %(words)s »", whole=str(KEYS[str(key)]), words=_key_words(holder, after[0]))
            node, path = None, tuple(after[1:])
        elif key in CONDITIONS:
            yield str(KEYS[str(key)])
            return
        else:
            yield str(KEYS.get(str(key), key) if not isinstance(key, int) else _("n° %(number)s", number=key + 1))
            node, path = holder, tuple(after)


def item_of(holder: Any, part: str | int) -> tuple[int, Any]:
    """One thing of a list or a mapping, with its number from 1; the thing is None when it is not there."""
    if isinstance(holder, Mapping):
        keys = list(holder)
        return (keys.index(str(part)) + 1, holder[str(part)]) if str(part) in holder else (0, None)
    items = holder if isinstance(holder, list) else []
    for number, item in enumerate(items):
        if part == number or str(part) in names_of(item):
            return number + 1, item
    return (part + 1 if isinstance(part, int) else 0), None


def names_of(item: Any) -> list[str]:
    """What an item of a list may be named by."""
    if not isinstance(item, Mapping):
        return []
    return [str(item[key]) for key in ("id", *KINDS) if key in item and isinstance(item[key], str)]


def _named(key: str, number: int, item: Any) -> str:
    full, bare, words = HOLDERS[key]
    said = trimmed(item.get(words)) if isinstance(item, Mapping) and words else ""
    return str(full if said or not words else bare) % {"number": number, "words": said}


def _key_words(holder: Any, key: str | int) -> str:
    """A key is told by what it shows when it shows something (a choice), else as it is."""
    said = holder.get(str(key)) if isinstance(holder, Mapping) else None
    return trimmed(said) if isinstance(said, str) and not str(key)[:1].isupper() else str(key)


def component_words(item: Any) -> str:
    """A component by its kind and its words: « bouton « Mon Compte » »."""
    kind = kind_of(item)
    if not kind:
        return _("élément retiré") if item is None else _("élément")
    words, named = KINDS[kind]
    said = trimmed(item.get(named)) if named else ""
    return _("%(whole)s « %(words)s »", whole=str(words), words=said) if said else str(words)


def kind_of(item: Any) -> str:
    """The kind of a component, in its short form or in its long one; nothing when it is none."""
    if not isinstance(item, Mapping):
        return ""
    return next((key for key in item if key in KINDS), "") if "kind" not in item else str(item["kind"])


def trimmed(words: Any) -> str:
    """Some words short enough to be a name."""
    found = typeset(re.sub(r"[ \n]+", " ", str(words or "")).strip())
    return found if len(found) <= LONGEST else found[:LONGEST].rsplit(" ", 1)[0] + " (…)"


def pins(tree: Tree) -> list[tuple[str, str]]:
    """Where a remark may be pinned, as (place, words): the whole, each step, each screen. Ids last, places do not."""
    steps = [("steps", item.get("id")) for item in tree.get("steps") or [] if isinstance(item, Mapping)]
    screens = [("screens", name) for name in tree.get("screens") or {}]
    found = [f"{holder}.{name}" for holder, name in [*steps, *screens] if name]
    return [("", str(sort_of(tree).whole)), *((place, place_words(tree, place)) for place in found)]
