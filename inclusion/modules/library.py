"""The published modules in memory: read once per version, searched once per version and persona."""

import json
import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from flask import Flask, current_app
from peewee import ModelSelect

from inclusion.modules.audience import Places, is_open_to, places_of_asker
from inclusion.modules.models import ModuleVersion, OwnModule
from inclusion.modules.shelf import Shelf
from inclusion.simulator import engine
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.schema import Document
from inclusion.simulator.search import Course
from inclusion.simulator.state import DISCOVER
from inclusion.simulator.texts import Texts
from inclusion.simulator.variation import Variation, vary
from inclusion.simulator.world import Event

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
        if not seed and persona == self.document.personas[0].id:
            return self._searched("")
        return self.shelf.course((self.id, persona, seed), lambda: self._twin(persona, vary(self.document, seed)))

    def _twin(self, persona: str, variation: Variation) -> Course:
        return self._searched(variation.surprise).dressed(self._scenario(persona, variation))

    def _searched(self, surprise: str) -> Course:
        """Searched once for each surprise: every persona meets the same worlds, and so do twins."""

        def search() -> Course:
            course = Course(self._scenario(self.document.personas[0].id, Variation(self.document, surprise)))
            course.forget_roads()
            return course

        return self.shelf.course((self.id, surprise), search)

    def _scenario(self, persona: str, variation: Variation) -> Scenario:
        found = {candidate.id: candidate for candidate in self.document.personas}[persona]
        return Scenario(variation.document, found, variation.surprise, variation.layout)

    @cached_property
    def demonstration(self) -> list[tuple[int, Event]]:
        """What the demonstration does, with the number of the step; played once."""
        course, found = self.course(self.document.personas[0].id), []
        state, _, _ = engine.begin(course, DISCOVER, 0)
        while (event := engine.next_action(course, state)) is not None:
            found.append((state.step, event))
            state, _, _ = engine.advance(course, state, Event("next"), 0)
        return found

    def scenario(self, persona: str) -> Scenario:
        """The world of a persona, not searched. Raises KeyError when there is no such persona."""
        return self._scenario(persona, Variation(self.document))

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

    def _editions_of(self, versions: list[int]) -> list[Edition]:
        """Those that are not at hand are fetched together."""
        if missing := [version for version in versions if version not in self._editions]:
            # One at a time: all their texts at once would take more memory than what is made of them.
            for row in ModuleVersion.select().where(ModuleVersion.id.in_(missing)).iterator():
                self._keep(row)
        return [self.edition(version) for version in versions]

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

    def catalogue(self, places: Places | None = None) -> list[Edition]:
        """The current edition of each module that who asks may begin, easiest first (one small query).

        `places`: the structures for whom it is asked, when they are not those of who asks.
        """
        found = self._latest(_open_to(places))
        return sorted(found, key=lambda edition: (edition.document.level, edition.slug))

    def titles(self, locale: str) -> dict[str, str]:
        """What each module is called, whoever may begin it: for what was done already (one small query)."""
        editions = self._latest(ModuleVersion.select(ModuleVersion.id))
        return {edition.slug: str(edition.texts(locale)["title"]) for edition in editions}

    def _latest(self, rows: "ModelSelect[ModuleVersion]") -> list[Edition]:
        newer = ModuleVersion.alias()
        is_newer = (newer.slug == ModuleVersion.slug) & (newer.number > ModuleVersion.number)
        latest = rows.left_outer_join(newer, on=is_newer).where(newer.id.is_null()).order_by(ModuleVersion.slug)
        return self._editions_of([row.id for row in latest])

    def offered(self, slug: str, places: Places | None = None) -> Edition | None:
        """The current edition of one module, if who asks may begin it; to them, another one does not exist."""
        return self._newest(_open_to(places), slug)

    def currents(self, slugs: Iterable[str]) -> dict[str, Edition]:
        """The current editions of these modules by slug, in one query; those that do not exist are missing."""
        wanted = sorted({slug for slug in slugs if slug})
        if not wanted:
            return {}
        rows = ModuleVersion.select(ModuleVersion.id, ModuleVersion.slug).where(ModuleVersion.slug.in_(wanted))
        newest = {row.slug: row.id for row in rows.order_by(ModuleVersion.number)}
        return dict(zip(newest, self._editions_of(list(newest.values())), strict=True))

    def current(self, slug: str) -> Edition | None:
        """The current edition of one module, whoever may begin it: for what was begun or shown already."""
        return self._newest(ModuleVersion.select(ModuleVersion.id), slug)

    def _newest(self, rows: "ModelSelect[ModuleVersion]", slug: str) -> Edition | None:
        newest = rows.where(ModuleVersion.slug == slug).order_by(ModuleVersion.number.desc()).first()
        return self.edition(newest.id) if newest else None


def _open_to(places: Places | None) -> "ModelSelect[ModuleVersion]":
    asked = places_of_asker() if places is None else places
    rows = ModuleVersion.select(ModuleVersion.id).left_outer_join(
        OwnModule, on=(OwnModule.slug == ModuleVersion.slug)
    )
    return rows.where(is_open_to(asked)).switch(ModuleVersion)


def init_app(app: Flask) -> None:
    app.extensions["library"] = Library()


def library() -> Library:
    """The library of the application at work."""
    found: Library = current_app.extensions["library"]
    return found
