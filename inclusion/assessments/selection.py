"""Which screen comes next: the most telling one that the person will most likely manage.

The choice is over cells: items of one skill, level and format that work alike. It is at random among the best three,
but the same seed and the same answers always give the same screen, so that a page shown again is the same page.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from hashlib import blake2b
from itertools import chain
from operator import mul

from inclusion.assessments.estimate import Model, Table, Weights, level_weights, parameters
from inclusion.assessments.scale import Prerequisite
from inclusion.assessments.sitting import Sitting
from inclusion.records import frozen

#: The first screens are very easy; after failures in a row comes one that the person will surely manage.
GENTLE_SCREENS, GENTLE = 2, 0.85
FAILURES, MANAGED = 2, 0.80
#: A screen that fewer than 70 % would do alone loses much of its interest: for who begins, nearly all of it.
COMFORT, PATIENCE = 0.70, 4
FINE, CUT = 0.3, 1.0
BEST = 3
#: A level that is needed is held to be there when that is likelier than not.
LIKELY = 0.5
FEWEST, ENOUGH, LONGEST = 8, 0.86, 20
AUTONOMOUS = 2
#: A skill that the démarche needs is asked directly, until that is sure or has been asked so often.
SURE, OFTEN = 0.85, 4


@frozen
class Cell:
    """Items of one skill, level and format with the same table; `needs` is what they all take for granted."""

    skill: str
    level: int
    table: Table
    items: tuple[str, ...]
    needs: tuple[Prerequisite, ...]


@frozen
class Rules:
    """What is asked of one sitting: at most `longest` screens, never the excluded items, the needed levels first."""

    seed: int = 0
    longest: int = LONGEST
    excluded: frozenset[str] = frozenset()
    needed: Mapping[str, int] = field(default_factory=dict)


@frozen
class Candidate:
    """A cell that may be asked: the items left in it, and what is expected of the person there."""

    cell: Cell
    items: tuple[str, ...]
    alone: float
    managed: float


def cells(model: Model) -> tuple[Cell, ...]:
    """The items that may be asked, by cells, in the order of the bank: made once per bank."""
    groups: dict[tuple[object, ...], list[str]] = {}
    for item in model.bank.items.values():
        if not item.is_observed:
            groups.setdefault((item.skill, item.level, item.format, *parameters(item)), []).append(item.id)
    return tuple(_cell(model, tuple(names)) for names in groups.values())


def _cell(model: Model, names: tuple[str, ...]) -> Cell:
    item = model.bank.items[names[0]]
    needs = model.bank.skills[item.skill].prerequisites
    taken = tuple(need for need in needs if need.level <= item.level)
    return Cell(item.skill, item.level, model.tables[item.id], names, taken)


def choose(every: Sequence[Cell], thetas: Mapping[str, Weights], sitting: Sitting, rules: Rules) -> str | None:
    """The id of the next item, or None when enough is known, the sitting is long enough, or nothing is left.

    `thetas` is the posterior of each skill. Prerequisites gate what is asked; then the guards on difficulty hold
    whenever some item allows it; then what the démarche needs goes before the rest.
    """
    turn = len(sitting.screens)
    if turn >= rules.longest:
        return None
    levels = {skill: level_weights(weights) for skill, weights in thetas.items()}
    open_ones = list(open_candidates(every, thetas, levels, sitting.asked | rules.excluded))
    wanted = pending(every, levels, sitting, rules.needed)
    urgent = any(candidate.cell.skill in wanted for candidate in open_ones)
    if not open_ones or (sitting.measured >= FEWEST and not urgent and certainty(levels) >= ENOUGH):
        return None
    gentle = _guarded(open_ones, sitting)
    needed = [candidate for candidate in gentle if candidate.cell.skill in wanted]
    if not turn:
        best = _easiest(gentle)
    elif sitting.failures >= FAILURES:
        best = _surest(needed or gentle)
    else:
        best = _best(needed or gentle, thetas, levels)
    picked = best[draw(len(best), rules.seed, turn, "cell")]
    return picked.items[draw(len(picked.items), rules.seed, turn, "item")]


def _best(
    candidates: list[Candidate], thetas: Mapping[str, Weights], levels: Mapping[str, Weights]
) -> list[Candidate]:
    patience = patience_with(levels)
    return sorted(candidates, key=lambda candidate: -interest(candidate, thetas, levels, patience))[:BEST]


def _easiest(candidates: list[Candidate]) -> list[Candidate]:
    """The easiest warm-ups, or the easiest screens of a bank without warm-ups: what a sitting begins with."""
    warm_ups = [candidate for candidate in candidates if candidate.cell.level == 0]
    return sorted(warm_ups or candidates, key=lambda candidate: -candidate.alone)[:BEST]


def _surest(candidates: list[Candidate]) -> list[Candidate]:
    """Those that the person will most likely manage: after two failures, what comes is a success."""
    return sorted(candidates, key=lambda candidate: -candidate.managed)[:BEST]


def patience_with(levels: Mapping[str, Weights]) -> float:
    """How much a screen that is not comfortable loses: much for who begins, nothing for who gets by alone.

    It is paid in information: who is at ease can be asked what teaches the most.
    """
    alone = [at_least(weights, min(AUTONOMOUS, len(weights) - 1)) for weights in levels.values()]
    return PATIENCE * (1 - sum(alone) / len(alone)) ** 2


def certainty(levels: Mapping[str, Weights]) -> float:
    """How sure it is, skill after skill, whether the person gets by alone: from 0.5 to 1."""
    alone = [at_least(weights, min(AUTONOMOUS, len(weights) - 1)) for weights in levels.values()]
    return sum(max(p, 1 - p) for p in alone) / len(alone)


def at_least(weights: Sequence[float], level: int) -> float:
    """The probability of this level or more."""
    return sum(weights[level:])


def is_open(needs: Iterable[Prerequisite], levels: Mapping[str, Sequence[float]]) -> bool:
    """Whether all that is taken for granted is likelier than not."""
    return all(at_least(levels[need.skill], need.needed) >= LIKELY for need in needs)


def pending(
    every: Iterable[Cell], levels: Mapping[str, Weights], sitting: Sitting, needed: Mapping[str, int]
) -> set[str]:
    """The needed skills that are still to be asked directly: never asked, or not sure and not asked too often."""
    asked = {skill: 0 for skill, level in needed.items() if level}
    for cell in every:
        if cell.skill in asked:
            asked[cell.skill] += len(sitting.asked.intersection(cell.items))
    sure = {skill: at_least(levels[skill], needed[skill]) for skill in asked}
    return {
        skill
        for skill, times in asked.items()
        if not times or (times < OFTEN and max(sure[skill], 1 - sure[skill]) < SURE)
    }


def open_candidates(
    every: Iterable[Cell], thetas: Mapping[str, Weights], levels: Mapping[str, Weights], gone: frozenset[str]
) -> Iterable[Candidate]:
    """The cells that may be asked: what they take for granted is likely, and something is left in them."""
    for cell in every:
        left = tuple(name for name in cell.items if name not in gone)
        if left and is_open(cell.needs, levels):
            weights, (ok, helped, _failed) = thetas[cell.skill], cell.table.given
            alone = sum(map(mul, weights, ok))
            yield Candidate(cell, left, alone, alone + sum(map(mul, weights, helped)))


def _guarded(candidates: list[Candidate], sitting: Sitting) -> list[Candidate]:
    """Those that are easy enough for this moment, or the easiest one when none is."""
    if len(sitting.screens) < GENTLE_SCREENS:
        candidates = _easy(candidates, lambda candidate: candidate.alone, GENTLE)
    if sitting.failures >= FAILURES:
        candidates = _easy(candidates, lambda candidate: candidate.managed, MANAGED)
    return candidates


def _easy(candidates: list[Candidate], ease: Callable[[Candidate], float], least: float) -> list[Candidate]:
    return [candidate for candidate in candidates if ease(candidate) >= least] or [max(candidates, key=ease)]


def interest(
    candidate: Candidate, thetas: Mapping[str, Weights], levels: Mapping[str, Weights], patience: float
) -> float:
    """Expected information on the level, on getting by alone, a little on theta; less where one would struggle.

    Information is mutual information between the answer and what it speaks of (Lindley 1956), in nats.
    """
    weights, table = thetas[candidate.cell.skill], candidate.cell.table
    joints = [list(map(mul, weights, given)) for given in table.given]
    unsure = _entropy(map(sum, joints))
    fine = unsure - sum(map(mul, weights, table.entropy))
    known = levels[candidate.cell.skill]
    by_level = [level_weights(joint) for joint in joints]
    level = unsure + _entropy(known) - _entropy(chain.from_iterable(by_level))
    cut = min(AUTONOMOUS, len(known) - 1)
    alone = unsure + _entropy(_halves(known, cut)) - _entropy(chain(*(_halves(joint, cut) for joint in by_level)))
    return (level + CUT * alone + FINE * fine) * min(1.0, candidate.alone / COMFORT) ** patience


def _halves(weights: Weights, cut: int) -> tuple[float, float]:
    """Below a level, and from it."""
    return sum(weights[:cut]), sum(weights[cut:])


def _entropy(weights: Iterable[float]) -> float:
    """In nats."""
    return -sum(p * math.log(p) for p in weights if p > 0)


def draw(count: int, seed: int, turn: int, what: str) -> int:
    """A number from 0 to count - 1, always the same for the same arguments, on any machine."""
    text = f"{seed}:{turn}:{what}".encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big") % count
