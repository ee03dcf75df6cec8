"""Forty workshops of ten at once: each board asks every 2 s, each seat every 3 s, as their pages do.

The minimal application answers as many requests, at the same moments, with pages of its own: what the board costs is
told beside what a page costs on the same machine.
"""

import heapq
import http.client
import itertools
import random
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask, session

from benchmarks.load import Tally, figures
from benchmarks.servers import MINIMAL, OURS, Served, _ours
from inclusion.accounts.models import Staff
from inclusion.accounts.operations import create_staff
from inclusion.accounts.signing import sign_in
from inclusion.database import db
from inclusion.modules.library import library
from inclusion.modules.operations import begin_run, read_state, show_seat
from inclusion.places import seating
from inclusion.places.models import Room, Seat
from inclusion.places.operations import add_member, create_structure
from inclusion.security import AIDANT

ROOMS, SEATS = 40, 10
BOARD, SEAT = 2.0, 3.0
THREADS = 24


@dataclass
class Client:
    """One browser: what it asks for, how often, and what it remembers."""

    kind: str
    path: str
    every: float
    cookie: str
    etag: str = ""
    tally: Tally = field(default_factory=Tally)

    def ask(self, link: http.client.HTTPConnection) -> None:
        headers = {"Cookie": self.cookie, "Accept-Encoding": "gzip", "If-None-Match": self.etag}
        link.request("GET", self.path, headers=headers)
        answer = link.getresponse()
        answer.read()
        self.etag = answer.headers.get("ETag") or self.etag
        if answer.status not in (200, 304):
            self.tally.errors += 1


def measure(folder: Path, url: str, seconds: float) -> dict[str, object]:
    """Both under the same paced load; the ratio is that of the 95th percentiles."""
    app = _ours(folder, url)
    with app.app_context(), db.connection_context():
        clients = _people(app)
    db.obj.close_all()
    (folder / "page.html").write_text("<p>" + "x" * 6000 + "</p>", encoding="utf-8")
    with Served("ours", folder, url):
        spans = _drive(OURS, clients, seconds)
    with Served("minimal", folder, url):
        pages = [Client("page", "/page/board", client.every, "") for client in clients]
        http.client.HTTPConnection("127.0.0.1", MINIMAL).request("GET", "/begin/board")
        plain = figures(Tally(_drive(MINIMAL, pages, seconds)["page"]), seconds)
    found: dict[str, object] = {kind: figures(Tally(each), seconds) for kind, each in spans.items()}
    board = figures(Tally(spans["board"]), seconds)
    errors = sum(client.tally.errors for client in clients)
    return found | {"minimal": plain, "p95_ratio": round(board["p95_ms"] / plain["p95_ms"], 2), "errors": errors}


def _people(app: Flask) -> list[Client]:
    """Forty rooms with their aidant's board and ten seats, each with a passage in front."""
    edition = library().current("caf-declaration-trimestrielle")
    assert edition is not None
    clients = []
    for number in range(ROOMS):
        structure = create_structure(f"Maison {number}")
        staff = create_staff(f"aidant{number}@maison.example", "Claire", "lavande-et-romarin")
        add_member(staff, structure, AIDANT)
        room = seating.open_room(structure, staff, "Atelier")
        clients.append(Client("board", f"/atelier/{room.key}/places", BOARD, _cookie(app, staff=staff)))
        clients += [_seat(app, edition, room, f"{number}-{place}") for place in range(SEATS)]
    return clients


def _seat(app: Flask, edition: object, room: Room, visitor: str) -> Client:
    seat = seating.sit(room, visitor=visitor, locale="fr")
    run = begin_run(edition, "guided", visitor=visitor)  # type: ignore[arg-type]
    course = edition.course(run.persona, run.seed)  # type: ignore[attr-defined]
    show_seat(seat.id, run, course, read_state(run, course))
    return Client("seat", "/ma-place", SEAT, _cookie(app, seat=seat, visitor=visitor))


def _cookie(app: Flask, staff: Staff | None = None, seat: Seat | None = None, visitor: str = "") -> str:
    """A signed session, as the browser would hold it."""
    with app.test_request_context():
        if staff is not None:
            sign_in(staff)
        else:
            session.update(visitor=visitor, seat=seat.id if seat else 0, seen=int(time.time()))
        signed = app.session_interface.get_signing_serializer(app).dumps(dict(session))  # type: ignore[attr-defined]
    return f"{app.config['SESSION_COOKIE_NAME']}={signed}"


def _drive(port: int, clients: list[Client], seconds: float) -> dict[str, list[float]]:
    """Each client asks at its own pace, from a random first moment; what each answer took, by kind."""
    spans: dict[str, list[float]] = {client.kind: [] for client in clients}
    rank, begun, lock = itertools.count(), time.perf_counter(), threading.Lock()
    draw = random.Random(1)
    waiting = [(draw.random() * client.every, next(rank), client) for client in clients]
    heapq.heapify(waiting)

    def work() -> None:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while True:
            with lock:
                due, _rank, client = heapq.heappop(waiting)
                if due > seconds:
                    return
                heapq.heappush(waiting, (due + client.every, next(rank), client))
            time.sleep(max(0.0, begun + due - time.perf_counter()))
            started = time.perf_counter()
            client.ask(link)
            spans[client.kind].append(time.perf_counter() - started)

    threads = [threading.Thread(target=work) for _each in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return spans
