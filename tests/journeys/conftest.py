"""A real server in its own process, on its own database, and a real Chromium in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.databases import DEMONSTRATION, NewDatabase, environment
from tests.journeys.eyes import AXE, SEEN_ALREADY, WITHIN, Sights
from tests.journeys.visitor import Visitor

QUIET = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    # There is no graphics card: drawing with a simulated one costs a sixth of each page.
    "--disable-gpu", "--disable-software-rasterizer",
    # A page of a journey lives too short for its scripts to be worth optimising: that is an eighth of the time.
    "--js-flags=--no-maglev --no-opt",
]  # fmt: skip
# Without windows around its pages, Chromium takes a quarter of the time for each of them.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# A busy computer is slow, not wrong.
PATIENCE = 30_000


# The longest come first, so that no worker ends alone; one of them then keeps its server and its browser busy.
LONGEST = ("test_workshop.py", "test_writing.py", "test_aidant_day.py", "test_learner.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("journey")
    items.sort(key=lambda item: (item.path.parent.name != "journeys", item.path.name not in LONGEST))


def free_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


class Server:
    """`inclusion run` as a user starts it. `kill` is a power cut: SIGKILL to the whole group."""

    def __init__(self, folder: Path, url: str, *options: str):
        self.options = options
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = environment(folder, url)
        self.log = folder / "server.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [Path(sys.executable).with_name("inclusion"), "run", "--port", str(self.port), *self.options]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        for _attempt in range(900):
            try:
                urllib.request.urlopen(f"{self.address}/etat", timeout=5).read()
                return
            except OSError:
                assert self.process.poll() is None, self.log.read_text()
                time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def kill(self) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, 9)
            self.process.wait()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served")
    running = Server(folder, new_database(folder, "journey", DEMONSTRATION), "--demo")
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="session", autouse=True)
def sights(shared_folder: Path) -> None:
    Sights.folder = shared_folder / "sights"
    Sights.folder.mkdir(exist_ok=True)


def executable() -> str:
    return next(filter(None, map(shutil.which, BROWSERS)))


@pytest.fixture(scope="session")
def every_road(request: pytest.FixtureRequest) -> bool:
    """Whether the journeys take their time: each module in each of its modes, each state looked at."""
    return bool(request.config.getoption("every_road"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        yield found
        found.close()


def open_browser(chromium: Browser, server: Server, **choices: object) -> Visitor:
    """Somebody before a browser of their own, who wants no movement: nothing in it is anybody else’s."""
    usual = {"viewport": {"width": 1366, "height": 768}, "locale": "fr-FR", "reduced_motion": "reduce"}
    choices = {**usual, **choices}
    context = chromium.new_context(base_url=server.address, **choices)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    context.add_init_script(WITHIN if SEEN_ALREADY else WITHIN + AXE)
    return Visitor(context.new_page())


@pytest.fixture
def visit(server: Server, chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """Open a browser of one's own: `visit()`, `visit(java_script_enabled=False)`, `visit(locale="ar")`…"""
    opened: list[Visitor] = []

    def visit(**choices: object) -> Visitor:
        opened.append(open_browser(chromium, server, **choices))
        return opened[-1]

    yield visit
    for visitor in opened:
        visitor.page.context.close()


@pytest.fixture(scope="module")
def learner(server: Server, chromium: Browser) -> Iterator[Visitor]:
    """Somebody who does one thing after the other in the same browser."""
    visitor = open_browser(chromium, server)
    yield visitor
    visitor.page.context.close()
