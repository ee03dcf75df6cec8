"""Dates of what is over: leap days, ends of months, clocks that go back. Never too early, whatever happens."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.privacy.retention import is_credible, is_over, months_before

pytestmark = pytest.mark.once

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 12, 31))


@pytest.mark.parametrize(
    ("now", "months", "before"),
    [
        ("2026-03-31T10:00", 1, "2026-02-28T10:00"),
        ("2028-03-31T10:00", 1, "2028-02-29T10:00"),
        ("2028-02-29T10:00", 12, "2027-02-28T10:00"),
        ("2028-02-29T10:00", 24, "2026-02-28T10:00"),
        ("2028-02-29T10:00", 48, "2024-02-29T10:00"),
        ("2026-01-15T00:00", 1, "2025-12-15T00:00"),
        ("2026-12-31T23:59", 12, "2025-12-31T23:59"),
        ("2026-05-31T00:00", 24, "2024-05-31T00:00"),
    ],
)
def test_months_before(now: str, months: int, before: str) -> None:
    assert months_before(datetime.fromisoformat(now), months) == datetime.fromisoformat(before)


@pytest.mark.parametrize(
    ("last", "months", "now", "over"),
    [
        ("2024-02-29T10:00", 12, "2025-02-28T23:59", False),
        ("2024-02-29T10:00", 12, "2025-03-01T00:00", True),
        ("2025-08-31T10:00", 6, "2026-02-28T23:59", False),
        ("2025-08-31T10:00", 6, "2026-03-01T00:00", True),
        ("2025-03-15T10:00", 12, "2026-03-15T10:00", False),
        ("2025-03-15T10:00", 12, "2026-03-15T10:01", True),
    ],
)
def test_the_day_on_which_it_is_over(last: str, months: int, now: str, over: bool) -> None:
    assert is_over(datetime.fromisoformat(last), months, datetime.fromisoformat(now)) is over


@given(MOMENTS, st.integers(1, 24))
def test_never_before_the_shortest_months_that_there_are(now: datetime, months: int) -> None:
    assert not is_over(now - timedelta(days=28 * months), months, now)


@given(MOMENTS, st.integers(1, 24), st.timedeltas(timedelta(), timedelta(days=900)))
def test_a_clock_that_goes_back_makes_nothing_over(now: datetime, months: int, back: timedelta) -> None:
    last = now - timedelta(days=30 * months)
    assert is_over(last, months, now) or not is_over(last, months, now - back)
    assert not is_over(now, months, now - back)


@pytest.mark.parametrize(("hours", "credible"), [(0, True), (0.5, True), (2, False), (9000, False)])
def test_a_clock_earlier_than_what_it_dated_is_not_believed(hours: float, credible: bool) -> None:
    now = datetime(2026, 3, 1)
    assert is_credible(now, now + timedelta(hours=hours)) is credible
    assert is_credible(now, None)
