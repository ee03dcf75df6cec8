"""Forty workshops of ten at once: each board asks every 2 s, each seat every 3 s and acts every 20 s, as people do.

The minimal application answers as many requests of the same kinds, at the same moments, with pages of its own: what
the board costs is told beside what a page costs on the same machine, in turn.
"""

import time
import urllib.parse
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from flask import Flask, g, session
from flask_wtf.csrf import generate_csrf

from benchmarks.load import MODULE, Tally, figures
from benchmarks.pace import drive
from benchmarks.servers import MINIMAL, OURS, Served, cpu_seconds, prepared
from inclusion.accounts.models import Staff
from inclusion.accounts.operations import create_staff
from inclusion.accounts.signing import sign_in
from inclusion.database import db
from inclusion.modules.library import Edition, library
from inclusion.modules.operations import begin_run, read_state, show_seat
from inclusion.places import seating
from inclusion.places.models import Room, Seat
from inclusion.places.operations import add_member, create_structure
from inclusion.security import AIDANT

ROOMS, SEATS = 40, 10
BOARD, SEAT, ACTION = 2.0, 3.0, 20.0
#: Seconds that are not counted: connections open, worlds are searched, pages are drawn for the first time.
SETTLING = 12.0
#: What a page of the minimal application weighs here: a board of ten tiles.
BYTES = 9000


@dataclass
class Client:
    """One browser: what it asks for, how often, and what it remembers. One that acts has a `token`."""

    kind: str
    path: str
    every: float
    cookie: str
    token: str = ""
    etag: str = ""
    seq: int = 0
    errors: int = 0
    spans: list[float] = field(default_factory=list)

    def ask(self, link: HTTPConnection) -> None:
        headers = {"Cookie": self.cookie, "Accept-Encoding": "gzip", "HX-Request": "true"}
        if self.token:
            do = ("focus:browser", "focus:files")[self.seq % 2]
            form = urllib.parse.urlencode({"do": do, "seq": self.seq, "csrf_token": self.token})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            link.request("POST", self.path, form, headers)
            self.seq += 1
        else:
            link.request("GET", self.path, headers=headers | {"If-None-Match": self.etag})
        answer = link.getresponse()
        answer.read()
        self.etag = answer.headers.get("ETag") or self.etag
        self.cookie = (answer.headers.get("Set-Cookie") or self.cookie).partition(";")[0]
        self.errors += answer.status not in (200, 304)


def measure(folder: Path, url: str, seconds: float, rounds: int) -> dict[str, object]:
    """Both in turn under the same paced load; ratios are medians of the rounds' own."""
    app = prepared(folder, url)
    with app.app_context(), db.connection_context():
        ours = _people(app)
    db.obj.close_all()
    (folder / "page.html").write_text("<p>" + "x" * BYTES + "</p>", encoding="utf-8")
    plain = [Client(one.kind, "/page/board", one.every, "", one.token) for one in ours]
    turns = []
    with Served("ours", folder, url) as mine, Served("minimal", folder, url) as other:
        _introduce(plain)
        for served, clients in ((mine, ours), (other, plain)):
            drive(served.port, clients, SETTLING)
        for number in range(rounds):
            both = [(mine, ours), (other, plain)]
            turns.append(dict(_turn(*one, seconds) for one in (both if number % 2 == 0 else both[::-1])))
    return _told(turns, sum(one.errors for one in ours))


Turn = tuple[int, dict[str, dict[str, float]]]


def _turn(served: Served, clients: list[Client], seconds: float) -> Turn:
    """The port, and the figures of each kind of request; `cpu_ms` is the servers' own, for a request of any kind."""
    for client in clients:
        client.spans.clear()
    before = cpu_seconds(served.pid)
    drive(served.port, clients, seconds)
    spent = cpu_seconds(served.pid) - before
    kinds = dict.fromkeys(client.kind for client in clients)
    spans = {kind: [span for one in clients if one.kind == kind for span in one.spans] for kind in kinds}
    told = {kind: figures(Tally(each), seconds) for kind, each in spans.items()}
    return served.port, told | {"all": {"cpu_ms": round(spent / sum(map(len, spans.values())) * 1000, 2)}}


def _told(turns: list[dict[int, dict[str, dict[str, float]]]], errors: int) -> dict[str, object]:
    ratios = {
        kind: [round(turn[OURS][kind]["p95_ms"] / turn[MINIMAL][kind]["p95_ms"], 2) for turn in turns]
        for kind in ("board", "seat", "action")
    }
    return {
        "p95_ms": {kind: [turn[OURS][kind]["p95_ms"] for turn in turns] for kind in ratios},
        "p95_ratio": {kind: median(each) for kind, each in ratios.items()},
        "p95_ratios": ratios,
        "cpu_ms": [turn[OURS]["all"]["cpu_ms"] for turn in turns],
        "cpu_ms_minimal": [turn[MINIMAL]["all"]["cpu_ms"] for turn in turns],
        "ours": turns[-1][OURS],
        "minimal": turns[-1][MINIMAL],
        "errors": errors,
    }


def _introduce(clients: list[Client]) -> None:
    """One session of the minimal application, which all its clients share, and the token of its forms."""
    link = HTTPConnection("127.0.0.1", MINIMAL)
    link.request("GET", "/begin/board")
    answer = link.getresponse()
    page, cookie = answer.read().decode(), (answer.headers["Set-Cookie"] or "").partition(";")[0]
    for client in clients:
        client.cookie = cookie
        client.token = page.partition('value="')[2].partition('"')[0] if client.token else ""


def _people(app: Flask) -> list[Client]:
    """Forty rooms with their aidant's board and ten seats, each with a passage in front, who acts now and then."""
    edition = library().current(MODULE.rpartition("/")[2])
    assert edition is not None
    clients = []
    for number in range(ROOMS):
        structure = create_structure(f"Maison {number}")
        staff = create_staff(f"aidant{number}@maison.example", "Claire", "lavande-et-romarin")
        add_member(staff, structure, AIDANT)
        room = seating.open_room(structure, staff, "Atelier")
        cookie, _token = _cookie(app, staff=staff)
        clients.append(Client("board", f"/atelier/{room.key}/places", BOARD, cookie))
        for place in range(SEATS):
            clients += _seat(app, edition, room, f"{number}-{place}")
    return clients


def _seat(app: Flask, edition: Edition, room: Room, visitor: str) -> list[Client]:
    seat = seating.sit(room, visitor=visitor, locale="fr")
    run = begin_run(edition, "guided", visitor=visitor)
    course = edition.course(run.persona, run.seed)
    show_seat(seat.id, run, course, read_state(run, course))
    cookie, token = _cookie(app, seat=seat, visitor=visitor)
    return [
        Client("seat", "/ma-place", SEAT, cookie),
        Client("action", f"/exercices/{run.key}", ACTION, cookie, token),
    ]


def _cookie(app: Flask, staff: Staff | None = None, seat: Seat | None = None, visitor: str = "") -> tuple[str, str]:
    """A signed session, as the browser would hold it, and the token of its forms."""
    with app.test_request_context():
        if staff is not None:
            sign_in(staff)
        else:
            session.update(visitor=visitor, seat=seat.id if seat else 0)
        session.update(seen=int(time.time()))
        g.pop("csrf_token", None)  # Kept beside the session for as long as the application's own context lasts.
        token = generate_csrf()
        signed = app.session_interface.get_signing_serializer(app).dumps(dict(session))  # type: ignore[attr-defined]
    return f"{app.config['SESSION_COOKIE_NAME']}={signed}", token
