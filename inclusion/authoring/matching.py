"""What differs between two trees as a person sees it: things are followed by their names, wherever they have gone.

`changes` says the same exactly, to be taken back; here it is said to be told.
"""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from inclusion.authoring.source import Path, fingerprint
from inclusion.authoring.telling import CONDITIONS, kind_of
from inclusion.records import frozen

ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"
#: Kinds of components that their key names; the others are known by what they say.
NAMED = {"link", "button", "banner", "field", "choice", "check", "upload", "gesture", "include"}
WHOLE = {(key,) for key in CONDITIONS}


@frozen
class Difference:
    """`path` is a place of the new tree, of the old one for what is removed."""

    kind: str
    path: Path
    old: Any = None
    new: Any = None


def differences(old: Any, new: Any, path: Path = ()) -> Iterator[Difference]:
    """Each difference once, in the order of the new tree."""
    if old is new or (type(old) is type(new) and old == new and not isinstance(old, Mapping)):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping) and path[-1:] not in WHOLE:
        yield from _of_keys(old, new, path)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _of_items(old, new, path)
    elif old != new:
        yield Difference(CHANGED, path, old, new)


def _of_keys(old: Mapping[str, Any], new: Mapping[str, Any], path: Path) -> Iterator[Difference]:
    yield from (Difference(REMOVED, (*path, key), old=old[key]) for key in old if key not in new)
    for key in new:
        if key in old:
            yield from differences(old[key], new[key], (*path, key))
        else:
            yield Difference(ADDED, (*path, key), new=new[key])
    # The order of screens is seen; that of the keys of one thing is not.
    if path[-1:] == ("screens",):
        yield from (Difference(MOVED, (*path, key)) for key in _out_of_order(list(old), list(new)))


def _of_items(old: list[Any], new: list[Any], path: Path) -> Iterator[Difference]:
    was, is_ = _names(old), _names(new)
    pairs = {name: name for name in is_ if name in was}
    pairs |= _likely({name: was[name] for name in was if name not in pairs},
                     {name: is_[name] for name in is_ if name not in pairs})  # fmt: skip
    places = {name: number for number, name in enumerate(was)}
    known = set(pairs.values())
    yield from (Difference(REMOVED, (*path, places[name]), old=was[name]) for name in was if name not in known)
    for number, (name, item) in enumerate(is_.items()):
        if name in pairs:
            yield from differences(was[pairs[name]], item, (*path, number))
        else:
            yield Difference(ADDED, (*path, number), new=item)
    order = [name for name in was if name in known]
    numbers = {name: number for number, name in enumerate(is_)}
    back = {other: name for name, other in pairs.items()}
    moved = _out_of_order([back[name] for name in order], [name for name in is_ if name in pairs])
    yield from (Difference(MOVED, (*path, numbers[name])) for name in moved)


def _names(items: list[Any]) -> dict[str, Any]:
    """Items by their names; the second of two with the same name is another one."""
    found: dict[str, Any] = {}
    for item in items:
        name, number = _name(item), 2
        while name in found:
            name, number = f"{_name(item)}#{number}", number + 1
        found[name] = item
    return found


def _name(item: Any) -> str:
    kind = kind_of(item)
    if isinstance(item, Mapping):
        named = item.get("id") or (item.get(kind) if kind in NAMED else None)
        return f"{kind}:{named}" if isinstance(named, str) else fingerprint(item)
    return str(item)


def _likely(old: dict[str, Any], new: dict[str, Any]) -> dict[str, str]:
    """What has no name and is no longer the same is likely to be the first left of its kind: a text written again."""
    left, found = list(old), dict[str, str]()
    for name, item in new.items():
        other = next((one for one in left if _may_be(old[one], item)), None)
        if other is not None:
            left.remove(other)
            found[name] = other
    return found


def _may_be(old: Any, new: Any) -> bool:
    """Words are followed only when something of them stays; a named thing never becomes another one."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return kind_of(old) == kind_of(new) and kind_of(old) not in NAMED and "id" not in old and "id" not in new
    is_text = isinstance(old, str) and isinstance(new, str)
    return is_text and SequenceMatcher(None, old.split(), new.split()).ratio() > 0.2


def _out_of_order(old: list[str], new: list[str]) -> list[str]:
    """The fewest names to move so that those of one list come in the order of the other."""
    old, new = [name for name in old if name in new], [name for name in new if name in old]
    found: list[str] = []
    for way, _first, _last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        found += new[start:end] if way in ("insert", "replace") else []
    return found
