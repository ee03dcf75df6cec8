"""Where the folders beside the Python code are, in a wheel as in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the folder `name` (`static`, `translations`), inside the package or beside it.

    A wheel maps the top-level folders into the package; an editable install leaves them beside it.
    Raises FileNotFoundError when the installation is incomplete.
    """
    for folder in (PACKAGE / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder {name!r} is missing from this installation of inclusion")
