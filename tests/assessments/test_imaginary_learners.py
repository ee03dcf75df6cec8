"""The whole diagnostic with imaginary learners: loose bounds, fixed seeds. The benchmark measures."""

from functools import cache
from random import Random

import pytest

from benchmarks.diagnostic import calibration_error, fails_thrice, figures, kappa, missed, passages
from benchmarks.learners import Truth, learner
from benchmarks.rivals import RIVALS
from tests.assessments.banks import ten_skills

pytestmark = pytest.mark.once


@cache
def measured(rival=""):
    """80 people, always the same."""
    return figures(passages(ten_skills(), Truth(), range(900, 902), 40, rival=rival))


def test_it_is_exact_short_and_kind_enough():
    found = measured()
    assert found["exact"] > 0.54
    assert found["autonomous"] > 0.78
    assert found["ece"] < 0.08
    assert found["sure_and_right"] > 0.90
    assert 8 <= found["screens"] < 17
    assert found["fragile_screens"] < 14
    assert found["fragile_success_with_help"] > 0.68
    assert found["fragile_three_failures"] < 0.12


@pytest.mark.parametrize("rival", ["fixed 30, counted", "adaptive per skill, 2 each", "pix-like"])
def test_it_is_better_than_other_ways_on_the_same_people(rival):
    ours, theirs = measured(), measured(rival)
    assert ours["exact"] > theirs["exact"] and ours["autonomous"] > theirs["autonomous"]
    assert ours["screens"] < theirs["screens"]
    assert ours["fragile_three_failures"] < theirs["fragile_three_failures"]


def test_a_rival_asks_each_item_once_and_ends():
    for rival in RIVALS:
        for passage in passages(ten_skills(), Truth(), [901], 5, rival=rival):
            names = [name for name, _outcome in passage.history]
            assert len(set(names)) == len(names) <= 30
            assert all(sum(weights) == pytest.approx(1) for weights in passage.estimate.values())


def test_everybody_gives_the_same_answer_whoever_asks():
    once, again = (passages(ten_skills(), Truth(), [900], 6, **how) for how in ({}, {"rival": "fixed 30, counted"}))
    for mine, theirs in zip(once, again, strict=True):
        known = dict(theirs.history)
        assert mine.person == theirs.person
        assert all(known.get(name, outcome) == outcome for name, outcome in mine.history)


def test_prerequisites_hold_in_the_imaginary_people():
    bank = ten_skills().bank
    for seed in range(60):
        levels = learner(bank, Truth(), Random(seed)).levels
        for skill in bank.skills.values():
            for need in skill.prerequisites:
                assert levels[skill.id] < need.level or levels[need.skill] >= need.needed


def test_calibration_error_is_how_far_words_are_from_facts():
    assert calibration_error([(0.9, True)] * 9 + [(0.9, False)]) == pytest.approx(0)
    assert calibration_error([(0.9, True)] * 5 + [(0.9, False)] * 5) == pytest.approx(0.4)


def test_three_failures_are_in_a_row():
    assert fails_thrice(["ok", "ko", "ko", "ko"])
    assert not fails_thrice(["ko", "ko", "help", "ko"])


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(0, 0), (3, 3), (1, 1)], 1.0),
        ([(0, 3), (3, 0)], -1.0),
        # Said 0, 1 for true 0, 2: seen (0 + 1) / 2; by chance (0 + 4 + 1 + 1) / 4.
        ([(0, 0), (1, 2)], 1 - 0.5 / 1.5),
    ],
)
def test_kappa_counted_by_hand(pairs, expected):
    assert kappa(pairs) == pytest.approx(expected)


def test_a_target_is_a_least_or_a_most():
    held = {"exact": 0.6, "autonomous": 0.83, "screens": 15.0, "ece": 0.02, "fragile_screens": 11.0}
    held |= {"fragile_success_with_help": 0.8, "fragile_three_failures": 0.0}
    assert missed(held) == []
    assert missed({**held, "screens": 16.0, "exact": 0.5}) == ["exact", "screens"]
