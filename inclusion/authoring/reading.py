"""A draft read as the application will read it once published: its document, or what keeps it from being one."""

import json
from collections.abc import Mapping
from dataclasses import field
from functools import cached_property, lru_cache
from typing import Any

from inclusion.assessments.items import Item
from inclusion.authoring import source
from inclusion.authoring.sorts import Sort, sort_of
from inclusion.authoring.source import Tree
from inclusion.language.review import Passage
from inclusion.modules import pictures
from inclusion.records import frozen
from inclusion.simulator.fragments import Expanded
from inclusion.simulator.problems import Problem
from inclusion.simulator.reading import place_in
from inclusion.simulator.schema import Document

Texts = Mapping[str, Mapping[str, str]]


@frozen
class Reading:
    """`document` is None when the tree is no module yet; `unread` says why. `whole` has the fragments in it.

    An item of the diagnostic is played as a module: `document` and `whole` are that one's.
    """

    tree: Tree
    document: Document | None
    unread: list[Problem]
    whole: Expanded
    item: Item | None = None
    texts: Texts = field(default_factory=dict)

    @property
    def sort(self) -> Sort:
        return sort_of(self.tree)

    @cached_property
    def translations(self) -> dict[str, dict[str, str]]:
        """What the fragments say in other languages, then what the draft says."""
        locales = [*self.whole.texts, *(locale for locale in self.texts if locale not in self.whole.texts)]
        return {
            locale: {**self.whole.texts.get(locale, {}), **self.texts.get(locale, {})} for locale in sorted(locales)
        }

    @cached_property
    def parts(self) -> list[Problem]:
        """What is wrong in the parts, before any world is searched; places are those of the whole module."""
        if self.document is None:
            return self.unread
        return [*self.sort.parts(self, self.document), *pictures.unknown(self.document)]

    @cached_property
    def french(self) -> dict[str, str]:
        """Every text that has a translation, by place; nothing when the draft cannot be read yet."""
        return self.sort.french(self, self.document) if self.document is not None else {}

    @property
    def passages(self) -> list[Passage]:
        """The words that plain French reads again."""
        return list(self.sort.passages(self, self.document)) if self.document is not None else []

    def placed(self, problems: list[Problem]) -> list[Problem]:
        """The same problems with the places of the tree that is being written."""
        found = [place_in(self.tree, self.whole, problem) for problem in problems]
        return [problem for number, problem in enumerate(found) if problem not in found[:number]]

    @cached_property
    def digest(self) -> str:
        """Fingerprint of everything that the proof depends on."""
        return source.fingerprint([self.whole.tree])


@lru_cache(maxsize=32)
def _read(text: str) -> Reading:
    tree: dict[str, Any] = json.loads(text)
    return Reading(tree, *sort_of(tree).read(tree))


def read_draft(tree: Tree, texts: Texts | None = None) -> Reading:
    """Read a draft; the same tree is read once."""
    found = _read(source.written(tree))
    return Reading(found.tree, found.document, found.unread, found.whole, found.item, texts or {})
