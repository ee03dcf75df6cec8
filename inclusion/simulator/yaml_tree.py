"""A text in YAML as a tree that knows its lines, or what makes it unreadable, in French."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from inclusion.simulator.problems import Problem, error

LARGEST = 512 * 1024


def parse(text: str, file: str) -> tuple[Any, list[Problem]]:
    """The tree of a text, which knows its lines; None and what is wrong when it holds no module and no texts."""
    tree, problems = _parse(text, file)
    return tree, list(problems)


# A module is read for itself, then for what its fragments say in other languages, then to find lines.
@lru_cache(maxsize=2)
def _parse(text: str, file: str) -> tuple[Any, list[Problem]]:
    if len(text) > LARGEST:
        return None, [replace(error("too-large", "Ce fichier est trop gros : 512 ko au plus."), file=file, line=1)]
    yaml = YAML(typ="rt")
    yaml.allow_duplicate_keys = False
    yaml.version = (1, 2)
    try:
        if re.search(r"(^|[\s\[{,:-])[&*][A-Za-z0-9_]+(\s|$)", text):
            raise _Refused("Les ancres et les renvois (& et *) ne sont pas acceptés.")
        tree = yaml.load(text)
    except _Refused as refused:
        return None, [replace(error("yaml", str(refused)), file=file, line=_anchor_line(text))]
    except (YAMLError, ValueError, RecursionError) as refused:
        mark = getattr(refused, "problem_mark", None) if isinstance(refused, MarkedYAMLError) else None
        line = mark.line + 1 if mark else 1
        return None, [replace(error("yaml", _yaml_words(refused)), file=file, line=line)]
    if not isinstance(tree, dict):
        return None, [replace(error("yaml", "Ce fichier ne contient pas de module."), file=file, line=1)]
    return tree, []


class _Refused(Exception):
    pass


def _anchor_line(text: str) -> int:
    found = re.search(r"(^|[\s\[{,:-])[&*][A-Za-z0-9_]+(\s|$)", text)
    return text.count("\n", 0, found.start() + 1) + 1 if found else 1


def _yaml_words(refused: BaseException) -> str:
    if "duplicate key" in str(refused):
        key = re.search(r'duplicate key "([^"]*)"', str(refused))
        return f"« {key[1] if key else '?'} » est écrit deux fois."
    return "Ce fichier est mal formé ici : vérifiez les espaces, les deux-points et les guillemets."


def plain(tree: Any) -> Any:
    """The tree without what ruamel adds, so that pydantic sees plain words, numbers and lists."""
    if isinstance(tree, dict):
        return {str(key): plain(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [plain(value) for value in tree]
    if isinstance(tree, bool) or tree is None:
        return tree
    return str(tree) if isinstance(tree, str) else int(tree) if isinstance(tree, int) else tree
