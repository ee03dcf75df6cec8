"""One database behind a proxy: SQLite by default, PostgreSQL when it grows; one pooled connection per request."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, request
from peewee import ColumnBase, Database, DatabaseProxy, Model, Query, fn
from playhouse.db_url import connect as connect_url
from playhouse.migrations import Runner
from playhouse.pool import PooledPostgresqlDatabase, PooledSqliteDatabase

from inclusion import folding
from inclusion.config import Settings
from inclusion.files import is_file
from inclusion.paths import PACKAGE, private_file, private_folder, privately

try:
    import fcntl
except ImportError:  # Windows: one process serves there, the thread lock is enough.
    fcntl = None  # type: ignore[assignment]

db = DatabaseProxy()
_writer = threading.Lock()


class Base(Model):
    """Parent of every table."""

    if TYPE_CHECKING:
        id: Any  # peewee adds it

    class Meta:
        database = db
        legacy_table_names = False


Found = TypeVar("Found", bound=Base)


def open_database(settings: Settings) -> Database:
    """Open the database of the settings and make it the one that every model uses."""
    database = _postgres(settings) if settings.database_url.startswith("postgres") else _sqlite(settings)
    db.initialize(database)
    return database


def _sqlite(settings: Settings) -> Database:
    path = Path(settings.database_url.removeprefix("sqlite:///"))
    private_folder(path.parent)
    private_file(path)  # SQLite gives its journals the mode of the file that they are beside.
    pragmas = {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "synchronous": settings.synchronous,
    }
    # IMMEDIATE: a transaction that reads before it writes would otherwise fail with "database is locked".
    # `timeout` is the wait for a free connection of the pool, not SQLite's own (busy_timeout).
    # A pooled connection passes from thread to thread, never used by two at once.
    database = PooledSqliteDatabase(
        str(path),
        pragmas=pragmas,
        lock_type="IMMEDIATE",
        max_connections=20,
        timeout=10,
        check_same_thread=False,
    )
    database.register_function(folding.plain, "plain", 1, deterministic=True)
    return database


def _postgres(settings: Settings) -> Database:
    parts = urlsplit(settings.database_url)
    return connect_url(
        parts._replace(scheme="postgresql+pool").geturl(), max_connections=10, stale_timeout=300, timeout=10
    )


class Prepared:
    """A statement whose SQL is built once: building it costs far more than running it, so the hot path uses these.

    `build` makes the query with any values, in the order in which they are given later. A value is passed as the
    driver takes it: text, number, moment or None.
    """

    def __init__(self, build: Callable[[], Query]):
        self._build, self._sql, self._database = build, "", None

    def sql(self) -> str:
        if self._database is not db.obj:
            self._sql, self._database = self._build().sql()[0], db.obj
        return self._sql

    def run(self, *values: object) -> int:
        """Run it and return the number of rows changed."""
        return int(db.obj.execute_sql(self.sql(), values).rowcount)

    def first(self, model: type[Found], *values: object) -> Found | None:
        """The first row found, None when there is none."""
        return next(iter(model.raw(self.sql(), *values)), None)

    def rows(self, model: type[Found], *values: object) -> list[Found]:
        """Every row found."""
        return list(model.raw(self.sql(), *values))


def is_sqlite() -> bool:
    return isinstance(db.obj, PooledSqliteDatabase)


def is_postgres() -> bool:
    return isinstance(db.obj, PooledPostgresqlDatabase)


def holds(column: ColumnBase, words: str) -> Any:
    """The condition for a column to hold these words, whatever their accents and capitals: « zoe » finds « Zoé »."""
    bare = fn.plain(column) if is_sqlite() else fn.translate(fn.LOWER(column), *folding.signs())
    return bare.contains(folding.plain(words))


@contextmanager
def transaction() -> Iterator[None]:
    """Run one operation: everything in it is written, or nothing is.

    On SQLite the writers wait in an orderly queue (a thread lock, then a lock on a file beside the database),
    because SQLite's own back-off lets some wait for very long. Nested calls are savepoints.
    """
    if db.in_transaction() or not is_sqlite():
        with db.atomic():
            yield
        return
    with _writer, _file_lock(), db.atomic():
        yield


@contextmanager
def _file_lock() -> Iterator[None]:
    if fcntl is None:
        yield  # type: ignore[unreachable]
        return
    with open(f"{db.obj.database}.lock", "ab", opener=privately) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def runner() -> Runner:
    """The numbered migrations and what has been applied of them."""
    return Runner(db.obj, directory=str(PACKAGE / "migrations"))


def pending() -> list[str]:
    """Names of the migrations not applied yet."""
    return [m.name for m in runner().status() if m.path is not None and not m.applied]


def init_app(app: Flask) -> None:
    """Give each request a connection of the pool, and take back only what the request opened."""

    @app.before_request
    def connect() -> None:
        if not is_file() and db.connect(reuse_if_open=True):
            request.environ["inclusion.connected"] = True

    @app.teardown_request
    def release(error: BaseException | None) -> None:
        if request.environ.pop("inclusion.connected", False):
            db.close()
