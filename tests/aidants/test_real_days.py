"""« Ma vraie démarche est le 12 »: a sheet to get ready, then one question a week later, answered in one word."""

from datetime import date, timedelta

import pytest
from flask import Flask

from inclusion.clock import now, today
from inclusion.modules.library import library
from inclusion.progress.models import Rehearsal
from inclusion.progress.preparing import real_ones, sheet_of, to_bring
from tests.actors import AidantActor
from tests.factories import Factory

CAF = "caf-declaration-trimestrielle"


def in_days(days: int) -> date:
    return today() + timedelta(days=days)


@pytest.mark.once
def test_a_learner_says_the_day_and_gets_a_sheet(make: Factory) -> None:
    page = make.learner("Lucie").signs_in_with_pictures().click("Ma vraie démarche")
    page.submit("Noter ce jour", {"slug": CAF, "day": in_days(12).isoformat()})
    for said in ("À apporter", "Votre carte Vitale", "caf.fr", "Attention aux arnaques", "sans toucher la souris"):
        assert said in page.text, said
    page.open("/mon-espace").click("Me préparer").submit("Retirer cette date")
    assert Rehearsal.select().count() == 0


@pytest.mark.once
def test_an_aidant_notes_the_day_and_prints_the_sheet(aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie")
    page = aidant.page.open(f"/apprenants/{lucie.learner.id}").click("Noter une date")
    page.submit("Noter ce jour", {"slug": CAF, "day": in_days(12).isoformat()})
    assert "À apporter" in page.click("Fiche à imprimer").text
    assert "Ma vraie démarche" in lucie.signs_in_with_pictures().text
    assert Rehearsal.get().staff_id == aidant.staff.id


@pytest.mark.once
@pytest.mark.parametrize(("days", "is_asked"), [(-6, False), (-7, True), (-45, True), (-46, False), (3, False)])
def test_the_question_comes_a_week_later_and_once(make: Factory, days: int, is_asked: bool) -> None:
    lucie = make.learner("Lucie")
    Rehearsal.create(learner=lucie.learner, slug=CAF, day=in_days(days), created_at=now())
    page = lucie.signs_in_with_pictures()
    assert ("Avez-vous pu le faire seul" in page.text) == is_asked
    if is_asked:
        page.submit("Oui, avec quelqu’un")
        assert "Avez-vous pu" not in page.text and Rehearsal.get().answer == "helped"


def test_the_aidant_may_answer_for_them(aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    Rehearsal.create(learner=lucie, slug=CAF, day=in_days(-8), created_at=now())
    page = aidant.page.open("/accueil-aidant").click("Demander").submit("Oui, seule")
    assert "faite seul" in page.text and Rehearsal.get().answer == "alone"
    assert "Lucie" not in page.open("/accueil-aidant").text


@pytest.mark.once
@pytest.mark.parametrize(
    "forged",
    [{"slug": "souris-premiers-gestes"}, {"slug": "inconnue"}, {"slug": ""}, {"day": ""}, {"day": "12"},
     {"day": "2020-01-01"}, {"day": "2999-01-01"}],
)  # fmt: skip
def test_only_a_real_demarche_on_a_near_day(make: Factory, forged: dict[str, str]) -> None:
    page = make.learner("Lucie").signs_in_with_pictures()
    page.post("/ma-vraie-demarche", {"slug": CAF, "day": in_days(3).isoformat(), **forged}, 422)
    assert Rehearsal.select().count() == 0


def test_the_same_day_twice_is_once_and_five_are_enough(make: Factory) -> None:
    page = make.learner("Lucie").signs_in_with_pictures()
    for day in (1, 1, 2, 3, 4, 5, 6):
        page.post("/ma-vraie-demarche", {"slug": CAF, "day": in_days(day).isoformat()})
    assert Rehearsal.select().count() == 5


def test_nobody_sees_or_answers_for_others(aidant: AidantActor, make: Factory) -> None:
    zoe = make.learner("Zoé", make.structure()).learner
    theirs = Rehearsal.create(learner=zoe, slug=CAF, day=in_days(-8), created_at=now())
    mine, lucie = make.learner("Lucie"), make.learner("Karim").learner
    page = mine.signs_in_with_pictures()
    page.open(f"/ma-vraie-demarche/{theirs.id}", 404)
    for verb in ("reponse", "retirer"):
        page.post(f"/ma-vraie-demarche/{theirs.id}/{verb}", {"reponse": "alone"}, 404)
        for learner in (zoe, lucie):
            path = f"/apprenants/{learner.id}/vraie-demarche/{theirs.id}/{verb}"
            aidant.page.post(path, {"reponse": "alone"}, 404)
    assert Rehearsal.get().answer == ""
    own = Rehearsal.create(learner=mine.learner, slug=CAF, day=in_days(-8), created_at=now())
    page.post(f"/ma-vraie-demarche/{own.id}/reponse", {"reponse": "j’ai envoyé à jean@exemple.fr"}, 400)
    assert Rehearsal.get_by_id(own.id).answer == ""


def test_each_real_demarche_has_its_sheet(app: Flask, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    with app.test_request_context():
        for slug, title in real_ones():
            sheet = sheet_of(Rehearsal(learner=lucie, slug=slug, day=today()))
            assert sheet is not None and sheet.title == title and sheet.address and sheet.warnings
            assert len(set(sheet.bring)) == len(sheet.bring)
        edition = library().current("souris-premiers-gestes")
        assert edition is not None and to_bring(edition.document) == []
