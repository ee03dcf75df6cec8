"""« Mes données » shows what every table holds of a learner, for a handful of queries."""

from datetime import timedelta

import pytest
from playhouse.test_utils import count_queries

from inclusion.aidants.note_operations import write
from inclusion.aidants.operations import rate
from inclusion.clock import now, today
from inclusion.handoff.models import Brought
from inclusion.places import seating
from inclusion.places.models import Group, GroupMember, Structure
from inclusion.progress.corrections import correct
from inclusion.progress.proposals import propose
from inclusion.progress.rehearsals import plan
from inclusion.reports.models import Report
from inclusion.security import AIDANT
from tests.actors import LearnerActor
from tests.factories import Factory
from tests.privacy.test_my_data import practises

CAF = "caf-declaration-trimestrielle"


@pytest.fixture
def lucie(make: Factory) -> LearnerActor:
    return make.learner("Lucie")


def accompanied(make: Factory, who: LearnerActor) -> None:
    """Aidants write in every table that holds something of a learner."""
    learner, moment = who.learner, now()
    Structure.update(has_notes=True).where(Structure.id == make.home.id).execute()
    staff = make.staff((make.home, AIDANT), name="Claire")
    group = Group.create(structure=make.home, name="Groupe du jeudi", created_at=moment)
    GroupMember.create(group=group, learner=learner)
    make.garden(who, is_shared=True)
    rate(staff, learner, "compte", 2, "bien parti")
    Brought.create(
        learner=learner, staff=staff, day=today(), place="Maison de Fontclair", levels={}, is_sealed=True, at=moment
    )
    Report.create(
        structure=make.home, learner=learner, number="1", kind="individuel", day=today(), minutes=30, themes=[],
        materials=[], people={}, demarche="Prime d’activité", created_at=moment, changed_at=moment,
    )  # fmt: skip
    with make.app.app_context():
        seating.sit(seating.open_room(make.home, staff, "Atelier du mardi"), learner=learner)
        correct(learner, staff, CAF, "", 3, 4, "vu ensemble")
        write(learner, make.home, staff, "Bravo pour hier", "learner")
        for slug, days in (("franceconnect", 9), ("je-demenage", 3)):
            propose(make.home, staff, learner, slug, due=today() + timedelta(days=days))
        plan(learner, "permis-de-conduire", today() + timedelta(days=5))


def test_what_every_table_holds_is_told(make: Factory, lucie: LearnerActor) -> None:
    page = lucie.signs_in_with_pictures()
    accompanied(make, lucie)
    text = page.open("/mes-donnees").text
    for words in (
        make.home.name, "Groupe : Groupe du jeudi", "montré aux aidants", "Atelier du mardi", "Maison de Fontclair",
        ": bien parti", "avec indices : vu ensemble", "Un mot de votre aidant : Bravo pour hier", "Prime d’activité",
        "Refaire son permis",
    ):  # fmt: skip
        assert words in text.replace("\u202f", " "), words
    assert text.index("Je déménage") < text.index("FranceConnect"), "the nearest first"


@pytest.mark.once
def test_it_costs_as_much_for_a_full_life_as_for_an_empty_one(make: Factory, lucie: LearnerActor) -> None:
    page, costs = practises(lucie.signs_in_with_pictures()), {}
    for fill in (lambda: None, lambda: accompanied(make, lucie)):
        fill()
        for path in ("/mes-donnees", "/mes-donnees/effacer"):
            with count_queries() as counted:
                page.open(path)
            costs.setdefault(path, []).append(counted.count)
    # The titles of what is asked are looked up once, when there are some.
    assert costs["/mes-donnees"] == [5, 6]
    assert costs["/mes-donnees/effacer"] == [2, 2]


@pytest.mark.once
def test_the_file_for_programs_costs_the_same_however_many_passages(make: Factory, lucie: LearnerActor) -> None:
    page, costs = lucie.signs_in_with_pictures(), []
    for _passage in range(2):
        practises(page)
        with count_queries() as counted:
            page.open("/mes-donnees/pour-un-programme")
        costs.append(counted.count)
    assert costs[0] == costs[1]
