"""The parameters that people accepted after a calibration: a file beside the items, which the bank reads.

It holds every change with its date, who accepted it, and what was there before: nothing is lost, and the last one can
be undone. Results already given keep the parameters of their day.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, replace
from tempfile import NamedTemporaryFile

from inclusion.paths import PACKAGE
from inclusion.records import frozen

FILE = PACKAGE / "assessments" / "content" / "calibrated.json"
READABLE = 0o644


class NothingToUndo(ValueError):
    """No change is in force."""


@frozen
class Change:
    """An accepted proposal. `items`: for each item, the difficulty and the doubt about it, before and after.

    `before` and `after` are fingerprints of the bank: results name them.
    """

    at: str
    by: str
    sittings: int
    before: str
    after: str
    items: dict[str, dict[str, float]]
    undone_at: str = ""
    undone_by: str = ""


def read() -> list[Change]:
    """Every change, the oldest first; none when nothing was ever accepted."""
    if not FILE.exists():
        return []
    return [Change(**change) for change in json.loads(FILE.read_text(encoding="utf-8"))["changes"]]


def in_force(changes: list[Change]) -> dict[str, dict[str, float]]:
    """For each item that was moved, what the engine reads instead of the expert's: `b`, `b_sd`."""
    found: dict[str, dict[str, float]] = {}
    for change in changes:
        if not change.undone_at:
            found |= {name: {"b": moved["b"], "b_sd": moved["b_sd"]} for name, moved in change.items.items()}
    return found


def add(change: Change) -> None:
    """Keep one more change."""
    _write([*read(), change])


def undo(at: str, by: str) -> Change:
    """Put back what was there before the last change in force; the change stays in the file, as undone."""
    changes = read()
    last = max((place for place, change in enumerate(changes) if not change.undone_at), default=None)
    if last is None:
        raise NothingToUndo
    changes[last] = replace(changes[last], undone_at=at, undone_by=by)
    _write(changes)
    return changes[last]


def moved(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, float]:
    """One item of a change."""
    return {"b": after["b"], "b_sd": after["b_sd"], "b_before": before["b"], "b_sd_before": before["b_sd"]}


def _write(changes: list[Change]) -> None:
    """All of it or nothing: whoever reads sees the file of before or the file of after, whatever stops us."""
    text = json.dumps({"changes": [asdict(change) for change in changes]}, ensure_ascii=False, indent=1)
    with NamedTemporaryFile("w", dir=FILE.parent, suffix=".part", delete=False, encoding="utf-8") as part:
        try:
            part.write(f"{text}\n")
            part.flush()
            os.fsync(part.fileno())
            os.chmod(part.name, READABLE)
            os.replace(part.name, FILE)
        except OSError:
            os.unlink(part.name)
            raise
