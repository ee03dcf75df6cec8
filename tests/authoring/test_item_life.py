"""A screen of the diagnostic, from a blank page to the bank: begun, checked, read by another, asked, retired."""

import json
from datetime import timedelta

import pytest
from flask import Flask

from inclusion.accounts.models import Staff
from inclusion.assessments import deck, operations
from inclusion.assessments.models import ASKED, OwnItem, Sitting
from inclusion.audit import ACTS, Audit
from inclusion.authoring import operations as drafts
from inclusion.authoring import publication, source, starts
from inclusion.authoring.item_skeleton import item_skeleton
from inclusion.authoring.models import ARCHIVED, ITEM, PUBLISHED, Draft
from inclusion.authoring.publication import Refused
from inclusion.authoring.reading import read_draft
from inclusion.clock import now
from inclusion.security import TRAINER
from tests.factories import Factory

Two = tuple[Staff, Staff]
MISSION, WRONG = "Ouvrez la page des horaires.", ["Tarifs", "Actualités"]


@pytest.fixture
def two(make: Factory) -> Two:
    """Who writes, and who reads."""
    return make.staff((make.home, TRAINER), name="Karim"), make.staff((make.home, TRAINER), name="Lise")


@pytest.fixture
def draft(make: Factory, two: Two) -> Draft:
    tree = item_skeleton(MISSION, "naviguer", 0, "simulation", "Horaires", WRONG, "2026-11-27")
    return drafts.create(make.home, two[0], tree)


def published(draft: Draft, two: Two) -> Draft:
    draft = publication.ask(draft, two[0])
    return publication.publish(draft, two[1], draft.seq)


def write(draft: Draft, staff: Staff, place: str, value: object) -> Draft:
    current = source.get(drafts.whole_of(Draft.get_by_id(draft.id))["tree"], source.path_of(place))
    return drafts.write(draft, staff, place, source.fingerprint(current), value)


def first_screens(count: int = 60) -> dict[str, Sitting]:
    """The sittings that begin with each screen."""
    begun = [operations.begin(None, f"visitor-{seed}", seed=seed) for seed in range(count)]
    return {sitting.item: sitting for sitting in begun}


@pytest.mark.parametrize("form", ["simulation", "pictures"])
@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_what_the_questions_make_is_whole(app: Flask, form: str, level: int) -> None:
    tree = item_skeleton(MISSION, "naviguer", level, form, "Horaires", WRONG, "2026-11-27")
    with app.test_request_context():
        reading = read_draft({**tree, "item": "ecran-essai"})
    assert reading.document is not None and reading.parts == []


def test_it_is_asked_once_somebody_else_has_read_it(app: Flask, draft: Draft, two: Two) -> None:
    assert (draft.kind, draft.title, draft.slug) == (ITEM, MISSION, "ecran-ouvrez-la-page-des-horaires")
    asked = publication.ask(draft, two[0])
    with pytest.raises(Refused) as alone:
        publication.publish(asked, two[0], asked.seq)
    assert alone.value.reason == publication.SAME_EYES and not OwnItem.select().count()
    assert publication.publish(asked, two[1], asked.seq).state == PUBLISHED
    name = f"{draft.slug}-1"
    with app.app_context():
        item = deck.prepared().bank.items[name]
        assert (item.skill, item.level, item.b) == ("naviguer", 0, deck.prepared().bank.items["naviguer-0-a"].b)
        sitting = first_screens()[name]
        assert sitting.phase == ASKED and deck.item_of(name).do == MISSION
        play(sitting, "goto")
    assert [action for action, in Audit.select(Audit.action).order_by(Audit.id).tuples() if action in ACTS][-3:] == [
        "item.begin", "item.ask", "item.publish",
    ]  # fmt: skip


def play(sitting: Sitting, *_what: str) -> None:
    """Press what the mission asks for."""
    operations.act(sitting, {"do": "press:vers_reussi"})
    (row,) = [answer for answer in sitting.answers if "#" not in answer.item]
    assert (row.item, row.skill, row.outcome) == (sitting.item, "naviguer", "ok")


