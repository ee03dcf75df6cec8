"""Where the folders beside the Python code are, in a wheel as in a checkout."""

import os
from contextlib import suppress
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
#: For the eyes of the installation alone: other accounts of the same computer have no business there.
OWN_FOLDER, OWN_FILE = 0o700, 0o600


def resource(name: str) -> Path:
    """Return the folder `name` (`static`, `translations`), inside the package or beside it.

    A wheel maps the top-level folders into the package; an editable install leaves them beside it.
    Raises FileNotFoundError when the installation is incomplete.
    """
    for folder in (PACKAGE / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder {name!r} is missing from this installation of inclusion")


def private_folder(path: Path) -> None:
    """Make a folder, and those above it, that their owner alone may enter: what an installation keeps is people's.

    One that is there already stays as somebody wanted it.
    """
    if not path.is_dir():
        private_folder(path.parent)
        path.mkdir(mode=OWN_FOLDER, exist_ok=True)


def private_file(path: Path) -> None:
    """Make an empty file that its owner alone may read; one that is there already is left alone."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN_FILE))


def privately(path: str, flags: int) -> int:
    """Open a file for `open`; made, its owner alone may read it."""
    return os.open(path, flags, OWN_FILE)
