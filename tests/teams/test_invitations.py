"""Inviting: an address shown once, used once, for seven days, by somebody new or by somebody who has an account."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from inclusion.accounts.models import Staff
from inclusion.clock import now
from inclusion.places.models import Membership
from inclusion.security import AIDANT, MANAGER, TRAINER
from inclusion.teams import operations
from inclusion.teams.models import Invitation
from tests.actors import AidantActor
from tests.factories import PASSWORD, Factory
from tests.page_client import PageClient

CHOSEN = {"name": "Paul Essai", "email": "Paul@exemple.example", "new": "bleu-comme-une-orange"}
CHOSEN["again"] = CHOSEN["new"]


def address_of(page: PageClient) -> str:
    """The address that the page shows, without the name of the site."""
    shown = next("".join(one.itertext()) for one in page.all("p") if one.get("class") == "handed__address")
    return shown.removeprefix("http://localhost")


def invites(manager: AidantActor, make: Factory, *roles: str) -> str:
    page = manager.signs_in().open(f"/structure/{make.home.id}/equipe/inviter")
    ticks = dict.fromkeys(roles or (AIDANT,), "y")
    page.submit("Préparer l’invitation", {"label": "Paul", **ticks})
    return address_of(page)


def roles_of(person: Staff) -> set[tuple[int, str]]:
    found = Membership.select().where(Membership.staff == person.id, Membership.closed_at.is_null())
    return {(one.structure_id, one.role) for one in found}


@pytest.mark.once
def test_somebody_new_joins_with_several_roles(make: Factory, page: PageClient) -> None:
    address = invites(make.manager(), make, AIDANT, TRAINER)
    page.open(address)
    assert "Nadia vous invite à rejoindre" in page.text and "Médiathèque de Valbrune" in page.text
    assert page.submit("Rejoindre l’équipe", CHOSEN).h1 == "Bonjour Paul Essai"
    person = Staff.of_email("paul@exemple.example")
    assert person is not None and person.name == "Paul Essai"
    assert roles_of(person) == {(make.home.id, AIDANT), (make.home.id, TRAINER)}


@pytest.mark.once
def test_an_address_serves_once(make: Factory, browser: Callable[..., PageClient]) -> None:
    address = invites(make.manager(), make)
    first, second = browser(), browser()
    second.open(address)
    first.open(address).submit("Rejoindre l’équipe", CHOSEN)
    late = {**CHOSEN, "email": "lise@exemple.example"}
    assert second.submit("Rejoindre l’équipe", late, status=404).h1 == "Cette invitation ne sert plus"
    assert Staff.of_email("lise@exemple.example") is None, "nothing is created by halves"


@pytest.mark.once
def test_where_a_telephone_is_required_it_is_set_up_before_anything_opens(
    make: Factory, page: PageClient, request: pytest.FixtureRequest
) -> None:
    address = invites(make.manager(), make)
    request.getfixturevalue("required")
    assert page.open(address).submit("Rejoindre l’équipe", CHOSEN).h1 == "Protéger votre compte"
    assert page.open("/apprenants").path.startswith("/connexion")


@pytest.mark.parametrize(("days", "status"), [(6, 200), (8, 404)])
def test_an_address_is_over_after_seven_days(make: Factory, page: PageClient, days: int, status: int) -> None:
    address = invites(make.manager(), make)
    with time_machine.travel(now() + timedelta(days=days)):
        page.open(address, status)


def test_an_invitation_is_taken_back(make: Factory, page: PageClient) -> None:
    manager = make.manager()
    address = invites(manager, make)
    team = manager.page.open(f"/structure/{make.home.id}/equipe")
    assert "Paul" in team.text
    team.submit("Annuler : Paul")
    assert "L’invitation de Paul est annulée." in team.text
    assert "Paul" not in team.open(f"/structure/{make.home.id}/equipe").text
    page.open(address, 404)


def test_the_address_is_kept_nowhere(make: Factory) -> None:
    token = invites(make.manager(), make).rpartition("/")[2]
    assert token not in str([row.__data__ for row in Invitation.select()])


def test_somebody_who_has_an_account_signs_in_and_accepts(make: Factory) -> None:
    elsewhere = make.structure("Ailleurs")
    aidant = make.aidant(elsewhere)
    address = invites(make.manager(), make, MANAGER)
    page = aidant.page.open(address).click("J’ai déjà un compte")
    page.submit("Se connecter", {"email": aidant.staff.email, "password": PASSWORD})
    assert page.h1 == "Rejoindre cette équipe ?"
    page.submit("Accepter")
    assert roles_of(aidant.staff) == {(elsewhere.id, AIDANT), (make.home.id, MANAGER)}
    page.open(address, 404)


def test_nobody_takes_the_roles_that_they_offer(make: Factory) -> None:
    administrator = make.administrator()
    page = administrator.signs_in().open(f"/structure/{make.home.id}/equipe/inviter")
    address = address_of(page.submit("Préparer l’invitation", {"label": "Paul"}))
    assert page.open(address).h1 == "Cette invitation est pour quelqu’un d’autre"
    page.post(f"{address}/accepter", status=404)
    assert not roles_of(administrator.staff)


@pytest.mark.once
@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": " "}, "Saisissez votre prénom et votre nom."),
        ({"email": "paul"}, "Vérifiez l’adresse"),
        ({"new": "court", "again": "court"}, "trop court"),
        ({"new": "paul-et-les-autres", "again": "paul-et-les-autres"}, "ressemble à votre adresse"),
        ({"again": "autre-chose"}, "sont différents"),
    ],
)
def test_what_is_wrong_is_said_and_the_invitation_waits(
    make: Factory, page: PageClient, changed: dict[str, str], told: str
) -> None:
    address = invites(make.manager(), make)
    page.open(address).submit("Rejoindre l’équipe", {**CHOSEN, **changed}, status=422)
    assert told in page.text
    assert page.open(address).submit("Rejoindre l’équipe", CHOSEN).h1 == "Bonjour Paul Essai"


def test_an_address_already_taken_leads_to_the_sign_in(make: Factory, page: PageClient) -> None:
    taken = make.aidant().staff.email
    address = invites(make.manager(), make)
    page.open(address).submit("Rejoindre l’équipe", {**CHOSEN, "email": taken.upper()}, status=422)
    assert "a déjà un compte" in page.text


def test_an_invitation_has_a_role(make: Factory) -> None:
    page = make.manager().signs_in().open(f"/structure/{make.home.id}/equipe/inviter")
    page.submit("Préparer l’invitation", {"label": "Paul"}, status=422)
    assert "Choisissez un rôle, ou plusieurs." in page.text
    assert not Invitation.select().exists()


@pytest.mark.once
def test_somebody_whose_access_was_closed_comes_back_with_the_new_roles_only(make: Factory) -> None:
    manager, aidant = make.manager(), make.aidant()
    operations.change_roles(make.home, aidant.staff, [AIDANT, TRAINER], manager.staff)
    operations.close_member(make.home, aidant.staff, manager.staff)
    address = invites(manager, make, AIDANT)
    aidant.signs_in().open(address).submit("Accepter")
    assert roles_of(aidant.staff) == {(make.home.id, AIDANT)}
