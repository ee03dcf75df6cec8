"""`inclusion structure …` and `inclusion staff …`: the first people of an installation, and the daily tidying."""

import click

from inclusion import database
from inclusion.accounts import operations as accounts
from inclusion.accounts.models import Staff
from inclusion.clock import now
from inclusion.commands.running import at_work
from inclusion.places.models import Structure
from inclusion.places.operations import add_member, create_structure
from inclusion.security import ADMINISTRATOR, AIDANT, MANAGER, STAFF_ROLES
from inclusion.teams import operations as teams

SITE = click.option("--site", default="http://127.0.0.1:8000", show_default=True, help="Where this place is served.")
PLACE = click.option("--structure", "number", type=int, help="Number of the structure.")
IS_ADMINISTRATOR = click.option("--administrator", is_flag=True, help="Opens structures, sees no learner.")


@click.group()
def structure() -> None:
    """The places where people practise."""


@structure.command("create")
@click.argument("name")
@click.option("--town", default="")
def structure_create(name: str, town: str) -> None:
    """Create a structure and print its number."""
    with at_work():
        click.echo(f"structure {create_structure(name, town).id}")


@click.group()
def staff() -> None:
    """Aidants, trainers, managers, administrators."""


def place_of(number: int | None, administrator: bool) -> Structure | None:
    """The structure of this number; none for an administrator. Ends with a sentence when it is missing."""
    if administrator:
        return None
    found = Structure.get_or_none(Structure.id == number)
    if found is None:
        told = f"there is no structure {number}" if number else "say --structure NUMBER, or --administrator"
        raise click.ClickException(told)
    return found


def person_of(email: str) -> Staff:
    found = Staff.of_email(email)
    if found is None:
        raise click.ClickException(f"nobody has the address {email}")
    return found


@staff.command("create")
@click.argument("email")
@click.argument("name")
@PLACE
@click.option("--role", "roles", type=click.Choice(STAFF_ROLES), multiple=True, default=[AIDANT], show_default=True)
@IS_ADMINISTRATOR
@click.password_option(help="Twelve characters or more.")
def staff_create(
    email: str, name: str, number: int | None, roles: tuple[str, ...], administrator: bool, password: str
) -> None:
    """Create a member of staff, with one or several roles in a structure, or an administrator."""
    with at_work(), database.transaction():
        place = place_of(number, administrator)
        try:
            person = accounts.create_staff(email, name, password, administrator)
        except ValueError as refused:
            raise click.ClickException(str(refused)) from None
        if place is not None:
            for role in roles:
                add_member(person, place, role)


@staff.command("invite")
@click.argument("name")
@PLACE
@click.option("--role", "roles", type=click.Choice(STAFF_ROLES), multiple=True, default=[MANAGER], show_default=True)
@IS_ADMINISTRATOR
@SITE
def staff_invite(name: str, number: int | None, roles: tuple[str, ...], administrator: bool, site: str) -> None:
    """Print an address where NAME creates an account. It works once, for seven days."""
    with at_work():
        place = place_of(number, administrator)
        _, token = teams.invite(place, roles if place else [ADMINISTRATOR], name, by=None)
    click.echo(f"{site.rstrip('/')}/invitation/{token}")


@staff.command("rescue")
@click.argument("email")
@SITE
def staff_rescue(email: str, site: str) -> None:
    """Open an account again without its telephone, and print an address where its password is chosen again."""
    with at_work(), database.transaction():
        person = person_of(email)
        token = teams.rescue(person)
    click.echo(f"{site.rstrip('/')}/mot-de-passe/{token}")


@staff.command("tidy")
def staff_tidy() -> None:
    """Put to sleep the accounts that nobody has used for five months. `privacy timer` runs it each night."""
    with at_work():
        for person in accounts.tidy(now()):
            click.echo(f"asleep: {person.email}")
