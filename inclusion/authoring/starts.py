"""What a draft may begin with: a module of the catalogue, a published one, a model, or a blank page."""

import json

from inclusion.authoring import source
from inclusion.authoring.source import Tree
from inclusion.modules.content_files import CONTENT
from inclusion.modules.library import Edition
from inclusion.modules.models import ModuleVersion
from inclusion.simulator.yaml_tree import parse, plain

Start = tuple[Tree, dict[str, dict[str, str]]]


def copy_of(edition: Edition) -> Start:
    """The source and translations of a published module, as its author wrote them."""
    row = ModuleVersion.get_by_id(edition.id)
    if row.source:
        found = json.loads(row.source)
        return found["tree"], found["texts"]
    return copy_of_folder(edition.slug)


def copy_of_folder(slug: str) -> Start:
    """The source and translations of a module of the catalogue. Raises OSError."""
    folder = CONTENT / slug
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))}
    trees = {name: plain(parse(text, name)[0]) for name, text in files.items()}
    tree = json.loads(source.written(trees.pop("module.yaml")))
    return tree, {name.removeprefix("texts.").removesuffix(".yaml"): texts for name, texts in trees.items()}


#: Models to begin with: title, what for, drawing.
MODELS: dict[str, tuple[object, object, str]] = {}


def model(name: str) -> Tree:
    """The source of a model. Raises KeyError."""
    raise KeyError(name)
