"""An aidant says otherwise than the diagnostic, in one press: beside the measure, seen by the person, taken back."""

import pytest

from inclusion.assessments.models import Rating, Sitting
from inclusion.audit import Audit
from tests.actors import AidantActor, LearnerActor
from tests.factories import Factory
from tests.page_client import PageClient

CARE = "Ce que vos aidants ont vu"


@pytest.fixture
def learner(make: Factory) -> LearnerActor:
    return make.learner("Monique")


@pytest.fixture
def garden(make: Factory, learner: LearnerActor) -> Sitting:
    return make.garden(learner)


def rates(page: PageClient, learner: LearnerActor, level: int, reason: str = "", status: int = 200) -> PageClient:
    place = f"/apprenants/{learner.learner.id}/competences/courriel"
    return page.post(place, {"niveau": level, "raison": reason}, status=status)


@pytest.mark.once
def test_one_press_is_enough_and_the_measure_stays(
    aidant: AidantActor, learner: LearnerActor, garden: Sitting
) -> None:
    page = aidant.page.open(f"/apprenants/{learner.learner.id}/bilan")
    page.submit("Seul")  # The first « Seul » is that of the first plant.
    assert "C’est noté à côté du bilan : Cliquer et toucher, seul." in page.text
    assert [(one.skill, one.level, one.staff_id) for one in Rating.select()] == [("pointer", 3, aidant.staff.id)]
    assert Sitting.get_by_id(garden.id).estimate == garden.estimate


@pytest.mark.once
def test_the_person_reads_it_kindly(aidant: AidantActor, learner: LearnerActor, garden: Sitting) -> None:
    rates(aidant.page, learner, 3, "Elle écrit à sa fille chaque semaine.")
    page = learner.signs_in_with_pictures().open(f"/bilan/{garden.key}/resultat")
    assert "Claire a vu que vous y arrivez seul. Elle écrit à sa fille chaque semaine." in page.text
    assert "Avec quelqu’un à vérifier ensemble Claire : seul" in page.text, "the plant is still the measured one"
    heard = [button.get("data-listen", "") for button in page.all("a", "button")]
    assert any("Un aidant a vu" in text for text in heard) and not any("Claire" in text for text in heard)


@pytest.mark.once
def test_it_is_taken_back_and_what_was_said_before_counts_again(
    make: Factory, aidant: AidantActor, learner: LearnerActor, garden: Sitting
) -> None:
    colleague = make.aidant()
    rates(colleague.signs_in(), learner, 2, "Avec un modèle.")
    page = rates(aidant.page, learner, 0)
    assert Rating.current(learner.learner.id)["courriel"].level == 0
    page.submit("Retirer mon avis")
    assert Rating.current(learner.learner.id)["courriel"].level == 2
    assert "Ce qui a été dit avant" in page.text and "(retiré)" in page.text
    assert "Retirer mon avis" not in page.buttons(), "what a colleague said is not mine to take back"
    page.post(f"/apprenants/{learner.learner.id}/competences/courriel/retirer")
    assert (
        "Vous n’aviez pas d’avis à retirer" in page.text and Rating.current(learner.learner.id)["courriel"].level == 2
    )


@pytest.mark.once
@pytest.mark.parametrize("level", ["9", "-1", "", "beaucoup"])
def test_a_level_that_is_none_changes_nothing(
    aidant: AidantActor, learner: LearnerActor, garden: Sitting, level: str
) -> None:
    place = f"/apprenants/{learner.learner.id}/competences/courriel"
    page = aidant.page.open(f"/apprenants/{learner.learner.id}/bilan").post(place, {"niveau": level}, status=422)
    assert "Rien n’a changé" in page.text and Rating.select().count() == 0


@pytest.mark.once
@pytest.mark.parametrize(
    "reason", ["Appelez-la au 06 12 34 56 78.", "jeanne@orange.fr", "Elle est diabétique.", "a" * 201]
)
def test_a_reason_that_names_somebody_is_refused_and_shown_again(
    aidant: AidantActor, learner: LearnerActor, garden: Sitting, reason: str
) -> None:
    page = rates(aidant.page, learner, 2, reason, status=422)
    assert "Le niveau n’a pas changé" in page.text and Rating.select().count() == 0
    assert any(field.get("value") == reason for field in page.all("input"))


def test_the_audit_says_who_rated_whom_and_what_left(
    aidant: AidantActor, learner: LearnerActor, garden: Sitting
) -> None:
    rates(aidant.page, learner, 2, "Elle y arrive.").submit("Retirer mon avis")
    aidant.page.open(f"/apprenants/{learner.learner.id}/bilan/{garden.key}/fichier/csv")
    noted = [(row.action, row.actor, row.subject) for row in Audit.select().order_by(Audit.id)][-3:]
    who, whom = f"staff:{aidant.staff.id}", f"learner:{learner.learner.id}"
    assert noted == [(action, who, whom) for action in ("skill.rate", "skill.take-back", "garden.export")]


@pytest.mark.once
def test_only_somebody_who_shows_a_garden_is_rated(make: Factory, aidant: AidantActor, learner: LearnerActor) -> None:
    make.garden(learner, is_shared=False)
    page = rates(aidant.page, learner, 2)
    assert "Ce jardin n’est plus montré" in page.text and Rating.select().count() == 0


@pytest.mark.once
def test_an_unknown_skill_does_not_exist(aidant: AidantActor, learner: LearnerActor, garden: Sitting) -> None:
    for more in ("", "/retirer"):
        aidant.page.post(f"/apprenants/{learner.learner.id}/competences/jardinage{more}", {"niveau": 1}, status=404)


@pytest.mark.once
def test_a_learner_of_another_structure_is_rated_by_nobody_here(make: Factory, aidant: AidantActor) -> None:
    elsewhere = make.learner("Zoé", make.structure("Ailleurs"))
    make.garden(elsewhere)
    rates(aidant.page, elsewhere, 3, status=404)
    assert Rating.select().count() == 0


@pytest.mark.once
def test_what_an_aidant_knows_counts_for_the_next_step(
    make: Factory, aidant: AidantActor, learner: LearnerActor, garden: Sitting
) -> None:
    def steps() -> str:
        text = aidant.page.open(f"/apprenants/{learner.learner.id}/bilan").text
        return text.partition("Prochains pas")[2].partition("Plante par plante")[0]

    before = steps()
    for skill in ("pointer", "clavier", "naviguer", "chercher", "formulaire"):
        aidant.page.post(f"/apprenants/{learner.learner.id}/competences/{skill}", {"niveau": 3})
    assert steps() != before
