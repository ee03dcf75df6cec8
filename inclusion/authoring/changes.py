"""What differs between two trees, small enough to be read, and how to go from one to the other and back."""

from collections.abc import Iterable, Iterator
from typing import Any

from inclusion.authoring import source
from inclusion.authoring.source import NoSuchPlace, Path, written
from inclusion.records import frozen


class Overlap(Exception):
    """Somebody has changed the same thing since; the argument is its path."""


class _Absent:
    """There was nothing, or there is nothing any more."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Any = _Absent()


@frozen
class Change:
    """At `path`, `old` has become `new`; either may be ABSENT. `rank`: which key of its mapping this one is."""

    path: Path
    old: Any
    new: Any
    rank: int = 0

    def to_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {"at": list(self.path)}
        if self.old is not ABSENT:
            found["old"] = self.old
        if self.new is not ABSENT:
            found["new"] = self.new
        return {**found, "rank": self.rank} if self.rank else found

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> "Change":
        return cls(tuple(found["at"]), found.get("old", ABSENT), found.get("new", ABSENT), found.get("rank", 0))

    @property
    def back(self) -> "Change":
        return Change(self.path, self.new, self.old, self.rank)


def difference(old: Any, new: Any, path: Path = ()) -> list[Change]:
    """What leads from one tree to the other, in an order in which it can be done, and undone backwards.

    One item more or less in a list is told as such; a list changed otherwise, or keys in another order, whole.
    """
    if isinstance(old, dict) and isinstance(new, dict) and _kept(old, new) == _kept(new, old):
        return _of_keys(old, new, path)
    if isinstance(old, list) and isinstance(new, list) and abs(len(old) - len(new)) < 2:
        return _of_items(old, new, path)
    return [] if written(old) == written(new) else [Change(path, old, new)]


def _kept(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return [key for key in one if key in other]


def _of_keys(old: dict[str, Any], new: dict[str, Any], path: Path) -> list[Change]:
    # The last key goes first and the first one comes first: each rank is then right when its turn comes.
    gone = [Change((*path, key), old[key], ABSENT, rank) for rank, key in enumerate(old) if key not in new]
    kept = [change for key in _kept(old, new) for change in difference(old[key], new[key], (*path, key))]
    come = [Change((*path, key), ABSENT, new[key], rank) for rank, key in enumerate(new) if key not in old]
    return [*reversed(gone), *kept, *come]


def _of_items(old: list[Any], new: list[Any], path: Path) -> list[Change]:
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [change for number, (was, is_) in pairs for change in difference(was, is_, (*path, number))]
    longer, shorter = (new, old) if len(new) > len(old) else (old, new)
    at = next((n for n, item in enumerate(shorter) if written(item) != written(longer[n])), len(shorter))
    if written([*longer[:at], *longer[at + 1 :]]) != written(shorter):
        return [Change(path, old, new)]
    return [Change((*path, at), ABSENT, new[at]) if longer is new else Change((*path, at), old[at], ABSENT)]


def apply(tree: Any, changes: Iterable[Change]) -> Any:
    """Do changes to a tree where these places are still what they were. Raises Overlap."""
    for change in changes:
        try:
            tree = _done(tree, change)
        except NoSuchPlace as gone:
            raise Overlap(change.path) from gone
    return tree


def _done(tree: Any, change: Change) -> Any:
    if not change.path:
        return _same(tree, change) and change.new
    holder, last = source.get(tree, change.path[:-1]), change.path[-1]
    if change.old is not ABSENT:
        _same(source.get(tree, change.path), change)
        return source.remove(tree, change.path) if change.new is ABSENT else source.put(tree, change.path, change.new)
    if isinstance(holder, list):
        return source.insert(tree, change.path, change.new)
    if not isinstance(holder, dict) or last in holder:
        raise Overlap(change.path)
    items = list(holder.items())
    items.insert(change.rank, (str(last), change.new))
    return source.put(tree, change.path[:-1], dict(items))


def _same(current: Any, change: Change) -> bool:
    if written(current) != written(change.old):
        raise Overlap(change.path)
    return True


def merged(base: Any, mine: Any, now: Any) -> Any:
    """What is there now, with what leads from `base` to `mine`. Raises Overlap where both have changed something."""
    ours, theirs = difference(base, mine), difference(base, now)
    for one in ours:
        if any(_meet(_reach(one), _reach(other)) for other in theirs):
            raise Overlap(one.path)
    return apply(now, ours)


def _reach(change: Change) -> Path:
    """Where a change is felt: an item more or less in a list gives the others another number."""
    is_of_list = bool(change.path) and isinstance(change.path[-1], int)
    return change.path[:-1] if is_of_list and ABSENT in (change.old, change.new) else change.path


def _meet(one: Path, other: Path) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def backwards(changes: Iterable[Change]) -> list[Change]:
    """The changes that take these back."""
    return [change.back for change in reversed(list(changes))]


def pieces(change: Change) -> Iterator[Change]:
    """A change of a whole list or mapping as changes of its items, to be told: an item is known by its name."""
    old, new = _items(change.old), _items(change.new)
    if old is None or new is None:
        yield change
        return
    for name in dict.fromkeys([*old, *new]):
        was, is_ = old.get(name, ABSENT), new.get(name, ABSENT)
        if was != is_:
            yield Change((*change.path, name), was, is_)


def _items(value: Any) -> dict[str, Any] | None:
    if isinstance(value, dict):
        return value
    if not isinstance(value, list):
        return None
    return {_name(item, number): item for number, item in enumerate(value)}


def _name(item: Any, number: int) -> str:
    """How an item of a list is known from another one: by its id, else by what it says."""
    if isinstance(item, dict):
        return str(item.get("id") or source.fingerprint(item))
    return str(item)
