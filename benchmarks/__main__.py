"""`python -m benchmarks`."""

import argparse
import json
import os
import platform
import tempfile
from pathlib import Path

from benchmarks import board, compare, diagnostic, editor, engine, load, million
from benchmarks.servers import OURS, Served


def asked() -> argparse.Namespace:
    """What to measure."""
    parser = argparse.ArgumentParser(description="The application beside a minimal one, in the same run.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 10, 50])
    parser.add_argument("--endurance", type=float, default=60, help="seconds of actions at 50 connections")
    parser.add_argument("--database-url", default="", help="a PostgreSQL database; SQLite with FULL otherwise")
    parser.add_argument("--engine", action="store_true", help="only the pure engine")
    parser.add_argument("--walks", type=int, default=10_000, help="random walks through each module")
    parser.add_argument("--diagnostic", action="store_true", help="only the skills diagnostic")
    parser.add_argument("--board", action="store_true", help="only the live workshops: 40 rooms of 10 seats")
    parser.add_argument("--editor", action="store_true", help="only the trainers' editor, on thirty screens")
    parser.add_argument("--million", action="store_true", help="only an aidant's pages among a million passages")
    parser.add_argument("--learners", type=int, default=20, help="imaginary learners in each world of the diagnostic")
    parser.add_argument("--every-page-anew", action="store_true", help="keep no page: the worst case")
    return parser.parse_args()


def main() -> None:
    chosen = asked()
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name:
        if chosen.board:
            found["board"] = board.measure(Path(name), chosen.database_url, max(chosen.seconds, 20), chosen.rounds)
        elif chosen.editor:
            found["editor"] = editor.measure(Path(name))
        elif chosen.million:
            found["million"] = million.measure(Path(name), chosen.database_url, chosen.rounds)
        else:
            found |= usual(Path(name), chosen)
    machine = f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(json.dumps({"machine": machine, "seconds": chosen.seconds, "results": found}, indent=2))


def usual(folder: Path, chosen: argparse.Namespace) -> dict[str, object]:
    """What `make bench` measures, or the part of it that is asked for."""
    found: dict[str, object] = {}
    if not chosen.engine:
        found["diagnostic"] = diagnostic.measure(chosen.learners)
    if not chosen.diagnostic:
        found["engine"] = engine.measure(chosen.walks)
    return found if chosen.engine or chosen.diagnostic else found | measure(folder, chosen)


def measure(folder: Path, chosen: argparse.Namespace) -> dict[str, object]:
    url = chosen.database_url
    found: dict[str, object] = {}
    with Served("undrawn" if chosen.every_page_anew else "ours", folder, url):
        (folder / "page.html").write_bytes(load.Connection(OURS, True, 0).bytes())
        with Served("minimal", folder, url):
            found |= compare.compare(chosen.rounds, chosen.seconds, chosen.connections)
        if chosen.endurance:
            found["endurance"] = compare.endurance(chosen.endurance)
    found["processor"] = compare.processor(folder, url)
    return found


if __name__ == "__main__":
    main()
