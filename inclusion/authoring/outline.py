"""The whole module as a list to choose from: what it is about, who lives in it, its screens, its steps."""

from dataclasses import field, replace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inclusion.authoring import blocks
from inclusion.authoring.kinds import ANSWERS, INCLUDE, LISTS, USE, kind_of, spelled
from inclusion.authoring.reading import Reading
from inclusion.authoring.shapes import NAMES
from inclusion.authoring.sorts import sort_of
from inclusion.authoring.source import NoSuchPlace, Path, fingerprint, get, path_of, place_of
from inclusion.records import frozen
from inclusion.simulator.words import typeset
from inclusion.skills import SKILLS

LONGEST = 60
#: Each list of a source: its title, and what it holds.
LISTED = {
    "steps": (_l("Étapes"), "step"), "confusions": (_l("Ce que l’on confond"), "confusion"),
    "personas": (_l("Personnages"), "persona"), "parameters": (_l("Informations qui changent"), "parameter"),
    "surprises": (_l("Imprévus"), "surprise"), "fragments": (_l("Blocs tout prêts"), "use"),
    "traces": (_l("Vu en passant"), "trace"),
}  # fmt: skip
WINDOW_NAMES = {
    "browser": "Internet",
    "mail": "Courriels",
    "phone": "Téléphone",
    "files": "Documents",
    "desk": "Guichet",
}


@frozen
class Node:
    """Something to write. `note` says what it is; `faults` how many errors are in it; `seen` what it was, if it can
    be put elsewhere in its list."""

    place: str
    words: str
    note: str = ""
    is_here: bool = False
    faults: int = 0
    seen: str = ""


@frozen
class Group:
    """Things of one sort. `adds`: what can be added at its end, as (kind, words); `holder`: where."""

    title: str
    nodes: list[Node] = field(default_factory=list)
    holder: str = ""
    kind: str = ""

    @property
    def can_move(self) -> bool:
        """Whether there are two things that may change places."""
        return sum(bool(node.seen) for node in self.nodes) > 1

    @property
    def is_open(self) -> bool:
        """Shown at once: where one is, the steps, and where something is wrong."""
        return self.kind in ("step", "confusion") or any(node.is_here or node.faults for node in self.nodes)


def words_of(kind: str, value: Any) -> str:
    """How something is called: by what people read of it."""
    found = spelled(kind, value)
    for key in ("title", "label", "name", "text", "caption", "alt", "say", "use", "include", "value"):
        if isinstance(found.get(key), str) and found[key].strip():
            words = typeset(" ".join(found[key].split()))
            return words if len(words) <= LONGEST else words[:LONGEST].rstrip() + "…"
    return str(NAMES.get(kind, _("Sans nom")))


def called(tree: Any, kind: str, value: Any) -> str:
    """The same for what stands in a list: a block, or a part of one, is never called by its names."""
    if kind in ("module", "item", "real"):
        return str(NAMES[kind])
    if kind == USE:
        return blocks.title(str(value.get("use")))
    if kind == INCLUDE:
        return blocks.words_of_part(tree, str(value.get("include")))
    return words_of(kind, value)


class Outline:
    """The list of one draft, with the place being written marked and the errors counted."""

    def __init__(self, reading: Reading, here: Path, faults: list[str]):
        self.tree, self.whole, self.here = reading.tree, reading.whole, here
        self.faults = faults

    def groups(self) -> list[Group]:
        sort = sort_of(self.tree)
        roots = [path_of(place) for place in sort.roots]
        return [
            Group(str(NAMES[sort.kind]), [self._node(path, self.tree.get("real") or {} if path else self.tree)
                                          for path in roots]),
            *map(self._list, sort.first),
            *self._windows(),
            Group(_("Ajouter un écran"), holder="screens", kind="screen"),
            *map(self._list, sort.last),
        ]  # fmt: skip

    def _list(self, holder: str) -> Group:
        """Things of one sort, in a list or by name."""
        title, kind = LISTED[holder]
        held = self.tree.get(holder)
        if isinstance(held, dict):
            return Group(str(title), [self._node((holder, name), item) for name, item in held.items()], holder, kind)
        listed = enumerate(held if isinstance(held, list) else [])
        nodes = [replace(self._node((holder, number), item), seen=fingerprint(item)) for number, item in listed]
        return Group(str(title), nodes, holder, kind)

    def _node(self, path: Path, value: Any, note: str = "") -> Node:
        place, kind = place_of(path), kind_of(path, value)
        start = f"{place}." if place else ""
        mine = [one for one in self.faults if one == place or (start and one.startswith(start))]
        if not path:
            mine = [one for one in self.faults if one.split(".")[0] not in HOLDERS]
        words = str(SKILLS[str(path[1])][0]) if kind == "trace" else called(self.tree, kind, value)
        is_here = self.here[: len(path)] == path and (bool(path) or not self.here)
        return Node(place, words, note, is_here, len(mine))

    def _windows(self) -> list[Group]:
        """One group for each window; what a block brings is written in the block."""
        own, every = self.tree.get("screens") or {}, self.whole.tree.get("screens") or {}
        found: dict[str, list[Node]] = {}
        for name, screen in every.items():
            window = window_of(screen)
            if name in own:
                node = replace(self._node(("screens", name), screen), seen=fingerprint(own[name]))
            else:
                node = Node(place_of(self.whole.source(("screens", name))), words_of("screen", screen), _("bloc"))
            found.setdefault(window, []).append(node)
        names = [(name, WINDOW_NAMES.get(name, name)) for name in found]
        return [Group(_("Écrans : %(window)s", window=words), found[name]) for name, words in names]


HOLDERS = ("real", *LISTS)


def beside(tree: Any, path: Path) -> list[Path]:
    """What stands in the same list as something, itself too: for a screen, those of its window. NoSuchPlace."""
    here, holder = get(tree, path), get(tree, path[:-1])
    if not path:
        raise NoSuchPlace
    if isinstance(holder, dict):
        window = window_of(here) if path[0] == "screens" else None
        return [(*path[:-1], key) for key, one in holder.items() if window is None or window_of(one) == window]
    return [(*path[:-1], number) for number in range(len(holder))]


def window_of(screen: Any) -> str:
    return str(screen.get("in", "")) if isinstance(screen, dict) else ""


def children(tree: Any, path: Path, value: Any) -> list[tuple[str, str, list[tuple[Path, Any]]]]:
    """What is inside an element and has a form of its own: (what it is called, its holder's place, the items)."""
    kind = kind_of(path, value)
    if kind == "screen" and isinstance(value, dict):
        body = value.get("body") or []
        return [(_("Ce qu’il y a sur l’écran"), "body", [((*path, "body", n), one) for n, one in enumerate(body)])]
    if kind in (*ANSWERS, "step") and isinstance(value, dict):
        listed = value.get("mistakes") or []
        title = _("Erreurs fréquentes, et ce que l’on explique")
        return [(title, "mistakes", [((*path, "mistakes", n), one) for n, one in enumerate(listed)])]
    return []
