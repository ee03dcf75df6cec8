"""Our application and the minimal one in turn, A B A B, on the same machine and database."""

import sys
from pathlib import Path
from statistics import median

from benchmarks import load
from benchmarks.servers import MINIMAL, OURS, Served, cpu_seconds, settle


def compare(rounds: int, seconds: float, counts: list[int]) -> dict[str, object]:
    """Both applications in turn; the ratio is the median of the rounds' own ratios."""
    found: dict[str, object] = {}
    for what in ("page", "action"):
        for connections in counts:
            found[f"{what} x{connections}"] = row = _turns(what, connections, rounds, seconds)
            print(f"{what} x{connections}: {row}", file=sys.stderr)
    return found


def _turns(what: str, connections: int, rounds: int, seconds: float) -> dict[str, object]:
    turns = []
    for number in range(rounds):
        both = [(OURS, True), (MINIMAL, False)]
        # Who goes first changes each time: a machine that slows down would otherwise favour one of them.
        tallies = {
            ours: load.run(port, ours, what, connections, seconds)
            for port, ours in (both if number % 2 == 0 else both[::-1])
        }
        turns.append((tallies[True], tallies[False]))
    return {
        "ratio": round(median(len(ours.spans) / len(other.spans) for ours, other in turns), 2),
        "ours": load.figures(turns[-1][0], seconds),
        "minimal": load.figures(turns[-1][1], seconds),
        "errors": sum(ours.errors for ours, _other in turns),
    }


def processor(folder: Path, url: str, count: int = 400) -> dict[str, object]:
    """Processor time of one page, in the servers alone, beside hello-world's: `count` pages each, in turn."""
    spent = {}
    for name in ("ours", "hello"):
        with Served(name, folder, url) as served:
            hand = load.Connection(served.port, name == "ours", 0) if name == "ours" else load.Hello(served.port)
            for _warm in range(40):
                hand.page()
            settle(served.pid)
            before = cpu_seconds(served.pid)
            for _page in range(count):
                hand.page()
            spent[name] = (cpu_seconds(served.pid) - before) / count * 1000
    ratio = round(spent["ours"] / spent["hello"], 1)
    return {"ratio": ratio, "ours_ms": round(spent["ours"], 2), "hello_ms": round(spent["hello"], 2)}


def endurance(seconds: float, connections: int = 50) -> dict[str, float]:
    """Actions as fast as they are answered; any answer that is no success (« database is locked ») is an error."""
    return load.figures(load.run(OURS, True, "action", connections, seconds), seconds)
