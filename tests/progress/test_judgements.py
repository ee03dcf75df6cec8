"""A correction takes the place of the measure on its day; later evidence is added to it by the rules of always."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.progress.autonomy import Judgement, Proof, step_level, weakest
from tests.progress.test_autonomy import DAY, PROOFS, proof


def said(level: int, day: int = 2) -> Judgement:
    return Judgement(level, "Claire", "vu ensemble", DAY + timedelta(days=day))


@pytest.mark.parametrize(
    ("history", "level", "measured", "due"),
    [
        ([said(4)], 4, 0, 9),  # nothing was measured: what the aidant saw counts, and is to be seen again
        ([proof(mode="guided"), said(4)], 4, 3, 9),  # up
        ([proof(), said(2)], 2, 4, None),  # down: somebody else held the mouse
        ([proof(), said(2), proof(9, persona="lucas")], 4, 5, 16),  # done alone since: 4, and not yet acquired
        ([proof(mode="guided"), said(4), proof(5, mode="guided", help=4)], 3, 2, None),  # a bad day costs one level
        ([proof(mode="guided"), said(2), proof(5, mode="guided")], 3, 3, None),  # better counts at once
        ([proof(), said(5)], 5, 4, 9),
        ([said(4), said(3, 3)], 3, 0, None),  # the later word
        ([proof(mode="discover"), said(3), proof(4, mode="discover")], 3, 1, None),  # watching again says nothing
    ],
)
def test_a_correction_then_what_comes_later(
    history: list[Proof | Judgement], level: int, measured: int, due: int | None
) -> None:
    found = step_level(history)
    assert (found.value, found.measured) == (level, measured)
    assert found.due == (DAY + timedelta(days=due) if due else None)


def test_without_a_correction_nothing_is_told_of_the_measure() -> None:
    assert step_level([proof()]).measured is None
    assert weakest([step_level([proof()])]).measured is None


def test_a_demarche_shows_both_when_one_of_its_steps_was_corrected() -> None:
    whole = weakest([step_level([proof(mode="guided", help=3), said(4)]), step_level([proof()])])
    assert (whole.value, whole.measured) == (4, 2)


@pytest.mark.once
@given(st.lists(PROOFS, max_size=8).map(lambda found: sorted(found, key=lambda each: each.day)), st.integers(1, 5))
def test_right_after_a_correction_the_level_is_the_one_said(history: list[Proof], level: int) -> None:
    found = step_level([*history, said(level, 500)])
    assert found.value == level and found.measured == step_level(history).value


@pytest.mark.once
@given(st.lists(PROOFS, max_size=6), st.lists(PROOFS, min_size=1, max_size=6), st.integers(1, 5))
def test_later_evidence_moves_it_one_level_down_at_most_at_a_time(
    before: list[Proof], after: list[Proof], level: int
) -> None:
    values = [step_level([*before, said(level), *after[:number]]).value for number in range(len(after) + 1)]
    assert all(later >= earlier - 1 for earlier, later in pairwise(values))
