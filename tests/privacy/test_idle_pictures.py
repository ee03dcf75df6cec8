"""A picture that nothing has shown for 30 days is erased; any other one stays, whoever shows it."""

from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner
from flask import Flask

from inclusion.accounts.models import Staff
from inclusion.authoring import operations as drafts
from inclusion.authoring import source
from inclusion.authoring.models import Draft, Edit
from inclusion.clock import now
from inclusion.commands.privacy import privacy
from inclusion.modules import pictures
from inclusion.modules.models import ModuleVersion, Picture
from inclusion.privacy.purge import purge
from inclusion.security import TRAINER
from tests.factories import Factory

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_context(app: Flask):
    with app.app_context():
        yield


@pytest.fixture
def writer(make: Factory) -> Staff:
    return make.staff((make.home, TRAINER))


def added(make: Factory, colour: str, days: int = 31) -> Picture:
    found = make.picture(colour)
    Picture.update(at=now() - days * DAY).where(Picture.id == found.id).execute()
    return found


def show(draft: Draft, writer: Staff, picture: Picture, place: str = "screens.photos.body.0") -> Draft:
    shown = {"image": f"{pictures.PREFIX}{picture.name}", "alt": "Une couleur"}
    return drafts.add(draft, writer, place, shown)


def take_away(draft: Draft, writer: Staff, at: datetime, place: str = "screens.photos.body.0") -> Draft:
    value = source.get(drafts.whole_of(draft)["tree"], source.path_of(place))
    draft = drafts.remove(draft, writer, place, source.fingerprint(value))
    Edit.update(at=at).where(Edit.draft == draft).execute()
    return draft


def names() -> set[str]:
    return {row.name for row in Picture.select(Picture.name)}


def test_what_nobody_shows_goes_and_what_was_just_added_waits(make: Factory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inclusion.commands.privacy.at_work", make.app.app_context)
    old, new = added(make, "teal"), added(make, "red", days=29)
    told = CliRunner().invoke(privacy, ["purge", "--dry-run"])
    assert "     1  images que plus rien ne montre" in told.output and names() == {old.name, new.name}
    assert purge(now()).pictures == 1 and names() == {new.name}
    assert purge(now()).pictures == 0


def test_what_a_draft_or_a_version_shows_stays(make: Factory, writer: Staff) -> None:
    drafted, published, source_only = added(make, "teal"), added(make, "red"), added(make, "navy")
    show(make.draft(writer), writer, drafted)
    values = {"slug": "x", "number": 1, "digest": "", "published_at": now()}
    ModuleVersion.create(document=f'{{"image":"images/{published.name}"}}', **values)
    ModuleVersion.create(document="{}", source=f'{{"image":"images/{source_only.name}"}}', **values | {"number": 2})
    assert purge(now()).pictures == 0 and len(names()) == 3


def test_it_waits_for_30_days_after_it_was_taken_away(make: Factory, writer: Staff) -> None:
    picture = added(make, "teal", days=300)
    draft = take_away(show(make.draft(writer), writer, picture), writer, now() - 29 * DAY)
    assert purge(now()).pictures == 0 and names() == {picture.name}, "until then, one goes back to it"
    Edit.update(at=now() - 31 * DAY).where(Edit.draft == draft).execute()
    assert purge(now(), dry_run=True).pictures == 1 and names() == {picture.name}
    assert purge(now()).pictures == 1 and not names()


def test_sent_again_it_is_as_new_as_the_first_day(make: Factory) -> None:
    picture = added(make, "teal", days=300)
    assert make.picture("teal").id == picture.id and Picture.select().count() == 1
    assert purge(now()).pictures == 0
