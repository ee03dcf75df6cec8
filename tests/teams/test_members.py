"""A manager's team: roles, access closed and opened again, lost telephones, forgotten passwords."""

from datetime import timedelta

import pytest
import time_machine

from inclusion.accounts import operations as accounts
from inclusion.accounts.models import Staff
from inclusion.audit import Audit
from inclusion.clock import now
from inclusion.places.models import Membership, Structure
from inclusion.security import AIDANT, MANAGER, TRAINER
from inclusion.teams import operations
from inclusion.teams.operations import LastManager
from tests.accounts.telephones import protect
from tests.actors import AidantActor
from tests.factories import Factory
from tests.page_client import PageClient
from tests.teams.test_invitations import address_of, roles_of


def page_of(manager: AidantActor, place: Structure, person: Staff) -> PageClient:
    return manager.signs_in().open(f"/structure/{place.id}/equipe/{person.id}")


def test_roles_are_given_and_taken_away_and_noted(make: Factory) -> None:
    manager, aidant = make.manager(), make.aidant()
    page = page_of(manager, make.home, aidant.staff)
    page.submit("Enregistrer les rôles", {"trainer": "y"})
    assert roles_of(aidant.staff) == {(make.home.id, AIDANT), (make.home.id, TRAINER)}
    path = f"/structure/{make.home.id}/equipe/{aidant.staff.id}/roles"
    page.post(path, {"manager": "y"})
    assert roles_of(aidant.staff) == {(make.home.id, MANAGER)}
    acts = [note.action for note in Audit.select().where(Audit.subject == aidant.staff.get_id()).order_by(Audit.id)]
    assert acts == ["role.give.trainer", "role.give.manager", "role.take.aidant", "role.take.trainer"]


def test_somebody_keeps_at_least_one_role(make: Factory) -> None:
    manager, aidant = make.manager(), make.aidant()
    page = page_of(manager, make.home, aidant.staff)
    page.post(f"/structure/{make.home.id}/equipe/{aidant.staff.id}/roles", {}, status=422)
    assert "Choisissez un rôle, ou plusieurs." in page.text
    assert roles_of(aidant.staff) == {(make.home.id, AIDANT)}


def test_the_last_manager_neither_leaves_nor_gives_up(make: Factory) -> None:
    manager = make.manager()
    make.staff((make.home, MANAGER), is_open=False)  # Asleep, this one manages nothing.
    page = page_of(manager, make.home, manager.staff)
    page.submit("Fermer l’accès")
    assert "Il faut au moins un responsable." in page.text
    page.post(f"/structure/{make.home.id}/equipe/{manager.staff.id}/roles", {"aidant": "y"})
    assert "Il faut au moins un responsable." in page.text
    assert roles_of(manager.staff) == {(make.home.id, MANAGER)}
    with pytest.raises(LastManager):
        operations.close_member(make.home, manager.staff, manager.staff)
    assert not Audit.select().where(Audit.action.in_(["member.close", "role.take.manager"])).exists()


def test_one_of_two_managers_may_give_up(make: Factory) -> None:
    manager = make.manager()
    make.staff((make.home, MANAGER))
    page = page_of(manager, make.home, manager.staff)
    page.post(f"/structure/{make.home.id}/equipe/{manager.staff.id}/roles", {"aidant": "y"})
    assert page.path == "/mon-compte"
    page.open("/structure", 403)


def test_closing_an_access_is_at_once_and_can_be_undone(make: Factory) -> None:
    manager, aidant = make.manager(), make.aidant()
    aidant.is_in()
    page_of(manager, make.home, aidant.staff).submit("Fermer l’accès")
    assert aidant.page.open("/apprenants").path.startswith("/connexion")
    assert aidant.signs_in().h1 == "Mon compte"
    assert "Vous n’avez pas de rôle en ce moment." in aidant.page.text
    page_of(manager, make.home, aidant.staff).submit("Rouvrir l’accès")
    assert aidant.page.open("/apprenants").h1 == "Apprenants"


def test_somebody_of_several_structures_leaves_only_this_one(make: Factory) -> None:
    elsewhere = make.structure("Ailleurs")
    manager, aidant = make.manager(), make.aidant(make.home, elsewhere)
    make.learner("Monique")
    make.learner("Zoé", elsewhere)
    aidant.is_in()
    page_of(manager, make.home, aidant.staff).submit("Fermer l’accès")
    page = aidant.page.open("/apprenants")
    assert "Zoé" in page.text and "Monique" not in page.text


