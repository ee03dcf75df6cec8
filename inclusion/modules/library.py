"""The published modules in memory: read once per version, searched once per version and persona."""

import json
import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from flask import Flask, current_app

from inclusion.modules.models import ModuleVersion
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.schema import Document
from inclusion.simulator.search import Course
from inclusion.simulator.texts import Texts
from inclusion.simulator.variation import Variation, vary

KEPT = 40


@dataclass
class Edition:
    """One version of a module, ready to be played."""

    id: int
    number: int
    digest: str
    document: Document
    translations: dict[str, dict[str, str]]
    _courses: dict[tuple[str, str], Course] = field(default_factory=dict)
    _twins: dict[tuple[str, int], Course] = field(default_factory=dict)
    _texts: dict[str, Texts] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def slug(self) -> str:
        return self.document.module

    def course(self, persona: str, seed: int = 0) -> Course:
        """The searched world of a persona, as the seed varies it. Raises KeyError when there is no such persona."""
        found = self._twins.get((persona, seed))
        if found is None:
            variation = vary(self.document, seed)
            found = self._searched(persona, variation.surprise)
            if seed:
                found = found.dressed(self._scenario(persona, variation))
            self._twins[persona, seed] = found
        return found

    def _searched(self, persona: str, surprise: str) -> Course:
        """Searched once for each persona and surprise: twins share it."""
        with self._lock:
            if (persona, surprise) not in self._courses:
                course = Course(self._scenario(persona, Variation(self.document, surprise)))
                course.forget_roads()
                self._courses[persona, surprise] = course
            return self._courses[persona, surprise]

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
