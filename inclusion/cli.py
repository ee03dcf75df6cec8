"""The command `inclusion`: serve, migrate, publish modules, load demonstration data."""

import click
from flask import Flask
from peewee import PeeweeException

from inclusion import database, demo, server
from inclusion.commands.assess import assess
from inclusion.commands.content import publish
from inclusion.commands.packages import content
from inclusion.commands.people import staff, structure
from inclusion.commands.privacy import privacy
from inclusion.commands.running import at_work
from inclusion.commands.words import collect_strings, language


@click.group()
def main() -> None:
    """Pas à pas : s’entraîner aux démarches en ligne, sans risque."""


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=2, show_default=True)
@click.option("--demo", "with_demo", is_flag=True, help="Migrate and load demonstration data first.")
def run(host: str, port: int, workers: int, with_demo: bool) -> None:
    """Serve the application. A module file with an error is refused here, with all its errors."""
    with at_work() as app:
        if with_demo:
            migrate()
        if waiting := database.pending():
            raise click.ClickException(
                f"the database is not up to date ({', '.join(waiting)}): run `inclusion db up`"
            )
        publish()
        if with_demo:
            load_demo(app)
            click.echo(demo.sign_ins(port))
    server.serve(app, host, port, workers)


@main.group()
def db() -> None:
    """The database and its migrations."""


@db.command("up")
@click.argument("target", required=False)
def db_up(target: str | None) -> None:
    """Apply the migrations that are not applied yet, then publish the modules."""
    with at_work():
        migrate(target)
        if target is None:
            publish()


@db.command("down")
@click.argument("target", required=False)
@click.confirmation_option(prompt="Undo the last migration? Its data are lost.")
def db_down(target: str | None) -> None:
    """Undo the last migration, or every one down to TARGET."""
    with at_work():
        for name in database.runner().down(target):
            click.echo(f"undone {name}")


@db.command("status")
def db_status() -> None:
    """List the migrations."""
    with at_work():
        for row in database.runner().status():
            click.echo(f"{row.applied or 'not applied':<20} {row.name}")


def migrate(target: str | None = None) -> None:
    try:
        for name in database.runner().up(target):
            click.echo(f"applied {name}")
    except PeeweeException as failed:
        raise click.ClickException(f"the migration failed and was undone: {failed}") from None


@main.command("demo")
def load_demonstration() -> None:
    """Load demonstration data, once."""
    with at_work() as app:
        load_demo(app)


def load_demo(app: Flask) -> None:
    if app.config["SETTINGS"].is_production:
        raise click.ClickException("demonstration data have a known password: never in production")
    demo.load(app.config["SECRET_KEY"])


for group in (structure, staff, content, assess, language, collect_strings, privacy):
    main.add_command(group)
