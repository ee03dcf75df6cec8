"""The first people of an installation, by the command line."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from inclusion.accounts.models import Staff
from inclusion.cli import main
from inclusion.commands import people
from inclusion.security import AIDANT, MANAGER
from tests.accounts.telephones import protect
from tests.factories import PASSWORD, Factory
from tests.page_client import PageClient
from tests.teams.test_invitations import CHOSEN, roles_of


@pytest.fixture(autouse=True)
def at_work(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands work on the application of the tests."""

    @contextmanager
    def here() -> Iterator[Flask]:
        with app.app_context():
            yield app

    monkeypatch.setattr(people, "at_work", here)


def staff(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["staff", *map(str, arguments)])


def path_of(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.output.strip().removeprefix("http://127.0.0.1:8000")


@pytest.mark.once
def test_the_first_administrator_is_created(page: PageClient) -> None:
    done = staff("create", "odile@exemple.example", "Odile", "--administrator", "--password", PASSWORD)
    assert done.exit_code == 0, done.output
    page.open("/connexion").submit("Se connecter", {"email": "odile@exemple.example", "password": PASSWORD})
    assert page.h1 == "Structures"


def test_the_first_manager_is_created_with_several_roles(make: Factory) -> None:
    roles = ("--role", MANAGER, "--role", AIDANT)
    done = staff(
        "create", "nadia@exemple.example", "Nadia", "--structure", make.home.id, *roles, "--password", PASSWORD
    )
    assert done.exit_code == 0, done.output
    person = Staff.of_email("nadia@exemple.example")
    assert person is not None and roles_of(person) == {(make.home.id, MANAGER), (make.home.id, AIDANT)}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--structure", "999999", "--password", PASSWORD], "there is no structure 999999"),
        (["--password", PASSWORD], "say --structure NUMBER, or --administrator"),
        (["--administrator", "--password", "court"], "12 signes ou plus"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_created(make: Factory, arguments: list[str], told: str) -> None:
    done = staff("create", "nadia@exemple.example", "Nadia", *arguments)
    assert done.exit_code == 1 and told in done.output
    assert Staff.of_email("nadia@exemple.example") is None


@pytest.mark.parametrize(("arguments", "h1"), [(["--administrator"], "Structures"), ([], "Médiathèque de Valbrune")])
def test_an_invitation_is_printed(make: Factory, page: PageClient, arguments: list[str], h1: str) -> None:
    place = arguments or ["--structure", make.home.id]
    path = path_of(staff("invite", "Paul", *place))
    assert page.open(path).submit("Rejoindre l’équipe", CHOSEN).h1 == h1


@pytest.mark.once
def test_somebody_who_lost_everything_is_rescued(make: Factory, page: PageClient) -> None:
    alone = make.administrator()
    alone.is_in()
    protect(alone)
    Staff.update(is_open=False).where(Staff.id == alone.staff.id).execute()
    path = path_of(staff("rescue", alone.staff.email))
    new = {"new": "bleu-comme-une-orange", "again": "bleu-comme-une-orange"}
    page.open(path).submit("Garder ce mot de passe", new)
    assert alone.signs_in("bleu-comme-une-orange").h1 == "Structures"
    assert staff("rescue", "personne@exemple.example").exit_code == 1


def test_tidying_says_who_fell_asleep(make: Factory) -> None:
    person = make.staff((make.home, AIDANT))
    assert staff("tidy").output == ""
    Staff.update(created_at="2020-01-01 00:00:00").where(Staff.id == person.id).execute()
    assert staff("tidy").output == f"asleep: {person.email}\n"
