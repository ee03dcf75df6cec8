"""From answers to the probability of each level of each skill: a hierarchical posterior, exact on a small grid.

A general ease `g ~ N(mean, 1.15²)` stands on 11 points, each skill `theta | g ~ N(0.8 g, 1 − 0.8²)` on 3 points a
level. An answer to an item speaks of its skill, and through `g` a little of all the others. Everything is in logits.
The model of an answer is the 4-parameter logistic (Barton & Lord 1981) with a graded help; the slope is flattened by
the doubt about expert difficulties, so that stated probabilities are honest.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import add, mul, truediv

from inclusion.assessments.scale import Bank, Item
from inclusion.records import frozen

OK, HELP, KO, UNKNOWN, SKIP = "ok", "help", "ko", "unknown", "skip"
OUTCOMES = (OK, HELP, KO, UNKNOWN, SKIP)
#: The three things that an answer may prove: « je ne sais pas » is a failure, an unusable screen proves nothing.
PROVES = {OK: 0, HELP: 1, KO: 2, UNKNOWN: 2}

Weights = tuple[float, ...]
History = Sequence[tuple[str, str]]

GENERAL_SD, LOADING = 1.15, 0.8
GENERAL_POINTS, GENERAL_SPAN = 11, 2.5
PER_LEVEL = 3
#: Outside the cuts, the borders of the bins stand so far from the nearest one, in logits.
NEAR, FAR = 0.5, 1.25
#: How much of those who fail a screen succeed once the hint has made it one slope easier.
TAKES_HELP = 0.8
LEAST = 1e-12


def sigmoid(x: float) -> float:
    """1 / (1 + e^-x), for any x."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def success(item: Item, theta: float) -> float:
    """The probability of doing the item alone at `theta` logits; half a logit of doubt about `b` flattens `a`."""
    return item.guess + (1 - item.slip - item.guess) * sigmoid(slope(item) * (theta - item.b))


def slope(item: Item) -> float:
    """`a* = a / sqrt(1 + (a · b_sd / 1.7)²)`: what is left of the slope once the doubt about `b` is averaged out."""
    return item.a / math.sqrt(1 + (item.a * item.b_sd / 1.7) ** 2)


def outcomes(item: Item, theta: float) -> tuple[float, float, float]:
    """The likelihoods of success, of success with a hint, and of failure: probabilities that sum to 1 on a screen.

    Nothing is offered beside a side observation: there, failure is all that is not success.
    """
    alone, helped, failed = graded(success(item, theta), slope(item))
    return alone, helped, 1 - alone if item.is_observed else failed


def graded(alone: float, easier: float) -> tuple[float, float, float]:
    """Success, success with a hint that makes the screen `easier` logits easier, failure."""
    alone = min(max(alone, LEAST), 1 - LEAST)
    hinted = sigmoid(math.log(alone / (1 - alone)) + easier)
    helped = TAKES_HELP * max(0.0, hinted - alone)
    return alone, helped, 1 - alone - helped


@frozen
class Table:
    """An item on the points of its skill: for each outcome its probabilities, their logarithms, and their entropy."""

    given: tuple[Weights, Weights, Weights]
    logs: tuple[Weights, Weights, Weights]
    entropy: Weights


def parameters(item: Item) -> tuple[float, float, float, float, float, bool]:
    """All that makes two items of a skill work alike."""
    return item.b, item.a, item.guess, item.slip, item.b_sd, item.is_observed


@lru_cache(maxsize=4096)
def _table(cuts: Weights, b: float, a: float, guess: float, slip: float, b_sd: float, is_observed: bool) -> Table:
    item = Item("", "", 0, "", b, a, guess, slip, b_sd, is_observed=is_observed)
    at_points = [outcomes(item, theta) for theta in points(cuts)]
    ok, helped, ko = (tuple(max(found[which], LEAST) for found in at_points) for which in range(3))
    logs = tuple(tuple(map(math.log, column)) for column in (ok, helped, ko))
    entropy = tuple(-sum(p * math.log(max(p, LEAST)) for p in found) for found in at_points)
    return Table((ok, helped, ko), (logs[0], logs[1], logs[2]), entropy)


@lru_cache(maxsize=256)
def edges(cuts: Weights) -> Weights:
    """The borders of the bins of theta, 3 bins a level: thirds between two cuts, wider and wider outside them."""
    low, high = cuts[0], cuts[-1]
    between = (start + (end - start) * part / PER_LEVEL for start, end in pairwise(cuts) for part in range(PER_LEVEL))
    below, above = (low - FAR, low - NEAR), (high, high + NEAR, high + FAR)
    return (-math.inf, *below, *between, *above, math.inf)


