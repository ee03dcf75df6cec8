"""An aidant's day: a new learner and their card, the list, one learner's path."""

import pytest

from inclusion.accounts.models import Learner
from tests.factories import Factory


def test_a_new_learner_and_the_card_that_opens_their_space(make: Factory) -> None:
    aidant = make.aidant()
    page = aidant.signs_in().open("/apprenants/nouveau")
    page.submit("Créer et voir la carte", {"name": "Lucie", "avatar": "3", "told": "y"})
    assert "La carte de Lucie" in page.text
    letters = page.text.partition("Mes 6 lettres :")[2].split()[:2]
    kiosk = make.kiosk().open("/carte").submit("Entrer", {"letters": " ".join(letters).lower()})
    assert kiosk.h1 == "Bonjour Lucie"


@pytest.mark.once
def test_a_new_card_closes_the_one_before(make: Factory) -> None:
    learner = make.learner("Lucie")
    aidant = make.aidant().signs_in()
    aidant.open(f"/apprenants/{learner.learner.id}").submit("Nouvelle carte")
    assert "La carte de Lucie" in aidant.text
    learner.page.open(f"/carte/{learner.card.token}", 404)
    learner.signs_in_with_pictures(status=422)


@pytest.mark.once
@pytest.mark.parametrize("name", ["", "   ", "jean@exemple.test", "06 39 98 12 34", "a" * 31])
def test_a_name_that_is_no_first_name_is_refused_kindly(make: Factory, name: str) -> None:
    page = make.aidant().signs_in().open("/apprenants/nouveau")
    page.submit("Créer et voir la carte", {"name": name}, status=422)
    assert Learner.select().count() == 0


@pytest.mark.once
def test_a_sleeping_tile_is_awakened(make: Factory) -> None:
    learner = make.learner("Lucie")
    for _failure in range(5):
        learner.signs_in_with_pictures(learner.wrong_pictures(), status=422)
    learner.signs_in_with_pictures(status=429)
    aidant = make.aidant().signs_in().open(f"/apprenants/{learner.learner.id}")
    aidant.submit("Débloquer")
    assert learner.signs_in_with_pictures().h1 == "Bonjour Lucie"
