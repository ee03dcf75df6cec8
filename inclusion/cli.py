"""The command `inclusion`: serve, migrate, publish modules, load demonstration data."""

import sys
from pathlib import Path
from typing import Any

import click
from flask import Flask
from peewee import PeeweeException
from werkzeug.utils import import_string

from inclusion import config, database, demo, server, strings
from inclusion.accounts.operations import create_staff
from inclusion.findings import spelling_is_checked, tell
from inclusion.language import interface
from inclusion.language.review import review, review_spelling
from inclusion.modules.content_files import ContentRefused, Folder, folders, read_file, read_folder
from inclusion.modules.library import library
from inclusion.modules.operations import publish_folders
from inclusion.modules.proofreading import as_problem, proofread
from inclusion.modules.stamps import stamp, write_stamps
from inclusion.places.models import Structure
from inclusion.places.operations import add_member, create_structure
from inclusion.security import AIDANT, STAFF_ROLES


def application() -> Flask:
    """The application, found by its name as a server would find it. Ends with a sentence when settings are unsafe."""
    try:
        app: Flask = import_string("inclusion:create_app")()
    except config.UnsafeSettings as unsafe:
        raise click.ClickException(str(unsafe)) from None
    return app


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
    app = application()
    with app.app_context(), database.db.connection_context():
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
    with application().app_context(), database.db.connection_context():
        migrate(target)
        if target is None:
            publish()


@db.command("down")
@click.argument("target", required=False)
@click.confirmation_option(prompt="Undo the last migration? Its data are lost.")
def db_down(target: str | None) -> None:
    """Undo the last migration, or every one down to TARGET."""
    with application().app_context(), database.db.connection_context():
        for name in database.runner().down(target):
            click.echo(f"undone {name}")


@db.command("status")
def db_status() -> None:
    """List the migrations."""
    with application().app_context(), database.db.connection_context():
        for row in database.runner().status():
            click.echo(f"{row.applied or 'not applied':<20} {row.name}")


def migrate(target: str | None = None) -> None:
    try:
        for name in database.runner().up(target):
            click.echo(f"applied {name}")
    except PeeweeException as failed:
        raise click.ClickException(f"the migration failed and was undone: {failed}") from None


@main.group()
def content() -> None:
    """The modules."""


@content.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--infos", is_flag=True, help="Tell also what is only worth knowing.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def content_check(files: tuple[Path, ...], as_json: bool, infos: bool) -> None:
    """Read and prove modules: all the errors and warnings, with file and line. Fails when there is an error."""
    paths = [path / "module.yaml" if path.is_dir() else path for path in files]
    paths = paths or [folder / "module.yaml" for folder in folders()]
    found = [(path, read_file(path)) for path in paths]
    spelling = spelling_is_checked()
    problems = [
        problem for path, folder in found for problem in [*folder.problems, *proofread(path, folder, spelling)]
    ]
    tell(problems, as_json, infos, f"{len(found)} module(s)", **read_of([folder for _, folder in found]))
    sys.exit(1 if any(problem.is_error for problem in problems) else 0)


def read_of(found: list[Folder]) -> dict[str, Any]:
    """What was read, with the number of worlds searched per module."""
    return {
        "modules": [folder.document.module for folder in found if folder.document],
        "worlds": {folder.document.module: folder.worlds for folder in found if folder.document},
    }


@main.group()
def language() -> None:
    """The words of the interface."""


@language.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--infos", is_flag=True, help="Tell also what is only worth knowing.")
def language_check(as_json: bool, infos: bool) -> None:
    """Read the texts of the interface, in French and Français facile. Fails when there is a warning."""
    texts = interface.passages()
    found = interface.without_exceptions(review(texts))
    if spelling_is_checked():
        found += review_spelling(texts)
    problems = [as_problem(passage, remark) for passage, remark in found]
    tell(problems, as_json, infos, f"{len(texts)} text(s)")
    sys.exit(1 if any(problem.is_warning for problem in problems) else 0)


@content.command("stamp")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False))
def content_stamp(paths: tuple[Path, ...]) -> None:
    """Say that the translations of modules are up to date: later changes of the French make them stale."""
    for folder in paths or folders():
        found = read_folder(folder)
        if found.document is None:
            raise click.ClickException(f"{folder.name} cannot be read: run `inclusion content check`")
        write_stamps(folder, stamp(found.document, found.translations))
        click.echo(f"stamped {found.document.module}")


@content.command("publish")
def content_publish() -> None:
    """Publish the modules that changed; all of them, or none when one has an error."""
    with application().app_context(), database.db.connection_context():
        publish()


@content.command("list")
def content_list() -> None:
    """List the published modules."""
    with application().app_context(), database.db.connection_context():
        for edition in library().catalogue():
            click.echo(f"{edition.slug} · version {edition.number} · {edition.document.title}")


def publish() -> None:
    try:
        for slug in publish_folders():
            click.echo(f"published {slug}")
    except ContentRefused as refused:
        raise click.ClickException(f"des modules sont refusés :\n{refused}") from None


@main.command("demo")
def load_demonstration() -> None:
    """Load demonstration data, once."""
    app = application()
    with app.app_context(), database.db.connection_context():
        load_demo(app)


def load_demo(app: Flask) -> None:
    if app.config["SETTINGS"].is_production:
        raise click.ClickException("demonstration data have a known password: never in production")
    demo.load(app.config["SECRET_KEY"])


@main.group()
def structure() -> None:
    """The places where people practise."""


@structure.command("create")
@click.argument("name")
@click.option("--town", default="")
def structure_create(name: str, town: str) -> None:
    """Create a structure and print its number."""
    with application().app_context(), database.db.connection_context():
        click.echo(f"structure {create_structure(name, town).id}")


@main.group()
def staff() -> None:
    """Aidants, trainers, managers."""


@staff.command("create")
@click.argument("email")
@click.argument("name")
@click.option("--structure", "structure_id", type=int, required=True, help="Number of the structure.")
@click.option("--role", type=click.Choice(STAFF_ROLES), default=AIDANT, show_default=True)
@click.password_option(help="Twelve characters or more.")
def staff_create(email: str, name: str, structure_id: int, role: str, password: str) -> None:
    """Create a member of staff, with a role in a structure."""
    with application().app_context(), database.db.connection_context(), database.transaction():
        place = Structure.get_or_none(Structure.id == structure_id)
        if place is None:
            raise click.ClickException(f"there is no structure {structure_id}")
        try:
            add_member(create_staff(email, name, password), place, role)
        except ValueError as refused:
            raise click.ClickException(str(refused)) from None


@main.command("strings")
@click.option("--check", is_flag=True, help="Change nothing; fail when something is out of date.")
def collect_strings(check: bool) -> None:
    """Collect the texts to translate into translations/ (in a checkout)."""
    problems = strings.update(check=check)
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(1 if problems else 0)
