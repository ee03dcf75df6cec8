"""From evidence to an autonomy level: pure rules, every level explained by one sentence.

0 pas vu · 1 découvert · 2 avec appui · 3 avec indices · 4 seul · 5 acquis. Time is never used. Re-tests are due after
7, 21, 60 and 180 days: half of the gain in accuracy is lost after about 6.5 months unused (Tatel & Ackerman).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from inclusion.simulator.state import BYPASSED, DISCOVER, rung

NOT_SEEN, DISCOVERED, SUPPORTED, HINTED, ALONE, ACQUIRED = range(6)
GAPS = (7, 21, 60, 180)
APART = timedelta(days=7)


@dataclass(frozen=True)
class Proof:
    """One piece of evidence about one step, as the rules see it."""

    mode: str
    outcome: str
    help: int
    hand: str
    persona: str
    day: date
    mistakes: int = 0


@dataclass(frozen=True)
class Level:
    """The level of one learner at one step (or démarche): `because` is the evidence that explains it."""

    value: int = NOT_SEEN
    due: date | None = None
    because: Proof | None = None

    def is_overdue(self, today: date) -> bool:
        """A re-test that is due shows « à revoir »; it erases nothing and locks nothing."""
        return self.due is not None and self.due <= today


def step_level(proofs: Iterable[Proof]) -> Level:
    """The level that evidence about one step adds up to, oldest first.

    Evidence that raises the level counts at once; one that lowers it takes one level at most. Watching again after
    having practised, and steps that another road went round, say nothing. Acquired: alone again, with another
    persona, at least seven days later.
    """
    level, because = NOT_SEEN, None
    alone: list[Proof] = []
    kept = 0
    for proof in proofs:
        if proof.outcome == BYPASSED or (proof.mode == DISCOVER and level > DISCOVERED):
            continue
        found = rung(proof.mode, proof.help, proof.hand)
        if found == ALONE:
            if any(proof.day - before.day >= APART and proof.persona != before.persona for before in alone):
                found = ACQUIRED
            kept += _is_kept(alone, proof, kept)
            alone.append(proof)
        else:
            kept = 0
        reached = found if found >= level else max(found, level - 1)
        if reached != level or found >= level:
            because = proof
        level = reached
    due = alone[-1].day + timedelta(days=GAPS[min(kept, len(GAPS) - 1)]) if alone else None
    return Level(level, due, because)


def _is_kept(alone: list[Proof], proof: Proof, kept: int) -> bool:
    """Whether this success comes late enough after the last one to space the next re-test further."""
    gap = timedelta(days=GAPS[min(kept, len(GAPS) - 1)])
    return bool(alone) and proof.day - alone[-1].day >= gap


def weakest(levels: Iterable[Level]) -> Level:
    """A démarche is as autonomous as its weakest step; it is to be seen again when one step is."""
    found = list(levels)
    if not found:
        return Level()
    lowest = min(found, key=lambda level: level.value)
    dues = [level.due for level in found if level.due is not None]
    return Level(lowest.value, min(dues, default=None), lowest.because)
