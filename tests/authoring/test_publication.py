"""A draft is asked, read and published by two people; nothing else than what was read ever goes online."""

import json
from collections.abc import Callable
from hashlib import sha256

import pytest
from flask import Flask

from inclusion.accounts.models import Staff
from inclusion.audit import Audit
from inclusion.authoring import operations as drafts
from inclusion.authoring import publication, source
from inclusion.authoring.models import ARCHIVED, PUBLISHED, READING, WRITING, Draft, Remark
from inclusion.authoring.publication import Refused
from inclusion.modules.library import library
from inclusion.modules.models import ModuleVersion, OwnModule
from inclusion.security import TRAINER
from tests.factories import Factory

Two = tuple[Staff, Staff]


@pytest.fixture
def two(make: Factory) -> Two:
    """Who writes, and who reads."""
    return make.staff((make.home, TRAINER), name="Karim"), make.staff((make.home, TRAINER), name="Lise")


@pytest.fixture
def draft(make: Factory, two: Two) -> Draft:
    return make.draft(two[0])


def write(draft: Draft, staff: Staff, place: str, value: object) -> Draft:
    current = source.get(drafts.whole_of(Draft.get_by_id(draft.id))["tree"], source.path_of(place))
    return drafts.write(draft, staff, place, source.fingerprint(current), value)


def published(draft: Draft, two: Two) -> Draft:
    draft = publication.ask(draft, two[0])
    return publication.publish(draft, two[1], draft.seq)


def reason(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.reason


def newest(draft: Draft) -> ModuleVersion:
    rows = ModuleVersion.select().where(ModuleVersion.slug == draft.slug)
    return rows.order_by(ModuleVersion.number.desc()).get()


def test_what_is_published_is_what_was_read(app: Flask, draft: Draft, two: Two) -> None:
    draft = write(draft, two[0], "title", "Ma souris : mes gestes")
    draft = published(draft, two)
    version = newest(draft)
    assert (draft.state, draft.published_seq, draft.has_changed) == (PUBLISHED, draft.seq, False)
    assert version.number == 1 and version.digest == sha256(version.source.encode()).hexdigest()
    whole = drafts.whole_of(draft)
    assert json.loads(version.source) == {"tree": whole["tree"], "texts": whole["texts"]}
    with app.app_context():
        edition = library().current(draft.slug)
        assert edition is not None and edition.document.title == "Ma souris\u202f: mes gestes"
        assert edition.texts("en")["title"] == json.loads(draft.texts)["en"]["title"]
    assert OwnModule.get(OwnModule.slug == draft.slug).structure_id == draft.structure_id


def test_one_pair_of_eyes_is_not_enough(draft: Draft, two: Two) -> None:
    draft = publication.ask(draft, two[0])
    assert reason(lambda: publication.publish(draft, two[0], draft.seq)) == publication.SAME_EYES
    assert Draft.get_by_id(draft.id).state == READING and not OwnModule.select().count()


def test_a_change_after_the_asking_has_to_be_asked_again(draft: Draft, two: Two) -> None:
    asked = publication.ask(draft, two[0])
    changed = write(asked, two[1], "title", "Autre")
    assert (changed.state, changed.asked_by_id) == (WRITING, None)
    assert reason(lambda: publication.publish(changed, two[1], changed.seq)) == publication.MOVED
    again = publication.ask(changed, two[1])
    assert reason(lambda: publication.publish(again, two[0], asked.seq)) == publication.CHANGED
    assert publication.publish(again, two[0], again.seq).state == PUBLISHED


def test_what_cannot_be_done_to_the_end_is_refused_with_its_places(draft: Draft, two: Two) -> None:
    broken = write(draft, two[0], "goal", {"jamais": "oui"})
    with pytest.raises(Refused) as refused:
        publication.ask(broken, two[0])
    assert refused.value.reason == publication.ERRORS and refused.value.problems
    assert all(problem.is_error for problem in refused.value.problems)
    assert "goal.jamais" in {problem.place for problem in refused.value.problems}
    assert Draft.get_by_id(broken.id).state == WRITING


def test_it_is_sent_back_with_a_remark(draft: Draft, two: Two) -> None:
    asked = publication.ask(draft, two[0])
    back = publication.send_back(asked, two[1], "  L’étape 2 est trop longue. ")
    assert (back.state, back.asked_by_id) == (WRITING, None)
    said = Remark.get(Remark.draft == draft)
    assert (said.place, said.text, said.staff_id) == ("", "L’étape 2 est trop longue.", two[1].id)
    assert reason(lambda: publication.send_back(back, two[1], "Encore.")) == publication.MOVED
    publication.settle(said, two[0])
    publication.settle(Remark.get_by_id(said.id), two[1])
    assert Remark.get_by_id(said.id).settled_by_id == two[0].id, "who settled it first is kept"


def test_taken_out_then_put_back(app: Flask, draft: Draft, two: Two) -> None:
    assert reason(lambda: publication.take_out(draft, two[0])) == publication.MOVED
    draft = publication.take_out(published(draft, two), two[0])
    assert draft.state == ARCHIVED and reason(lambda: publication.take_out(draft, two[0])) == publication.MOVED
    with app.app_context():
        assert library().offered(draft.slug, [draft.structure_id]) is None
        assert library().current(draft.slug) is not None
        assert publication.put_back(draft, two[1]).state == PUBLISHED
        assert library().offered(draft.slug, [draft.structure_id]) is not None


def test_what_was_written_while_it_was_out_is_to_be_read(draft: Draft, two: Two) -> None:
    draft = publication.take_out(published(draft, two), two[0])
    draft = write(draft, two[0], "title", "Autre")
    assert draft.state == ARCHIVED
    assert publication.put_back(draft, two[0]).state == WRITING


def test_a_second_version_follows_the_first(draft: Draft, two: Two) -> None:
    draft = write(published(draft, two), two[1], "title", "Autre")
    assert draft.state == WRITING and newest(draft).number == 1
    draft = publication.ask(draft, two[1])
    publication.publish(draft, two[0], draft.seq)
    assert newest(draft).number == 2 and OwnModule.select().where(OwnModule.slug == draft.slug).count() == 1


def test_each_act_is_in_the_journal_of_the_structure(draft: Draft, two: Two) -> None:
    draft = published(publication.share(draft, two[0], True), two)
    publication.put_back(publication.take_out(draft, two[0]), two[0])
    acts = Audit.select().where(Audit.subject == draft.slug).order_by(Audit.id)
    told = [(act.action, act.actor, act.place) for act in acts]
    writer, reader, place = two[0].get_id(), two[1].get_id(), str(draft.structure_id)
    assert told == [
        ("module.begin", writer, place), ("module.share", writer, place), ("module.ask", writer, place),
        ("module.publish", reader, place), ("module.take-out", writer, place), ("module.put-back", writer, place),
    ]  # fmt: skip