def test_to_prepare_exercises_somewhere_shows_none_of_its_learners(make: Factory) -> None:
    elsewhere = make.structure("Ailleurs")
    monique, zoe = make.learner("Monique"), make.learner("Zoé", elsewhere)
    page = make.actor(make.staff((make.home, TRAINER), (elsewhere, AIDANT))).signs_in().open("/apprenants")
    assert "Zoé" in page.text and "Monique" not in page.text
    page.open(f"/apprenants/{zoe.learner.id}")
    page.open(f"/apprenants/{monique.learner.id}", 404)


def test_a_lost_telephone_is_taken_away_and_noted(make: Factory) -> None:
    manager, aidant = make.manager(), make.aidant()
    aidant.is_in()
    protect(aidant)
    page_of(manager, make.home, aidant.staff).submit("Retirer la protection par téléphone")
    assert not Staff.get_by_id(aidant.staff.id).is_protected
    assert aidant.page.open("/apprenants").path.startswith("/connexion"), "whoever holds the telephone is out"
    note = Audit.get(Audit.action == "factor.reset")
    assert (note.actor, note.subject) == (manager.staff.get_id(), aidant.staff.get_id())


def test_a_manager_does_not_touch_the_telephone_of_an_administrator(make: Factory) -> None:
    manager = make.manager()
    both = make.actor(make.staff((make.home, AIDANT), is_administrator=True))
    both.is_in()
    protect(both)
    page = page_of(manager, make.home, both.staff)
    assert "Retirer la protection par téléphone" not in page.buttons()
    page.post(f"/structure/{make.home.id}/equipe/{both.staff.id}/protection", status=404)
    page.post(f"/structure/{make.home.id}/equipe/{both.staff.id}/mot-de-passe", status=404)
    assert Staff.get_by_id(both.staff.id).is_protected


@pytest.mark.once
def test_a_forgotten_password_is_chosen_again_once(make: Factory, page: PageClient) -> None:
    manager, aidant = make.manager(), make.aidant()
    aidant.is_in()
    address = address_of(page_of(manager, make.home, aidant.staff).submit("Préparer un nouveau mot de passe"))
    assert aidant.page.open("/apprenants").h1 == "Apprenants", "nothing changes before it is used"
    new = {"new": "bleu-comme-une-orange", "again": "bleu-comme-une-orange"}
    page.open(address).submit("Garder ce mot de passe", new)
    assert page.path == "/connexion"
    assert aidant.page.open("/apprenants").path.startswith("/connexion")
    aidant.signs_in(status=422)
    assert aidant.signs_in("bleu-comme-une-orange").h1 == "Bonjour Claire"
    assert page.open(address, 404).h1 == "Cette adresse ne sert plus"


@pytest.mark.once
def test_a_new_password_is_not_a_way_round_the_telephone(make: Factory, page: PageClient) -> None:
    manager, aidant = make.manager(), make.aidant()
    aidant.is_in()
    protect(aidant)
    address = address_of(page_of(manager, make.home, aidant.staff).submit("Préparer un nouveau mot de passe"))
    new = {"new": "bleu-comme-une-orange", "again": "bleu-comme-une-orange"}
    page.open(address).submit("Garder ce mot de passe", new)
    page.submit("Se connecter", {"email": aidant.staff.email, "password": new["new"]})
    assert page.h1 == "Le code de votre téléphone"


def test_an_address_for_a_password_is_over_after_two_days_or_replaced(make: Factory, page: PageClient) -> None:
    aidant, manager = make.aidant(), make.manager()
    with make.app.app_context():
        first, second = (operations.make_password_link(aidant.staff, manager.staff) for _ in range(2))
    page.open(f"/mot-de-passe/{first}", 404)
    page.open(f"/mot-de-passe/{second}")
    with time_machine.travel(now() + timedelta(days=3)):
        page.open(f"/mot-de-passe/{second}", 404)
        accounts.tidy(now())
    page.open(f"/mot-de-passe/{second}", 404)


def test_a_manager_prepares_no_password_for_somebody_of_another_structure_too(make: Factory) -> None:
    manager, aidant = make.manager(), make.aidant(make.home, make.structure("Ailleurs"))
    page = page_of(manager, make.home, aidant.staff)
    assert "Préparer un nouveau mot de passe" not in page.buttons()
    page.post(f"/structure/{make.home.id}/equipe/{aidant.staff.id}/mot-de-passe", status=404)


