"""The one place that reads the time: naive UTC in the database, seconds for the engines."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def now() -> datetime:
    """This moment in UTC, without a zone, as the database keeps it."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def today() -> date:
    """The day it is in France."""
    return datetime.now(PARIS).date()


def seconds(moment: datetime) -> int:
    """A moment of the database as whole seconds since 1970."""
    return int(moment.replace(tzinfo=UTC).timestamp())


def moment_of(count: int) -> datetime:
    """Whole seconds since 1970 as a moment of the database."""
    return datetime.fromtimestamp(count, UTC).replace(tzinfo=None)


def day_of(moment: datetime) -> date:
    """The day it was in France at a moment of the database."""
    return moment.replace(tzinfo=UTC).astimezone(PARIS).date()


def end_of_day() -> datetime:
    """The moment at which this day ends in France."""
    midnight = datetime.combine(today() + timedelta(days=1), time(), PARIS)
    return midnight.astimezone(UTC).replace(tzinfo=None)
