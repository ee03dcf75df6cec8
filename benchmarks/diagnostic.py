"""How exact, how short and how kind the skills diagnostic is with imaginary learners, and what a screen costs.

The table to compare with, and what each figure means, are in `benchmarks/README.md`.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import mean, median
from typing import Any

from ruamel.yaml import YAML

from benchmarks.learners import Learner, Truth, answer, imaginary_bank, learner, observe, world
from inclusion.assessments.engine import Diagnostic, Prepared
from inclusion.assessments.estimate import HELP, KO, OK
from inclusion.assessments.scale import Item

SCALE = Path(__file__).parents[1] / "inclusion" / "assessments" / "content" / "skills.yaml"


@dataclass(frozen=True)
class Passage:
    """One learner's sitting: what was asked, and what the diagnostic then says."""

    person: Learner
    history: list[tuple[str, str]]
    screens: list[str]
    estimate: Mapping[str, list[float]]


def scale() -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load(SCALE)
    return found


def sit(diagnostic: Diagnostic, person: Learner, items: Mapping[str, Item], truth: Truth, chance: Random) -> Passage:
    """The person answers until the diagnostic stops."""
    history: list[tuple[str, str]] = []
    screens: list[str] = []
    while (name := diagnostic.next_item(history)) is not None:
        outcome = answer(person, items[name], truth, chance)
        screens.append(outcome)
        history.append((name, outcome))
        history.extend((also, observe(person, items[also], chance)) for also in items[name].also)
    return Passage(person, history, screens, diagnostic.estimate(history))


def passages(prepared: Prepared, truth: Truth, worlds: Iterable[int], people: int, **options: Any) -> list[Passage]:
    """`people` sittings in each world; a world is known by its seed."""
    found = []
    for seed in worlds:
        chance = Random(seed)
        items = world(prepared.bank, truth, chance)
        for number in range(people):
            diagnostic = Diagnostic(prepared, seed=seed * 100_000 + number, **options)
            found.append(sit(diagnostic, learner(prepared.bank, truth, chance), items, truth, chance))
    return found


def figures(found: list[Passage]) -> dict[str, float]:
    """What is measured over sittings. The most fragile are the quarter whose true levels are lowest."""
    cells = [(p.estimate[skill], level) for p in found for skill, level in p.person.levels.items()]
    alone = [(sum(weights[2:]), level >= 2) for weights, level in cells]
    sure = [(p, truth) for p, truth in alone if max(p, 1 - p) >= 0.85]
    fragile = sorted(found, key=lambda p: sum(p.person.levels.values()) + p.person.ease / 100)[: len(found) // 4]
    shown = [outcome for p in fragile for outcome in p.screens]
    return {
        "exact": mean(max(range(4), key=weights.__getitem__) == level for weights, level in cells),
        "autonomous": mean((p >= 0.5) == truth for p, truth in alone),
        "ece": calibration_error(alone),
        "fragile_screens": mean(len(p.screens) for p in fragile),
        "screens": mean(len(p.screens) for p in found),
        "fragile_success_with_help": mean(outcome in (OK, HELP) for outcome in shown),
        "fragile_three_failures": mean(fails_thrice(p.screens) for p in fragile),
        "sure": len(sure) / len(alone),
        "sure_and_right": mean((p >= 0.5) == truth for p, truth in sure) if sure else 1.0,
    }


def calibration_error(alone: list[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error (Naeini et al. 2015): how far stated probabilities are from frequencies."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for p, truth in alone:
        groups.setdefault(min(int(p * bins), bins - 1), []).append((p, truth))
    return sum(abs(sum(p - truth for p, truth in group)) for group in groups.values()) / len(alone)


def fails_thrice(screens: list[str]) -> bool:
    return any(screens[start : start + 3] == [KO] * 3 for start in range(len(screens)))


def next_item_ms(prepared: Prepared) -> float:
    """Median milliseconds of processor of `next_item` over whole sittings, history and all."""
    spans = []
    truth, chance = Truth(), Random(1)
    items = world(prepared.bank, truth, chance)
    for seed in range(20):
        person, diagnostic = learner(prepared.bank, truth, chance), Diagnostic(prepared, seed)
        history = sit(diagnostic, person, items, truth, chance).history
        for end in range(len(history)):
            begun = time.process_time()
            diagnostic.next_item(history[:end])
            spans.append(time.process_time() - begun)
    return median(spans) * 1000


#: What is measured: the engine as it is, its options, then truths that it does not suppose.
CASES: dict[str, tuple[Truth, dict[str, Any]]] = {
    "ours": (Truth(), {}),
    "short": (Truth(), {"longest": 12}),
    "wild difficulties": (Truth(expert_sd=1.0), {}),
    "low correlations": (Truth(loading=0.5), {}),
    "prerequisites broken": (Truth(respects_prerequisites=False), {}),
    "nobody uses help": (Truth(uses_help=False), {}),
    "discrete truth": (Truth(is_discrete=True), {}),
}
WORLDS = range(12)


def measure(people: int) -> dict[str, Any]:
    """Figures of each case with `people` learners in each of 12 worlds, and milliseconds."""
    bank = imaginary_bank(scale())
    prepared = Prepared(bank)
    begun = time.process_time()
    Prepared(bank)
    again = time.process_time() - begun
    found: dict[str, Any] = {
        "items": sum(not item.is_observed for item in prepared.bank.items.values()),
        "cells": len(prepared.cells),
        "prepare_ms": round(again * 1000, 2),
        "next_item_ms": round(next_item_ms(prepared), 2),
    }
    for name, (truth, options) in CASES.items():
        measured = figures(passages(prepared, truth, WORLDS, people, **options))
        found[name] = {key: round(value, 3) for key, value in measured.items()}
    return found
