"""From the text of a module file to a document, or to all that is wrong with it at once, each with its line."""

import difflib
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from inclusion.simulator import components
from inclusion.simulator.fragments import Expanded, Fragment, expand
from inclusion.simulator.problems import Problem, error
from inclusion.simulator.schema import Document
from inclusion.simulator.texts import places
from inclusion.simulator.yaml_tree import parse, plain
from inclusion.trees import Keyed, Listed

NONE: Mapping[str, Any] = MappingProxyType({})
#: Nobody reads more at once, and a hostile file could hold a hundred thousand.
MOST_TOLD = 200
#: A list where a text is wanted, and the like: not a module that is unfinished, but no module at all.
SHAPES = {
    "bool_type", "date_type", "dict_type", "int_type", "list_type", "model_attributes_type", "model_type",
    "string_type",
}  # fmt: skip
Model = TypeVar("Model", bound=BaseModel)
Found = tuple[Document | None, list[Problem]]


def read(text: str, file: str, fragments: Mapping[str, Fragment] = NONE) -> Found:
    """Read a module; the document is None when there is at least one error."""
    tree, problems = parse(text, file)
    if tree is None:
        return None, problems
    document, problems, _whole = _read_tree(tree, file, fragments)
    return document, problems


def read_tree(
    tree: dict[str, Any], fragments: Mapping[str, Fragment] = NONE
) -> tuple[Document | None, list[Problem], Expanded]:
    """Read a module that is plain values already, with what became of its fragments. Places are those of `tree`."""
    return _read_tree(tree, "", fragments)


def place_in(tree: dict[str, Any], whole: Expanded, problem: Problem) -> Problem:
    """A problem found in the whole module, with the place of `tree` that it comes from (`steps.2.done`)."""
    path = whole.source(_path(whole.tree, problem.place))
    while path and _node(tree, path) is None and _node(tree, path[:-1]) is None:
        path = path[:-1]
    return replace(problem, place=".".join(map(str, path)))


def _read_tree(
    tree: Any, file: str, fragments: Mapping[str, Fragment]
) -> tuple[Document | None, list[Problem], Expanded]:
    whole = expand(plain(tree), fragments)
    problems = [at_line(tree, _path(tree, problem.place), file, problem) for problem in whole.problems[:MOST_TOLD]]
    try:
        document = Document.model_validate(whole.tree)
    except ValidationError as refused:
        problems += [_explain(tree, whole, detail, file) for detail in refused.errors()[:MOST_TOLD]]
        return None, _in_order(problems), whole
    return (None if problems else document), _in_order(problems), whole


def read_as(model: type[Model], text: str, file: str) -> tuple[Model | None, list[Problem]]:
    """Read a file of another kind than a module, with the same sentences; None when there is at least one error."""
    tree, problems = parse(text, file)
    return (None, problems) if tree is None else read_values(model, tree, file)


def read_values(model: type[Model], tree: Any, file: str = "") -> tuple[Model | None, list[Problem]]:
    """The same from values that are read already; without a file, places are those of `tree`."""
    whole = Expanded(plain(tree))
    try:
        return model.model_validate(whole.tree), []
    except ValidationError as refused:
        told = refused.errors()[:MOST_TOLD]
        return None, _in_order([_explain(tree, whole, detail, file, model) for detail in told])


def read_fragment(text: str, file: str, texts: Mapping[str, str] = NONE) -> Fragment:
    """Read a fragment and its translations (locale: text of the file). Raises ValueError: fragments are our own."""
    tree, problems = parse(text, file)
    if tree is None:
        raise ValueError("\n".join(map(str, problems)))
    translated = {locale: plain(parse(words, file)[0]) for locale, words in texts.items()}
    known = plain(tree)
    return Fragment(known.pop("fragment"), texts=translated, **known)


def shared_texts(text: str, file: str, fragments: Mapping[str, Fragment]) -> dict[str, dict[str, str]]:
    """The translated texts that a module takes from its fragments, by locale and place."""
    tree, _ = parse(text, file)
    return expand(plain(tree), fragments).texts if tree is not None else {}


def read_translation(text: str, file: str, document: Document) -> tuple[dict[str, str], list[Problem]]:
    """Read the translated texts of a module: a flat list of places, each known to the document."""
    tree, problems = parse(text, file)
    if tree is None:
        return {}, problems
    known = {place for place, _ in places(document)}
    for place in tree:
        if place not in known:
            unknown = error("unknown-key", _unknown(str(place), known), str(place))
            problems.append(at_line(tree, (place,), file, unknown))
        elif not isinstance(tree[place], str) or not tree[place].strip():
            problems.append(at_line(tree, (place,), file, error("schema", "Écrivez un texte ici.", str(place))))
    return {str(place): str(value).strip() for place, value in tree.items()}, problems


def _explain(tree: Any, whole: Expanded, detail: Any, file: str, model: type[BaseModel] = Document) -> Problem:
    kind, path = detail["type"], tuple(detail["loc"])
    clean = _clean(whole.tree, path)
    place = ".".join(str(part) for part in clean)
    if kind == "extra_forbidden":
        message = _unknown(str(path[-1]), _keys(model, path))
        return at_line(tree, whole.source(clean), file, error("unknown-key", message, place))
    if kind == "missing":
        message = f"Il manque « {path[-1]} »."
        return at_line(tree, whole.source(_clean(whole.tree, path[:-1])), file, error("schema", message, place))
    code = "shape" if kind in SHAPES else "schema"
    return at_line(tree, whole.source(clean), file, error(code, _words(detail), place))


