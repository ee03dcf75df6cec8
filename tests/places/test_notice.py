"""What a structure tells its learners about their data: read at the start, always there, written by its managers."""

import pytest

from inclusion.audit import Audit
from inclusion.places.models import Enrolment, Structure
from tests.factories import Factory


def test_a_manager_writes_what_learners_read(make: Factory) -> None:
    page = make.manager().signs_in().open(f"/lieux/{make.home.id}/information")
    page.submit("Enregistrer", {"basis": "consent", "contact": "Demandez Nadia", "retention": 6})
    assert Audit.select().where(Audit.action == "notice.change", Audit.place == str(make.home.id)).count() == 1
    page = make.learner("Lucie").page.open("/vos-droits")
    assert "Vous avez donné votre accord" in page.text and "mission d’intérêt public" not in page.text
    assert "Demandez Nadia" in page.text and "Après 6 mois sans visite" in page.text


@pytest.mark.once
@pytest.mark.parametrize("retention", ["0", "25", "-1", "", "douze"])
def test_a_retention_out_of_bounds_is_refused_kindly(make: Factory, retention: str) -> None:
    page = make.manager().signs_in().open(f"/lieux/{make.home.id}/information")
    page.submit("Enregistrer", {"retention": retention}, status=422)
    assert "de 1 à 24" in page.text
    assert Structure.get_by_id(make.home.id).retention == 12


def test_another_structure_s_notice_cannot_be_written(make: Factory) -> None:
    elsewhere = make.structure()
    page = make.manager().signs_in()
    page.open(f"/lieux/{elsewhere.id}/information", 404)
    page.post(f"/lieux/{elsewhere.id}/information", {"basis": "consent", "retention": 1}, status=404)
    assert Structure.get_by_id(elsewhere.id).retention == 12


@pytest.mark.parametrize("told", [True, False])
def test_the_aidant_says_that_it_was_read_together(make: Factory, told: bool) -> None:
    page = make.aidant().signs_in().open("/apprenants/nouveau")
    assert "mission d’intérêt public" in page.text
    page.submit("Créer et voir la carte", {"name": "Lucie", "avatar": "3"} | ({"told": "y"} if told else {}))
    assert (Enrolment.get().told_at is not None) is told
