"""Other ways to find out the same levels, with the contract of our engine: `next_item(history)`, `estimate(history)`.

Each is the plain version of what people use. They ask items of the same bank, of the same people; none of them looks
at what is seen in passing.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import mul
from random import Random

from inclusion.assessments.engine import Diagnostic, Prepared
from inclusion.assessments.estimate import OK, PROVES, Weights, level_weights, normalised, points, sigmoid
from inclusion.assessments.scale import Item

History = Sequence[tuple[str, str]]


class Rival(ABC):
    """A sitting of another engine. Without a stated probability of its own, it says `sure` of what it thinks."""

    sure = 0.85

    def __init__(self, prepared: Prepared, seed: int) -> None:
        self.prepared, self.chance = prepared, Random(seed)
        self.seed = seed

    @cached_property
    def cells(self) -> dict[tuple[str, int], list[Item]]:
        """The items that may be asked, by skill and level."""
        found: dict[tuple[str, int], list[Item]] = {}
        for item in self.prepared.bank.items.values():
            if not item.is_observed:
                found.setdefault((item.skill, item.level), []).append(item)
        return found

    @abstractmethod
    def next_item(self, history: History) -> str | None:
        """The id of the next item; None when it is over."""

    @abstractmethod
    def estimate(self, history: History) -> dict[str, list[float]]:
        """The probability of each level of each skill."""

    def thought(self, level: int) -> list[float]:
        """A level held for true, as probabilities."""
        others = (1 - self.sure) / (self.prepared.bank.levels - 1)
        return [self.sure if one == level else others for one in range(self.prepared.bank.levels)]


class Form(Rival):
    """A paper form: the same cells for everybody, one item of each; the level is the number of successes."""

    levels: tuple[int, ...] = (1, 2, 3)

    @cached_property
    def asked(self) -> list[str]:
        return [
            Random(f"{self.seed}:{skill}:{level}").choice(self.cells[skill, level]).id
            for level in self.levels
            for skill in self.prepared.bank.skills
        ]

    def next_item(self, history: History) -> str | None:
        return self.asked[len(history)] if len(history) < len(self.asked) else None

    def estimate(self, history: History) -> dict[str, list[float]]:
        counts = dict.fromkeys(self.prepared.bank.skills, 0)
        for name, outcome in history:
            counts[self.prepared.bank.items[name].skill] += outcome == OK
        return {skill: self.thought(count) for skill, count in counts.items()}


class ScoredForm(Form):
    """A form of two items a skill, with our hierarchical score."""

    levels = (1, 2)

    def estimate(self, history: History) -> dict[str, list[float]]:
        return Diagnostic(self.prepared).estimate(history)


class PerSkill(Rival):
    """Ten adaptive tests one after the other, two items each: a two-parameter model on each skill, alone."""

    each, spread = 2, 1.1

    def next_item(self, history: History) -> str | None:
        skills = list(self.prepared.bank.skills)
        if len(history) >= self.each * len(skills):
            return None
        skill, asked = skills[len(history) // self.each], {name for name, _outcome in history}
        weights = self.weights(history)[skill]
        left = [item for (one, _level), items in self.cells.items() if one == skill for item in items]
        return max(
            (item for item in left if item.id not in asked), key=lambda item: self.information(item, weights)
        ).id

    def information(self, item: Item, weights: Weights) -> float:
        """Fisher's, at the mean of what is known."""
        theta = sum(map(mul, weights, points(self.prepared.bank.skills[item.skill].cuts)))
        p = sigmoid(item.a * (theta - item.b))
        return item.a**2 * p * (1 - p)

    def weights(self, history: History) -> dict[str, Weights]:
        found = {}
        for name, skill in self.prepared.bank.skills.items():
            at = points(skill.cuts)
            found[name] = normalised([math.exp(-(theta**2) / (2 * self.spread**2)) for theta in at])
        for name, outcome in history:
            item = self.prepared.bank.items[name]
            alone = [
                sigmoid(item.a * (theta - item.b)) for theta in points(self.prepared.bank.skills[item.skill].cuts)
            ]
            given = alone if outcome == OK else [1 - p for p in alone]
            if outcome in PROVES:
                found[item.skill] = normalised(list(map(mul, found[item.skill], given)))
        return found

    def estimate(self, history: History) -> dict[str, list[float]]:
        return {skill: list(level_weights(weights)) for skill, weights in self.weights(history).items()}


class PixLike(Rival):
    """Pix's way: a success proves the easier levels of its skill, a failure disproves the harder ones.

    The next screen is at random among those expected to prove or disprove the most, its success being guessed from
    one overall level. It stops when every level is known, or after `longest` screens.
    """

    longest, first = 20, 2

    def next_item(self, history: History) -> str | None:
        known = self.known(history)
        left = [cell for cell in self.open_cells() if cell not in known]
        if not left or len(history) >= self.longest:
            return None
        overall = self.overall(history)
        worth = {cell: self.worth(cell, known, overall) for cell in left}
        best = [cell for cell in left if worth[cell] >= max(worth.values()) - 1e-9]
        if not history:
            best = [cell for cell in left if cell[1] == self.first]
        draw = Random(f"{self.seed}:{len(history)}")
        return draw.choice(self.cells[draw.choice(best)]).id

    def open_cells(self) -> Iterator[tuple[str, int]]:
        return (cell for cell in self.cells if cell[1])

    def known(self, history: History) -> dict[tuple[str, int], bool]:
        found: dict[tuple[str, int], bool] = {}
        for name, outcome in history:
            item = self.prepared.bank.items[name]
            for skill, level in self.open_cells():
                if skill == item.skill and (level <= item.level if outcome == OK else level >= item.level):
                    found.setdefault((skill, level), outcome == OK)
        return found

    def worth(self, cell: tuple[str, int], known: Mapping[tuple[str, int], bool], overall: float) -> float:
        same = [level for skill, level in self.open_cells() if skill == cell[0] and (skill, level) not in known]
        p = sigmoid(overall - cell[1])
        return p * sum(level <= cell[1] for level in same) + (1 - p) * sum(level >= cell[1] for level in same)

    def overall(self, history: History) -> float:
        """The overall level that makes the answers most probable."""
        tried = [step / 4 for step in range(17)]
        return max(tried, key=lambda overall: sum(self._log(overall, *answer) for answer in history), default=2.0)

    def _log(self, overall: float, name: str, outcome: str) -> float:
        p = sigmoid(overall - self.prepared.bank.items[name].level)
        return math.log(p if outcome == OK else 1 - p)

    def estimate(self, history: History) -> dict[str, list[float]]:
        known, overall = self.known(history), self.overall(history)
        found = {}
        for skill in self.prepared.bank.skills:
            levels = [level for one, level in self.open_cells() if one == skill]
            proved = [level for level in levels if known.get((skill, level), sigmoid(overall - level) > 0.5)]
            found[skill] = self.thought(max(proved, default=0))
        return found


RIVALS: dict[str, type[Rival]] = {
    "fixed 30, counted": Form,
    "fixed 20, hierarchical score": ScoredForm,
    "adaptive per skill, 2 each": PerSkill,
    "pix-like": PixLike,
}
