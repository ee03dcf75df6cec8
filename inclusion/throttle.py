"""Slowing down whoever guesses: failures are counted in the database, exact with several processes."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Any

from flask import current_app, request
from peewee import CharField, DateTimeField, IntegerField

from inclusion.database import Base, transaction

FREE_FAILURES = 5
#: A network address may be a whole library, where several people mistake a letter on the same morning. What anybody
#: does rightly there forgives nobody's guesses; time does, one failure after another. That leaves honest people 20
#: mistakes at once, then 10 an hour all day, and whoever guesses without end no more; accounts have their own doors.
FREE_AT_ADDRESS = 20
FORGIVEN_EVERY = timedelta(minutes=6)
#: What the door of a network address is known by.
AT = "@"
FIRST_SLEEP = timedelta(minutes=2)
LONGEST_SLEEP = timedelta(hours=1)
FORGET_AFTER = timedelta(hours=24)


class Throttle(Base):
    """Failures in a row for one door, such as `staff:<digest of the address>` or `learner:12`."""

    door = CharField(max_length=80, unique=True)
    failures = IntegerField(default=0)
    last = DateTimeField(index=True)
    until = DateTimeField(null=True)


def sleep_after(failures: int, free: int = FREE_FAILURES) -> timedelta | None:
    """Two minutes after the failure numbered `free`, doubled at each further one, one hour at most."""
    if failures < free:
        return None
    return min(FIRST_SLEEP * 2 ** min(failures - free, 10), LONGEST_SLEEP)


def is_asleep(now: datetime) -> tuple[Any, Any]:
    """The conditions for a door to sleep. None sleeps for twice the longest: then a clock went backwards."""
    return Throttle.until > now, Throttle.until <= now + 2 * LONGEST_SLEEP


def sleeping_until(doors: list[str], now: datetime) -> datetime | None:
    """The moment at which the last of the doors opens again, None when all are open."""
    rows = Throttle.select(Throttle.until).where(Throttle.door.in_(doors), *is_asleep(now))
    return max((row.until for row in rows if row.until), default=None)


def asleep(doors: list[str], now: datetime) -> set[str]:
    """Those of these doors that do not open yet."""
    rows = Throttle.select(Throttle.door).where(Throttle.door.in_(doors), *is_asleep(now))
    return {row.door for row in rows}


def address_door(purpose: str) -> str:
    """The door of the caller's network address, as a keyed digest: the address itself is never kept."""
    key = current_app.config["SECRET_KEY"].encode()
    return f"{purpose}{AT}" + hmac.new(key, (request.remote_addr or "").encode(), hashlib.sha256).hexdigest()[:32]


def remaining(row: Throttle, now: datetime) -> int:
    """The failures that still count at a door, one day at most; those of an address are forgiven one by one."""
    elapsed = max(now - row.last, timedelta())
    if elapsed > FORGET_AFTER:
        return 0
    return max(row.failures - elapsed // FORGIVEN_EVERY, 0) if AT in row.door else int(row.failures)


def _counted_from(row: Throttle, now: datetime) -> datetime:
    """When the time that forgives the next failure began: a new failure does not begin it again."""
    return (
        row.last + (now - row.last) // FORGIVEN_EVERY * FORGIVEN_EVERY if AT in row.door and now > row.last else now
    )


def failed(doors: list[str], now: datetime, free: int = FREE_FAILURES) -> None:
    """Count one failure at each door; one that many people share has more `free` ones, an address always."""
    with transaction():
        for door in doors:
            Throttle.insert(door=door, failures=0, last=now).on_conflict_ignore().execute()
            row = Throttle.get(Throttle.door == door)
            past = remaining(row, now)
            count, last = past + 1, _counted_from(row, now) if past else now
            sleep = sleep_after(count, FREE_AT_ADDRESS if AT in door else free)
            Throttle.update(failures=count, last=last, until=now + sleep if sleep else None).where(
                Throttle.door == door
            ).execute()


def opened(doors: list[str]) -> None:
    """Forget the failures of doors that were opened rightly; never an address's, where a guesser has a key too."""
    own = [door for door in doors if AT not in door]
    with transaction():
        Throttle.delete().where(Throttle.door.in_(own)).execute()


def eased(door: str) -> None:
    """Somebody opened rightly a door shared by a few: half of its failures are forgotten, no more."""
    with transaction():
        Throttle.update(failures=Throttle.failures / 2).where(Throttle.door == door).execute()
