"""Pieces of a démarche written once (FranceConnect, a code by mail, a phishing mail…), included with parameters.

In a fragment, `_name` is a name of its own: it becomes `<as>_name` in the module, or what `names` calls it. `$name`
is a parameter. A fragment gives screens and surprises, which are added to the module, and named parts and steps,
which the module includes where it wants them: `- include: code.bouton`. A screen of a fragment may include a part of
its own (`$as.bouton`), or of another fragment that a parameter names (nothing when it is left out). A module that
writes the name of a fragment’s screen among its own, without `in`, says where it comes in a list and what changes.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from inclusion.records import frozen
from inclusion.simulator.fragment_texts import forget_translations
from inclusion.simulator.problems import Problem, error

Path = tuple[str | int, ...]
OWN = re.compile(r"_[a-z][a-z0-9_]*")
QUOTED = re.compile(r"\{(persona|parameter|label)\.(_[a-z0-9_]+)")
PARAMETER = re.compile(r"\$([a-z_]+)")
NOWHERE = ""
FILLED = ("screens", "parts", "steps", "surprises", "parameters", "texts")
KEYS = {"use", "as", "with", "names"}
#: How often fragments may be used, and included: a short file must not make a huge module.
MOST_USES, MOST_INCLUDED = 40, 1000


@frozen
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
    included: int = 0

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
        found.problems.append(error("shape", "Il faut ici une liste.", "fragments"))
        return found
    if len(uses) > MOST_USES:
        message = f"{len(uses)} fragments sont utilisés : {MOST_USES} au plus."
        found.problems.append(error("too-many", message, "fragments"))
    known: dict[str, Fragment] = {}
    for number, use in enumerate(uses[:MOST_USES]):
        filled = _filled(use, number, fragments, found)
        if filled is not None and use["as"] in known:
            found.problems.append(error("duplicate", f"« {use['as']} » existe déjà.", f"fragments.{number}.as"))
        elif filled is not None:
            known[use["as"]] = filled
            _add(found, filled, number)
    _include(found, known)
    if found.included > MOST_INCLUDED:
        message = f"{found.included} parties sont incluses : {MOST_INCLUDED} au plus."
        found.problems.insert(0, error("too-many", message, "screens"))
    return found


def _filled(use: Any, number: int, fragments: Mapping[str, Fragment], found: Expanded) -> Fragment | None:
    place = f"fragments.{number}"
    if not _is_use(use):
        message = "Écrivez « use », « as » et, au besoin, « with » et « names »."
        found.problems.append(error("shape", message, place))
        return None
    fragment = fragments.get(str(use.get("use")))
    if fragment is None:
        found.problems.append(error("dangling", _near(str(use.get("use")), fragments), f"{place}.use"))
        return None
    given, names = use.get("with") or {}, use.get("names") or {}
    found.problems += _faults(fragment, given, names, place)
    if set(fragment.asks) - set(given) - set(fragment.defaults):
        return None
    given = {**given, "as": use["as"]}
    filling = _Filling(use["as"], names, {**_fill(fragment.defaults, _Filling(use["as"], names, given)), **given})
    return Fragment(fragment.name, **{key: _fill(getattr(fragment, key), filling) for key in FILLED})


def _is_use(use: Any) -> bool:
    if not isinstance(use, dict) or not isinstance(use.get("as"), str) or set(use) - KEYS:
        return False
    return all(isinstance(use.get(key) or {}, dict) for key in ("with", "names"))


def _faults(fragment: Fragment, given: Mapping[str, Any], names: Mapping[str, Any], place: str) -> Iterator[Problem]:
    for name in given:
        if name not in fragment.asks:
            yield error("unknown-key", _near(str(name), fragment.asks), f"{place}.with.{name}")
    for name, about in fragment.asks.items():
        if name not in given and name not in fragment.defaults:
            yield error("schema", f"Il manque « {name} » : {about}", place)
    own = _own_names([getattr(fragment, key) for key in FILLED])
    for name, called in names.items():
        if name not in own:
            yield error("unknown-key", _near(str(name), own), f"{place}.names.{name}")
        elif not isinstance(called, str):
            yield error("schema", "Écrivez un texte ici.", f"{place}.names.{name}")


def _own_names(value: Any) -> dict[str, bool]:
    """The names of its own that a piece of a fragment has."""
    if isinstance(value, Mapping):
        return _own_names([*value.keys(), *value.values()])
    if isinstance(value, list):
        return {name: True for inside in value for name in _own_names(inside)}
    return {value: True} if isinstance(value, str) and OWN.fullmatch(value) else {}


def _near(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, sorted(known), n=1)
    return f"« {name} » n’existe pas." + (f" Vouliez-vous dire « {close[0]} » ?" if close else "")


@frozen
class _Filling:
    """How a use of a fragment calls its names, and the values of its parameters."""

    prefix: str
    names: Mapping[str, Any]
    values: Mapping[str, Any]

    def own(self, name: str) -> str:
        return str(self.names.get(name, self.prefix + name)) if OWN.fullmatch(name) else name


def _fill(value: Any, filling: _Filling) -> Any:
    """A copy of a piece of a fragment with its own names and its parameters in place."""
    if isinstance(value, Mapping):
        return {str(_fill(key, filling)): _fill(inside, filling) for key, inside in value.items()}
    if isinstance(value, list):
        return [piece for inside in value for piece in _filled_in(inside, filling)]
    if not isinstance(value, str):
        return value
    if value.startswith("$") and value[1:] in filling.values:
        return filling.values[value[1:]]
    own = ".".join(map(filling.own, value.split("."))) if "._" in value else filling.own(value)
    quoted = QUOTED.sub(lambda match: f"{{{match[1]}.{filling.own(match[2])}", own)
    return PARAMETER.sub(lambda match: str(filling.values.get(match[1], match[0])), quoted)


def _filled_in(value: Any, filling: _Filling) -> list[Any]:
    """One item of a list; a parameter that is a list gives all of its items."""
    filled = _fill(value, filling)
    return filled if isinstance(filled, list) and isinstance(value, str) else [filled]


def _add(found: Expanded, fragment: Fragment, number: int) -> None:
    """Add the screens, surprises and parameters of a fragment, and remember which line asked for them."""
    for key in ("screens", "parameters"):
        have = found.tree.get(key) or {}
        if not isinstance(have, dict):
            continue  # The schema says so.
        have = dict(have)
        for name, value in getattr(fragment, key).items():
            if _is_place(have.get(name, NOWHERE)):
                have[name] = {**value, **(have[name] or {})}
                continue
            if name in have:
                found.problems.append(error("duplicate", f"« {name} » existe déjà.", f"fragments.{number}"))
            have[name] = value
            found.origins[key, name] = ("fragments", number)
        if have:
            found.tree[key] = have
    have = found.tree.get("surprises") or []
    if fragment.surprises and isinstance(have, list):
        for place in range(len(have), len(have) + len(fragment.surprises)):
            found.origins["surprises", place] = ("fragments", number)
        found.tree["surprises"] = [*have, *fragment.surprises]
    for locale, texts in fragment.texts.items():
        found.texts.setdefault(locale, {}).update(texts)


def _is_place(screen: Any) -> bool:
    """Whether a module only says where a screen of a fragment comes in its list, and what to change in it."""
    return screen is None or (isinstance(screen, dict) and not {"in", "value"} & set(screen))


def _include(found: Expanded, known: Mapping[str, Fragment]) -> None:
    """Replace each `include` in a body or in the steps by what it names."""
    screens = found.tree.get("screens")
    if isinstance(screens, dict):
        found.tree["screens"] = screens = dict(screens)
        for name, screen in screens.items():
            if isinstance(screen, dict) and isinstance(screen.get("body"), list):
                body = _spliced(found, screen["body"], ("screens", name, "body"), known, "parts")
                screens[name] = {**screen, "body": body}
    if isinstance(found.tree.get("steps"), list):
        found.tree["steps"] = _spliced(found, found.tree["steps"], ("steps",), known, "steps")


def _spliced(found: Expanded, items: list[Any], path: Path, known: Mapping[str, Fragment], kind: str) -> list[Any]:
    spliced: list[Any] = []
    written = found.source(path)  # Asked once: the places of what is spliced are not those of the file.
    for number, item in enumerate(items):
        pieces = [item]
        if isinstance(item, dict) and "include" in item:
            pieces = _named(found, item, (*written, number), known, kind)
        for piece in pieces:
            found.origins[(*path, len(spliced))] = (*written, number)
            spliced.append(piece)
    return spliced


def _named(found: Expanded, item: dict[str, Any], place: Path, known: Mapping[str, Fragment], kind: str) -> list[Any]:
    """What `include: code.bouton` names; further keys of the item are laid over it."""
    found.included += 1
    if item["include"] is None or found.included > MOST_INCLUDED:
        return []
    prefix, _, name = str(item["include"]).partition(".")
    choice = {f"{other}.{key}": pieces for other, one in known.items() for key, pieces in getattr(one, kind).items()}
    pieces = choice.get(f"{prefix}.{name}")
    if pieces is None:
        found.problems.append(error("dangling", _near(str(item["include"]), choice), ".".join(map(str, place))))
        return []
    more = {key: value for key, value in item.items() if key != "include"}
    listed = pieces if isinstance(pieces, list) else [pieces]
    for piece in listed if kind == "steps" else ():
        forget_translations(found.texts, piece, more)
    return [{**piece, **more} if isinstance(piece, dict) else piece for piece in listed]
