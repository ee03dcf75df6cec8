"""How long things are kept: dates only. Nothing is ever over too early, whatever the calendar or the clock."""

from calendar import monthrange
from datetime import datetime, timedelta

#: Days during which somebody deleted may be taken back, and during which a visitor's code leads somewhere.
BIN_DAYS = VISITOR_DAYS = 30
#: Days after which a picture of a trainer goes, once nothing shows it any more.
PICTURE_DAYS = 30
#: What the clocks of several servers may differ by.
DRIFT = timedelta(hours=1)


def months_before(moment: datetime, months: int) -> datetime:
    """The same day and hour so many months earlier; the last day of the month when it has no such day."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def is_over(last: datetime, months: int, now: datetime) -> bool:
    """Whether so many whole months have passed since something last happened."""
    return last < months_before(now, months)


def days_before(moment: datetime, days: int) -> datetime:
    return moment - timedelta(days=days)


def is_credible(now: datetime, newest: datetime | None) -> bool:
    """Whether a clock can be trusted: it may not be earlier than the latest thing that it has dated."""
    return newest is None or now >= newest - DRIFT
