"""A text in YAML as a tree that knows its lines, or what makes it unreadable, in French."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from inclusion.simulator.problems import Problem, error
from inclusion.trees import ANCHOR, DEEP, DEEPEST, TAG, Malformed, load

LARGEST = 512 * 1024


def parse(text: str, file: str) -> tuple[Any, list[Problem]]:
    """The tree of a text, which knows its lines; None and what is wrong when it holds no module and no texts."""
    tree, problems = _parse(text, file)
    return tree, list(problems)


# A module is read for itself, then for what its fragments say in other languages, then to find lines.
@lru_cache(maxsize=2)
def _parse(text: str, file: str) -> tuple[Any, list[Problem]]:
    if len(text) > LARGEST:
        return None, [_unread("too-large", "Ce fichier est trop gros : 512 ko au plus.", file)]
    try:
        tree = load(text)
    except Malformed as refused:
        return None, [_unread("yaml", _words(refused), file, refused.line)]
    if not isinstance(tree, dict):
        return None, [_unread("yaml", "Ce fichier ne contient pas de module.", file)]
    return tree, []


_NEVER = {
    ANCHOR: "Les ancres et les renvois (& et *) ne sont pas acceptés.",
    TAG: "Les marques de type ne sont pas acceptées : « {tag} ».",
    DEEP: f"Ce fichier a plus de {DEEPEST} niveaux.",
}


def _unread(code: str, words: str, file: str, line: int = 1) -> Problem:
    return replace(error(code, words), file=file, line=line)


def _words(refused: Malformed) -> str:
    if refused.why:
        return _NEVER[refused.why].format(tag=refused.tag)
    if refused.twice:
        return f"« {refused.twice} » est écrit deux fois."
    return "Ce fichier est mal formé ici : vérifiez les espaces, les deux-points et les guillemets."


def plain(tree: Any) -> Any:
    """A copy of the tree without its lines, its keys being words."""
    if isinstance(tree, dict):
        return {str(key): plain(value) for key, value in tree.items()}
    return [plain(value) for value in tree] if isinstance(tree, list) else tree
