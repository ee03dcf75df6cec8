"""What an installation keeps is for its own account: others of the same computer read none of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WORK = """
import os
import pathlib

from inclusion import create_app
from inclusion.database import db, runner
from inclusion.places.models import Structure
from inclusion.places.operations import create_structure

create_app()
runner().up()
with db.connection_context():
    create_structure("Médiathèque")
    assert Structure.select().count() == 1
    for path in pathlib.Path(os.environ["INCLUSION_DATA"]).parent.rglob("*"):
        print(oct(path.stat().st_mode & 0o777), path.is_dir(), path.name)
"""


def modes(data: Path) -> dict[str, tuple[str, bool]]:
    """(mode, whether it is a folder) of everything beside the data of an installation at work, by name."""
    environ = {**os.environ, "INCLUSION_DATA": str(data), "INCLUSION_ENV": "local"}
    for name in ("INCLUSION_SECRET_KEY", "INCLUSION_DATABASE_URL"):
        environ.pop(name, None)
    command = [sys.executable, "-c", WORK]
    said = subprocess.run(command, env=environ, check=True, capture_output=True, text=True, umask=0o022).stdout
    lines = [line.split(" ", 2) for line in said.splitlines()]
    return {name: (mode, kind == "True") for mode, kind, name in lines}


@pytest.mark.once
def test_what_is_kept_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    found = modes(tmp_path / "share" / "inclusion")
    files = {"inclusion.sqlite3", "inclusion.sqlite3-wal", "inclusion.sqlite3-shm", "inclusion.sqlite3.lock"}
    assert files | {"secret-key", "inclusion"} <= set(found)
    own = {name: mode for name, (mode, is_folder) in found.items() if is_folder or name in files | {"secret-key"}}
    assert own == {name: "0o700" if found[name][1] else "0o600" for name in own}
    assert (tmp_path / "share").stat().st_mode & 0o777 == 0o700, "nor is its name told"


@pytest.mark.once
def test_a_folder_that_was_there_stays_as_somebody_wanted_it(tmp_path: Path) -> None:
    data = tmp_path / "inclusion"
    data.mkdir(mode=0o750)
    assert modes(data)["inclusion"] == ("0o750", True)
