"""A draft is written by several people: nobody writes over somebody else, and each takes back their own changes."""

import pytest

from inclusion.authoring import operations as drafts
from inclusion.authoring import source
from inclusion.authoring.changes import Overlap
from inclusion.authoring.models import PUBLISHED, WRITING, Draft, Edit
from tests.factories import Factory


@pytest.fixture
def draft(make: Factory) -> Draft:
    return make.draft()


def seen(draft: Draft, place: str) -> str:
    return source.fingerprint(source.get(drafts.whole_of(draft)["tree"], source.path_of(place)))


def value(draft: Draft, place: str) -> object:
    return source.get(drafts.whole_of(Draft.get_by_id(draft.id))["tree"], source.path_of(place))


def test_a_copy_has_an_address_of_its_own(draft: Draft) -> None:
    assert draft.slug != "souris-premiers-gestes" and value(draft, "module") == draft.slug
    assert draft.origin_slug == "souris-premiers-gestes" and draft.title == value(draft, "title")


def test_what_was_changed_meanwhile_is_not_lost(make: Factory, draft: Draft) -> None:
    paul, nora = make.staff(), make.staff()
    mine = seen(draft, "steps.0")
    drafts.write(draft, nora, "steps.1.name", seen(draft, "steps.1.name"), "Ailleurs")
    drafts.write(draft, paul, "steps.0", mine, {"id": "a"})
    assert value(draft, "steps.1.name") == "Ailleurs", "another place: both are kept"
    with pytest.raises(drafts.Changed) as refused:
        drafts.write(draft, nora, "steps.0", mine, {"id": "b"})
    assert refused.value.current == {"id": "a"} and value(draft, "steps.0") == {"id": "a"}


def test_each_takes_back_their_own_changes_one_by_one(make: Factory, draft: Draft) -> None:
    paul, nora = make.staff(), make.staff()
    first = value(draft, "title")
    drafts.write(draft, paul, "title", seen(draft, "title"), "Un")
    drafts.write(Draft.get_by_id(draft.id), paul, "title", source.fingerprint("Un"), "Deux")
    drafts.write(draft, nora, "summary", seen(draft, "summary"), "De Nora")
    draft, _row = drafts.undo(draft, paul)
    assert draft.title == "Un"
    draft, _row = drafts.undo(draft, paul)
    assert draft.title == first and value(draft, "summary") == "De Nora"
    with pytest.raises(drafts.NothingToUndo):
        drafts.undo(draft, paul)


def test_nothing_is_taken_back_over_somebody_elses_words(make: Factory, draft: Draft) -> None:
    paul, nora = make.staff(), make.staff()
    drafts.write(draft, paul, "title", seen(draft, "title"), "De Paul")
    drafts.write(draft, nora, "title", source.fingerprint("De Paul"), "De Nora")
    with pytest.raises(Overlap):
        drafts.undo(draft, paul)
    assert value(draft, "title") == "De Nora"


def test_what_changes_has_to_be_read_again_and_what_does_not_is_not_noted(make: Factory, draft: Draft) -> None:
    paul = make.staff()
    Draft.update(state=PUBLISHED, published_seq=draft.seq).where(Draft.id == draft.id).execute()
    draft = Draft.get_by_id(draft.id)
    drafts.write(draft, paul, "title", seen(draft, "title"), draft.title)
    assert Draft.get_by_id(draft.id).state == PUBLISHED and not Edit.select().where(Edit.draft == draft).count()
    drafts.write(draft, paul, "title", seen(draft, "title"), "Autre")
    changed = Draft.get_by_id(draft.id)
    assert changed.state == WRITING and changed.has_changed
