"""An aidant's day: a new learner and their card, the list, one learner's path."""

import pytest

from inclusion.accounts.models import Learner
from inclusion.aidants import roster
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
@pytest.mark.parametrize(
    "name",
    ["", "   ", "jean@exemple.test", "06 39 98 12 34", "a" * 31, "\u200b", "Lu\u200bcie", "Lucie\u202e",
     "\u2066Lucie", "Lucie\ufe0f", "\u3164", "\u0301", "%", "50 % Lucie", "-Lucie", ". .", "Lucie 🌸"],
)  # fmt: skip
def test_a_name_that_is_no_first_name_is_refused_kindly(make: Factory, name: str) -> None:
    page = make.aidant().signs_in().open("/apprenants/nouveau")
    page.submit("Créer et voir la carte", {"name": name}, status=422)
    assert Learner.select().count() == 0


@pytest.mark.once
@pytest.mark.parametrize(
    "name", ["D’Artagnan", "Jean-Paul", "Lucie B.", "Bich Ngọc", "Zoe\u0301", "محمّد", "रीता", "แก้ว", "小明", "N·ria"]
)
def test_first_names_of_every_alphabet_come_in_by_the_form_and_by_a_file(make: Factory, name: str) -> None:
    page = make.aidant().signs_in().open("/apprenants/nouveau")
    page.submit("Créer et voir la carte", {"name": name, "avatar": "3", "told": "y"})
    assert Learner.get().name == name
    assert not roster.read([(1, ["Prénom"]), (2, [name])], set())[1]


@pytest.mark.once
@pytest.mark.parametrize(
    "name", ["\u200b", "Lu\u202ecie", "\u3164", "\u0301", "Lucie\ufe0f", "Lu\x07cie", "%", ". ."]
)
def test_what_cannot_be_seen_is_refused_in_a_file_too(name: str) -> None:
    assert [fault.why for fault in roster.read([(1, ["Prénom"]), (2, [name])], set())[1]] == [roster.NOT_LETTERS]


@pytest.mark.once
def test_a_sleeping_tile_is_awakened(make: Factory) -> None:
    learner = make.learner("Lucie")
    for _failure in range(5):
        learner.signs_in_with_pictures(learner.wrong_pictures(), status=422)
    learner.signs_in_with_pictures(status=429)
    aidant = make.aidant().signs_in().open(f"/apprenants/{learner.learner.id}")
    aidant.submit("Débloquer")
    assert learner.signs_in_with_pictures().h1 == "Bonjour Lucie"
