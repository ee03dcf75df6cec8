"""Our application and the minimal one in turn, A B A B, on the same machine and database."""

import argparse
import json
import multiprocessing
import os
import platform
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from benchmarks import load, minimal
from inclusion import create_app, database, server
from inclusion.config import Settings
from inclusion.modules.operations import publish_folders

OURS, MINIMAL = 8301, 8302


def settings(folder: Path, url: str) -> Settings:
    url = url or f"sqlite:///{folder / 'bench.sqlite3'}"
    return Settings(env="local", data=folder, database_url=url, secret_key="only-for-the-benchmark-" * 2)


def serve_ours(folder: Path, url: str) -> None:
    os.setpgrp()
    app = create_app(settings(folder, url))
    app.logger.disabled = True
    with app.app_context(), database.db.connection_context():
        database.runner().up()
        publish_folders()
    server.serve(app, "127.0.0.1", OURS, 2)


def serve_minimal(folder: Path, url: str) -> None:
    os.setpgrp()
    app = minimal.create_app(settings(folder, url), folder / "page.html")
    with database.db.connection_context():
        database.db.create_tables([minimal.Seat])
    server.serve(app, "127.0.0.1", MINIMAL, 2)


def wait(port: int) -> None:
    for _attempt in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"nothing answers on port {port}")


def compare(rounds: int, seconds: float, counts: list[int]) -> dict[str, dict[str, object]]:
    """Both applications in turn; the ratio is the median of the rounds' own ratios."""
    found: dict[str, dict[str, object]] = {}
    for what in ("page", "action"):
        for connections in counts:
            turns = [
                (
                    load.run(OURS, True, what, connections, seconds),
                    load.run(MINIMAL, False, what, connections, seconds),
                )
                for _round in range(rounds)
            ]
            ratios = [len(ours.spans) / len(other.spans) for ours, other in turns]
            row: dict[str, object] = {
                "ratio": round(median(ratios), 2),
                "ours": load.figures(turns[-1][0], seconds),
                "minimal": load.figures(turns[-1][1], seconds),
                "errors": sum(ours.errors for ours, _other in turns),
            }
            found[f"{what} x{connections}"] = row
            print(f"{what} x{connections}: {row}", file=sys.stderr)
    return found


def measure(url: str, rounds: int, seconds: float, counts: list[int]) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        context = multiprocessing.get_context("spawn")
        ours = context.Process(target=serve_ours, args=(folder, url))
        ours.start()
        wait(OURS)
        hand = load.Connection(OURS, True, 0)
        hand.link.request("GET", hand.path, headers={"Cookie": hand.cookie})
        (folder / "page.html").write_bytes(hand.link.getresponse().read())
        other = context.Process(target=serve_minimal, args=(folder, url))
        other.start()
        wait(MINIMAL)
        try:
            return dict(compare(rounds, seconds, counts))
        finally:
            for process in (ours, other):
                os.killpg(process.pid or 0, 9)
                process.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 10, 50])
    parser.add_argument("--database-url", default="", help="a PostgreSQL database; SQLite with FULL otherwise")
    chosen = parser.parse_args()
    machine = f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    found = measure(chosen.database_url, chosen.rounds, chosen.seconds, chosen.connections)
    print(json.dumps({"machine": machine, "seconds": chosen.seconds, "results": found}, indent=2))
