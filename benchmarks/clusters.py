"""A PostgreSQL of one's own, as durable as an installed one, that lives as long as a measure (Debian's programs)."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a new server behind a socket that only its folder opens; it is gone afterwards."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=None)
    if programs is None:
        raise SystemExit("PostgreSQL is missing: sudo apt install postgresql, or give --database-url")
    folder = Path(tempfile.mkdtemp(prefix="inclusion-bench-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    options = f"-k {folder} -c listen_addresses='' -c max_connections=60 -c shared_buffers=256MB -c max_wal_size=4GB"
    try:
        _run(
            programs / "initdb", "-D", folder / "data", "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"
        )
        _run(programs / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "start", "-o", options)
        yield f"postgresql://bench@/postgres?host={folder}"
    finally:
        _run(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop", is_checked=False)
        shutil.rmtree(folder, ignore_errors=True)


def _run(*command: str | Path, is_checked: bool = True) -> None:
    """The server refuses to be root: it is then Debian's user postgres."""
    as_server = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    # A folder that this user may enter.
    subprocess.run([*as_server, *map(str, command)], check=is_checked, cwd="/", stdout=subprocess.DEVNULL)


def new_database(server: str, name: str) -> str:
    """The address of a new empty database on a server."""
    parts = urlsplit(server)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return parts._replace(path=f"/{name}").geturl()
