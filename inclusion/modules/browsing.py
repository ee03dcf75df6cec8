"""Walking through the catalogue: the doors (needs, organisms, skills, parcours), and what stands behind each."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from flask_babel import gettext as _

from inclusion.i18n import DEFAULT, locale_id
from inclusion.modules.cards import card
from inclusion.modules.finding import Finder
from inclusion.modules.library import Edition, library
from inclusion.modules.sections import AGENT, ORGANISMS, PARCOURS, SITUATIONS, Parcours
from inclusion.records import frozen
from inclusion.skills import DRAWINGS, SKILLS

LONGEST = 80
#: The parcours of those who help: it has its own door.
HELPERS = "accompagner"


@frozen
class Shelf:
    """The modules behind a door. `asked`: the words of a search; `is_ordered`: the order is advised."""

    title: str
    cards: list[dict[str, Any]]
    lead: str = ""
    asked: str | None = None
    is_ordered: bool = False


@frozen
class Door:
    """One way into the catalogue: the argument of its address, its words, its drawing."""

    name: str
    value: str
    title: str
    drawing: str
    note: str = ""


def needs(editions: Sequence[Edition] | None = None) -> list[Door]:
    """Why people come, as they say it; only what a module answers. `editions`: the catalogue, when it is at hand."""
    asked = {need: words for need, words in SITUATIONS.items() if need != "accueil"}
    return _doors("besoin", asked, _for_learners(editions))


def doors() -> dict[str, list[Door]]:
    """Every way in, by kind."""
    editions = _for_learners()
    organisms = {organism: found[:2] for organism, found in ORGANISMS.items() if found[0]}
    skills = {skill: (names[0], DRAWINGS[skill]) for skill, names in SKILLS.items()}
    known = {edition.slug for edition in library().catalogue()}
    return {
        "needs": needs(editions),
        "organisms": _doors("organisme", organisms, editions),
        "skills": _doors("competence", skills, editions),
        "parcours": [
            Door("parcours", one.id, str(one.title), one.drawing, str(one.why))
            for one in PARCOURS
            if one.id != HELPERS and known.intersection(one.modules)
        ],
    }


def titled(catalogue: Sequence[Edition]) -> tuple[list[tuple[str, str]], list[tuple[str, list[tuple[str, str]]]]]:
    """To choose in a list: (id, words) of each parcours; then by need, (slug, title) of its démarches, once each."""
    editions, seen, shelves = _for_learners(catalogue), set[str](), []
    for need, (words, _drawing) in SITUATIONS.items():
        found = [one for one in editions if need in one.document.situations and one.slug not in seen]
        seen |= {edition.slug for edition in found}
        if found:
            shelves.append((str(words), [(one.slug, one.texts(locale_id())["title"]) for one in found]))
    return [(door.value, door.title) for door in doors()["parcours"]], shelves


def shelf(asked: Mapping[str, str]) -> Shelf | None:
    """What an address asks for; None when it asks for nothing that is known."""
    words = asked.get("mots", "").strip()[:LONGEST]
    if words:
        return Shelf(_("Votre recherche"), _cards(_found(words)), asked=words)
    if asked.get("tout"):
        return Shelf(_("Toutes les démarches"), _cards(_for_learners()))
    parcours = next((one for one in PARCOURS if one.id == asked.get("parcours")), None)
    if parcours:
        return _walk(parcours)
    names: dict[str, dict[str, tuple[Any, ...]]] = {
        "besoin": SITUATIONS,
        "organisme": ORGANISMS,
        "competence": SKILLS,
    }
    for kind, known in names.items():
        if asked.get(kind) in known:
            value = asked[kind]
            found = [edition for edition in library().catalogue() if value in _answers(edition, kind)]
            return Shelf(str(known[value][0]), _cards(found), _lead(kind, value))
    return None


def _lead(kind: str, value: str) -> str:
    return str(SKILLS[value][1]) if kind == "competence" else ""


def _walk(parcours: Parcours) -> Shelf:
    editions = {edition.slug: edition for edition in library().catalogue()}
    found = [editions[slug] for slug in parcours.modules if slug in editions]
    return Shelf(str(parcours.title), _cards(found), str(parcours.why), is_ordered=True)


def _for_learners(editions: Sequence[Edition] | None = None) -> list[Edition]:
    every = library().catalogue() if editions is None else editions
    return [edition for edition in every if edition.document.track != AGENT]


def _cards(editions: list[Edition]) -> list[dict[str, Any]]:
    return [card(edition) for edition in editions]


def _answers(edition: Edition, kind: str) -> set[str]:
    """Under which doors of a kind a module stands."""
    document = edition.document
    if kind == "besoin":
        return set(document.situations)
    if kind == "organisme":
        return {document.organism}
    return set(document.teaches)


def _doors(kind: str, words: Mapping[str, tuple[Any, str]], editions: list[Edition]) -> list[Door]:
    open_ = {value for edition in editions for value in _answers(edition, kind)}
    return [Door(kind, value, str(title), drawing) for value, (title, drawing) in words.items() if value in open_]


def _found(words: str) -> list[Edition]:
    editions = {edition.slug: edition for edition in _for_learners()}
    return [editions[slug] for slug in _finder(locale_id(), tuple(editions.values())).find(words)]


@lru_cache(maxsize=16)
def _finder(locale: str, editions: "tuple[Edition, ...]") -> Finder:
    """The index of a catalogue in one language; French words find it too."""
    return Finder({edition.slug: _said(edition, locale) for edition in editions})


def _said(edition: Edition, locale: str) -> list[tuple[float, str]]:
    document = edition.document
    name, _drawing, others = ORGANISMS[document.organism]
    found = [(3.0, name), (1.5, others)]
    found += [(1.5, str(SITUATIONS[need][0])) for need in document.situations]
    found += [(1.0, str(SKILLS[skill][0])) for skill in document.teaches]
    for spoken in {locale, DEFAULT}:
        texts = edition.texts(spoken)
        found += [(3.0, texts["title"]), (3.0, texts["need"]), (1.0, texts["summary"]), (1.0, texts["mission"])]
    return found
