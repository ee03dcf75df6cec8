"""Changing a learner, two aidants at once; deleting one, taking them back, erasing them for good."""

from datetime import timedelta

import pytest
from flask import Flask

from inclusion.accounts.models import Learner
from inclusion.aidants import operations
from inclusion.audit import Audit
from inclusion.clock import now, today
from inclusion.models import MODELS
from inclusion.modules.library import library
from inclusion.modules.models import Batch, Evidence, Run
from inclusion.modules.operations import begin_run, read_state, record
from inclusion.places.models import Group, GroupMember, Room, Seat
from inclusion.progress.models import Correction, Note, Rehearsal
from inclusion.progress.proposals import propose
from inclusion.simulator.world import Event
from tests.actors import AidantActor
from tests.factories import Factory

CAF = "caf-declaration-trimestrielle"


def test_a_learner_is_changed_and_the_change_is_written_down(aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    page = aidant.page.open(f"/apprenants/{lucie.id}").click("Modifier")
    wanted = {"name": " Lulu  B ", "avatar": 5, "age": "70+", "locale": "ar", "text_size": "large", "listens": "y"}
    page.submit("Enregistrer", wanted)
    kept = Learner.get_by_id(lucie.id)
    assert (kept.name, kept.avatar, kept.age, kept.locale, kept.text_size, kept.listens) == (
        "Lulu B", 5, "70+", "ar", "large", True,
    )  # fmt: skip
    assert "70 ans ou plus" in page.text
    assert Audit.select().where(Audit.action == "learner.edit", Audit.subject == f"learner:{lucie.id}").count() == 1


@pytest.mark.once
@pytest.mark.parametrize(
    "forged",
    [{"name": ""}, {"name": "06 12"}, {"avatar": "77"}, {"age": "1952"}, {"locale": "klingon"}, {"text_size": "9"}],
)
def test_a_forged_profile_writes_nothing(aidant: AidantActor, make: Factory, forged: dict[str, str]) -> None:
    lucie = make.learner("Lucie").learner
    page = aidant.page.open(f"/apprenants/{lucie.id}/modifier")
    version = next(field.get("value") for field in page.all("input") if field.get("name") == "version")
    whole = {"name": "Lulu", "avatar": "1", "age": "", "locale": "", "text_size": "normal", "version": version}
    page.post(f"/apprenants/{lucie.id}/modifier", {**whole, **forged}, status=422)
    assert Learner.get_by_id(lucie.id).name == "Lucie"


def test_of_two_aidants_the_second_is_told_and_loses_nothing(aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    other = make.aidant().signs_in().open(f"/apprenants/{lucie.id}/modifier")
    aidant.page.open(f"/apprenants/{lucie.id}/modifier").submit("Enregistrer", {"age": "70+"})
    other.submit("Enregistrer", {"name": "Lulu", "age": "60-69"}, status=409)
    assert "en même temps que vous" in other.text and "70 ans ou plus" in other.text
    assert Learner.get_by_id(lucie.id).age == "70+"
    other.submit("Enregistrer")  # What they had written is still in the fields, and they have seen the other's.
    kept = Learner.get_by_id(lucie.id)
    assert (kept.name, kept.age) == ("Lulu", "60-69")


def test_a_forged_version_is_an_old_one(aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    page = aidant.page.open(f"/apprenants/{lucie.id}/modifier")
    page.submit("Enregistrer", {"name": "Lulu", "version": "é"}, status=409)
    assert Learner.get_by_id(lucie.id).name == "Lucie"


def test_two_writes_at_the_same_instant_do_not_both_pass(app: Flask, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    seen = {"name": "Lucie", "locale": None}
    with app.app_context():
        assert operations.edit(lucie, seen, {"name": "Lulu"}, "staff:1")
        assert not operations.edit(lucie, seen, {"name": "Lili"}, "staff:2")
    assert Learner.get_by_id(lucie.id).name == "Lulu"


@pytest.mark.once
def test_a_deleted_learner_signs_in_nowhere_appears_nowhere_and_comes_back(
    aidant: AidantActor, make: Factory
) -> None:
    actor = make.learner("Lucie")
    inside = actor.signs_in_with_pictures()
    page = aidant.page.open(f"/apprenants/{actor.learner.id}").click("Supprimer").submit("Supprimer")
    assert page.path == "/corbeille" and "Lucie" in page.text and "jours" in page.text
    assert inside.open("/mon-espace").path.startswith("/ici"), "the open session is closed"
    inside.open(f"/carte/{actor.card.token}", 404)
    inside.open(f"/ici/{actor.learner.id}", 404)
    assert "Lucie" not in make.kiosk().open("/ici").text
    for path in ("/accueil-aidant", "/apprenants", "/apprenants?nom=Lucie"):
        assert "Lucie" not in page.open(path).text
    page.open(f"/apprenants/{actor.learner.id}", 404)
    page.open("/corbeille").submit("Reprendre")
    assert page.h1 == "Lucie"
    assert make.kiosk().open(f"/carte/{actor.card.token}").h1


def test_too_late_is_told(aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    Learner.update(deleted_at=now() - timedelta(days=31)).where(Learner.id == lucie.id).execute()
    page = aidant.page.open("/corbeille").submit("Reprendre")
    assert "Les 30 jours sont passés" in page.text
    assert Learner.get_by_id(lucie.id).deleted_at is not None


def test_a_clock_that_goes_backwards_keeps_a_deleted_learner_for_longer(aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    Learner.update(deleted_at=now() + timedelta(days=2)).where(Learner.id == lucie.id).execute()
    assert "Lucie" in aidant.page.open("/corbeille").text
    aidant.page.submit("Reprendre")
    assert Learner.get_by_id(lucie.id).deleted_at is None


@pytest.mark.parametrize("path", ["modifier", "supprimer"])
def test_the_learners_of_others_can_be_neither_seen_changed_nor_deleted(make: Factory, path: str) -> None:
    lucie = make.learner("Lucie").learner
    stranger = make.aidant(make.structure()).signs_in()
    stranger.open(f"/apprenants/{lucie.id}/{path}", 404)
    stranger.post(f"/apprenants/{lucie.id}/{path}", {"name": "Volée"}, status=404)
    assert Learner.get_by_id(lucie.id).deleted_at is None
    Learner.update(deleted_at=now()).where(Learner.id == lucie.id).execute()
    stranger.post(f"/corbeille/{lucie.id}/reprendre", status=404)
    assert Learner.get_by_id(lucie.id).deleted_at is not None


def test_erasing_leaves_nothing_of_a_person_in_any_table(app: Flask, aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    other = make.learner("Karim").learner
    with app.app_context():
        for learner in (lucie, other):
            edition = library().current(CAF)
            assert edition is not None
            run = begin_run(edition, "discover", learner=learner)
            for _click in range(12):
                course = edition.course(run.persona)
                record(run, course, read_state(Run.get_by_id(run.id), course), [Event("next")], "next")
            propose(make.home, aidant.staff, learner, slug=CAF)
    Room.create(key="r", structure=make.home, title="Mardi", opened_at=now())
    times = {"joined_at": now(), "seen_at": now(), "moved_at": now()}
    Seat.create(room=Room.get(), learner=lucie, **times)
    GroupMember.create(group=Group.create(structure=make.home, name="Mardi", created_at=now()), learner=lucie)
    common = {"learner": lucie, "staff": aidant.staff}
    Correction.create(**common, slug=CAF, level=4, measured=1, reason="Vu", day=today(), at=now())
    Note.create(**common, structure=make.home, text="Vient le mardi", readers="team", at=now())
    Rehearsal.create(**common, slug=CAF, day=today(), created_at=now())
    assert Evidence.select().where(Evidence.learner == lucie).exists()
    with app.app_context():
        operations.erase(lucie)
    for model in MODELS:
        for field in model._meta.sorted_fields:
            if getattr(field, "rel_model", None) is Learner:
                assert not model.select().where(field == lucie.id).exists(), f"{model.__name__}.{field.name}"
    assert Batch.select().join(Run).where(Run.learner == other).exists()
    assert Batch.select().count() == Batch.select().join(Run).where(Run.learner == other).count()
    assert Audit.select().where(Audit.action == "learner.erase", Audit.subject == f"learner:{lucie.id}").exists()
    assert "Lucie" not in str(list(Audit.select().dicts()))
