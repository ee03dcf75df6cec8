"""An empty database for each worker: a SQLite file, or a PostgreSQL database beside that of TEST_DATABASE_URL."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import psycopg


def url_for_worker(folder: Path, worker: str) -> str:
    """Address of a new database that this worker has alone."""
    server = os.environ.get("TEST_DATABASE_URL")
    return _new_postgres(server, worker) if server else f"sqlite:///{folder / 'test.sqlite3'}"


def _new_postgres(server: str, worker: str) -> str:
    parts = urlsplit(server)
    name = f"{parts.path.lstrip('/')}_{worker}"
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return parts._replace(path=f"/{name}").geturl()
