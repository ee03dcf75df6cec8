"""Imaginary learners, whose true levels are known, and what they would do on each screen. Pure; chance is given.

A *world* says how far the experts were wrong about each item. A learner has a general ease and, for each skill, a
true place on the scale; a level whose prerequisites are missing is out of reach.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from inclusion.assessments.estimate import HELP, KO, OK, graded, sigmoid
from inclusion.assessments.scale import Bank, Item

TYPED = ("clavier", "chercher", "formulaire", "compte", "courriel")


@dataclass(frozen=True)
class Truth:
    """How the imaginary people are made: what the engine supposes, or something else."""

    expert_sd: float = 0.5
    loading: float = 0.8
    general_sd: float = 1.15
    uses_help: bool = True
    respects_prerequisites: bool = True
    is_discrete: bool = False


@dataclass(frozen=True)
class Learner:
    """`ease` is the general ease, `places` the true place on each skill, in logits, `levels` what follows from it."""

    ease: float
    places: Mapping[str, float]
    levels: Mapping[str, int]


def imaginary_bank(scale: Mapping[str, Any], per_cell: int = 3) -> dict[str, Any]:
    """A bank on this scale: a warm-up a skill, `per_cell` items a skill and level, one in four being pictures.

    Each simulated screen also observes how one types (or points), at its level but 2 at most, with a weaker slope.
    """
    items: list[dict[str, Any]] = []
    for place, skill in enumerate(entry["id"] for entry in scale["skills"]):
        cells = [(0, 0)] + [(level, copy) for level in range(1, scale["levels"]) for copy in range(per_cell)]
        for level, copy in cells:
            name = f"{skill}-{level}-{copy}"
            is_picture = level > place % 2 and copy == 0
            items.append(
                {"id": name, "skill": skill, "level": level, "format": "pictures" if is_picture else "simulation"}
            )
            hand = "clavier" if skill in TYPED and level else "pointer"
            if not is_picture and hand != skill:
                items[-1]["also"] = [f"{name}#{hand}"]
                trace = {"skill": hand, "level": min(level, 2), "format": "trace", "a": 1.0, "guess": 0.1}
                items.append({"id": f"{name}#{hand}", **trace})
    return {**scale, "items": items}


def world(bank: Bank, truth: Truth, chance: Random) -> dict[str, Item]:
    """The items as they really are."""
    return {name: replace(item, b=item.b + chance.gauss(0, truth.expert_sd)) for name, item in bank.items.items()}


def learner(bank: Bank, truth: Truth, chance: Random) -> Learner:
    """Somebody, drawn at random."""
    ease = chance.gauss(0, truth.general_sd)
    spread = math.sqrt(1 - truth.loading**2)
    places = {name: truth.loading * ease + chance.gauss(0, spread) for name in bank.skills}
    if truth.respects_prerequisites:
        _hold_back(bank, places)
    levels = {name: level_of(bank.skills[name].cuts, place) for name, place in places.items()}
    if truth.is_discrete:
        places = {name: middle(bank.skills[name].cuts, level) for name, level in levels.items()}
    return Learner(ease, places, levels)


def level_of(cuts: Sequence[float], place: float) -> int:
    return sum(place >= cut for cut in cuts)


def middle(cuts: Sequence[float], level: int) -> float:
    return cuts[level - 1] + 0.5 if level else cuts[0] - 0.5


def _hold_back(bank: Bank, places: dict[str, float]) -> None:
    """Lower, until nothing moves, each skill to just below the level that its prerequisites forbid."""
    moved = True
    while moved:
        moved = False
        for skill in bank.skills.values():
            for need in skill.prerequisites:
                ceiling = skill.cuts[need.level - 1] - 0.05
                if places[need.skill] < bank.skills[need.skill].cuts[need.needed - 1] and places[skill.id] > ceiling:
                    places[skill.id], moved = ceiling, True


def answer(person: Learner, item: Item, truth: Truth, chance: Random) -> str:
    """What the person does on a screen: alone, with the hint, or not at all. The true slope, without doubt."""
    alone = item.guess + (1 - item.slip - item.guess) * sigmoid(item.a * (person.places[item.skill] - item.b))
    ok, helped, _failed = graded(alone, item.a)
    drawn = chance.random()
    if drawn < ok:
        return OK
    return HELP if truth.uses_help and drawn < ok + helped else KO


def observe(person: Learner, item: Item, chance: Random) -> str:
    """What is seen in passing, where nobody offers a hint."""
    alone = item.guess + (1 - item.slip - item.guess) * sigmoid(item.a * (person.places[item.skill] - item.b))
    return OK if chance.random() < alone else KO
