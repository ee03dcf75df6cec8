"""`inclusion content import` and `export`: a module of the catalogue as one file, to read, send and contribute."""

from pathlib import Path

import click

from inclusion.authoring import starts
from inclusion.authoring.models import MODULE
from inclusion.authoring.package import Unpacked, folder_of, pack, pictures_in, slug_of, unpack
from inclusion.authoring.sorts import sort_of
from inclusion.authoring.stamping import older_in
from inclusion.commands.content import content
from inclusion.modules.content_files import CONTENT
from inclusion.modules.pictures import PREFIX, NotAPicture, made_again
from inclusion.modules.stamps import read_stamps


@content.command("export")
@click.argument("slug")
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
def content_export(slug: str, target: Path | None) -> None:
    """Write a module of the catalogue as one file (.yaml, or .zip when it has images)."""
    try:
        tree, texts = starts.copy_of_folder(slug)
        pictures = {name: (CONTENT / slug / PREFIX / name).read_bytes() for name in pictures_in(tree)}
    except (OSError, KeyError):
        raise click.ClickException(f"there is no module {slug}, or one of its images is missing") from None
    target = target or Path(f"{slug}.{'zip' if pictures else 'yaml'}")
    older = older_in(tree, texts, read_stamps(CONTENT / slug))
    target.write_bytes(pack(tree, texts, pictures, older))
    click.echo(f"wrote {target}")


@content.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--into", "root", type=click.Path(path_type=Path, file_okay=False), default=CONTENT, show_default=False,
              help="Where the module’s folder is made (the catalogue by default).")  # fmt: skip
def content_import(file: Path, root: Path) -> None:
    """Write the folder of a module from such a file; all of it, or nothing when something is wrong."""
    found = unpack(file.read_bytes(), file.name)
    if found.problems:
        raise click.ClickException("rien n’est écrit :\n" + "\n".join(map(str, found.problems)))
    if sort_of(found.tree).kind != MODULE:
        raise click.ClickException("this is a screen of the diagnostic: its file goes to assessments/content/items/")
    _look_at(found)
    folder = root / slug_of(found.tree)
    if folder.exists():
        raise click.ClickException(f"{folder} exists already: nothing is written")
    for name, content_ in folder_of(found.tree, found.texts, found.pictures, found.older).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content_)
    click.echo(f"wrote {folder}: run `inclusion content check {folder}`")


def _look_at(found: Unpacked) -> None:
    """Refuse what only looks like a picture; those of an installation were made again there."""
    for name, content_ in found.pictures.items():
        try:
            made_again(content_)
        except NotAPicture as refused:
            raise click.ClickException(f"rien n’est écrit : {PREFIX}{name} : {refused}") from None
