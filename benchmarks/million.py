"""An aidant's pages in a database of 1 000 passages and in one of 1 000 000, on PostgreSQL.

The same house in both: 50 learners with 20 passages each; in the large one it is one of a thousand. Both are served
by the production server, and asked in turn, A B A B.
"""

import sys
import time
import urllib.parse
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from benchmarks import clusters, crowd
from benchmarks.load import Tally, figures
from benchmarks.servers import Served, prepared
from inclusion.accounts.operations import create_staff
from inclusion.database import db
from inclusion.places.models import Structure
from inclusion.places.operations import add_member
from inclusion.security import AIDANT

SMALL, LARGE = 1, 1000
PORTS = {SMALL: 8304, LARGE: 8305}
EMAIL, PASSWORD = "claire@maison.example", "lavande-et-romarin"
#: Each page is asked so many times of each server in each round.
COUNT = 100
PAGES = ("home", "learner", "list")


class Aidant:
    """Somebody signed in, who opens the pages of one house."""

    def __init__(self, port: int):
        self.link, self.cookie = HTTPConnection("127.0.0.1", port, timeout=60), ""
        token = self.ask("GET", "/connexion").partition('name="csrf_token" value="')[2].partition('"')[0]
        self.ask("POST", "/connexion", {"email": EMAIL, "password": PASSWORD, "csrf_token": token})

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> str:
        """The page. Raises SystemExit when the answer is not one."""
        headers = {"Cookie": self.cookie} | ({"Content-Type": "application/x-www-form-urlencoded"} if form else {})
        self.link.request(method, path, urllib.parse.urlencode(form) if form else None, headers)
        answer = self.link.getresponse()
        page = answer.read().decode()
        if answer.status >= 400 or (answer.status >= 300 and not form):
            raise SystemExit(f"{method} {path}: {answer.status}")
        self.cookie = (answer.headers.get("Set-Cookie") or self.cookie).partition(";")[0]
        return page

    def comes_back(self) -> None:
        """A new connection: the server closes one that was left alone."""
        self.link.close()

    def opens(self, page: str, number: int) -> None:
        learner = 1 + number % crowd.LEARNERS
        self.ask("GET", {"home": "/accueil-aidant", "learner": f"/apprenants/{learner}", "list": "/apprenants"}[page])


def measure(folder: Path, url: str, rounds: int) -> dict[str, object]:
    """Figures of both databases, on the server of `url`, or on one that lives as long as the measure."""
    found: dict[str, object] = {}
    with ExitStack() as whole:
        server = url or whole.enter_context(clusters.postgres())
        for houses in PORTS:
            address, begun = clusters.new_database(server, f"houses_{houses}"), time.perf_counter()
            rows = _fill(folder, address, houses)
            found[f"{houses} houses"] = rows | {"filled_in_s": round(time.perf_counter() - begun)}
            print(f"{houses} houses: {rows}", file=sys.stderr)
            whole.enter_context(Served("ours", folder, address, PORTS[houses]))
        aidants = {houses: Aidant(port) for houses, port in PORTS.items()}
        for aidant in aidants.values():  # What a process remembers is read before: editions, worlds, catalogues.
            aidant.comes_back()
            for page in PAGES * 8:
                aidant.opens(page, 0)
        return found | {page: _in_turn(page, aidants, rounds) for page in PAGES}


def _fill(folder: Path, url: str, houses: int) -> dict[str, int]:
    """A migrated database with so many houses, and an aidant of the first one; how many rows it holds."""
    app = prepared(folder, url)
    with app.app_context(), db.connection_context():
        crowd.fill(houses)
        add_member(create_staff(EMAIL, "Claire", PASSWORD), Structure.get_by_id(1), AIDANT)
        rows = crowd.counts()
    db.obj.close_all()
    return rows


def _in_turn(page: str, aidants: dict[int, Aidant], rounds: int) -> dict[str, object]:
    """The ratio is the median of the rounds' own; it is given for the 95th percentiles and for the medians."""
    turns = []
    for number in range(rounds):
        order = (SMALL, LARGE) if number % 2 == 0 else (LARGE, SMALL)
        turns.append({houses: _round(page, aidants[houses]) for houses in order})
    ratios = {
        name: [round(turn[LARGE][name] / turn[SMALL][name], 2) for turn in turns] for name in ("p95_ms", "p50_ms")
    }
    return {
        "p95_ratio": median(ratios["p95_ms"]),
        "p50_ratio": median(ratios["p50_ms"]),
        "p95_ratios": ratios["p95_ms"],
        "small": turns[-1][SMALL],
        "large": turns[-1][LARGE],
    }


def _round(page: str, aidant: Aidant) -> dict[str, float]:
    aidant.comes_back()
    tally, begun = Tally(), time.perf_counter()
    for number in range(COUNT):
        started = time.perf_counter()
        aidant.opens(page, number)
        tally.spans.append(time.perf_counter() - started)
    return figures(tally, time.perf_counter() - begun)
