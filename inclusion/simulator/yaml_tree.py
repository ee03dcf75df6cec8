"""A text in YAML as a tree that knows its lines, or what makes it unreadable, in French."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.events import AliasEvent

from inclusion.simulator.problems import Problem, error

LARGEST = 512 * 1024
#: How deep a module may go; ours have 9 levels.
DEEPEST = 24


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
    yaml.Composer = _Plain
    yaml.allow_duplicate_keys = False
    yaml.version = (1, 2)
    try:
        tree = yaml.load(text)
    except _Refused as refused:
        return None, [replace(error("yaml", str(refused)), file=file, line=refused.line)]
    except Exception as refused:  # Before a hostile text, the library raises anything.
        mark = getattr(refused, "problem_mark", None)
        return None, [replace(error("yaml", _yaml_words(refused)), file=file, line=mark.line + 1 if mark else 1)]
    if not isinstance(tree, dict):
        return None, [replace(error("yaml", "Ce fichier ne contient pas de module."), file=file, line=1)]
    return tree, []


class _Refused(Exception):
    def __init__(self, message: str, line: int):
        super().__init__(message)
        self.line = line


class _Plain(Composer):
    """Takes lists, mappings and plain values only: nothing that grows when read, nothing that makes an object."""

    level = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.parser.peek_event()
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise _Refused("Les ancres et les renvois (& et *) ne sont pas acceptés.", line)
        if event.tag is not None:
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")[:80]
            raise _Refused(f"Les marques de type ne sont pas acceptées : « {tag} ».", line)
        if self.level >= DEEPEST:
            raise _Refused(f"Ce fichier a plus de {DEEPEST} niveaux.", line)
        self.level += 1
        found = super().compose_node(parent, index)
        self.level -= 1
        return found


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
