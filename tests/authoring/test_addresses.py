"""An address never changes hands: neither to the catalogue, nor from it."""

import shutil
from pathlib import Path

import pytest
from flask import Flask

from inclusion.accounts.models import Staff
from inclusion.authoring import history, publication, source
from inclusion.authoring import operations as drafts
from inclusion.authoring.models import Draft
from inclusion.commands import content as commands
from inclusion.modules.addresses import held_back, is_of_catalogue, own_addresses
from inclusion.modules.content_files import CONTENT
from inclusion.modules.library import library
from inclusion.modules.models import ModuleVersion, OwnModule
from inclusion.modules.operations import publish_folders
from inclusion.security import TRAINER
from tests.factories import Factory

SLUG = "souris-premiers-gestes"


def catalogue(root: Path, slug: str) -> Path:
    """A catalogue of one module, the same as ours, at another address."""
    folder = root / slug
    shutil.copytree(CONTENT / SLUG, folder)
    module = folder / "module.yaml"
    module.write_text(module.read_text("utf-8").replace(f"module: {SLUG}", f"module: {slug}", 1), encoding="utf-8")
    return root


def versions(slug: str) -> list[bool]:
    """Of each version at an address, the oldest first, whether a trainer wrote it."""
    rows = ModuleVersion.select().where(ModuleVersion.slug == slug).order_by(ModuleVersion.number)
    return [bool(row.source) for row in rows]


def asked(draft: Draft, writer: Staff) -> Draft:
    return publication.ask(draft, writer)


def test_the_catalogue_never_takes_the_address_of_a_structure(
    app: Flask, make: Factory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = make.published()
    root = catalogue(tmp_path, own.slug)
    assert publish_folders(root) == [] and held_back(root) == [own.slug]
    assert versions(own.slug) == [True]
    with app.app_context():
        assert library().offered(own.slug, [own.structure_id]) is not None
        assert library().offered(own.slug, []) is None, "what is of one structure is shown to nobody else"
    publication.take_out(own, make.staff((make.home, TRAINER)))
    assert publish_folders(root) == [], "even taken out: people have passages there"
    monkeypatch.setattr(commands, "publish_folders", lambda: publish_folders(root))
    monkeypatch.setattr(commands, "held_back", lambda: held_back(root))
    commands.publish()
    told = capsys.readouterr().err
    assert f"« {own.slug} » n’est pas publié : une structure a déjà un exercice à cette adresse" in told


def test_the_rest_of_the_catalogue_is_published_all_the_same(make: Factory, tmp_path: Path) -> None:
    own = make.published()
    root = catalogue(catalogue(tmp_path, own.slug), "un-autre-nom")
    assert publish_folders(root) == ["un-autre-nom"] and publish_folders(root) == []
    assert is_of_catalogue("un-autre-nom") and not is_of_catalogue(own.slug)


def test_a_draft_gives_way_to_the_catalogue_and_is_published_elsewhere(
    app: Flask, make: Factory, tmp_path: Path
) -> None:
    writer, reader = make.staff((make.home, TRAINER)), make.staff((make.home, TRAINER))
    draft = make.draft(writer)
    old = draft.slug
    assert publish_folders(catalogue(tmp_path, old)) == [old], "an address that nobody has seen yet is free"
    drafts.write(draft, writer, "level", source.fingerprint(1), 2)
    draft = publication.publish(asked(Draft.get_by_id(draft.id), writer), reader, 1)
    assert draft.slug == f"{old}-2" and drafts.whole_of(draft)["tree"]["module"] == draft.slug
    assert versions(old) == [False] and versions(draft.slug) == [True]
    assert not OwnModule.select().where(OwnModule.slug == old).exists()
    assert (draft.state, draft.has_changed) == (publication.PUBLISHED, False)
    with app.app_context():
        edition = library().offered(draft.slug, [draft.structure_id])
        assert edition is not None and edition.slug == draft.slug
        assert library().offered(old, []) is not None


@pytest.mark.once
def test_nobody_goes_back_to_an_address_that_was_given_up(make: Factory, tmp_path: Path) -> None:
    writer, reader = make.staff((make.home, TRAINER)), make.staff((make.home, TRAINER))
    draft = make.draft(writer)
    publish_folders(catalogue(tmp_path, draft.slug))
    draft = publication.publish(asked(draft, writer), reader, 0)
    with pytest.raises(drafts.NothingToUndo):
        drafts.undo(draft, reader)
    history.restore(draft, writer, 0)
    draft = Draft.get_by_id(draft.id)
    assert drafts.whole_of(draft)["tree"]["module"] == draft.slug
    assert [told.act for told in history.page_of(draft, 1)[0]] == ["address"]
    draft = publication.publish(
        asked(drafts.write(draft, writer, "level", source.fingerprint(1), 2), writer), reader, 2
    )
    assert versions(draft.slug) == [True, True], "the next versions stay where the first one is"
    assert own_addresses() == {draft.slug}
