"""A draft read as the application will read it once published: its document, or what keeps it from being one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from inclusion.authoring import source
from inclusion.authoring.source import Tree
from inclusion.modules import pictures
from inclusion.modules.content_files import fragments
from inclusion.simulator.checks import check_parts
from inclusion.simulator.fragments import Expanded
from inclusion.simulator.problems import Problem
from inclusion.simulator.reading import place_in, read_tree
from inclusion.simulator.schema import Document

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Reading:
    """`document` is None when the tree is no module yet; `unread` says why. `whole` has the fragments in it."""

    tree: Tree
    document: Document | None
    unread: list[Problem]
    whole: Expanded
    texts: Texts = field(default_factory=dict)

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
        # Words of a fragment do not begin a translation: nothing is missing in a language that is not the draft’s.
        begun = {locale: self.translations[locale] for locale in sorted(self.texts)}
        return [*check_parts(self.document, begun), *pictures.unknown(self.document)]

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
    document, problems, whole = read_tree(tree, fragments())
    return Reading(tree, document, problems, whole)


def read_draft(tree: Tree, texts: Texts | None = None) -> Reading:
    """Read a draft; the same tree is read once."""
    found = _read(source.written(tree))
    return Reading(found.tree, found.document, found.unread, found.whole, texts or {})
