"""What a draft may begin with: a module of the catalogue, a published one, a model, or a blank page."""

import json

from flask_babel import lazy_gettext as _l

from inclusion.authoring import source
from inclusion.authoring.source import Tree
from inclusion.modules.content_files import CONTENT
from inclusion.modules.library import Edition
from inclusion.modules.models import ModuleVersion
from inclusion.paths import PACKAGE
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
