"""After how long an account that nobody uses falls asleep."""

import calendar
from datetime import datetime

MONTHS = 5


def limit(now: datetime) -> datetime:
    """The same moment five months ago, or the last day of that month when it is shorter."""
    months = now.year * 12 + now.month - 1 - MONTHS
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return now.replace(year=year, month=month + 1, day=min(now.day, last))
