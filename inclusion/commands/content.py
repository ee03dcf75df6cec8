"""`inclusion content …`: check, prove, publish and list the modules."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from inclusion.commands.running import at_work
from inclusion.findings import spelling_is_checked, tell
from inclusion.modules.addresses import held_back
from inclusion.modules.content_files import (
    ContentRefused,
    Folder,
    folders,
    keep_proofs,
    read_file,
    read_folder,
)
from inclusion.modules.inventory import inventory
from inclusion.modules.operations import publish_folders
from inclusion.modules.proofreading import proofread
from inclusion.modules.stamps import stamp, write_stamps
from inclusion.progress import standings


@click.group()
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


@content.command("prove")
def content_prove() -> None:
    """Prove every module of the catalogue and keep it in proved.json: installations then trust these very files."""
    try:
        keep_proofs(read_folder(folder) for folder in folders())
    except ContentRefused as refused:
        raise click.ClickException(f"des modules sont refusés :\n{refused}") from None


@content.command("publish")
def content_publish() -> None:
    """Publish the modules that changed; all of them, or none when one has an error."""
    with at_work():
        publish()


@content.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list, with sizes, skills and translations.")
def content_list(as_json: bool) -> None:
    """List the modules of the catalogue."""
    found = inventory()
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for module in found:
        click.echo(f"{module['slug']} · {module['title']} · {module['minutes']} min · {module['steps']} steps")


def publish() -> None:
    """Publish what has changed, and read again what people have shown of it: its steps may be others."""
    try:
        changed = publish_folders()
    except ContentRefused as refused:
        raise click.ClickException(f"des modules sont refusés :\n{refused}") from None
    for slug in changed:
        click.echo(f"published {slug}")
    for slug in held_back():
        click.echo(
            f"« {slug} » n’est pas publié : une structure a déjà un exercice à cette adresse, et le garde. "
            "Pour proposer aussi celui du catalogue, donnez un autre nom à son dossier.", err=True,
        )  # fmt: skip
    standings.rebuild(None if standings.is_missing() else changed)