@lru_cache(maxsize=256)
def points(cuts: Weights) -> Weights:
    """Where each bin of theta stands, in logits: its middle, and half a logit beyond the last border."""
    borders = edges(cuts)
    middles = [(low + high) / 2 for low, high in pairwise(borders[1:-1])]
    return (borders[1] - NEAR, *middles, borders[-2] + NEAR)


def general_points(mean: float) -> Weights:
    """The points of `g`, in logits, around the mean that the declared start gives."""
    step = 2 * GENERAL_SPAN / (GENERAL_POINTS - 1)
    return tuple(mean + GENERAL_SD * (place * step - GENERAL_SPAN) for place in range(GENERAL_POINTS))


GENERAL_LOGS = tuple(-(x**2) / (2 * GENERAL_SD**2) for x in general_points(0))


@lru_cache(maxsize=1024)
def transitions(cuts: Weights, mean: float) -> tuple[Weights, ...]:
    """`P(t | g)` for each point of `g`, over the bins of theta; each row sums to 1."""
    spread = math.sqrt(1 - LOADING**2)
    rows = []
    for general in general_points(mean):
        borders = [(edge - LOADING * general) / spread for edge in edges(cuts)]
        rows.append(normalised([max(_between(low, high), LEAST) for low, high in pairwise(borders)]))
    return tuple(rows)


def _between(low: float, high: float) -> float:
    """The probability that a standard normal falls between; far in a tail, where a difference of CDFs is 0, too."""
    if low < 0 and high <= 0:
        low, high = -high, -low
    return (math.erfc(low / math.sqrt(2)) - math.erfc(high / math.sqrt(2))) / 2


def normalised(weights: Sequence[float]) -> Weights:
    """The same weights, summing to 1."""
    total = sum(weights)
    return tuple(weight / total for weight in weights)


def softmax(logs: Sequence[float]) -> Weights:
    """Weights summing to 1 from their logarithms, however small."""
    return normalised(_from_logs(logs))


@frozen
class Model:
    """A bank on the grid, made once per bank: where each skill begins each level, and the table of each item."""

    bank: Bank
    tables: Mapping[str, Table]


def model(bank: Bank) -> Model:
    cuts = {skill.id: skill.cuts for skill in bank.skills.values()}
    return Model(bank, {item.id: table(item, cuts[item.skill]) for item in bank.items.values()})


def table(item: Item, cuts: Weights) -> Table:
    """The item on the points of its skill."""
    return _table(cuts, *parameters(item))


def posterior(model: Model, history: History, mean: float = 0.0) -> dict[str, Weights]:
    """The probability of each point of theta, for each skill. `history` names only items of the bank.

    `P(g | …) ∝ P(g) Π_s m_s[g]` with `m_s[g] = Σ_t P(t|g) L_s[t]`, then `P(t) = Σ_g P(g | …) P(t|g) L_s[t] / m_s[g]`.
    """
    seen = _likelihoods(model, history)
    skills = model.bank.skills
    sums = {name: _sums(likelihood, transitions(skills[name].cuts, mean)) for name, likelihood in seen.items()}
    logs = [list(map(math.log, found)) for found in sums.values()]
    general = softmax([sum(column) for column in zip(GENERAL_LOGS, *logs, strict=True)])
    found: dict[str, Weights] = {}
    for name, skill in skills.items():
        shares = list(map(truediv, general, sums[name])) if name in seen else general
        columns = zip(*transitions(skill.cuts, mean), strict=True)
        found[name] = tuple(sum(map(mul, shares, column)) for column in columns)
        if name in seen:
            found[name] = normalised(list(map(mul, found[name], seen[name])))
    return found


def _likelihoods(model: Model, history: History) -> dict[str, Weights]:
    """For each skill that was seen, how likely its answers are at each point, the most likely point being 1."""
    logs: dict[str, list[float]] = {}
    for name, outcome in history:
        if outcome in PROVES:
            proved = model.tables[name].logs[PROVES[outcome]]
            skill = model.bank.items[name].skill
            logs[skill] = list(map(add, logs[skill], proved)) if skill in logs else list(proved)
    return {skill: _from_logs(found) for skill, found in logs.items()}


def _from_logs(logs: Sequence[float]) -> Weights:
    highest = max(logs)
    return tuple(math.exp(value - highest) for value in logs)


def _sums(likelihood: Weights, rows: Iterable[Weights]) -> Weights:
    return tuple(sum(map(mul, likelihood, row)) for row in rows)


def level_weights(thetas: Sequence[float]) -> Weights:
    """The probability of each level, from that of the points of theta."""
    return tuple(sum(thetas[start : start + PER_LEVEL]) for start in range(0, len(thetas), PER_LEVEL))
