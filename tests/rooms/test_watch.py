"""Who needs the aidant: every state and reason, a clock that goes backwards, and an order that never hides a call."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.rooms.watch import Reason, Signs, State, look

NOON = datetime(2026, 3, 3, 12)
SILENT = timedelta(seconds=40)
CALM = Signs(
    has_run=True, is_watched=False, is_finished=False, has_left=False, mistakes=0, repeats=0, moved=NOON, seen=NOON,
    raised=None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "state", "reason"),
    [
        ({}, State.WORKING, Reason.NONE),
        ({"is_watched": True}, State.WATCHING, Reason.NONE),
        ({"mistakes": 3, "repeats": 1}, State.WORKING, Reason.NONE),  # three different mistakes: still trying
        ({"mistakes": 2, "repeats": 2}, State.STUCK, Reason.SAME_MISTAKE),
        ({"mistakes": 4, "repeats": 1}, State.STUCK, Reason.MISTAKES),
        ({"moved": NOON - timedelta(seconds=179)}, State.WORKING, Reason.NONE),
        ({"moved": NOON - timedelta(minutes=3)}, State.STUCK, Reason.TIME),
        ({"is_finished": True, "moved": NOON - timedelta(minutes=9)}, State.FINISHED, Reason.NONE),
        ({"has_run": False, "moved": NOON - timedelta(minutes=9)}, State.WAITING, Reason.NONE),
        ({"seen": NOON - timedelta(seconds=41)}, State.OFFLINE, Reason.NONE),
        (
            {"seen": NOON - timedelta(seconds=41), "raised": NOON},
            State.RAISED,
            Reason.NONE,
        ),  # a call is not forgotten
        ({"has_left": True, "raised": NOON}, State.LEFT, Reason.NONE),
    ],
)
def test_each_state(changes: dict[str, object], state: State, reason: Reason) -> None:
    sight = look(replace(CALM, **changes), NOON, SILENT)  # type: ignore[arg-type]
    assert (sight.state, sight.reason) == (state, reason)
    assert sight.needs_somebody == (state in (State.RAISED, State.STUCK))


moments = st.integers(-100_000, 100_000).map(lambda seconds: NOON + timedelta(seconds=seconds))


@given(
    st.builds(
        Signs, has_run=st.booleans(), is_watched=st.booleans(), is_finished=st.booleans(), has_left=st.booleans(),
        mistakes=st.integers(0, 9), repeats=st.integers(0, 9), moved=moments, seen=moments,
        raised=st.none() | moments,
    ),
    moments,
)  # fmt: skip
def test_a_raised_hand_is_always_seen_and_no_time_is_negative(signs: Signs, now: datetime) -> None:
    sight = look(signs, now, SILENT)
    assert sight.minutes >= 0
    assert (sight.state is State.RAISED) == (signs.raised is not None and not signs.has_left)
