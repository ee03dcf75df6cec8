"""What a draft may begin with: a module of the catalogue, a published one, a model, or a blank page."""

import json

from flask_babel import lazy_gettext as _l

from inclusion.assessments import deck
from inclusion.assessments.bank import ITEMS, files
from inclusion.assessments.models import OwnItem
from inclusion.authoring import source
from inclusion.authoring.source import Tree
from inclusion.modules.content_files import CONTENT
from inclusion.modules.library import Edition
from inclusion.modules.models import ModuleVersion
from inclusion.paths import PACKAGE
from inclusion.simulator.yaml_tree import parse, plain
from inclusion.skills import SKILLS

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


def copy_of_item(name: str) -> Start:
    """The source and translations of a screen of the diagnostic, ours or published here. Raises KeyError."""
    path = ITEMS / f"{name}.yaml"
    if path in files():
        tree = json.loads(source.written(plain(parse(path.read_text(encoding="utf-8"), name)[0])))
    elif row := OwnItem.get_or_none(OwnItem.name == name, OwnItem.retired_at.is_null()):
        tree = json.loads(row.source)
    else:
        raise KeyError(name)
    return tree, tree.pop("texts", {})


def items_by_skill() -> dict[str, list[tuple[str, str]]]:
    """The screens that may be copied, as (name, mission), the easiest first; by what they look at."""
    retired = {row.name for row in deck.own() if row.retired_at is not None}
    found: dict[str, list[tuple[str, str]]] = {skill: [] for skill in SKILLS}
    for item in sorted(deck.bank().items.values(), key=lambda item: item.level):
        if item.item not in retired:
            found[item.skill].append((item.item, item.do))
    return found


#: Models to begin with: title, what for, drawing. Each is `content/<name>.yaml`, a small whole module.
MODELS: dict[str, tuple[object, object, str]] = {
    "formulaire": (
        _l("Un formulaire"), _l("Répondre à des questions, relire, envoyer."), "list-check",
    ),
    "attestation": (
        _l("Une attestation à télécharger"),
        _l("Entrer dans son espace, choisir le bon document, le retrouver, se déconnecter."), "file-type-pdf",
    ),
    "demande-avec-documents": (
        _l("Une demande avec des documents"),
        _l("Répondre, joindre la bonne photo, certifier, garder la preuve."), "paperclip",
    ),
    "arnaque": (
        _l("Une arnaque à reconnaître"), _l("Trouver le vrai message, signaler le faux, prévenir un proche."),
        "shield-check",
    ),
    "geste": (
        _l("Un geste"), _l("Apprendre un geste de la souris, du clavier ou du doigt dans une petite histoire."),
        "hand-finger",
    ),
    "conversation": (
        _l("Une conversation"),
        _l("Choisir ce que l’on dit, au guichet ou au téléphone, et voir ce que cela change."), "message-circle",
    ),
}  # fmt: skip
MODEL_FILES = PACKAGE / "authoring" / "content"


def model(name: str) -> Tree:
    """The source of a model, its own to change. Raises KeyError."""
    MODELS[name]
    text = (MODEL_FILES / f"{name}.yaml").read_text(encoding="utf-8")
    return dict(json.loads(source.written(plain(parse(text, name)[0]))))
