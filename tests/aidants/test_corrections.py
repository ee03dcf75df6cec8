"""An aidant says another level, with the reason: both are shown, later practice may overtake it, it can be undone."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from inclusion.accounts.models import Learner
from inclusion.audit import Audit
from inclusion.clock import now
from inclusion.demo import _gesture
from inclusion.modules.library import library
from inclusion.modules.operations import begin_run, read_state, record
from inclusion.progress import corrections, standings
from inclusion.progress.models import Correction, Standing
from inclusion.simulator import engine
from tests.actors import AidantActor
from tests.factories import Factory

SLUG = "mot-de-passe"


def practises(app: Flask, learner: Learner, mode: str) -> None:
    """Go through a whole démarche."""
    with app.app_context():
        edition = library().current(SLUG)
        assert edition is not None
        run = begin_run(edition, mode, learner=learner)
        course = edition.course(run.persona, run.seed)
        state = read_state(run, course)
        while not engine.is_finished(course, state):
            event = _gesture(course, state)
            state = record(run, course, state, [event], event.do).state or state


def standing(learner: Learner) -> int:
    return Standing.get(Standing.learner == learner, Standing.slug == SLUG).level


def test_both_are_shown_and_it_can_be_undone(app: Flask, aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    practises(app, lucie, "discover")
    assert standing(lucie) == 1
    page = aidant.page.open(f"/apprenants/{lucie.id}").click("Corriger")
    page.submit("Noter la correction", {"level": 4, "reason": "L’a fait seule chez elle."})
    assert "Mesuré : découvert" in page.text
    assert "Corrigé par Claire" in page.text and "L’a fait seule chez elle." in page.text
    assert standing(lucie) == 4
    assert Audit.select().where(Audit.action == "level.correct", Audit.subject == f"learner:{lucie.id}").exists()
    page.submit("Annuler")
    assert "Corrigé par" not in page.text and standing(lucie) == 1
    assert Correction.select().count() == 1, "what was said stays known"


def test_practice_that_comes_later_overtakes_it_even_when_the_clock_went_back(
    app: Flask, aidant: AidantActor, make: Factory
) -> None:
    lucie = make.learner("Lucie").learner
    practises(app, lucie, "guided")
    with app.app_context():
        corrections.correct(lucie, aidant.staff, SLUG, "", 2, 3, "La souris était à moi.")
    assert standing(lucie) == 2
    with time_machine.travel(now() - timedelta(days=30)):
        practises(app, lucie, "guided")
    assert standing(lucie) == 3


def test_standings_can_be_written_again_from_the_evidence(app: Flask, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    practises(app, lucie, "guided")
    kept = list(Standing.select().dicts())
    Standing.delete().execute()
    with app.app_context():
        assert standings.is_missing() and standings.rebuild() == 1
    found = list(Standing.select().dicts())
    assert [{**row, "id": 0} for row in found] == [{**row, "id": 0} for row in kept]


@pytest.mark.once
@pytest.mark.parametrize(
    "forged",
    [{"level": "9"}, {"level": "0"}, {"level": "x"}, {"reason": "  "}, {"reason": "x" * 201}, {"step": "inconnue"},
     {"reason": "rappeler au 06 12 34 56 78"}, {"reason": "elle est malade"}],
)  # fmt: skip
def test_a_forged_or_unsafe_correction_writes_nothing(
    aidant: AidantActor, make: Factory, forged: dict[str, str]
) -> None:
    lucie = make.learner("Lucie").learner
    aidant.page.post(
        f"/apprenants/{lucie.id}/niveaux/{SLUG}", {"level": "4", "reason": "Vu", "step": "", **forged}, 422
    )
    assert Correction.select().count() == 0


def test_foreign_ids_are_unknown(app: Flask, aidant: AidantActor, make: Factory) -> None:
    lucie, zoe = make.learner("Lucie").learner, make.learner("Zoé", make.structure()).learner
    with app.app_context():
        made = corrections.correct(zoe, aidant.staff, SLUG, "", 4, 0, "Vu")
    page, fields = aidant.page, {"level": "4", "reason": "Vu", "step": ""}
    page.post(f"/apprenants/{zoe.id}/niveaux/{SLUG}", fields, 404)
    page.post(f"/apprenants/{lucie.id}/niveaux/inconnu", fields, 404)
    page.post(f"/apprenants/{lucie.id}/corrections/{made.id}/annuler", status=404)
    page.post(f"/apprenants/{zoe.id}/corrections/{made.id}/annuler", status=404)
    assert Correction.get().undone_at is None and Correction.select().count() == 1
