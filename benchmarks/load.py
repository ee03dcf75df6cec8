"""Connections that ask as fast as they are answered, from processes of their own, and what each answer took."""

import http.client
import multiprocessing
import re
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from statistics import median

MODULE = "/demarches/caf-declaration-trimestrielle"


@dataclass
class Tally:
    """Seconds per answer, and how many answers were no success."""

    spans: list[float] = field(default_factory=list)
    errors: int = 0


class Connection:
    """One client with its cookie; `ours` plays a run, otherwise the minimal application is asked."""

    def __init__(self, port: int, ours: bool, number: int):
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookie, self.seq, self.ours = "", 0, ours
        self.path, self.token = self._begin(number)

    def ask(self, method: str, path: str, form: dict[str, object] | None = None) -> tuple[int, str, str]:
        headers = {"Cookie": self.cookie, "Accept-Encoding": "gzip", "HX-Request": "true"}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.link.request(method, path, urllib.parse.urlencode(form) if form else None, headers)
        answer = self.link.getresponse()
        body = answer.read()
        if answer.headers.get("Set-Cookie"):
            self.cookie = answer.headers["Set-Cookie"].partition(";")[0]
        text = "" if answer.headers.get("Content-Encoding") == "gzip" else body.decode()
        return answer.status, text, answer.headers.get("Location", "")

    def _begin(self, number: int) -> tuple[str, str]:
        key = f"{number}-{time.time_ns()}"
        start = MODULE if self.ours else f"/begin/{key}"
        token = self._token(start)
        if not self.ours:
            return f"/page/{key}", token
        _, _, place = self.ask("POST", f"{MODULE}/commencer", {"mode": "guided", "csrf_token": token})
        return place, token

    def _token(self, path: str) -> str:
        self.link.request("GET", path, headers={"Cookie": self.cookie})
        answer = self.link.getresponse()
        page = answer.read().decode()
        self.cookie = answer.headers["Set-Cookie"].partition(";")[0]
        return re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]

    def bytes(self) -> bytes:
        """The page, not compressed."""
        self.link.request("GET", self.path, headers={"Cookie": self.cookie})
        return self.link.getresponse().read()

    def page(self) -> bool:
        return self.ask("GET", self.path)[0] == 200

    def action(self) -> bool:
        do = ("focus:browser", "focus:files")[self.seq % 2]
        status, _, _ = self.ask("POST", self.path, {"do": do, "seq": self.seq, "csrf_token": self.token})
        self.seq += 1
        return status == 200


class Hello:
    """A client of hello-world."""

    def __init__(self, port: int):
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def page(self) -> bool:
        self.link.request("GET", "/")
        answer = self.link.getresponse()
        return bool(answer.read()) and answer.status == 200


def run(port: int, ours: bool, what: str, connections: int, seconds: float) -> Tally:
    """Drive `what` (page, action) at so many connections, from two processes."""
    shares = [share for share in (connections - connections // 2, connections // 2) if share]
    with multiprocessing.get_context("spawn").Pool(len(shares)) as pool:
        tallies = pool.starmap(_share, [(port, ours, what, share, seconds) for share in shares])
    return Tally([span for tally in tallies for span in tally.spans], sum(tally.errors for tally in tallies))


def _share(port: int, ours: bool, what: str, connections: int, seconds: float) -> Tally:
    tally, hands = Tally(), [Connection(port, ours, number) for number in range(connections)]
    deadline = time.perf_counter() + seconds
    threads = [threading.Thread(target=_drive, args=(hand, what, deadline, tally)) for hand in hands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


def _drive(hand: Connection, what: str, deadline: float, tally: Tally) -> None:
    ask = getattr(hand, what)
    while (begun := time.perf_counter()) < deadline:
        if not ask():
            tally.errors += 1
        tally.spans.append(time.perf_counter() - begun)


def figures(tally: Tally, seconds: float) -> dict[str, float]:
    """Requests per second, median and 95th percentile in milliseconds, errors."""
    spans = sorted(tally.spans)
    return {
        "per_second": round(len(spans) / seconds, 1),
        "p50_ms": round(median(spans) * 1000, 1),
        "p95_ms": round(spans[int(len(spans) * 0.95)] * 1000, 1),
        "errors": tally.errors,
    }
