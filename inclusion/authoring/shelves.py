"""Where what is published is shown: the catalogue of exercises, the bank of the diagnostic.

Each is written in the transaction of who calls; `settle` comes after it, once something new is there.
"""

import json
from hashlib import sha256

from peewee import fn

from inclusion.assessments import deck
from inclusion.assessments.items import translatable
from inclusion.assessments.models import OwnItem
from inclusion.authoring import source
from inclusion.authoring.models import ITEM, MODULE, Draft
from inclusion.authoring.operations import whole_of
from inclusion.authoring.reading import Reading
from inclusion.clock import now
from inclusion.modules.content_files import typeset_texts
from inclusion.modules.models import ModuleVersion, OwnModule
from inclusion.progress import standings


class Catalogue:
    """Exercises: versions that runs are pinned to, shown to a structure or to all."""

    def publish(self, draft: Draft, reading: Reading) -> None:
        """An immutable snapshot, with the source that a copy begins with."""
        assert reading.document is not None  # `publication.blocking` has seen to it
        whole = whole_of(draft)
        written = source.written({"tree": whole["tree"], "texts": whole["texts"]})
        number = ModuleVersion.select(fn.MAX(ModuleVersion.number)).where(ModuleVersion.slug == draft.slug).scalar()
        translations = {locale: typeset_texts(locale, texts) for locale, texts in reading.translations.items()}
        ModuleVersion.create(
            slug=draft.slug,
            number=(number or 0) + 1,
            digest=sha256(written.encode()).hexdigest(),
            document=reading.document.model_dump_json(by_alias=True),
            translations=json.dumps(translations, ensure_ascii=False),
            source=written,
            published_at=now(),
        )
        self.show(draft)

    def show(self, draft: Draft) -> None:
        values = {"structure": draft.structure_id, "is_shared": draft.is_shared, "archived_at": None}
        if not OwnModule.update(values).where(OwnModule.slug == draft.slug).execute():
            OwnModule.create(slug=draft.slug, **values)

    def take_out(self, draft: Draft) -> None:
        OwnModule.update(archived_at=now()).where(OwnModule.slug == draft.slug).execute()

    def settle(self, draft: Draft) -> None:
        """What learners have done is judged by the newest version."""
        standings.rebuild([draft.slug])


class Diagnostic:
    """Screens of the diagnostic: each version is an item of its own, asked everywhere until it is retired."""

    def publish(self, draft: Draft, reading: Reading) -> None:
        """Add the item to the bank; the version before it is asked no more."""
        assert reading.item is not None
        known = translatable(reading.item)
        texts = {
            locale: {place: text for place, text in typeset_texts(locale, dict(said)).items() if place in known}
            for locale, said in sorted(reading.texts.items())
        }
        number = (OwnItem.select(fn.MAX(OwnItem.number)).where(OwnItem.slug == draft.slug).scalar() or 0) + 1
        name = f"{draft.slug}-{number}"
        written = {**reading.tree, "item": name, "texts": {locale: said for locale, said in texts.items() if said}}
        self.take_out(draft)
        values = {"source": source.written(written), "published_at": now()}
        OwnItem.create(name=name, slug=draft.slug, number=number, **values)

    def show(self, draft: Draft) -> None:
        newest = OwnItem.select(fn.MAX(OwnItem.number)).where(OwnItem.slug == draft.slug).scalar()
        is_newest = (OwnItem.slug == draft.slug, OwnItem.number == newest)
        OwnItem.update(retired_at=None).where(*is_newest).execute()
        deck.look_again()

    def take_out(self, draft: Draft) -> None:
        is_asked = (OwnItem.slug == draft.slug, OwnItem.retired_at.is_null())
        OwnItem.update(retired_at=now()).where(*is_asked).execute()
        deck.look_again()

    def settle(self, draft: Draft) -> None:
        """The process that has just written looks again; the others do at their next request."""
        deck.look_again()


SHELVES: dict[str, Catalogue | Diagnostic] = {MODULE: Catalogue(), ITEM: Diagnostic()}
