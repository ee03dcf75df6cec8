"""Two learners become one: nothing is lost, nothing is twice, nothing is done by halves."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from inclusion.accounts.models import Learner
from inclusion.aidants import duplicates
from inclusion.aidants import merge as merging
from inclusion.aidants.merge import MOVED, NotTheSame, merge
from inclusion.assessments.models import Rating, Sitting
from inclusion.audit import Audit
from inclusion.clock import now, today
from inclusion.models import MODELS
from inclusion.modules.models import Evidence, Run
from inclusion.places.models import Enrolment, Group, GroupMember, Room, Seat
from inclusion.progress.models import Correction, Note, Rehearsal, Standing, Task
from inclusion.progress.proposals import propose
from tests.actors import AidantActor
from tests.aidants.test_corrections import SLUG, practises
from tests.factories import Factory

Pair = tuple[Learner, Learner]


@pytest.fixture
def pair(app: Flask, aidant: AidantActor, make: Factory) -> Pair:
    """Two learners who both have something of everything, and share a group, a room and a task."""
    one, other = make.learner("Lucie").learner, make.learner("Lucy").learner
    annexe = make.structure("Annexe")
    group = Group.create(structure=make.home, name="Mardi", created_at=now())
    own = Group.create(structure=make.home, name="Jeudi", created_at=now())
    room = Room.create(key="r", structure=make.home, title="Mardi", opened_at=now())
    times = {"joined_at": now(), "seen_at": now(), "moved_at": now()}
    for learner in (one, other):
        GroupMember.create(group=group, learner=learner)
        Seat.create(room=room, learner=learner, **times)
        common = {"learner": learner, "staff": aidant.staff}
        Correction.create(**common, slug=SLUG, level=4, measured=1, reason="Vu", day=today(), at=now())
        Note.create(**common, structure=make.home, text="Vient le mardi", readers="team", at=now())
        Rehearsal.create(**common, slug=SLUG, day=today(), created_at=now())
        Rating.create(**common, skill="web", level=2, at=now())
        Sitting.create(key=f"k{learner.id}", learner=learner, seed=1, persona="a", needed={}, longest=12, bank="b",
                       started_at=now(), acted_at=now())  # fmt: skip
    GroupMember.create(group=own, learner=other)
    Enrolment.create(learner=other, structure=annexe, created_at=now())
    with app.app_context():
        propose(make.home, aidant.staff, group, slug=SLUG)
        propose(make.home, aidant.staff, other, slug=SLUG)
    practises(app, other, "guided")
    practises(app, one, "discover")
    return one, other


def counts(*models: Any) -> list[int]:
    return [model.select().count() for model in models]


def test_everything_goes_to_the_one_who_is_kept(app: Flask, pair: Pair) -> None:
    kept, gone = pair
    whole = (Run, Evidence, Sitting, Rating, Correction, Note, Rehearsal)
    before = counts(*whole)
    with app.app_context():
        merge(kept, gone, "staff:1")
    assert counts(*whole) == before
    assert Learner.get_or_none(Learner.id == gone.id) is None
    for model in whole:
        assert {row.learner_id for row in model.select()} == {kept.id}
    assert [row.group.name for row in GroupMember.select().join(Group).order_by(Group.name)] == ["Jeudi", "Mardi"]
    assert Enrolment.select().where(Enrolment.learner == kept).count() == 2 and Seat.select().count() == 1
    assert Task.select().where(Task.done_at.is_null()).count() == 0, "what one has done is done"
    assert [row.level for row in Standing.select()] == [3] and Standing.get().learner_id == kept.id
    acts = list(dict.fromkeys(row.action for row in Audit.select().order_by(Audit.id)))[-2:]
    assert acts == ["learner.erase", "learner.merge"]


def test_it_cannot_be_half_done(app: Flask, pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, gone = pair
    mine = Run.select().where(Run.learner == gone).count()
    monkeypatch.setattr(merging, "erase", lambda *_all: 1 / 0)
    with app.app_context(), pytest.raises(ZeroDivisionError):
        merge(kept, gone, "staff:1")
    assert Run.select().where(Run.learner == gone).count() == mine > 0
    assert GroupMember.select().where(GroupMember.learner == gone).count() == 2


@pytest.mark.once
def test_nobody_is_merged_with_themselves(app: Flask, pair: Pair) -> None:
    with app.app_context(), pytest.raises(NotTheSame):
        merge(pair[0], pair[0], "staff:1")
    assert Learner.select().count() == 2


@pytest.mark.parametrize("is_opposite", [False, True])
def test_of_two_aidants_at_the_same_instant_the_second_joins_nobody(
    app: Flask, pair: Pair, is_opposite: bool
) -> None:
    kept, gone = pair  # Both aidants have read them before either wrote.
    with app.app_context():
        merge(kept, gone, "staff:1")
        with pytest.raises(NotTheSame):
            merge(*((gone, kept) if is_opposite else (kept, gone)), "staff:2")
    assert [learner.id for learner in Learner.select()] == [kept.id]
    acts = [note.actor for note in Audit.select().where(Audit.action.in_(["learner.merge", "learner.erase"]))]
    assert set(acts) == {"staff:1"}


def test_whoever_comes_second_meets_no_page(
    aidant: AidantActor, make: Factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = make.learner("Lucie").learner, make.learner("Lucy").learner
    read = {one.id: one, other.id: other}
    monkeypatch.setattr(duplicates, "mine", lambda number: read[number])
    merge(other, one, "staff:1")
    aidant.page.post(f"/doublons/{one.id}/{other.id}", {"garder": str(one.id)}, 404)
    assert [learner.name for learner in Learner.select()] == ["Lucy"]


def test_every_table_about_learners_says_what_becomes_of_its_rows() -> None:
    about = {
        model
        for model in MODELS
        for field in model._meta.sorted_fields
        if getattr(field, "rel_model", None) is Learner
    }
    assert about == {model for model, _unique in MOVED} | {Standing}, "open inclusion/aidants/merge.py"


@pytest.mark.once
def test_an_aidant_finds_compares_and_joins(aidant: AidantActor, make: Factory) -> None:
    make.learner("Lucie", avatar=3)
    other = make.learner("Lucy", avatar=3)
    page = aidant.page.open("/apprenants").click("Doublons")
    assert "prénoms très proches, même image" in page.text
    page.click("Comparer")
    page.post(page.path, {"garder": str(other.learner.id)})
    assert page.h1 == "Lucy" and Learner.select().count() == 1
    assert make.kiosk().open(f"/carte/{other.card.token}").h1, "the card of the one kept still opens"
    assert "Aucun doublon" in page.open("/doublons").text


@pytest.mark.once
@pytest.mark.parametrize("keep", [lambda one, other: "", lambda one, other: "999", lambda one, other: "x"])
def test_a_forged_choice_joins_nobody(aidant: AidantActor, make: Factory, keep: Callable[..., str]) -> None:
    one, other = make.learner("Lucie").learner, make.learner("Lucy").learner
    aidant.page.post(f"/doublons/{one.id}/{other.id}", {"garder": keep(one, other)}, 400)
    assert Learner.select().count() == 2


def test_the_learners_of_others_are_never_compared_nor_joined(aidant: AidantActor, make: Factory) -> None:
    mine, theirs = make.learner("Lucie").learner, make.learner("Lucie", make.structure()).learner
    assert "Aucun doublon" in aidant.page.open("/doublons").text
    for path in (
        f"/doublons/{mine.id}/{theirs.id}",
        f"/doublons/{theirs.id}/{mine.id}",
        f"/doublons/{mine.id}/{mine.id}",
    ):
        aidant.page.open(path, 404)
        aidant.page.post(path, {"garder": str(mine.id)}, 404)
    assert Learner.select().count() == 2
