"""Groups: created, renamed, closed; learners put in and taken out many at once; nobody of another structure."""

import pytest
from flask import Flask

from inclusion.clock import now
from inclusion.places.models import Enrolment, Group, GroupMember
from inclusion.progress.models import Task
from inclusion.progress.proposals import propose
from tests.actors import AidantActor
from tests.factories import Factory
from tests.page_client import PageClient

CAF = "caf-declaration-trimestrielle"


def new_group(page: PageClient, name: str = "Mardi matin") -> Group:
    page.open("/groupes").submit("Créer le groupe", {"name": name})
    return Group.select().order_by(Group.id.desc()).get()


def members(group: Group) -> set[int]:
    return {row.learner_id for row in GroupMember.select().where(GroupMember.group == group)}


def tick(page: PageClient, group: Group, verb: str, *learner_ids: object, status: int = 200) -> PageClient:
    return page.post(f"/groupes/{group.id}/{verb}", {"learner": [str(one) for one in learner_ids]}, status)


def test_a_group_is_created_filled_renamed_and_closed(aidant: AidantActor, make: Factory) -> None:
    page = aidant.page
    lucie, karim = make.learner("Lucie").learner, make.learner("Karim").learner
    group = new_group(page, "  Mardi   matin ")
    assert page.h1 == "Ajouter au groupe « Mardi matin »"
    assert "Lucie" in page.text and "Karim" not in page.open(f"/groupes/{group.id}/ajouter?nom=luc").text
    assert "2 personnes ajoutées" in tick(page, group, "ajouter", lucie.id, karim.id).text
    assert members(group) == {lucie.id, karim.id}
    assert "0 personne" in tick(page, group, "ajouter", lucie.id).text, "twice is once"
    assert "Lucie" in page.open(f"/apprenants?groupe={group.id}").text
    tick(page, group, "retirer", karim.id)
    assert members(group) == {lucie.id}
    page.open(f"/groupes/{group.id}").submit("Renommer", {"name": "Jeudi"})
    assert page.h1 == "Jeudi"
    page.submit("Fermer le groupe")
    assert "fermé le" in page.text and "Jeudi" not in page.open("/accueil-aidant").text
    page.open(f"/groupes/{group.id}").submit("Rouvrir le groupe")
    assert "Jeudi" in page.open("/accueil-aidant").text


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "Paul 06 12 34 56 78"])
def test_a_group_needs_a_name_of_a_right_length_that_is_nobody_s(aidant: AidantActor, name: str) -> None:
    aidant.page.open("/groupes").submit("Créer le groupe", {"name": name}, status=422)
    assert Group.select().count() == 0


def test_nobody_of_another_structure_comes_in_and_nothing_is_written_by_halves(
    aidant: AidantActor, make: Factory
) -> None:
    mine, other = make.learner("Lucie").learner, make.learner("Zoé", make.structure()).learner
    group = new_group(aidant.page)
    for forged in (other.id, "x", "-1", "99999999999", "1 OR 1"):
        tick(aidant.page, group, "ajouter", mine.id, forged, status=404)
    assert members(group) == set()


@pytest.mark.once
@pytest.mark.parametrize("verb", ["", "nom", "fermer", "rouvrir", "ajouter", "retirer"])
def test_a_group_of_another_structure_does_not_exist(make: Factory, verb: str) -> None:
    stranger = make.aidant(make.structure()).signs_in()
    group = Group.create(structure=make.home, name="Mardi", created_at=make.home.created_at)
    if verb:
        stranger.post(f"/groupes/{group.id}/{verb}", {"name": "Volé"}, status=404)
    else:
        stranger.open(f"/groupes/{group.id}", 404)
    kept = Group.get_by_id(group.id)
    assert (kept.name, kept.closed_at) == ("Mardi", None)


def test_a_group_is_created_in_a_structure_of_mine_only(aidant: AidantActor, make: Factory) -> None:
    make.aidant(make.structure("Ailleurs"))
    two = make.aidant(make.home, make.structure("Annexe")).signs_in()
    two.open("/groupes")
    two.post("/groupes", {"name": "Mardi", "structure": "999999"}, status=404)
    assert Group.select().count() == 0


def test_what_a_group_has_to_do_follows_who_comes_and_who_leaves(
    app: Flask, aidant: AidantActor, make: Factory
) -> None:
    lucie, karim = make.learner("Lucie").learner, make.learner("Karim").learner
    group = new_group(aidant.page)
    tick(aidant.page, group, "ajouter", lucie.id)
    with app.app_context():
        propose(make.home, aidant.staff, group, parcours="mes-comptes")
    asked = Task.select().where(Task.learner == lucie).count()
    assert asked == 5
    tick(aidant.page, group, "ajouter", karim.id)
    assert Task.select().where(Task.learner == karim).count() == asked
    tick(aidant.page, group, "retirer", karim.id)
    assert Task.select().where(Task.learner == karim).count() == 0
    aidant.page.post(f"/groupes/{group.id}/fermer")
    assert Task.select().count() == 0


def test_nobody_sees_the_groups_of_another_structure(aidant: AidantActor, make: Factory) -> None:
    elsewhere = make.structure("Ailleurs")
    lucie, lucy = (make.learner(name, avatar=3).learner for name in ("Lucie", "Lucy"))
    theirs = Group.create(structure=elsewhere, name="Retour à l’emploi", created_at=now())
    ours = Group.create(structure=make.home, name="Mardi", created_at=now())
    GroupMember.create(group=ours, learner=lucie)
    for learner in (lucie, lucy):
        Enrolment.create(learner=learner, structure=elsewhere, created_at=now())
        GroupMember.create(group=theirs, learner=learner)
    both = f"/doublons/{lucie.id}/{lucy.id}"
    for path in ("/apprenants", f"/apprenants/{lucie.id}", "/apprenants/exporter/csv", both):
        text = aidant.page.open(path).response.text
        assert "Mardi" in text and theirs.name not in text, path
        assert theirs.name in make.aidant(elsewhere).is_in().open(path).response.text, path
    assert "même image" in aidant.page.open("/doublons").text and "même groupe" not in aidant.page.text
    assert "même groupe" in make.aidant(elsewhere).is_in().open("/doublons").text
