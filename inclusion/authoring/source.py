"""A module's source as a tree of plain values, and its places: `screens.compte.body.2`, `steps.0.hints`.

Trees are never changed: each function returns another one that shares what did not change.
"""

import json
from hashlib import sha256
from typing import Any

Tree = dict[str, Any]
Path = tuple[str | int, ...]


class NoSuchPlace(LookupError):
    """The tree has nothing there (any more)."""


def path_of(place: str) -> Path:
    """A place in words as keys; whole numbers are places in a list. Nothing at all is the module itself."""
    return tuple(int(part) if part.isdecimal() and len(part) < 10 else part for part in place.split(".") if part)


def place_of(path: Path) -> str:
    return ".".join(map(str, path))


def get(tree: Any, path: Path) -> Any:
    """What stands at a path. Raises NoSuchPlace."""
    for part in path:
        try:
            tree = tree[part if isinstance(tree, list) else str(part)]
        except (KeyError, IndexError, TypeError) as absent:
            raise NoSuchPlace(place_of(path)) from absent
    return tree


def put(tree: Any, path: Path, value: Any) -> Any:
    """The tree with a value at a path; a key that is new comes last. Raises NoSuchPlace."""
    if not path:
        return value
    holder = get(tree, path[:-1])
    if isinstance(holder, list):
        get(holder, path[-1:])
        changed: Any = [value if number == path[-1] else item for number, item in enumerate(holder)]
    elif isinstance(holder, dict):
        changed = {**holder, str(path[-1]): value}
    else:
        raise NoSuchPlace(place_of(path))
    return put(tree, path[:-1], changed)


def insert(tree: Any, path: Path, value: Any) -> Any:
    """The tree with a new value: at that number of a list, or as the last key. Raises NoSuchPlace."""
    holder = get(tree, path[:-1])
    if not isinstance(holder, list):
        return put(tree, path, value)
    number = path[-1]
    if not isinstance(number, int) or not 0 <= number <= len(holder):
        raise NoSuchPlace(place_of(path))
    return put(tree, path[:-1], [*holder[:number], value, *holder[number:]])


def remove(tree: Any, path: Path) -> Any:
    """The tree without what stands at a path. Raises NoSuchPlace."""
    get(tree, path)
    holder, last = get(tree, path[:-1]), path[-1]
    if isinstance(holder, list):
        return put(tree, path[:-1], [item for number, item in enumerate(holder) if number != last])
    return put(tree, path[:-1], {key: item for key, item in holder.items() if key != str(last)})


def move(tree: Any, path: Path, by: int) -> tuple[Any, Path]:
    """The tree with an item so many places further, and its path there. Raises NoSuchPlace; at the end it stays."""
    get(tree, path)
    holder, last = get(tree, path[:-1]), path[-1]
    keys: list[Any] = list(range(len(holder))) if isinstance(holder, list) else list(holder)
    before = keys.index(last if isinstance(holder, list) else str(last))
    after = min(max(before + by, 0), len(keys) - 1)
    keys.insert(after, keys.pop(before))
    if isinstance(holder, list):
        return put(tree, path[:-1], [holder[key] for key in keys]), (*path[:-1], after)
    return put(tree, path[:-1], {key: holder[key] for key in keys}), path


def apart(tree: Any, path: Path, other: Path) -> int:
    """How many places further another item of the same list or mapping stands. Raises NoSuchPlace."""
    if not path or not other or path[:-1] != other[:-1]:
        raise NoSuchPlace(place_of(other))
    get(tree, path), get(tree, other)
    holder = get(tree, path[:-1])
    keys: list[Any] = list(range(len(holder))) if isinstance(holder, list) else list(holder)
    return int(keys.index(other[-1]) - keys.index(path[-1]))


def followed(path: Path, before: Path, after: Path) -> Path:
    """Where a place is once an item was moved in its list; `before` and `after` say from where to where."""
    depth = len(before) - 1
    at, was, now = (one[depth] if len(one) > depth else "" for one in (path, before, after))
    if path[:depth] != before[:depth] or not (isinstance(at, int) and isinstance(was, int) and isinstance(now, int)):
        return path
    moved = now if at == was else at - (was < at <= now) + (now <= at < was)
    return (*path[:depth], moved, *path[depth + 1 :])


def written(value: Any) -> str:
    """A tree as text. The order of keys is part of it: it is the order of screens. A date is written as ISO 8601."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def fingerprint(value: Any) -> str:
    """Whether a part is still what somebody has seen of it."""
    return sha256(written(value).encode()).hexdigest()[:16]


def renamed(value: Any, old: str, new: str) -> Any:
    """A copy where every key and every word that is exactly this name is the new one (names are ids, never texts)."""
    if isinstance(value, dict):
        return {new if key == old else key: renamed(inside, old, new) for key, inside in value.items()}
    if isinstance(value, list):
        return [renamed(inside, old, new) for inside in value]
    return new if value == old else value