def screens_of(sitting: Sitting) -> list[str]:
    """What a sitting is asked when somebody knows nothing, to its end."""
    found = []
    while (sitting := Sitting.get_by_id(sitting.id)).ended_at is None:
        if sitting.phase == ASKED:
            found.append(sitting.item)
        operations.act(sitting, {"do": "unknown" if sitting.phase == ASKED else "next"})
    return found


def test_a_sitting_that_has_begun_is_not_disturbed(app: Flask, draft: Draft, two: Two) -> None:
    name = f"{draft.slug}-1"
    with app.app_context():
        seed = next(seed for seed in range(90) if "naviguer-0-a" in screens_of(begun(seed)))
        going, other = begun(seed), begun(seed)
        without = screens_of(other)
        Sitting.update(started_at=now() - timedelta(hours=1)).execute()
        published(draft, two)
        assert screens_of(going) == without
        assert Sitting.get_by_id(going.id).bank == going.bank != deck.fingerprint()
        assert any(name in screens_of(begun(seed)) for seed in range(20)), "a sitting that begins now may be asked it"


def begun(seed: int) -> Sitting:
    return operations.begin(None, f"visitor-{seed}", seed=seed, longest=operations.SHORT)


def test_retired_it_is_asked_no_more_and_what_is_going_on_goes_on(app: Flask, draft: Draft, two: Two) -> None:
    draft, name = published(draft, two), f"{draft.slug}-1"
    with app.app_context():
        going = first_screens()[name]
        assert publication.take_out(draft, two[0]).state == ARCHIVED
        assert name not in first_screens()
        assert not operations.is_lost(going)
        play(Sitting.get_by_id(going.id))
        assert deck.known([(name, "ok")]) == [(name, "ok")], "what it has shown still counts"
        assert publication.put_back(draft, two[0]).state == PUBLISHED
        assert name in first_screens()


def test_a_second_version_is_another_screen(app: Flask, draft: Draft, two: Two) -> None:
    draft = published(draft, two)
    draft = write(draft, two[0], "do", "Ouvrez les horaires.")
    draft = published(draft, two)
    with app.app_context():
        assert [deck.item_of(f"{draft.slug}-{number}").do for number in (1, 2)] == [MISSION, "Ouvrez les horaires."]
        assert set(first_screens()) & {f"{draft.slug}-1", f"{draft.slug}-2"} == {f"{draft.slug}-2"}


def test_a_screen_that_cannot_be_read_any_more_disturbs_no_other(app: Flask, draft: Draft, two: Two) -> None:
    published(draft, two)
    OwnItem.update(source='{"item": "ecran-ancien"}').execute()
    with app.app_context():
        assert not deck.has(f"{draft.slug}-1") and len(first_screens()) > 1


def test_what_cannot_be_done_is_not_asked_to_be_read(draft: Draft, two: Two) -> None:
    broken = write(draft, two[0], "done", {"jamais": "oui"})
    with pytest.raises(Refused) as refused:
        publication.ask(broken, two[0])
    assert {problem.place for problem in refused.value.problems} == {"done.jamais"}


def test_a_copy_of_a_shipped_screen_keeps_its_words_and_its_translations(app: Flask, make: Factory, two: Two) -> None:
    with app.app_context():
        tree, texts = starts.copy_of_item("chercher-1-a")
        draft = drafts.create(make.home, two[0], tree, texts, ("chercher-1-a", 0))
        published(draft, two)
        item, shipped = deck.item_of(f"{draft.slug}-1"), deck.item_of("chercher-1-a")
    kept = {"do", "help", "copied", "screens", "done", "confusions", "traces", "texts", "skill", "level", "tags"}
    assert item.model_dump(include=kept) == shipped.model_dump(include=kept)
    assert set(json.loads(draft.stamps)) == {"fr@falc", "en", "ar"}
