"""The bank of items: files on disk, each read, proved completable and linted, then one plain dict for the engine."""

import re
from collections.abc import Collection, Iterator
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any

from inclusion.assessments import calibrated
from inclusion.assessments.items import Item, document, translatable
from inclusion.assessments.parameters import TRACE, parameters
from inclusion.paths import PACKAGE
from inclusion.records import frozen
from inclusion.simulator.checks import check
from inclusion.simulator.problems import Problem, error, warning
from inclusion.simulator.reading import locate, read_as
from inclusion.simulator.schema import Document
from inclusion.simulator.yaml_tree import parse, plain

CONTENT = PACKAGE / "assessments" / "content"
ITEMS = CONTENT / "items"
LOCALES = ("fr@falc", "en", "ar")
LONGEST_INSTRUCTION = 12
WORD = re.compile(r"[^\s«».,:;!?]+")
MOST_WORLDS = 600
FEWEST_PICTURES, MOST_PICTURES = 3, 4
#: What a module must say and an item need not.
OF_MODULES = {"few-hints", "no-why", "unsorted", "translation", "goal-not-taught", "no-mistake"}


@frozen
class Read:
    """One item as read: None when refused, and everything to say of it."""

    path: Path
    item: Item | None
    document: Document | None = None
    problems: list[Problem] = field(default_factory=list)
    worlds: int = 0


def files(root: Path = ITEMS) -> list[Path]:
    return sorted(root.glob("*.yaml"))


@cache
def personas(path: Path = CONTENT / "personas.yaml") -> list[dict[str, Any]]:
    """The persons whom one plays in the diagnostic."""
    tree, _ = parse(path.read_text(encoding="utf-8"), str(path))
    found: list[dict[str, Any]] = plain(tree)["personas"]
    return found


@cache
def skills(path: Path = CONTENT / "skills.yaml") -> list[dict[str, Any]]:
    """The scale: each skill with its prerequisites, its cuts, and its place in other people's frameworks."""
    tree, _ = parse(path.read_text(encoding="utf-8"), str(path))
    found: list[dict[str, Any]] = plain(tree)["skills"]
    return found


def read_item(path: Path) -> Read:
    """Read, prove and lint one item. Nothing is raised: what is wrong is in `problems`, with its line."""
    text = path.read_text(encoding="utf-8")
    item, problems = read_as(Item, text, str(path))
    if item is None:
        return Read(path, None, problems=problems)
    played = document(item, personas())
    report = check(played)
    most = max(report.worlds.values(), default=0)
    found = [*of_items(report.problems), *lint(item), *crowded(most), *_misnamed(item, path.stem)]
    found += [*untranslated(item, LOCALES), *_strange(item)]
    return Read(path, item, played, locate(text, str(path), found), most)


def of_items(problems: list[Problem]) -> list[Problem]:
    """What the checks say of a module that an item has to hear too."""
    return [problem for problem in problems if problem.code not in OF_MODULES]


def lint(item: Item) -> Iterator[Problem]:
    """What makes an item fair: short, with its known confusions, and what is seen in passing."""
    for text, place in ((item.do, "do"), (item.texts.get("fr@falc", {}).get("do", ""), "texts")):
        if (words := len(WORD.findall(text))) > LONGEST_INSTRUCTION:
            yield warning("long", f"La consigne a {words} mots : {LONGEST_INSTRUCTION} au plus.", place)
    if " pas " in f" {item.do} ":
        yield warning("negative", "Une consigne dit ce qu’il faut faire, sans négation.", "do")
    if item.level and not item.confusions:
        yield warning("no-confusion", "Dites ce que les gens confondent : « confusions ».", "item")
    if item.format == "pictures" and not FEWEST_PICTURES <= _choices(item) <= MOST_PICTURES:
        yield error("pictures", "Montrez 3 ou 4 images.", "screens")
    known = {part.id for screen in item.screens.values() for part in screen.body if hasattr(part, "id")}
    known |= {name for screen in item.screens.values() for part in screen.body for name in getattr(part, "set", {})}
    for skill, trace in item.traces.items():
        for name in set(trace.done) - known - {"at"}:
            yield error("dangling", f"Rien ne donne de valeur à « {name} ».", f"traces.{skill}")


def crowded(worlds: int) -> Iterator[Problem]:
    """One small world is enough."""
    if worlds > MOST_WORLDS:
        yield warning("too-many-worlds", f"{worlds} mondes : cet écran demande trop de choses.", "screens")


def _misnamed(item: Item, name: str) -> Iterator[Problem]:
    """A file says in its name what its item is."""
    if item.item != name:
        yield error("slug", f"Le fichier s’appelle « {name} ».", "item")
    if item.item.split("-")[:2] != [item.skill, str(item.level)]:
        yield error("slug", "Le nom dit une autre compétence ou un autre niveau.", "item")


def _choices(item: Item) -> int:
    """Among how many things one chooses: the ways on from the first page, or what its list holds."""
    first = next(iter(item.start.values()))
    body = item.screens[first].body if first in item.screens else []
    pressed = [part for part in body if part.kind in ("button", "link")]
    listed = [name for name, screen in item.screens.items() if screen.window in item.start and name != first]
    return len(pressed) or len(listed)


def untranslated(item: Item, locales: Collection[str]) -> Iterator[Problem]:
    """What is missing in these languages."""
    for locale in locales:
        for place in sorted(set(translatable(item)) - set(item.texts.get(locale, {}))):
            yield warning("translation", f"« {place} » manque en « {locale} ».", "texts")


def _strange(item: Item) -> Iterator[Problem]:
    """Translations of nothing."""
    for locale in sorted(set(item.texts) - set(LOCALES)):
        yield error("unknown-key", f"« {locale} » n’est pas une langue de l’application.", "texts")
    for locale in LOCALES:
        for place in sorted(set(item.texts.get(locale, {})) - set(translatable(item))):
            yield error("unknown-key", f"« {place} » n’existe pas dans cet écran.", "texts")


@frozen
class Bank:
    """The items that can be asked, by id, and the persons who play them."""

    items: dict[str, Item]
    documents: dict[str, Document]

    def as_dict(self) -> dict[str, Any]:
        """The bank as the engine reads it (see `scale`): the experts', and what was accepted since."""
        found, moved = self.by_experts(), calibrated.in_force(calibrated.read())
        return {**found, "items": [item | moved.get(item["id"], {}) for item in found["items"]]}

    def by_experts(self) -> dict[str, Any]:
        """The bank as the experts made it; a trace is an item of its own that is never asked."""
        found = []
        cuts = {skill["id"]: skill["cuts"] for skill in skills()}
        for item in self.items.values():
            traces = [f"{item.item}#{skill}" for skill in item.observed]
            found.append(parameters(item.item, item.skill, item.level, item.format, cuts, traces, item.tags))
            found += [
                parameters(f"{item.item}#{skill}", skill, trace.level, TRACE, cuts)
                for skill, trace in item.observed.items()
            ]
        return {"skills": skills(), "items": found, "levels": 4}


@cache
def bank(root: Path = ITEMS) -> Bank:
    """Every item of a folder, without its proof: the test suite and `inclusion assess check` make it."""
    items = {}
    for path in files(root):
        item, problems = read_as(Item, path.read_text(encoding="utf-8"), str(path))
        if item is None:
            raise ValueError("\n".join(map(str, problems)))
        items[item.item] = item
    return Bank(items, {name: document(item, personas()) for name, item in items.items()})
