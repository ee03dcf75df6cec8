"""How exact, how short and how kind the skills diagnostic is beside other ways, on the same imaginary people.

Everybody gives to a screen the same answer whoever asks it: draws depend on the person and the screen alone. What
each figure means, the targets and the seeds are in `benchmarks/README.md`.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import mean, median
from typing import Any, Protocol

from benchmarks.learners import Learner, Truth, answer, learner, observe, world
from benchmarks.rivals import RIVALS
from inclusion.assessments.bank import bank
from inclusion.assessments.engine import Diagnostic, Prepared
from inclusion.assessments.estimate import HELP, KO, OK
from inclusion.assessments.scale import Item
from inclusion.trees import load

SCALE = Path(__file__).parents[1] / "inclusion" / "assessments" / "content" / "skills.yaml"


class Engine(Protocol):
    """The contract of a sitting, ours or another."""

    def next_item(self, history: list[tuple[str, str]]) -> str | None: ...

    def estimate(self, history: list[tuple[str, str]]) -> dict[str, list[float]]: ...


@dataclass(frozen=True)
class Passage:
    """One learner's sitting: what was asked, and what the diagnostic then says."""

    person: Learner
    history: list[tuple[str, str]]
    screens: list[str]
    estimate: Mapping[str, list[float]]


def scale() -> dict[str, Any]:
    found: dict[str, Any] = load(SCALE.read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True)
class Somebody:
    """A person before items as they really are. `observes`: whether what is seen in passing is told to the engine."""

    person: Learner
    items: Mapping[str, Item]
    truth: Truth
    seed: str
    observes: bool = True

    def sits(self, engine: Engine) -> Passage:
        """Answer until the engine stops."""
        history: list[tuple[str, str]] = []
        screens: list[str] = []
        while (name := engine.next_item(history)) is not None:
            item = self.items[name]
            outcome = answer(self.person, item, self.truth, Random(f"{self.seed}:{name}"))
            screens.append(outcome)
            history.append((name, outcome))
            if self.observes:
                history.extend((also, self.shows(also)) for also in item.also)
        return Passage(self.person, history, screens, engine.estimate(history))

    def shows(self, also: str) -> str:
        return observe(self.person, self.items[also], Random(f"{self.seed}:{also}"))


def people(prepared: Prepared, truth: Truth, worlds: Iterable[int], count: int, observes: bool) -> list[Somebody]:
    """`count` people in each world, where the experts were wrong in another way; a world is known by its seed."""
    found = []
    for seed in worlds:
        items = world(prepared.bank, truth, Random(f"world {seed}"))
        for number in range(count):
            person = learner(prepared.bank, truth, Random(f"person {seed}:{number}"))
            found.append(Somebody(person, items, truth, f"{seed}:{number}", observes))
    return found


def passages(
    prepared: Prepared, truth: Truth, worlds: Iterable[int], count: int, *, rival: str = "", aside: bool = True,
    **options: Any,
) -> list[Passage]:  # fmt: skip
    """The sittings of the same people with our engine and its options, or with a rival."""
    found = []
    for number, somebody in enumerate(people(prepared, truth, worlds, count, aside and not rival)):
        engine: Engine = RIVALS[rival](prepared, number) if rival else Diagnostic(prepared, number, **options)
        found.append(somebody.sits(engine))
    return found