def _words(detail: Any) -> str:
    context = detail.get("ctx", {})
    sentences = {
        "literal_error": "La valeur doit être l’une de : {expected}.",
        "string_pattern_mismatch": "Ce nom s’écrit en minuscules, sans accent ni espace, et commence par une lettre.",
        "string_too_short": "Écrivez un texte ici.",
        "string_too_long": "Ce texte est trop long : {max_length} signes au plus.",
        "too_short": "Il en faut au moins {min_length}.",
        "greater_than_equal": "Le nombre doit être au moins {ge}.",
        "less_than_equal": "Le nombre doit être au plus {le}.",
        "union_tag_not_found": "Ce composant n’a pas de genre : commencez par " + ", ".join(components.KINDS) + ".",
        "union_tag_invalid": "Ce genre de composant n’existe pas.",
        "model_type": "Il faut ici une liste de clés et de valeurs.",
        "dict_type": "Il faut ici une liste de clés et de valeurs.",
        "list_type": "Il faut ici une liste.",
        "string_type": "Il faut ici un texte.",
        "bool_parsing": "Écrivez true ou false.",
        "bool_type": "Écrivez true ou false.",
    }
    if detail["type"].startswith(("date", "int")):
        return "Écrivez une date comme 2026-11-24." if detail["type"].startswith("date") else "Écrivez un nombre."
    sentence = sentences.get(detail["type"], "Cette valeur n’est pas acceptée ici.")
    values = {key: str(value).replace("'", "").replace(" or ", " ou ") for key, value in context.items()}
    return sentence.format(**values)


def _clean(tree: Any, path: tuple[Any, ...]) -> tuple[Any, ...]:
    """The path as the file has it: pydantic adds the kind of a component and of a special value on the way."""
    found: list[Any] = []
    for part in path:
        holder = _node(tree, tuple(found))
        if (isinstance(holder, dict) and part in holder) or (isinstance(holder, list) and isinstance(part, int)):
            found.append(part)
    return tuple(found)


def _node(tree: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def at_line(tree: Any, path: tuple[Any, ...], file: str, problem: Problem) -> Problem:
    """Put file and line on a problem: the line of the key, or of the nearest thing around it."""
    while path:
        holder = _node(tree, path[:-1])
        if isinstance(holder, Keyed | Listed) and path[-1] in holder.lines:
            return replace(problem, file=file, line=holder.lines[path[-1]])
        path = path[:-1]
    return replace(problem, file=file, line=1)


def locate(text: str, file: str, problems: list[Problem], fragments: Mapping[str, Fragment] = NONE) -> list[Problem]:
    """Put file and line on problems found later, from their place (`steps.trier.done`)."""
    if not problems:
        return []
    tree, _ = parse(text, file)
    whole = expand(plain(tree) or {}, fragments)  # There is no file for what a fragment alone says in a language.
    return _in_order([at_line(tree, whole.source(_path(whole.tree, found.place)), file, found) for found in problems])


def _path(tree: Any, place: str) -> tuple[Any, ...]:
    """A place in words as keys of the file: an item of a list may be named by its id or its number."""
    if isinstance(tree, dict) and place in tree:  # a translation is flat: the place itself is the key
        return (place,)
    found: list[Any] = []
    for part in filter(None, place.split(".")):
        node = _node(tree, tuple(found))
        if isinstance(node, dict) and part in node:
            found.append(part)
        elif isinstance(node, list):
            index = next((at for at, item in enumerate(node) if part in (str(at), *_names(item))), None)
            if index is None:
                break
            found.append(index)
        else:
            break
    return tuple(found)


def _names(item: Any) -> list[str]:
    return [str(item[key]) for key in ("id", *components.KINDS) if key in item] if isinstance(item, dict) else []


def _unknown(key: str, known: set[str]) -> str:
    near = difflib.get_close_matches(key, sorted(known), n=1)
    return f"« {key} » n’existe pas." + (f" Vouliez-vous dire « {near[0]} » ?" if near else "")


def _keys(model: Any, path: tuple[Any, ...]) -> set[str]:
    """The keys that are known where an unknown one was met."""
    for part in path[:-1]:
        model = _inside(model, part)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return set()
    names = {field.alias or name for name, field in model.model_fields.items()}
    return names - {"kind"} | (set(components.KINDS) if issubclass(model, components.Seen) else set())


def _inside(model: Any, part: Any) -> Any:
    """The model found at a key of a model, an index of a list, a key of a mapping, or the tag of a union."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        for name, field in model.model_fields.items():
            if part in (name, field.alias):
                return field.annotation
        return None
    for option in get_args(model):
        if isinstance(option, type) and issubclass(option, BaseModel):
            tag = option.model_fields.get("kind")
            if tag is None or part in get_args(tag.annotation):
                return option
    inner = [_inside(option, part) for option in get_args(model) if not isinstance(option, type)]
    found = next((option for option in inner if option is not None), None)
    return found if isinstance(part, str) or found is None else get_args(model)[-1]


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.line, problem.code))
