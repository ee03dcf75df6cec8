"""The blocks that are ready to use (FranceConnect, a code by mail…): what each asks for, where its parts can go."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from inclusion.authoring import naming
from inclusion.authoring.asks import CONDITION, LINE, MANY, ONE, SET, Ask
from inclusion.authoring.source import Tree
from inclusion.modules.content_files import fragments
from inclusion.simulator.fragments import Fragment
from inclusion.simulator.words import typeset

NAMES = {
    "accuse-pdf": _l("Accusé de réception en PDF"), "brouillon": _l("Brouillon enregistré"),
    "connexion-caf": _l("Connexion à la Caf"), "connexion-france-travail": _l("Connexion à France Travail"),
    "connexion-impots": _l("Connexion aux impôts"), "connexion-titres": _l("Connexion à France Titres"),
    "captcha": _l("Test « je ne suis pas un robot »"), "code-courriel": _l("Code reçu par courriel"),
    "code-sms": _l("Code reçu par SMS"), "cookies": _l("Bandeau des cookies"),
    "corriger-apres-envoi": _l("Corriger après l’envoi"), "deconnexion": _l("Se déconnecter"),
    "faux-site": _l("Faux site"), "franceconnect": _l("FranceConnect"),
    "hameconnage-annonce": _l("Annonce piégée"), "hameconnage-courriel": _l("Courriel piégé"),
    "hameconnage-sms": _l("SMS piégé"), "honneur": _l("Déclaration sur l’honneur"),
    "lettre-erreur": _l("Lettre qui signale une erreur"), "mot-de-passe-oublie": _l("Mot de passe oublié"),
    "piece-jointe": _l("Pièce à joindre"), "recapitulatif": _l("Récapitulatif à relire"),
    "regles-mot-de-passe": _l("Nouveau mot de passe"), "session-expiree": _l("Séance expirée"),
}  # fmt: skip
#: Where a parameter stands in a fragment says what it is.
SHAPES = {
    "goto": (ONE, "pages"), "otherwise": (ONE, "pages"), "folder": (ONE, "pages"), "at": (ONE, "pages"),
    "inputs": (MANY, "every_answer"), "summary": (MANY, "every_answer"),
    "needs": (MANY, "every_answer"), "include": (ONE, "block_parts"),
    "when": (CONDITION, ()), "unless": (CONDITION, ()), "done": (CONDITION, ()), "set": (SET, ()),
}  # fmt: skip


def offered() -> list[tuple[str, str]]:
    """Every block, by name."""
    return sorted(((name, title(name)) for name in fragments()), key=lambda one: one[1])


def title(name: str) -> str:
    return str(NAMES.get(name, name))


def asks_of(name: str, given: Mapping[str, Any]) -> tuple[Ask, ...]:
    """The questions of a block, and what was answered. Raises KeyError for an unknown one."""
    fragment = fragments()[name]
    found = []
    for key, about in fragment.asks.items():
        shape, among = _given_shape(given.get(key)) or _shape(fragment, key)
        hint = _l("Laissez vide : le texte habituel.") if key in fragment.defaults else ""
        label = typeset(about.replace("ce fragment", "ce bloc"))
        found.append(Ask(key, shape, label[:1].upper() + label[1:], hint, among=among))
    return tuple(found)


def _given_shape(value: Any) -> tuple[str, Any] | None:
    """What an answer that is more than words can only be."""
    if isinstance(value, Mapping):
        return CONDITION, ()
    return (MANY, "every_answer") if isinstance(value, list) else None


def _shape(fragment: Fragment, key: str) -> tuple[str, Any]:
    places = [fragment.screens, fragment.parts, fragment.steps, fragment.surprises]
    return next((SHAPES[where] for where in _holders(places, f"${key}") if where in SHAPES), (LINE, ()))


def _holders(value: Any, wanted: str, holder: str = "") -> Iterator[str]:
    """The keys under which a parameter stands; a list and an item of a condition stand under the key around them."""
    if isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _holders(
                inside, wanted, key if key in SHAPES or isinstance(inside, Mapping | list) else holder
            )
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _holders(inside, wanted, holder)
    elif value == wanted:
        yield holder


def new_use(name: str, tree: Tree) -> dict[str, Any]:
    """A block just inserted: named by itself, with nothing answered yet. Raises KeyError for an unknown one."""
    fragments()[name]
    return {"use": name, "as": naming.new_id(name, naming.ids_in(tree)), "with": {}}


def words_of_part(tree: Tree, included: str) -> str:
    """How a part that was included is called: « Courriel piégé : Trouver le vrai courriel »."""
    return dict([*parts_of(tree, "parts"), *parts_of(tree, "steps")]).get(included, included)


def parts_of(tree: Tree, kind: str) -> list[tuple[str, str]]:
    """What the blocks of a module bring to put on a screen (`parts`) or among the steps (`steps`), in words."""
    found = []
    for use in tree.get("fragments") or []:
        fragment = fragments().get(str(use.get("use"))) if isinstance(use, dict) else None
        for part, content in getattr(fragment, kind, {}).items() if fragment else ():
            found.append((f"{use.get('as')}.{part}", f"{title(use['use'])}\u202f: {_words(part, content)}"))
    return found


def _words(part: str, content: Any) -> str:
    """A step is called by its name; what goes on a screen has none, and the word that it is known by says enough."""
    name = content.get("name") if isinstance(content, dict) else None
    return str(name or part.replace("_", " "))