def figures(found: list[Passage]) -> dict[str, float]:
    """What is measured over sittings. The most fragile are the quarter whose true levels are lowest."""
    cells = [(p.estimate[skill], level) for p in found for skill, level in p.person.levels.items()]
    alone = [(sum(weights[2:]), level >= 2) for weights, level in cells]
    exact = [(max(range(4), key=weights.__getitem__), level) for weights, level in cells]
    sure = [(p, truth) for p, truth in alone if max(p, 1 - p) >= 0.85]
    ranked = sorted(found, key=lambda p: sum(p.person.levels.values()) + p.person.ease / 100)
    fragile = ranked[: len(found) // 4]
    shown = [outcome for p in fragile for outcome in p.screens]
    return {
        "exact": mean(said == level for said, level in exact),
        "kappa": kappa(exact),
        "autonomous": mean((p >= 0.5) == truth for p, truth in alone),
        "autonomous_middle": _autonomous(ranked[len(found) // 4 : -(len(found) // 4)]),
        "ece": calibration_error(alone),
        "screens": mean(len(p.screens) for p in found),
        "fragile_screens": mean(len(p.screens) for p in fragile),
        "fragile_success_with_help": mean(outcome in (OK, HELP) for outcome in shown),
        "fragile_three_failures": mean(fails_thrice(p.screens) for p in fragile),
        "sure": len(sure) / len(alone),
        "sure_and_right": mean((p >= 0.5) == truth for p, truth in sure) if sure else 1.0,
    }


def _autonomous(found: list[Passage]) -> float:
    return mean(
        (sum(p.estimate[skill][2:]) >= 0.5) == (level >= 2) for p in found for skill, level in p.person.levels.items()
    )


def kappa(pairs: list[tuple[int, int]], levels: int = 4) -> float:
    """Cohen's, with quadratic weights: agreement on four levels beyond chance, near misses counting less."""
    seen = mean((said - level) ** 2 for said, level in pairs)
    said, true = ([pair[side] for pair in pairs] for side in (0, 1))
    by_chance = sum(
        said.count(one) * true.count(other) * (one - other) ** 2 for one in range(levels) for other in range(levels)
    )
    return 1 - seen / (by_chance / len(pairs) ** 2) if by_chance else 1.0


def calibration_error(alone: list[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error (Naeini et al. 2015): how far stated probabilities are from frequencies."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for p, truth in alone:
        groups.setdefault(min(int(p * bins), bins - 1), []).append((p, truth))
    return sum(abs(sum(p - truth for p, truth in group)) for group in groups.values()) / len(alone)


def fails_thrice(screens: list[str]) -> bool:
    return any(screens[start : start + 3] == [KO] * 3 for start in range(len(screens)))


def milliseconds(prepared: Prepared) -> dict[str, float]:
    """Milliseconds of processor of a choice and of an estimate, history and all: median and 95th percentile."""
    spans: dict[str, list[float]] = {"next_item_ms": [], "estimate_ms": []}
    for number, somebody in enumerate(people(prepared, Truth(), [1], 20, True)):
        diagnostic = Diagnostic(prepared, number)
        history = somebody.sits(diagnostic).history
        for end in range(len(history)):
            for name, ask in (("next_item_ms", diagnostic.next_item), ("estimate_ms", diagnostic.estimate)):
                begun = time.process_time()
                ask(history[:end])
                spans[name].append(time.process_time() - begun)
    return {name: round(median(found) * 1000, 2) for name, found in spans.items()} | {
        f"{name}_p95": round(sorted(found)[int(len(found) * 0.95)] * 1000, 2) for name, found in spans.items()
    }


#: What the people are: as the engine supposes, or otherwise.
SCENARIOS: dict[str, Truth] = {
    "as supposed": Truth(),
    "wild difficulties": Truth(expert_sd=1.0),
    "low correlations": Truth(loading=0.5),
    "no prerequisites": Truth(respects_prerequisites=False),
    "nobody uses help": Truth(uses_help=False),
    "discrete truth": Truth(is_discrete=True),
}
#: Our engine and its options.
OURS: dict[str, dict[str, Any]] = {
    "ours": {},
    "ours, nothing seen in passing": {"aside": False},
    "ours, 12 at most": {"longest": 12},
}
#: Never used to choose anything: that was done in worlds 5000 to 6049.
WORLDS = range(7001, 7013)
TARGETS = {
    "exact": 0.58, "autonomous": 0.82, "screens": -15.5, "ece": -0.05, "fragile_screens": -12.0,
    "fragile_success_with_help": 0.72, "fragile_three_failures": -0.12,
}  # fmt: skip


def measure(count: int) -> dict[str, Any]:
    """Figures of each engine in each scenario with `count` learners in each of 12 worlds, and milliseconds."""
    shipped = bank().as_dict()
    prepared = Prepared(shipped)
    begun = time.process_time()
    Prepared(shipped)
    again = time.process_time() - begun
    found: dict[str, Any] = {
        "items": sum(not item.is_observed for item in prepared.bank.items.values()),
        "cells": len(prepared.cells),
        "people": count * len(WORLDS),
        "prepare_ms": round(again * 1000, 2),
        **milliseconds(prepared),
    }
    for name, truth in SCENARIOS.items():
        engines = {ours: {**options} for ours, options in OURS.items()} | {
            rival: {"rival": rival} for rival in RIVALS
        }
        measured = {
            engine: figures(passages(prepared, truth, WORLDS, count, **how)) for engine, how in engines.items()
        }
        found[name] = {
            engine: {key: round(value, 3) for key, value in one.items()} for engine, one in measured.items()
        }
    found["missed"] = missed(found["as supposed"]["ours"])
    return found


def missed(measured: Mapping[str, float]) -> list[str]:
    """The targets that are not held; a negative one is a most."""
    return [name for name, least in TARGETS.items() if measured[name] * (1 if least > 0 else -1) < least]
