"""The whole diagnostic with imaginary learners: loose bounds, fixed seeds. The benchmark measures."""

from random import Random

import pytest

from benchmarks.diagnostic import calibration_error, fails_thrice, figures, passages
from benchmarks.learners import Truth, learner
from tests.assessments.banks import ten_skills

pytestmark = pytest.mark.once


def test_it_is_exact_short_and_kind_enough():
    found = figures(passages(ten_skills(), Truth(), range(900, 902), 30))
    assert found["exact"] > 0.52
    assert found["autonomous"] > 0.77
    assert found["ece"] < 0.08
    assert found["sure_and_right"] > 0.90
    assert 8 <= found["screens"] < 18
    assert found["fragile_three_failures"] < 0.20


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
