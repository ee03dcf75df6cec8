"""An aidant's day: a new learner and their card, the list, one learner's path."""

import pytest
from flask import Flask
from playhouse.test_utils import count_queries

from inclusion import demo
from inclusion.accounts.models import Learner, Staff
from inclusion.places.models import Membership
from inclusion.security import AIDANT
from tests.factories import Factory


def test_a_new_learner_and_the_card_that_opens_their_space(make: Factory) -> None:
    aidant = make.aidant()
    page = aidant.signs_in().open("/apprenants/nouveau")
    page.submit("Créer et voir la carte", {"name": "Lucie", "avatar": "3", "told": "y"})
    assert "La carte de Lucie" in page.text
    letters = page.text.partition("Mes 6 lettres :")[2].split()[:2]
    kiosk = make.kiosk().open("/carte").submit("Entrer", {"letters": " ".join(letters).lower()})
    assert kiosk.h1 == "Bonjour Lucie"


def test_a_new_card_closes_the_one_before(make: Factory) -> None:
    learner = make.learner("Lucie")
    aidant = make.aidant().signs_in()
    aidant.open(f"/apprenants/{learner.learner.id}").submit("Nouvelle carte")
    assert "La carte de Lucie" in aidant.text
    learner.page.open(f"/carte/{learner.card.token}", 404)
    learner.signs_in_with_pictures(status=422)


@pytest.mark.parametrize("name", ["", "   ", "jean@exemple.test", "06 39 98 12 34", "a" * 31])
def test_a_name_that_is_no_first_name_is_refused_kindly(make: Factory, name: str) -> None:
    page = make.aidant().signs_in().open("/apprenants/nouveau")
    page.submit("Créer et voir la carte", {"name": name}, status=422)
    assert Learner.select().count() == 0


def test_a_sleeping_tile_is_awakened(make: Factory) -> None:
    learner = make.learner("Lucie")
    for _failure in range(5):
        learner.signs_in_with_pictures(learner.wrong_pictures(), status=422)
    learner.signs_in_with_pictures(status=429)
    aidant = make.aidant().signs_in().open(f"/apprenants/{learner.learner.id}")
    aidant.submit("Débloquer")
    assert learner.signs_in_with_pictures().h1 == "Bonjour Lucie"


def test_the_demonstration_shows_who_needs_help_first(app: Flask, make: Factory) -> None:
    with app.app_context():
        demo.load(app.config["SECRET_KEY"])
        demo.load(app.config["SECRET_KEY"])  # Loading twice changes nothing.
        structure = Membership.get(Membership.role == AIDANT).structure
    page = make.aidant(structure).signs_in().open("/apprenants")
    names = [word for word in page.text.split() if word in demo.LEARNERS]
    assert names[0] == "Josiane", "the raised hand comes first"
    assert set(names) == set(demo.LEARNERS)
    assert "à revoir" in page.text
    monique = Learner.get(Learner.name == "Monique")
    page.open(f"/apprenants/{monique.id}")
    assert "acquis" in page.text
    assert Staff.select().where(Staff.email == demo.EMAIL).count() == 1


def test_the_list_costs_the_same_for_two_and_for_thirty(app: Flask, make: Factory) -> None:
    page = make.aidant().signs_in()
    costs = []
    for number in (2, 28):
        for _each in range(number):
            make.learner("Lucie")
        with count_queries() as counted:
            page.open("/apprenants")
        costs.append(counted.count)
    assert costs[0] == costs[1] <= 8