@pytest.mark.parametrize("place", ["elsewhere", "none: an administrator"])
def test_an_address_for_a_password_dies_when_its_holder_joins_another_team(
    make: Factory, page: PageClient, place: str
) -> None:
    manager, aidant = make.manager(), make.aidant()
    elsewhere = make.structure("Ailleurs") if place == "elsewhere" else None
    with make.app.app_context():
        token = operations.make_password_link(aidant.staff, manager.staff)
        operations.accept(operations.invite(elsewhere, [AIDANT], "Claire", None)[0], aidant.staff)
    page.open(f"/mot-de-passe/{token}", 404)


def test_an_address_for_a_password_dies_when_its_holder_comes_back_somewhere(make: Factory, page: PageClient) -> None:
    elsewhere = make.structure("Ailleurs")
    manager, other, aidant = make.manager(), make.manager(elsewhere), make.aidant(make.home, elsewhere)
    with make.app.app_context():
        operations.close_member(elsewhere, aidant.staff, other.staff)
        token = operations.make_password_link(aidant.staff, manager.staff)
        operations.reopen_member(elsewhere, aidant.staff, other.staff)
    page.open(f"/mot-de-passe/{token}", 404)


def test_an_access_closed_elsewhere_may_be_opened_again_so_a_manager_prepares_no_password(make: Factory) -> None:
    elsewhere = make.structure("Ailleurs")
    manager, other, aidant = make.manager(), make.manager(elsewhere), make.aidant(make.home, elsewhere)
    operations.close_member(elsewhere, aidant.staff, other.staff)
    page = page_of(manager, make.home, aidant.staff)
    assert "Préparer un nouveau mot de passe" not in page.buttons()
    page.post(f"/structure/{make.home.id}/equipe/{aidant.staff.id}/mot-de-passe", status=404)


@pytest.mark.parametrize("is_closed", [False, True])
def test_a_manager_does_not_touch_the_telephone_of_somebody_of_another_structure_too(
    make: Factory, is_closed: bool
) -> None:
    elsewhere = make.structure("Ailleurs")
    manager, other, aidant = make.manager(), make.manager(elsewhere), make.aidant(make.home, elsewhere)
    aidant.is_in()
    protect(aidant)
    if is_closed:
        operations.close_member(elsewhere, aidant.staff, other.staff)
    page = page_of(manager, make.home, aidant.staff)
    assert "Retirer la protection par téléphone" not in page.buttons()
    page.post(f"/structure/{make.home.id}/equipe/{aidant.staff.id}/protection", status=404)
    assert Staff.get_by_id(aidant.staff.id).is_protected
    both = make.manager(make.home, elsewhere)
    page_of(both, make.home, aidant.staff).submit("Retirer la protection par téléphone")
    assert not Staff.get_by_id(aidant.staff.id).is_protected, "whoever manages both decides for both"


def test_an_administrator_helps_a_manager_of_several_structures(make: Factory) -> None:
    manager = make.manager(make.home, make.structure("Ailleurs"))
    manager.is_in()
    protect(manager)
    page = page_of(make.administrator(), make.home, manager.staff)
    page.submit("Retirer la protection par téléphone")
    assert not Staff.get_by_id(manager.staff.id).is_protected
    address_of(page.submit("Préparer un nouveau mot de passe"))


def test_nobody_takes_away_their_own_telephone_as_a_manager(make: Factory) -> None:
    manager = make.manager()
    manager.is_in()
    protect(manager)
    manager.page.post(f"/structure/{make.home.id}/equipe/{manager.staff.id}/protection", status=404)
    assert Staff.get_by_id(manager.staff.id).is_protected, "their own page asks for the password"


def test_a_closed_access_has_no_roles_to_change(make: Factory) -> None:
    manager, aidant = make.manager(), make.aidant()
    operations.close_member(make.home, aidant.staff, manager.staff)
    page = page_of(manager, make.home, aidant.staff)
    page.post(f"/structure/{make.home.id}/equipe/{aidant.staff.id}/roles", {"trainer": "y"}, status=422)
    assert {row.role for row in Membership.select().where(Membership.staff == aidant.staff.id)} == {AIDANT}
