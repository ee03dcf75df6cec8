"""A database for each worker: a SQLite file, or a PostgreSQL database beside that of TEST_DATABASE_URL.

The catalogue takes seconds to read: it is read once for all workers, into a database that the others are copies of.
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

CATALOGUE = "catalogue"
NewDatabase = Callable[[Path, str], str]


def copy_of_catalogue(shared: Path, folder: Path, name: str) -> str:
    """Address of a new database of this name that holds the catalogue. `shared`: a folder that all workers know."""
    with (shared / f"{CATALOGUE}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = shared / f"{CATALOGUE}.done"
        if not done.exists():
            _publish(shared)
            done.touch()
        if _server():
            return _new_postgres(name, CATALOGUE)
    source, copy = sqlite3.connect(_file(shared, CATALOGUE)), sqlite3.connect(_file(folder, name))
    with closing(source), closing(copy):
        source.backup(copy)
    return f"sqlite:///{_file(folder, name)}"


def _publish(shared: Path) -> None:
    """Migrate and publish as an installation does."""
    url = _new_postgres(CATALOGUE) if _server() else f"sqlite:///{_file(shared, CATALOGUE)}"
    environment = {
        **os.environ, "INCLUSION_DATA": str(shared), "INCLUSION_DATABASE_URL": url, "INCLUSION_ENV": "local",
    }  # fmt: skip
    command = [Path(sys.executable).with_name("inclusion"), "db", "up"]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


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
