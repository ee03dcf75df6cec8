"""« Mes données » also holds what aidants wrote for the learner, said of a level, proposed, and the real days."""

import json
from datetime import timedelta

from flask import Flask

from inclusion.clock import now, today
from inclusion.places.models import Structure
from inclusion.progress.corrections import correct
from inclusion.progress.models import Note, Rehearsal
from inclusion.progress.proposals import propose
from tests.factories import Factory

CAF = "caf-declaration-trimestrielle"
TITLE = "Vérifier et envoyer sa déclaration trimestrielle"


def test_what_aidants_keep_of_somebody_is_shown_and_taken_away(app: Flask, make: Factory) -> None:
    lucie, claire = make.learner("Lucie"), make.aidant().staff
    Structure.update(has_notes=True).execute()
    with app.app_context():
        correct(lucie.learner, claire, CAF, "", 4, 1, "L’a fait seule chez elle")
        propose(make.home, claire, lucie.learner, slug="mot-de-passe")
    Rehearsal.create(learner=lucie.learner, slug=CAF, day=today() + timedelta(days=3), created_at=now())
    for readers, text in (("learner", "Bravo pour hier"), ("me", "Rappeler la règle du carnet")):
        Note.create(learner=lucie.learner, structure=make.home, staff=claire, text=text, readers=readers, at=now())
    page = lucie.signs_in_with_pictures().open("/mes-donnees")
    for said in (
        f"{TITLE}, seul",
        "L’a fait seule chez elle",
        "Bravo pour hier",
        "Ce qui vous attend",
        "mot de passe",
    ):
        assert said in page.text, said
    assert "règle du carnet" not in page.text
    taken = json.loads(page.open("/mes-donnees/pour-un-programme").response.text)["autres"]
    assert [one["reason"] for one in taken["correction"]] == ["L’a fait seule chez elle"]
    assert [one["slug"] for one in taken["task"]] == ["mot-de-passe"]
    assert [one["slug"] for one in taken["rehearsal"]] == [CAF]
    assert {one["text"] for one in taken["note"]} == {"Bravo pour hier", "Rappeler la règle du carnet"}, "all is told"
