"""What learners stumble on in a module: people counted in, findings out, the worst first. Pure.

Only how many people is ever told, and only when neither these people nor the others are fewer than five.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from inclusion.cells import THRESHOLD, protect
from inclusion.records import frozen

#: An answer that nobody explains yet; one that is explained; help from « show me »; going away from the step; a step
#: passed by; a sentence said unclear.
ANSWER, EXPLAINED, HELP, DETOUR, PASSED, UNCLEAR = "answer", "explained", "help", "detour", "passed", "unclear"
SHOWN_HELP = 3
MANY_DETOURS = 2


class Sign(NamedTuple):
    """Something that people did at a place: for an answer, its class."""

    kind: str
    place: str
    klass: str = ""


@dataclass
class Counted:
    """Who met each place, and who showed each sign there; people are numbers that mean nothing elsewhere.

    `version` is the newest one that each has met; `spoken` counts sentences said unclear, by version: nobody knows
    by whom.
    """

    met: dict[str, set[int]] = field(default_factory=dict)
    signs: dict[Sign, set[int]] = field(default_factory=dict)
    version: dict[int, int] = field(default_factory=dict)
    spoken: dict[str, dict[int, int]] = field(default_factory=dict)

    def meet(self, place: str, person: int) -> None:
        self.met.setdefault(place, set()).add(person)

    def sign(self, sign: Sign, person: int) -> None:
        self.signs.setdefault(sign, set()).add(person)


@frozen
class Finding:
    """`people` of `of` showed a sign, in versions since `since` (0: not told). `of` is 0 when nobody can know it:
    then so many times among `among` people."""

    sign: Sign
    people: int
    of: int
    since: int = 0
    among: int = 0

    @property
    def share(self) -> float:
        return self.people / self.of if self.of else 0.0

    @property
    def weight(self) -> float:
        """The share, the more trusted as more people met the place."""
        return self.people / (max(self.of, self.among, self.people) + THRESHOLD)


def findings(counted: Counted) -> list[Finding]:
    """What may be told, the most people first."""
    found = [finding for sign in counted.signs if (finding := _of(counted, sign)) is not None]
    found += [finding for place in counted.spoken if (finding := _spoken(counted, place)) is not None]
    return sorted(found, key=lambda each: (-each.weight, each.sign))


def _of(counted: Counted, sign: Sign) -> Finding | None:
    """A table of versions by whether the sign was shown, hidden as tables of counts are."""
    met, shown = counted.met.get(sign.place, set()), counted.signs[sign]
    versions = sorted({counted.version[person] for person in met})
    rows = [_row(counted.version, met, shown, version) for version in versions]
    table = protect(rows)
    if not rows or table.columns[0] is None or table.total is None:
        return None
    since = [version for version, cells in zip(versions, table.cells, strict=True) if cells[0]]
    return Finding(sign, table.columns[0], table.total, since[0] if since else 0)


def _row(newest: Mapping[int, int], met: Iterable[int], shown: set[int], version: int) -> list[int]:
    here = [person in shown for person in met if newest[person] == version]
    return [here.count(True), here.count(False)]


def _spoken(counted: Counted, place: str) -> Finding | None:
    times = counted.spoken[place]
    total, since = sum(times.values()), [version for version, count in times.items() if count >= THRESHOLD]
    among = len(counted.version)
    return Finding(Sign(UNCLEAR, place), total, 0, min(since, default=0), among) if total >= THRESHOLD else None
