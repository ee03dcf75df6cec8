"""From evidence to an autonomy level: pure rules, every level explained by one sentence.

0 pas vu · 1 découvert · 2 avec appui · 3 avec indices · 4 seul · 5 acquis. Time is never used. Re-tests are due after
7, 21, 60 and 180 days: half of the gain in accuracy is lost after about 6.5 months unused (Tatel & Ackerman).

An aidant may say another level (Judgement). On its day it takes the place of what is measured, up or down; evidence
that comes later is then added to it as to any level: better counts at once, a bad day costs one level. Said to be
less than alone, the successes before count no more towards « acquis ». What is measured without any of this stays
known (`measured`), so that both are shown.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from inclusion.records import frozen
from inclusion.simulator.state import BYPASSED, DISCOVER, rung

NOT_SEEN, DISCOVERED, SUPPORTED, HINTED, ALONE, ACQUIRED = range(6)
GAPS = (7, 21, 60, 180)
APART = timedelta(days=7)


@frozen
class Proof:
    """One piece of evidence about one step, as the rules see it."""

    mode: str
    outcome: str
    help: int
    hand: str
    persona: str
    day: date
    mistakes: int = 0


@frozen
class Judgement:
    """A level that an aidant says, with the reason."""

    level: int
    by: str
    reason: str
    day: date


@frozen
class Level:
    """The level of one learner at one step (or démarche): `because` is what explains it.

    `measured` is what the evidence alone adds up to, None when nobody has said anything else.
    """

    value: int = NOT_SEEN
    due: date | None = None
    because: Proof | Judgement | None = None
    measured: int | None = None

    def is_overdue(self, today: date) -> bool:
        """A re-test that is due shows « à revoir »; it erases nothing and locks nothing."""
        return self.due is not None and self.due <= today


def step_level(history: Iterable[Proof | Judgement]) -> Level:
    """The level that the evidence about one step, and what aidants say of it, add up to, oldest first.

    Evidence that raises the level counts at once; one that lowers it takes one level at most. Watching again after
    having practised, and steps that another road went round, say nothing. Acquired: alone again, with another
    persona, at least seven days later.
    """
    found = list(history)
    whole = _added_up(found)
    proofs = [each for each in found if isinstance(each, Proof)]
    return whole if len(proofs) == len(found) else replace(whole, measured=_added_up(proofs).value)


def _added_up(history: Iterable[Proof | Judgement]) -> Level:
    level: int = NOT_SEEN
    because: Proof | Judgement | None = None
    alone: list[Proof] = []
    kept = 0
    for each in history:
        if isinstance(each, Judgement):
            level, because = each.level, each
            alone, kept = (alone, kept) if level >= ALONE else ([], 0)
            continue
        if each.outcome == BYPASSED or (each.mode == DISCOVER and level > DISCOVERED):
            continue
        found = rung(each.mode, each.help, each.hand)
        if found == ALONE:
            if any(each.day - before.day >= APART and each.persona != before.persona for before in alone):
                found = ACQUIRED
            kept += _is_kept(alone, each, kept)
            alone.append(each)
        else:
            kept = 0
        reached = found if found >= level else max(found, level - 1)
        if reached != level or found >= level:
            because = each
        level = reached
    return Level(level, _due(level, because, alone, kept), because)


def _due(level: int, because: Proof | Judgement | None, alone: list[Proof], kept: int) -> date | None:
    """When to see it again: after the last success, or after the day when an aidant said that it was one."""
    days = [alone[-1].day] if alone else []
    days += [because.day] if isinstance(because, Judgement) and level >= ALONE else []
    return max(days) + timedelta(days=GAPS[min(kept, len(GAPS) - 1)]) if days else None


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
    told = [level.value if level.measured is None else level.measured for level in found]
    is_corrected = any(level.measured is not None for level in found)
    return Level(lowest.value, min(dues, default=None), lowest.because, min(told) if is_corrected else None)
