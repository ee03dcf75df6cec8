"""From evidence to a level: each rule is a row, and what must hold for any history is a property."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.progress.autonomy import Level, Proof, step_level, weakest

DAY = date(2026, 3, 1)


def proof(
    day: int = 0, mode: str = "autonomous", help: int = 0, persona: str = "samira", hand: str = "learner"
) -> Proof:
    return Proof(mode, "done", help, hand, persona, DAY + timedelta(days=day))


@pytest.mark.parametrize(
    ("history", "level", "due"),
    [
        ([], 0, None),
        ([proof(mode="discover")], 1, None),
        ([proof(mode="guided", help=3)], 2, None),  # the place was pointed at
        ([proof(hand="aidant")], 2, None),  # alone, but with the aidant's hand
        ([proof(mode="guided")], 3, None),
        ([proof(help=1)], 3, None),
        ([proof()], 4, 7),
        ([proof(), proof(8)], 4, 29),  # the same persona again: not acquired, but the next re-test is later
        ([proof(), proof(8, persona="lucas")], 5, 29),
        ([proof(), proof(6, persona="lucas")], 4, 13),  # too soon to be acquired
        ([proof(), proof(1, help=4)], 3, 7),  # a bad day costs one level
        ([proof(), proof(8, persona="lucas"), proof(9, mode="guided", help=4)], 4, 15),
        ([proof(), proof(1, mode="discover")], 4, 7),  # watching again says nothing
        ([proof(), proof(7), proof(28), proof(88), proof(268)], 4, 448),  # 7, 21, 60, 180, then every 180 days
    ],
)
def test_evidence_adds_up_to_a_level_and_a_date_to_see_it_again(
    history: list[Proof], level: int, due: int | None
) -> None:
    found = step_level(history)
    assert found.value == level
    assert found.due == (DAY + timedelta(days=due) if due else None)


def test_a_step_gone_round_says_nothing() -> None:
    assert step_level([Proof("autonomous", "bypassed", 0, "learner", "samira", DAY)]) == Level()


def test_a_demarche_is_as_autonomous_as_its_weakest_step() -> None:
    levels = [step_level([proof()]), step_level([proof(mode="guided", help=3)])]
    assert weakest(levels).value == 2
    assert weakest(levels).due == DAY + timedelta(days=7)
    assert weakest([]).value == 0


def test_overdue_is_told_from_its_day_on() -> None:
    level = step_level([proof()])
    assert not level.is_overdue(DAY + timedelta(days=6))
    assert level.is_overdue(DAY + timedelta(days=7))


PROOFS = st.builds(
    proof,
    day=st.integers(0, 400),
    mode=st.sampled_from(["discover", "guided", "autonomous"]),
    help=st.integers(0, 4),
    persona=st.sampled_from(["samira", "lucas"]),
    hand=st.sampled_from(["learner", "aidant"]),
)


@given(st.lists(PROOFS, max_size=12).map(lambda found: sorted(found, key=lambda each: each.day)), PROOFS)
def test_one_more_piece_of_evidence_costs_one_level_at_most(history: list[Proof], last: Proof) -> None:
    last = Proof(last.mode, "done", last.help, last.hand, last.persona, DAY + timedelta(days=500))
    before, after = step_level(history), step_level([*history, last])
    assert after.value >= before.value - 1
    assert after.value == 0 or after.because is not None
