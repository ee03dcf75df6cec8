"""From answers to levels: counted again by hand, and what must hold whatever the answers."""

import math
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inclusion.assessments.engine import STARTS, Diagnostic
from inclusion.assessments.estimate import edges, general_points, outcomes, points, slope
from inclusion.assessments.scale import Item
from tests.assessments.banks import any_bank, ten_skills, tiny
from tests.assessments.banks import outcomes as any_outcome

pytestmark = pytest.mark.once

ITEMS = sorted(ten_skills().bank.items)
histories = st.lists(st.tuples(st.sampled_from(ITEMS), any_outcome), max_size=25)


def by_hand(history, mean=0.0):
    """The posterior of the tiny bank, summed over every pair (g, theta) without any of the engine's shortcuts."""
    difficulty = {"facile": -1.5, "difficile": 0.5}
    borders = [-math.inf, -2.25, -1.5, -1, -2 / 3, -1 / 3, 0, 1 / 3, 2 / 3, 1, 1.5, 2.25, math.inf]
    middles = [-2.75, -1.875, -1.25, -5 / 6, -0.5, -1 / 6, 1 / 6, 0.5, 5 / 6, 1.25, 1.875, 2.75]
    flat = 1.7 / math.sqrt(1 + 0.25)
    levels = [0.0] * 4
    for place, bin_ in product(range(11), range(12)):
        general = mean + 1.15 * (-2.5 + place / 2)
        low, high = ((edge - 0.8 * general) / 0.6 / math.sqrt(2) for edge in borders[bin_ : bin_ + 2])
        weight = math.exp(-((general - mean) ** 2) / (2 * 1.15**2)) * (math.erf(high) - math.erf(low)) / 2
        for item, outcome in history:
            ok = 0.03 + 0.92 / (1 + math.exp(-flat * (middles[bin_] - difficulty[item])))
            helped = 0.8 * (1 / (1 + math.exp(-math.log(ok / (1 - ok)) - flat)) - ok)
            weight *= {"ok": ok, "help": helped, "ko": 1 - ok - helped, "unknown": 1 - ok - helped, "skip": 1}[
                outcome
            ]
        levels[bin_ // 3] += weight
    return [level / sum(levels) for level in levels]


@pytest.mark.parametrize(
    "history",
    [
        [],
        [("facile", "ok")],
        [("facile", "help")],
        [("facile", "unknown")],
        [("facile", "ok"), ("difficile", "ko")],
        [("facile", "skip"), ("difficile", "ok")],
        [("facile", "ko"), ("difficile", "ok"), ("facile", "help")],
    ],
)
@pytest.mark.parametrize("start", [None, 0, 3])
def test_the_posterior_is_the_one_counted_by_hand(history, start):
    mean = 0.0 if start is None else STARTS[start]
    assert Diagnostic(tiny(), start=start).estimate(history)["lire"] == pytest.approx(
        by_hand(history, mean), abs=1e-6
    )


def test_the_grid_has_three_points_a_level():
    cuts = (-1.0, 0.0, 1.0)
    assert sum(point < -1 for point in points(cuts)) == sum(point > 1 for point in points(cuts)) == 3
    assert all(low < point < high for point, (low, high) in zip(points(cuts), pairwise(edges(cuts)), strict=True))
    assert general_points(0.5)[5] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("theta", "ok"),
    [
        (-40, 0.03),  # nothing but chance
        (-0.5, 0.03 + 0.92 / 2),  # right at the difficulty
        (40, 0.95),  # nothing but slips
    ],
)
def test_success_goes_from_chance_to_slips(theta, ok):
    item = Item("i", "s", 2, "simulation", b=-0.5)
    found = outcomes(item, theta)
    assert found[0] == pytest.approx(ok)
    assert sum(found) == pytest.approx(1)
    assert min(found) >= 0


def test_an_item_of_a_level_is_done_seven_times_in_ten_there():
    """What « level mastered » means: 70 % of success in the middle of the level, hints included."""
    ok, helped, _failed = outcomes(Item("i", "s", 2, "simulation", b=-0.5), theta=0.0)
    assert 0.60 < ok < 0.70 < ok + helped


