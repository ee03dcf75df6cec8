"""Is an item, or a feature of items such as dense text, harder for a group than for people of the same level? Pure.

Mantel–Haenszel (Holland & Thayer 1988), features first: they have more answers, and say what to change. People are
matched on the success expected of them on that very screen, so that items of every difficulty can be put together.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from inclusion.assessments.calibration import FEWEST_ANSWERS, FEWEST_SITTINGS, Answer, Record, answers, by_item
from inclusion.assessments.estimate import OK, Model

#: Fewer people than this in a group would be shown too closely, and prove nothing.
FEWEST_PEOPLE = 50
STRATA = 5
#: Classes of the Educational Testing Service, on the delta scale: B from 1, C from 1.5, if chi-square is significant.
SOME, MUCH, SIGNIFICANT = 1.0, 1.5, 3.84
DELTA = -2.35

Square = tuple[int, int, int, int]


def compare_groups(model: Model, records: Sequence[Record]) -> dict[str, Any]:
    """A report ready for JSON: `is_enough`, then `features` and `items`, the most unequal first.

    Entries hold `name`, `group` ("age"), `reference` (the larger one), `focal`, `answers`, `delta` (negative: harder
    for the focal group), `chi_square`, `grade` "A" (negligible), "B" or "C" (large). Only groups of 50 people at
    least.
    """
    found: dict[str, Any] = {"is_enough": len(records) >= FEWEST_SITTINGS, "features": [], "items": []}
    if not found["is_enough"]:
        return found
    every = answers(model, records)
    for group in sorted({group for record in records for group in record.groups}):
        pairs = _pairs(records, group)
        for key, gathered in (("features", _by_feature(model, every)), ("items", by_item(every))):
            for name, given in gathered.items():
                found[key] += [_entry(name, group, pair, given, records) for pair in pairs]
    for key in ("features", "items"):
        found[key] = sorted(filter(None, found[key]), key=lambda entry: -abs(entry["delta"]))
    return found


def _pairs(records: Sequence[Record], group: str) -> list[tuple[str, str]]:
    """The largest value of a group beside each other one that has enough people."""
    people: dict[str, int] = {}
    for record in records:
        if group in record.groups:
            people[record.groups[group]] = people.get(record.groups[group], 0) + 1
    enough = sorted(
        (value for value in people if people[value] >= FEWEST_PEOPLE), key=lambda value: (-people[value], value)
    )
    return [(enough[0], focal) for focal in enough[1:]]


def _by_feature(model: Model, every: Iterable[Answer]) -> Mapping[str, list[Answer]]:
    found: dict[str, list[Answer]] = {}
    for answer in every:
        for tag in model.bank.items[answer.item].tags:
            found.setdefault(tag, []).append(answer)
    return found


def _entry(
    name: str, group: str, pair: tuple[str, str], given: Sequence[Answer], records: Sequence[Record]
) -> dict[str, Any] | None:
    """What is found for one pair of groups; None when either has too few people or answers here."""
    sides = {
        value: [answer for answer in given if records[answer.record].groups.get(group) == value] for value in pair
    }
    for side in sides.values():
        if len(side) < FEWEST_ANSWERS or len({answer.record for answer in side}) < FEWEST_PEOPLE:
            return None
    found = mantel_haenszel(strata(sides[pair[0]], sides[pair[1]]))
    counted = sum(map(len, sides.values()))
    named = {"name": name, "group": group, "reference": pair[0], "focal": pair[1], "answers": counted}
    return {**named, **found}


def strata(reference: Iterable[Answer], focal: Iterable[Answer]) -> list[Square]:
    """One 2 × 2 table per fifth of expected success: reference right, wrong, focal right, wrong."""
    squares = [[0, 0, 0, 0] for _stratum in range(STRATA)]
    for place, side in ((0, reference), (2, focal)):
        for answer in side:
            stratum = min(int(answer.expected * STRATA), STRATA - 1)
            squares[stratum][place + (answer.outcome != OK)] += 1
    return [(square[0], square[1], square[2], square[3]) for square in squares]


def mantel_haenszel(squares: Iterable[Square]) -> dict[str, Any]:
    """Common odds ratio over strata, as `delta` = −2.35 ln(ratio); its `chi_square` with continuity correction."""
    ratio, gap, variance = [0.0, 0.0], 0.0, 0.0
    for right, wrong, focal_right, focal_wrong in squares:
        total, reference, rights = right + wrong + focal_right + focal_wrong, right + wrong, right + focal_right
        if not reference or reference == total:
            continue
        ratio = [ratio[0] + right * focal_wrong / total, ratio[1] + wrong * focal_right / total]
        gap += right - reference * rights / total
        variance += reference * (total - reference) * rights * (total - rights) / (total**2 * (total - 1))
    if not all(ratio):
        # One side never fails, or never succeeds: half an answer more on both keeps the ratio finite.
        ratio = [ratio[0] + 0.5, ratio[1] + 0.5]
    delta = DELTA * math.log(ratio[0] / ratio[1])
    chi_square = max(abs(gap) - 0.5, 0) ** 2 / variance if variance else 0.0
    return {"delta": round(delta, 3), "chi_square": round(chi_square, 2), "grade": _grade(delta, chi_square)}


def _grade(delta: float, chi_square: float) -> str:
    if chi_square < SIGNIFICANT or abs(delta) < SOME:
        return "A"
    return "C" if abs(delta) >= MUCH else "B"
