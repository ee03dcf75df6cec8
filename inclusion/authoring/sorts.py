"""What differs between the things that trainers write: an exercise, a screen of the diagnostic.

All the rest is the same editor: its lists and questions are data (`shapes`, `kinds`), and a source says in its first
key what it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l

from inclusion.assessments import bank, proofreading
from inclusion.assessments.items import OWN, PLACES, Item, as_module, document, translatable
from inclusion.authoring import naming
from inclusion.authoring.models import ITEM, MODULE
from inclusion.authoring.source import Tree
from inclusion.language.review import Passage
from inclusion.modules.content_files import fragments
from inclusion.modules.proofreading import passages
from inclusion.simulator.checks import check_parts
from inclusion.simulator.fragments import Expanded
from inclusion.simulator.problems import Problem
from inclusion.simulator.reading import read_tree, read_values
from inclusion.simulator.schema import Document
from inclusion.simulator.texts import places

if TYPE_CHECKING:
    from inclusion.authoring.reading import Reading

#: A document when the tree is whole, what is wrong, the module that it is played as, the item when it is one.
Found = tuple[Document | None, list[Problem], Expanded, Item | None]
#: What answers call an item is its address and the number of its version: no more than 40 signs.
LONGEST_ITEM = 34


class Sort:
    """An exercise; what a screen of the diagnostic does otherwise is in ItemSort."""

    kind = MODULE
    #: The key of what it is called by.
    titled = "title"
    roots: tuple[str, ...] = ("", "real")
    #: Its lists: before its screens, and after them.
    first: tuple[str, ...] = ("steps",)
    last: tuple[str, ...] = ("personas", "parameters", "surprises", "fragments")
    whole: Any = _l("Tout l’exercice")

    def title(self, tree: Mapping[str, Any]) -> str:
        return str(tree.get(self.titled) or "")

    def slug(self, tree: Tree, taken: Iterable[str]) -> str:
        """An address that nothing else has."""
        return naming.new_slug(self.title(tree), set(taken))

    def read(self, tree: Tree) -> Found:
        return *read_tree(tree, fragments()), None

    def parts(self, reading: "Reading", played: Document) -> list[Problem]:
        """What is wrong in the parts, before any world is searched."""
        # Words of a fragment do not begin a translation: nothing is missing in a language that is not the draft’s.
        begun = {locale: reading.translations[locale] for locale in sorted(reading.texts)}
        return check_parts(played, begun)

    def judged(self, problems: Iterable[Problem], worlds: Mapping[str, int]) -> list[Problem]:
        """What the proof has found, as it is told."""
        return list(problems)

    def french(self, reading: "Reading", played: Document) -> dict[str, str]:
        """Every text that has a translation, by place, in order."""
        return dict(places(played))

    def passages(self, reading: "Reading", played: Document) -> Iterator[Passage]:
        """The words to read again."""
        return passages(played, Path())

    def reached(self, tree: Tree, name: str, done: Mapping[str, str]) -> tuple[str, Tree]:
        """What was done in the preview is a step from now on: its place, and the tree with it."""
        steps = tree.get("steps") or []
        step = {
            "id": naming.new_id(name, naming.ids_in(tree), "etape"), "skill": "demarche", "name": name or "…",
            "do": "", "done": dict(done), "hints": [],
        }  # fmt: skip
        return f"steps.{len(steps)}", {**tree, "steps": [*steps, step]}


class ItemSort(Sort):
    """A screen of the diagnostic: one thing to do, no step, the persons of the bank."""

    kind = ITEM
    titled = "do"
    roots = ("",)
    first = ("confusions",)
    last = ("traces",)
    whole: Any = _l("Tout l’écran du bilan")

    def slug(self, tree: Tree, taken: Iterable[str]) -> str:
        return naming.new_slug(f"{OWN} {self.title(tree)}", set(taken), LONGEST_ITEM)

    def read(self, tree: Tree) -> Found:
        item, problems = read_values(Item, tree)
        whole = Expanded(as_module(tree, bank.personas()), origins=PLACES)
        return (document(item, bank.personas()) if item else None), problems, whole, item

    def _item(self, reading: "Reading") -> Item:
        """The item with its translations; those of what it says no more are left out."""
        assert reading.item is not None
        known = translatable(reading.item)
        texts = {
            locale: {place: text for place, text in said.items() if place in known}
            for locale, said in reading.texts.items()
        }
        return reading.item.model_copy(update={"texts": texts})

    def parts(self, reading: "Reading", played: Document) -> list[Problem]:
        item = self._item(reading)
        return [
            *bank.of_items(check_parts(played)), *bank.lint(item), *bank.untranslated(item, sorted(item.texts))
        ]  # fmt: skip

    def judged(self, problems: Iterable[Problem], worlds: Mapping[str, int]) -> list[Problem]:
        return [*bank.of_items(list(problems)), *bank.crowded(max(worlds.values(), default=0))]

    def french(self, reading: "Reading", played: Document) -> dict[str, str]:
        return translatable(self._item(reading))

    def passages(self, reading: "Reading", played: Document) -> Iterator[Passage]:
        assert reading.item is not None
        return proofreading.passages_of(reading.item, played)

    def reached(self, tree: Tree, name: str, done: Mapping[str, str]) -> tuple[str, Tree]:
        return "", {**tree, "done": dict(done)}


SORTS: dict[str, Sort] = {MODULE: Sort(), ITEM: ItemSort()}


def sort_of(tree: Mapping[str, Any]) -> Sort:
    """What a tree is the source of."""
    return SORTS[ITEM if ITEM in tree else MODULE]
