"""The published modules in memory: read once per version, searched once per version and persona."""

import json
import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from flask import Flask, current_app

from inclusion.modules.models import ModuleVersion
from inclusion.modules.shelf import Shelf
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.schema import Document
from inclusion.simulator.search import Course
from inclusion.simulator.texts import Texts
from inclusion.simulator.variation import Variation, vary

#: Editions kept, about 300 kB each: the whole catalogue, and the older versions of runs that go on.
KEPT = 150


@dataclass(eq=False)
class Edition:
    """One version of a module, ready to be played."""

    id: int
    number: int
    digest: str
    document: Document
    translations: dict[str, dict[str, str]]
    shelf: Shelf = field(default_factory=Shelf)
    _texts: dict[str, Texts] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return self.document.module

    def course(self, persona: str, seed: int = 0) -> Course:
        """The searched world of a persona, as the seed varies it. Raises KeyError when there is no such persona."""
        if not seed:
            return self._searched(persona, "")
        return self.shelf.course((self.id, persona, seed), lambda: self._twin(persona, vary(self.document, seed)))

    def _twin(self, persona: str, variation: Variation) -> Course:
        return self._searched(persona, variation.surprise).dressed(self._scenario(persona, variation))

    def _searched(self, persona: str, surprise: str) -> Course:
        """Searched once for each persona and surprise: twins share it."""

        def search() -> Course:
            course = Course(self._scenario(persona, Variation(self.document, surprise)))
            course.forget_roads()
            return course

        return self.shelf.course((self.id, persona, surprise), search)

    def _scenario(self, persona: str, variation: Variation) -> Scenario:
        found = {candidate.id: candidate for candidate in self.document.personas}[persona]
        return Scenario(variation.document, found, variation.surprise, variation.layout)

    def texts(self, locale: str) -> Texts:
        if locale not in self._texts:
            self._texts[locale] = Texts(self.document, self.translations, locale)
        return self._texts[locale]


class Library:
    """Editions by version; a version is immutable, so an edition is never stale."""

    def __init__(self) -> None:
        self._editions: OrderedDict[int, Edition] = OrderedDict()
        self._shelf = Shelf()
        self._lock = threading.Lock()

    def edition(self, version_id: int) -> Edition:
        """Raises ModuleVersion.DoesNotExist."""
        found = self._editions.get(version_id)
        return found or self._keep(ModuleVersion.get_by_id(version_id))

    def _keep(self, row: ModuleVersion) -> Edition:
        with self._lock:
            if row.id not in self._editions:
                self._editions[row.id] = Edition(
                    row.id,
                    row.number,
                    row.digest,
                    Document.model_validate_json(row.document),
                    json.loads(row.translations),
                    self._shelf,
                )
            while len(self._editions) > KEPT:
                self._editions.popitem(last=False)
            return self._editions[row.id]

    def catalogue(self) -> list[Edition]:
        """The current edition of each module, easiest first (one small query)."""
        newer = ModuleVersion.alias()
        latest = (
            ModuleVersion.select(ModuleVersion.id)
            .left_outer_join(newer, on=((newer.slug == ModuleVersion.slug) & (newer.number > ModuleVersion.number)))
            .where(newer.id.is_null())
            .order_by(ModuleVersion.slug)
        )
        found = [self.edition(row.id) for row in latest]
        return sorted(found, key=lambda edition: (edition.document.level, edition.slug))

    def current(self, slug: str) -> Edition | None:
        """The current edition of one module."""
        row = ModuleVersion.select(ModuleVersion.id).where(ModuleVersion.slug == slug)
        newest = row.order_by(ModuleVersion.number.desc()).first()
        return self.edition(newest.id) if newest else None


def init_app(app: Flask) -> None:
    app.extensions["library"] = Library()


def library() -> Library:
    """The library of the application at work."""
    found: Library = current_app.extensions["library"]
    return found
