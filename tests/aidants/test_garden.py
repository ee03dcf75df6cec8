"""The garden that a learner shows: the same picture for both, and nothing without their consent."""

import json

import pytest
from playhouse.test_utils import count_queries

from inclusion.assessments import deck, playing
from inclusion.assessments.models import Answer, Move, Sitting
from inclusion.security import AIDANT, MANAGER
from inclusion.simulator import snapshot
from tests.actors import AidantActor, LearnerActor
from tests.factories import Factory
from tests.page_checks import words
from tests.page_client import PageClient

HIDDEN = "Le jardin n’est pas montré ici"


@pytest.fixture
def learner(make: Factory) -> LearnerActor:
    return make.learner("Monique")


def picture(page: PageClient) -> list[str]:
    """The plants as they are drawn and said, one after the other."""
    garden = next(one for one in page.all("ul") if one.get("id") == "garden")
    return [f"{plot.get('class')} {words(plot)}" for plot in garden]


@pytest.mark.once
def test_both_see_the_same_picture(make: Factory, aidant: AidantActor, learner: LearnerActor) -> None:
    sitting = make.garden(learner, pointer=3, clavier=2)
    theirs = picture(learner.is_in().open(f"/bilan/{sitting.key}/resultat"))
    mine = aidant.page.open(f"/apprenants/{learner.learner.id}").click("Voir son jardin")
    assert picture(mine) == theirs and len(theirs) == 10
    assert any("dotted" in plot and "à vérifier ensemble" in plot for plot in theirs)


def test_nothing_is_shown_without_consent_and_consent_is_taken_back(
    make: Factory, aidant: AidantActor, learner: LearnerActor
) -> None:
    sitting = make.garden(learner, is_shared=False)
    theirs, page = learner.is_in().open(f"/bilan/{sitting.key}/resultat"), aidant.page
    places = [f"/apprenants/{learner.learner.id}/bilan{more}" for more in (
        "", f"/{sitting.key}", f"/{sitting.key}/ecrans/1", f"/{sitting.key}/fichier/json",
    )]  # fmt: skip
    for place in places:
        assert HIDDEN in page.open(place).text and "Comment le demander" in page.text
    theirs.submit("Le montrer à mes aidants")
    assert all(HIDDEN not in page.open(place).response.text for place in places)
    theirs.submit("Ne plus le montrer")
    assert all(HIDDEN in page.open(place).text for place in places)


@pytest.mark.once
def test_a_learner_without_any_garden_looks_like_one_who_keeps_it(
    make: Factory, aidant: AidantActor, learner: LearnerActor
) -> None:
    """Whether there is a garden at all is the person’s to say."""
    other = make.learner("Zoé")
    make.garden(other, is_shared=False)
    seen = [aidant.page.open(f"/apprenants/{one.learner.id}/bilan").text for one in (learner, other)]
    assert seen[0].replace("Monique", "Zoé") == seen[1]


def test_a_sitting_that_goes_on_is_not_shown(make: Factory, aidant: AidantActor, learner: LearnerActor) -> None:
    page = learner.is_in()
    page.open("/bilan").submit("Commencer")
    sitting = Sitting.get()
    page.post(f"/bilan/{sitting.key}/partage", {"montrer": "1"})
    assert "Ce bilan n’est pas fini" in page.text and not Sitting.get().is_shared
    Sitting.update(is_shared=True).execute()  # However it came to be.
    assert HIDDEN in aidant.page.open(f"/apprenants/{learner.learner.id}/bilan/{sitting.key}").text


@pytest.mark.once
@pytest.mark.parametrize("more", ["", "/ecrans/1", "/fichier/csv"])
def test_a_garden_is_seen_under_its_own_learner_only(
    make: Factory, aidant: AidantActor, learner: LearnerActor, more: str
) -> None:
    sitting = make.garden(make.learner("Zoé"))
    aidant.page.open(f"/apprenants/{learner.learner.id}/bilan/{sitting.key}{more}", status=404)
    aidant.page.open(f"/apprenants/{learner.learner.id}/bilan/inconnue{more}", status=404)


def test_what_stopped_and_what_unlocked_is_said_in_words(
    make: Factory, aidant: AidantActor, learner: LearnerActor
) -> None:
    sitting = make.garden(learner)
    first, second = Answer.history(sitting).where(~Answer.item.contains("#")).limit(2)
    for row, values in (
        (first, {"outcome": "ko", "item": "formulaire-2-a", "confusion": "autre_date"}),
        (second, {"outcome": "help", "item": "formulaire-2-b", "help": 1}),
    ):
        Answer.update(values).where(Answer.id == row.id).execute()
    text = aidant.page.open(f"/apprenants/{learner.learner.id}/bilan/{sitting.key}").text
    assert "La date envoyée n’est pas celle de la fiche." in text.partition("Ce qui a arrêté")[2]
    assert deck.item_of("formulaire-2-b").help in text.partition("Ce qui a débloqué")[2]


