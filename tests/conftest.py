"""What every test may ask for: the application on its own database, people, and a browser that checks each page."""

import gc
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings as hypothesis

from inclusion import create_app, database
from inclusion.accounts import secrets
from inclusion.config import Settings
from inclusion.server import load
from tests.actors import AidantActor
from tests.databases import NewDatabase, new_copy
from tests.factories import Factory
from tests.page_client import PageClient

LOOPBACK = ("127.0.0.1", "::1", "localhost")


# A machine that does several things at once takes its time.
hypothesis.register_profile("ours", deadline=None)
hypothesis.load_profile("ours")


def pytest_collection_finish() -> None:
    """What is there before the first test stays until the last: memory is not searched for it again and again."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_addoption(parser: pytest.Parser) -> None:
    said = "journeys play every module in its three modes, and axe judges each state"
    parser.addoption("--every-road", action="store_true", help=said)


@pytest.fixture(scope="session", autouse=True)
def closed_network() -> Iterator[None]:
    """Nothing leaves this computer."""
    patch = pytest.MonkeyPatch()
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address}: give it what it needs instead")
        connect(self, address)  # type: ignore[arg-type]

    patch.setattr(socket.socket, "connect", refuse)
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """Codes are hashed in the same way, in fewer rounds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "LIGHT", "scrypt:256:8:1")
        yield


@pytest.fixture(autouse=True)
def _push_request_context() -> None:
    """Replace pytest-flask's own: a context open around the test would be shared by all its requests."""


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    """The name of this process among those that share the tests."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "alone"))


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker: str) -> Path:
    """A folder of this run that all its workers know."""
    mine = tmp_path_factory.getbasetemp()
    return mine if worker == "alone" else mine.parent


@pytest.fixture(scope="session")
def new_database(shared_folder: Path, worker: str) -> NewDatabase:
    """Make a new database, this worker’s own: `new_database(folder, "journey")`."""
    return lambda folder, name, *model: new_copy(shared_folder, folder, f"{name}_{worker}", *model)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Settings:
    folder = tmp_path_factory.mktemp("data")
    url = new_database(folder, "test")
    return Settings(env="test", data=folder, database_url=url, secret_key="only-for-tests-" * 3, synchronous="NORMAL")


@pytest.fixture(scope="session")
def built_app(settings: Settings) -> Iterator[Flask]:
    """The application on a migrated database that holds the catalogue and nothing else, read as when it is served."""
    built = create_app(settings)
    load(built)
    yield built
    database.db.obj.close_all()


@pytest.fixture
def app(built_app: Flask) -> Iterator[Flask]:
    """The application; all that the test writes is taken back at its end."""
    # The application uses the connection that it finds open, so its transactions are inside this one.
    with database.db.connection_context(), database.db.atomic() as everything:
        yield built_app
        everything.rollback()


@pytest.fixture
def make(app: Flask) -> Factory:
    """Structures, kiosks, aidants, learners."""
    return Factory(app)


@pytest.fixture
def browser(app: Flask) -> Callable[..., PageClient]:
    """Open a browser: `browser()`, or `browser(lang="ar")`."""
    return lambda **choices: PageClient(app, **choices)


@pytest.fixture
def page(browser: Callable[..., PageClient]) -> PageClient:
    """The browser of somebody whom nothing is known about."""
    return browser()


@pytest.fixture
def kiosk(make: Factory) -> PageClient:
    """The browser of a kiosk of `make.home`."""
    return make.kiosk()


@pytest.fixture
def required(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation where nobody of the staff enters without a telephone."""
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], second_factor="required"))


@pytest.fixture
def aidant(make: Factory) -> AidantActor:
    """An aidant of `make.home`, signed in, before a browser of their own."""
    found = make.aidant()
    found.is_in()
    return found
