"""Do items still work as the experts said? Proposals that a human accepts, never a change by itself. Pure.

Each answer is judged by what the *other* answers of its sitting say of the person: the weights of the sitting without
the likelihood of this answer; the anchor never was in them. The new difficulty is the one that makes the answers most
probable (marginal likelihood, Bock & Aitkin 1981), held back towards the expert's: the first one, however often the
item was moved since. Fit follows Wright & Masters (1982). A success with a hint is no success alone here, except in
the likelihood. Results already given keep the parameters of their day.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from operator import mul, truediv
from typing import Any

from inclusion.assessments.estimate import OK, PROVES, History, Model, Weights, normalised, outcomes, points
from inclusion.assessments.scale import Item
from inclusion.records import frozen

FEWEST_SITTINGS = 300
FEWEST_ANSWERS = 50
#: In logits: less is not worth a change.
WORTH_MOVING = 0.5
DRIFT = 3.0
#: Mean squares beyond these say noise (above) or an item that repeats others (below): Linacre & Wright 1994.
FIT = (0.7, 1.3)
A_SPREAD = 0.3
B_STEPS, A_STEPS = (1.0, 0.25, 0.05), (0.25, 0.05)


@frozen
class Record:
    """A sitting to learn from: its history, what the diagnostic knew at its end, coarse groups if agreed to.

    `weights` are those of `Diagnostic.weights`, made with the same bank. `beside` are the answers that are no
    evidence in them: those of the anchor. `groups` are like `{"age": "60+"}`: opt-in, never with a name.
    """

    history: History
    weights: dict[str, Weights]
    groups: dict[str, str] = field(default_factory=dict)
    beside: History = ()


@frozen
class Answer:
    """One answer to one item: where the person stands according to the rest, what happened, what was expected."""

    item: str
    outcome: str
    weights: Weights
    expected: float
    record: int

    @property
    def residual(self) -> float:
        return (self.outcome == OK) - self.expected

    @property
    def variance(self) -> float:
        return self.expected * (1 - self.expected)


def answers(model: Model, records: Sequence[Record]) -> list[Answer]:
    """Every answer that proves something, to items that the bank still has."""
    found = []
    for number, record in enumerate(records):
        for name, outcome in record.history:
            if name in model.bank.items and outcome in PROVES:
                found.append(_answer(model, name, outcome, _others(model, name, outcome, record), number))
        for name, outcome in record.beside:
            if name in model.bank.items and outcome in PROVES:
                weights = record.weights[model.bank.items[name].skill]
                found.append(_answer(model, name, outcome, weights, number))
    return found


def _others(model: Model, name: str, outcome: str, record: Record) -> Weights:
    """Where the person stands without this answer: an item would find itself right."""
    weights, given = record.weights[model.bank.items[name].skill], model.tables[name].given[PROVES[outcome]]
    return normalised(list(map(truediv, weights, given)))


def _answer(model: Model, name: str, outcome: str, weights: Weights, record: int) -> Answer:
    return Answer(name, outcome, weights, sum(map(mul, weights, model.tables[name].given[0])), record)


def calibrate(model: Model, records: Sequence[Record], experts: Mapping[str, Item] | None = None) -> dict[str, Any]:
    """A report ready for JSON: `sittings`, `is_enough`, and under `items` one entry per item with enough answers.

    Entries hold `b`, `a` (now), `b_found`, `b_sd` (posterior standard deviation, logits), `a_found`, `drift` (z),
    `infit`, `outfit`, `flags` ("drift", "misfit"), and `proposal`: `{"b", "b_sd"}` to accept, or None. Under 300
    sittings nothing is looked at: `items` is empty. `experts` are the items as the experts made them, when the bank
    has been calibrated since.
    """
    found: dict[str, Any] = {"sittings": len(records), "is_enough": len(records) >= FEWEST_SITTINGS, "items": []}
    if found["is_enough"]:
        for name, given in by_item(answers(model, records)).items():
            if len(given) >= FEWEST_ANSWERS:
                item = model.bank.items[name]
                found["items"].append(_entry(model, item, (experts or {}).get(name, item), given))
    return found


def by_item(every: Iterable[Answer]) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = {}
    for answer in every:
        found.setdefault(answer.item, []).append(answer)
    return found


def _entry(model: Model, item: Item, expert: Item, given: Sequence[Answer]) -> dict[str, Any]:
    fit, cuts = fits(given), model.bank.skills[item.skill].cuts
    new = estimate_item(expert, points(cuts), given)
    spread = _spread(expert, new, points(cuts), given)
    flags = ["drift"] if abs(fit["drift"]) > DRIFT else []
    if not all(FIT[0] <= fit[name] <= FIT[1] for name in ("infit", "outfit")):
        flags.append("misfit")
    proposal = {"b": round(new.b, 2), "b_sd": round(spread, 2)}
    numbers = {"b": item.b, "a": item.a, "b_found": new.b, "b_sd": spread, "a_found": new.a, **fit}
    rounded = {key: round(value, 3) for key, value in numbers.items()}
    return {"id": item.id, "answers": len(given), **rounded, "flags": flags,
            "proposal": proposal if abs(proposal["b"] - item.b) > WORTH_MOVING else None}  # fmt: skip


def fits(given: Sequence[Answer]) -> dict[str, float]:
    """`drift`: standardised residual, positive when the item is easier than said; `infit`, `outfit`: mean squares."""
    variance = sum(answer.variance for answer in given)
    squares = [answer.residual**2 for answer in given]
    return {
        "drift": sum(answer.residual for answer in given) / math.sqrt(variance),
        "infit": sum(squares) / variance,
        "outfit": sum(square / answer.variance for square, answer in zip(squares, given, strict=True)) / len(given),
    }


def estimate_item(item: Item, at: Weights, given: Sequence[Answer]) -> Item:
    """The item with the most probable `b`, then `a`, then again: maxima a posteriori around the expert's.

    `at` are the points of theta that the answers' weights are on.
    """

    def worth(tried: Item) -> float:
        return _worth(item, tried, at, given)

    new = replace(item, b_sd=0.0)
    for _turn in range(2):
        new = _climb(new, "b", B_STEPS, worth)
        new = _climb(new, "a", A_STEPS, worth)
    return new


def _climb(item: Item, name: str, steps: Sequence[float], worth: Callable[[Item], float]) -> Item:
    """The item whose parameter `name` is worth most, looked for in smaller and smaller steps."""
    value = worth(item)
    for step in steps:
        while True:
            tried = [replace(item, **{name: getattr(item, name) + move}) for move in (-step, step)]
            best = max(tried, key=worth)
            if worth(best) <= value:
                break
            item, value = best, worth(best)
    return item


def _worth(expert: Item, item: Item, at: Weights, given: Sequence[Answer]) -> float:
    """The logarithm of the posterior of the item's parameters: answers, and how far experts are usually wrong."""
    if item.a <= 0:
        return -math.inf
    columns = list(zip(*(outcomes(item, theta) for theta in at), strict=True))
    likelihood = sum(math.log(sum(map(mul, one.weights, columns[PROVES[one.outcome]])) + 1e-300) for one in given)
    away = ((item.b - expert.b) / max(expert.b_sd, 0.05)) ** 2 + (math.log(item.a / expert.a) / A_SPREAD) ** 2
    return likelihood - away / 2


def _spread(expert: Item, item: Item, at: Weights, given: Sequence[Answer]) -> float:
    """The standard deviation of `b`, from the curvature of its posterior (Laplace)."""
    step = 0.1
    low, here, high = (_worth(expert, replace(item, b=item.b + move), at, given) for move in (-step, 0.0, step))
    return 1 / math.sqrt(max((2 * here - low - high) / step**2, 1e-6))