def test_doubt_about_difficulties_flattens_the_slope():
    assert slope(Item("i", "s", 1, "", 0.0)) == pytest.approx(1.7 / math.sqrt(1.25))
    assert slope(Item("i", "s", 1, "", 0.0, b_sd=0.0)) == 1.7


def test_nobody_is_hinted_beside_a_screen():
    item = Item("i", "s", 1, "", 0.0, is_observed=True)
    ok, _helped, failed = outcomes(item, 0.3)
    assert ok + failed == pytest.approx(1)


@given(histories, st.sampled_from([None, 0, 1, 2, 3]))
@settings(deadline=None)
def test_probabilities_sum_to_one(history, start):
    for weights in Diagnostic(ten_skills(), start=start).estimate(history).values():
        assert sum(weights) == pytest.approx(1)
        assert all(0 <= p <= 1 for p in weights)


@given(histories, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_answers_does_not_matter(history, chance):
    diagnostic, mixed = Diagnostic(ten_skills()), list(history)
    chance.shuffle(mixed)
    once, again = diagnostic.estimate(history), diagnostic.estimate(mixed)
    assert all(once[skill] == pytest.approx(again[skill]) for skill in once)


def expected(weights):
    return sum(level * p for level, p in enumerate(weights))


@given(any_bank(), st.data())
@settings(deadline=None, max_examples=60)
def test_a_success_never_lowers_and_a_failure_never_raises(bank, data):
    diagnostic = Diagnostic(bank)
    items = diagnostic.prepared.bank.items
    if not items:
        return
    names = st.sampled_from(sorted(items))
    history = data.draw(st.lists(st.tuples(names, any_outcome), max_size=12))
    name = data.draw(names)
    skill = items[name].skill
    before = expected(diagnostic.estimate(history)[skill])
    assert expected(diagnostic.estimate([*history, (name, "ok")])[skill]) >= before - 1e-9
    assert expected(diagnostic.estimate([*history, (name, "ko")])[skill]) <= before + 1e-9


@given(histories, st.integers(0, 25), st.sampled_from(ITEMS))
@settings(deadline=None)
def test_a_skipped_screen_changes_nothing(history, place, name):
    diagnostic = Diagnostic(ten_skills())
    skipped = [*history[:place], (name, "skip"), *history[place:]]
    assert diagnostic.estimate(skipped) == diagnostic.estimate(history)


@given(histories)
@settings(deadline=None)
def test_not_knowing_is_a_failure(history):
    known = [(name, "ko" if outcome == "unknown" else outcome) for name, outcome in history]
    diagnostic = Diagnostic(ten_skills())
    assert diagnostic.estimate(history) == diagnostic.estimate(known)


def test_what_is_seen_of_one_skill_speaks_a_little_of_the_others():
    diagnostic = Diagnostic(ten_skills())
    before, after = diagnostic.estimate([]), diagnostic.estimate([("documents-2-1", "ok")])
    gain = {skill: expected(after[skill]) - expected(before[skill]) for skill in before}
    assert all(0 < gain[skill] < gain["documents"] for skill in gain if skill != "documents")


@pytest.mark.parametrize("outcome", ["ok", "help", "ko"])
def test_two_hundred_answers_leave_numbers(outcome):
    history = [(name, outcome) for name in (ITEMS * 5)[:200]] + [("pointer-0-0", "ko"), ("demarche-3-1", "ok")] * 20
    for weights in Diagnostic(ten_skills()).estimate(history).values():
        assert sum(weights) == pytest.approx(1)


@given(any_bank(), st.data())
@settings(deadline=None, max_examples=60)
def test_any_bank_gives_probabilities(bank, data):
    diagnostic = Diagnostic(bank)
    names = [entry["id"] for entry in bank["items"]] or ["none"]
    pairs = st.tuples(st.sampled_from(names), any_outcome)
    history = data.draw(st.lists(pairs, max_size=30)) if bank["items"] else []
    for weights in diagnostic.estimate(history).values():
        assert sum(weights) == pytest.approx(1)
