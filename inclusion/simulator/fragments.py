"""Pieces of a démarche written once (FranceConnect, a code by mail, a phishing mail…), included with parameters.

In a fragment, `_name` is a name of its own: it becomes `<as>_name` in the module. `$name` is a parameter. A fragment
gives screens and surprises, which are added to the module, and named parts and steps, which the module includes where
it wants them: `- include: code.bouton`.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from inclusion.simulator.problems import Problem, error

Path = tuple[str | int, ...]
OWN = re.compile(r"_[a-z][a-z0-9_]*")
QUOTED = re.compile(r"\{(persona|parameter|label)\._")
PARAMETER = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True)
class Fragment:
    """One fragment as written. `asks` says what each parameter is for; those in `defaults` may be left out."""

    name: str
    asks: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    screens: Mapping[str, Any] = field(default_factory=dict)
    parts: Mapping[str, list[Any]] = field(default_factory=dict)
    steps: Mapping[str, Any] = field(default_factory=dict)
    surprises: list[Any] = field(default_factory=list)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass
class Expanded:
    """A module with its fragments in it. `origins` says from where in the file comes what is not there itself."""

    tree: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)
    origins: dict[Path, Path] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)

    def source(self, path: Path) -> Path:
        """The place in the file of a place in the expanded module: the line that included it, if it was included."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.origins:
                return (*self.origins[path[:length]], *path[length:])
        return path


def expand(tree: dict[str, Any], fragments: Mapping[str, Fragment]) -> Expanded:
    """Put the fragments that a module uses into it. Nothing is raised: what is wrong is in `problems`."""
    tree = dict(tree)
    uses = tree.pop("fragments", [])
    found = Expanded(tree)
    if not isinstance(uses, list):
        found.problems.append(error("schema", "Il faut ici une liste.", "fragments"))
        return found
    known = {}
    for number, use in enumerate(uses):
        filled = _filled(use, number, fragments, found)
        if filled is not None:
            known[use["as"]] = filled
            _add(found, filled, number)
    _include(found, known)
    return found


def _filled(use: Any, number: int, fragments: Mapping[str, Fragment], found: Expanded) -> Fragment | None:
    place = f"fragments.{number}"
    if not isinstance(use, dict) or not isinstance(use.get("as"), str) or set(use) - {"use", "as", "with"}:
        found.problems.append(error("schema", "Écrivez « use », « as » et, au besoin, « with ».", place))
        return None
    fragment = fragments.get(str(use.get("use")))
    if fragment is None:
        found.problems.append(error("dangling", _near(str(use.get("use")), fragments), f"{place}.use"))
        return None
    given = use.get("with") or {}
    found.problems += _faults(fragment, given, place)
    values = {**fragment.defaults, **given}
    if set(fragment.asks) - set(values):
        return None
    keys = ("screens", "parts", "steps", "surprises", "parameters", "texts")
    return Fragment(fragment.name, **{key: _fill(getattr(fragment, key), use["as"], values) for key in keys})


def _faults(fragment: Fragment, given: Mapping[str, Any], place: str) -> Iterator[Problem]:
    for name in given:
        if name not in fragment.asks:
            yield error("unknown-key", _near(str(name), fragment.asks), f"{place}.with.{name}")
    for name, about in fragment.asks.items():
        if name not in given and name not in fragment.defaults:
            yield error("schema", f"Il manque « {name} » : {about}", place)


def _near(name: str, known: Mapping[str, Any]) -> str:
    close = difflib.get_close_matches(name, sorted(known), n=1)
    return f"« {name} » n’existe pas." + (f" Vouliez-vous dire « {close[0]} » ?" if close else "")


def _fill(value: Any, prefix: str, values: Mapping[str, Any]) -> Any:
    """A copy of a piece of a fragment with its own names and its parameters in place."""
    if isinstance(value, Mapping):
        return {_fill(key, prefix, values): _fill(inside, prefix, values) for key, inside in value.items()}
    if isinstance(value, list):
        return [_fill(inside, prefix, values) for inside in value]
    if not isinstance(value, str):
        return value
    if OWN.fullmatch(value):
        return prefix + value
    if value.startswith("$") and value[1:] in values:
        return values[value[1:]]
    own = (
        ".".join(prefix + part if OWN.fullmatch(part) else part for part in value.split("."))
        if "._" in value
        else value
    )
    quoted = QUOTED.sub(rf"{{\1.{prefix}_", own)
    return PARAMETER.sub(lambda match: str(values.get(match[1], match[0])), quoted)


def _add(found: Expanded, fragment: Fragment, number: int) -> None:
    """Add the screens, surprises and parameters of a fragment, and remember which line asked for them."""
    for key in ("screens", "parameters"):
        have = dict(found.tree.get(key) or {})
        for name, value in getattr(fragment, key).items():
            if name in have:
                found.problems.append(error("duplicate", f"« {name} » existe déjà.", f"fragments.{number}"))
            have[name] = value
            found.origins[key, name] = ("fragments", number)
        if have:
            found.tree[key] = have
    if fragment.surprises:
        found.tree["surprises"] = [*(found.tree.get("surprises") or []), *fragment.surprises]
    for locale, texts in fragment.texts.items():
        found.texts.setdefault(locale, {}).update(texts)


def _include(found: Expanded, known: Mapping[str, Fragment]) -> None:
    """Replace each `include` in a body or in the steps by what it names."""
    for name, screen in list((found.tree.get("screens") or {}).items()):
        if isinstance(screen, dict) and isinstance(screen.get("body"), list):
            path: Path = ("screens", name, "body")
            found.tree["screens"][name] = {**screen, "body": _spliced(found, screen["body"], path, known, "parts")}
    if isinstance(found.tree.get("steps"), list):
        found.tree["steps"] = _spliced(found, found.tree["steps"], ("steps",), known, "steps")


def _spliced(found: Expanded, items: list[Any], path: Path, known: Mapping[str, Fragment], kind: str) -> list[Any]:
    spliced: list[Any] = []
    for number, item in enumerate(items):
        pieces = [item]
        if isinstance(item, dict) and "include" in item:
            pieces = _named(found, item, (*path, number), known, kind)
        for piece in pieces:
            found.origins[(*path, len(spliced))] = (
                found.source((*path, number)) if pieces != [item] else (*path, number)
            )
            spliced.append(piece)
    return spliced


def _named(found: Expanded, item: dict[str, Any], path: Path, known: Mapping[str, Fragment], kind: str) -> list[Any]:
    """What `include: code.bouton` names; further keys of the item are laid over it."""
    prefix, _, name = str(item["include"]).partition(".")
    fragment = known.get(prefix)
    pieces = getattr(fragment, kind).get(name) if fragment else None
    if pieces is None:
        place = ".".join(map(str, found.source(path)))
        found.problems.append(error("dangling", f"« {item['include']} » n’existe pas.", place))
        return []
    more = {key: value for key, value in item.items() if key != "include"}
    listed = pieces if isinstance(pieces, list) else [pieces]
    return [{**piece, **more} for piece in listed]
