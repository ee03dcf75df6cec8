"""A database for each worker: a SQLite file, or a PostgreSQL database beside that of TEST_DATABASE_URL.

The catalogue takes seconds to read, and the demonstration to play: each is made once for all workers, into a database
that the others are copies of.
"""

import fcntl
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

CATALOGUE, DEMONSTRATION = "catalogue", "demonstration"
#: The demonstration holds what is sealed with the key of its installation.
KEY = "only-for-journeys-" * 2
#: `new_database(folder, "cut")` holds the catalogue; `new_database(folder, "journey", DEMONSTRATION)`, people too.
NewDatabase = Callable[..., str]


def new_copy(shared: Path, folder: Path, name: str, model: str = CATALOGUE) -> str:
    """Address of a new database of this name, as the model is. `shared`: a folder that all workers know."""
    with (shared / f"{model}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = shared / f"{model}.done"
        if not done.exists():
            _make(shared, model)
            done.touch()
        _share_templates(shared, folder)
        return _copy(model, shared, folder, name)


def _share_templates(shared: Path, folder: Path) -> None:
    """What one process has compiled serves them all."""
    kept, link = shared / "templates", folder / "templates"
    if not link.exists():
        kept.mkdir(exist_ok=True)
        link.symlink_to(kept)


def _make(shared: Path, model: str) -> None:
    """Migrate and publish as an installation does; for the demonstration, welcome its people."""
    if model == CATALOGUE:
        url = _new_postgres(CATALOGUE) if _server() else f"sqlite:///{_file(shared, CATALOGUE)}"
        _inclusion("db", "up", data=shared, url=url)
    else:
        _inclusion("demo", data=shared, url=new_copy(shared, shared, model))


def _inclusion(*words: str, data: Path, url: str) -> None:
    command = [Path(sys.executable).with_name("inclusion"), *words]
    subprocess.run(command, env=environment(data, url), check=True, stdout=subprocess.DEVNULL)


def environment(data: Path, url: str) -> dict[str, str]:
    """The settings of an installation of its own."""
    return {
        **os.environ, "INCLUSION_DATA": str(data), "INCLUSION_DATABASE_URL": url, "INCLUSION_ENV": "local",
        "INCLUSION_SECRET_KEY": KEY,
    }  # fmt: skip


def _copy(model: str, shared: Path, folder: Path, name: str) -> str:
    if _server():
        return _new_postgres(name, model)
    source, copy = sqlite3.connect(_file(shared, model)), sqlite3.connect(_file(folder, name))
    with closing(source), closing(copy):
        source.backup(copy)
    return f"sqlite:///{_file(folder, name)}"


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.sqlite3"


def _server() -> str | None:
    return os.environ.get("TEST_DATABASE_URL")


def _new_postgres(name: str, template: str = "") -> str:
    parts = urlsplit(_server() or "")
    beside = parts.path.lstrip("/")
    like = f' TEMPLATE "{beside}_{template}"' if template else ""
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{beside}_{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{beside}_{name}"{like}')
    return parts._replace(path=f"/{beside}_{name}").geturl()