def test_each_gesture_of_a_screen_is_drawn_again(make: Factory, aidant: AidantActor, learner: LearnerActor) -> None:
    sitting = make.garden(learner, pointer=3, clavier=3, naviguer=3, formulaire=3)
    moves = {one.item: Move.on(sitting, one.item).count() for one in Answer.history(sitting) if "#" not in one.item}
    item = max(moves, key=lambda name: moves[name])
    number = Answer.get(Answer.sitting == sitting, Answer.item == item).number
    page = aidant.page.open(f"/apprenants/{learner.learner.id}/bilan/{sitting.key}/ecrans/{number}?moment=0")
    seen = [page.text]
    while "Moment d’après" in page.text:
        seen.append(page.click("Moment d’après").text)
    assert len(set(seen)) == moves[item] + 1 >= 3
    assert "L’exercice commence" in seen[0] and "Début" in seen[-1]


def test_nothing_typed_is_kept_nor_shown(make: Factory, aidant: AidantActor, learner: LearnerActor) -> None:
    page = learner.is_in()
    page.open("/bilan").submit("Commencer")
    sitting = Sitting.get()
    asked_again(sitting, "formulaire-2-a")
    typed = {"do": "press:suivant", "f.naissance": "14/07/1951", "seq": str(sitting.seq)}
    page.post(f"/bilan/{sitting.key}", typed)
    assert Move.get().item == "formulaire-2-a" and "1951" not in str(Move.get().events)
    page.post(f"/bilan/{sitting.key}", {"do": "stop", "seq": Sitting.get().seq})
    page.post(f"/bilan/{sitting.key}/partage", {"montrer": "1"})
    seen = aidant.page.open(f"/apprenants/{learner.learner.id}/bilan/{sitting.key}/ecrans/1")
    assert "1951" not in seen.response.text and "La date envoyée n’est pas celle de la fiche." in seen.text


def asked_again(sitting: Sitting, item: str) -> None:
    """Put this screen in front, as if it had been chosen."""
    course = deck.course_of(item, sitting.persona)
    state = json.dumps(snapshot.dump(course.scenario, playing.begin(course, 0)))
    Sitting.update(item=item, state=state).where(Sitting.id == sitting.id).execute()


@pytest.mark.once
def test_a_screen_that_left_the_bank_keeps_what_it_showed(
    make: Factory, aidant: AidantActor, learner: LearnerActor
) -> None:
    sitting = make.garden(learner)
    first = Answer.history(sitting).first()
    Answer.update(item="pointer-0-z").where(Answer.id == first.id).execute()
    page = aidant.page.open(f"/apprenants/{learner.learner.id}/bilan/{sitting.key}")
    assert "Écran retiré du bilan depuis." in page.text
    page.open(f"/apprenants/{learner.learner.id}/bilan/{sitting.key}/ecrans/{first.number}")
    assert "Cet écran n’est plus dans le bilan" in page.text
    learner.is_in().open(f"/bilan/{sitting.key}/resultat")
    page.open(f"/apprenants/{learner.learner.id}/bilan/{sitting.key}/ecrans/99", status=404)


@pytest.mark.once
def test_whoever_answers_for_a_place_is_no_aidant_of_its_learners(make: Factory, learner: LearnerActor) -> None:
    """« Le montrer à mes aidants » says to whom: a manager here who accompanies people elsewhere is none of them."""
    make.garden(learner)
    person = make.staff((make.home, MANAGER), (make.structure("Ailleurs"), AIDANT))
    page = AidantActor(person, PageClient(make.app)).signs_in()
    page.open(f"/apprenants/{learner.learner.id}/bilan", 404)


def test_growth_is_told_from_one_shown_garden_to_the_next(
    make: Factory, aidant: AidantActor, learner: LearnerActor
) -> None:
    make.garden(learner, days=200)
    page = aidant.page.open(f"/apprenants/{learner.learner.id}/bilan")
    assert "Comment le jardin a poussé" not in page.text
    make.garden(learner, days=100, is_shared=False, pointer=3)
    make.garden(learner, days=2, pointer=3, clavier=3, naviguer=3, formulaire=3)
    page.open(f"/apprenants/{learner.learner.id}/bilan")
    assert "Comment le jardin a poussé" in page.text and "A grandi :" in page.text
    table = next(one for one in page.all("table") if "du plus ancien" in words(one))
    assert len(list(next(table.iter("tr")))) == 3, "only the gardens that are shown"


@pytest.mark.once
def test_it_costs_the_same_for_one_garden_and_for_five(
    make: Factory, aidant: AidantActor, learner: LearnerActor
) -> None:
    costs = []
    for days in ([400], [300, 200, 100, 3]):
        for day in days:
            make.garden(learner, days=day)
        with count_queries() as counted:
            aidant.page.open(f"/apprenants/{learner.learner.id}/bilan")
        costs.append(counted.count)
    assert costs[0] == costs[1] <= 9
