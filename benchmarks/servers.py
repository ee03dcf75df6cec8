"""The applications under measure, each served by the production server in a process of its own."""

import multiprocessing
import os
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType

from flask import Flask

from benchmarks import minimal
from inclusion import create_app, database, server
from inclusion.config import Settings
from inclusion.modules.exercise import KEPT
from inclusion.modules.operations import publish_folders
from inclusion.stencils import Drawer

OURS, MINIMAL, HELLO = 8301, 8302, 8303
PORTS = {"ours": OURS, "minimal": MINIMAL, "hello": HELLO, "undrawn": OURS}


def settings(folder: Path, url: str) -> Settings:
    url = url or f"sqlite:///{folder / 'bench.sqlite3'}"
    return Settings(env="local", data=folder, database_url=url, secret_key="only-for-the-benchmark-" * 2)


def prepared(folder: Path, url: str, kept: int = KEPT) -> Flask:
    """Our application on a migrated database that holds the catalogue. `kept`: pages kept drawn."""
    app = create_app(settings(folder, url))
    app.extensions["exercises"] = Drawer(kept)
    with app.app_context(), database.db.connection_context():
        database.runner().up()
        publish_folders()
    return app


def _minimal(folder: Path, url: str) -> Flask:
    app = minimal.create_app(settings(folder, url), folder / "page.html")
    with database.db.connection_context():
        database.db.create_tables([minimal.Place])
    return app


def _hello(folder: Path, url: str) -> Flask:
    app = Flask("hello")
    database.open_database(settings(folder, url))
    app.add_url_rule("/", view_func=lambda: "<p>Bonjour</p>")
    return app


MAKERS = {"ours": prepared, "minimal": _minimal, "hello": _hello, "undrawn": lambda *a: prepared(*a, kept=0)}


def serve(name: str, folder: Path, url: str, port: int) -> None:
    os.setpgrp()
    app = MAKERS[name](folder, url)
    app.logger.disabled = True
    server.serve(app, "127.0.0.1", port, 2, is_warmed=MAKERS[name] not in (_minimal, _hello))


class Served:
    """One application while the `with` lasts: 2 workers of 2 threads, as in production."""

    def __init__(self, name: str, folder: Path, url: str, port: int = 0):
        self.port = port or PORTS[name]
        spawn = multiprocessing.get_context("spawn")
        self._process = spawn.Process(target=serve, args=(name, folder, url, self.port))

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def __enter__(self) -> "Served":
        self._process.start()
        wait(self.port)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.killpg(self.pid, 9)
        self._process.join()
        while _is_open(self.port):
            time.sleep(0.1)


def _is_open(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def wait(port: int) -> None:
    for _attempt in range(600):
        if _is_open(port):
            return
        time.sleep(0.1)
    raise SystemExit(f"nothing answers on port {port}")


def cpu_seconds(leader: int) -> float:
    """Processor seconds, own and system, of all the processes of a group (Linux)."""
    ticks = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == leader:
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def settle(leader: int, seconds: float = 1.0) -> None:
    """Wait until the processes of a group have nothing left to prepare: that is no page."""
    before = -1.0
    while (now := cpu_seconds(leader)) > before + 0.02:
        before = now
        time.sleep(seconds)
