"""Who needs the aidant now: what a seat shows, and for how long, becomes one state and its reason. Pure.

Stuck: the same mistake twice, four mistakes in one step, or three minutes without coming closer. These are the signs
upon which the exercise itself offers help. Time is shown to the aidant, and never used for a level.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from inclusion.records import frozen

REPEATED, MANY = 2, 4
QUIET = timedelta(minutes=3)


class State(StrEnum):
    """States of a seat; whoever needs somebody comes first."""

    RAISED = "raised"
    STUCK = "stuck"
    OFFLINE = "offline"
    WORKING = "working"
    WATCHING = "watching"
    FINISHED = "finished"
    WAITING = "waiting"
    LEFT = "left"


class Reason(StrEnum):
    """Why somebody is stuck."""

    NONE = ""
    SAME_MISTAKE = "same"
    MISTAKES = "mistakes"
    TIME = "time"


NEEDS = (State.RAISED, State.STUCK)


@frozen
class Signs:
    """What is known of a seat. `moved`, `seen` and `raised` are moments."""

    has_run: bool
    is_watched: bool
    is_finished: bool
    has_left: bool
    mistakes: int
    repeats: int
    moved: datetime
    seen: datetime
    raised: datetime | None


@frozen
class Sight:
    """What the board says of a seat. `minutes` since the last progress, or since the hand was raised."""

    state: State
    reason: Reason
    minutes: int

    @property
    def needs_somebody(self) -> bool:
        return self.state in NEEDS


def look(signs: Signs, now: datetime, silent: timedelta) -> Sight:
    """The state of a seat at a moment. A clock that went backwards counts as no time at all."""
    since = max(now - signs.moved, timedelta())
    minutes = int(since.total_seconds() // 60)
    if signs.has_left:
        return Sight(State.LEFT, Reason.NONE, 0)
    if signs.raised is not None:
        waited = max(now - signs.raised, timedelta())
        return Sight(State.RAISED, Reason.NONE, int(waited.total_seconds() // 60))
    if abs(now - signs.seen) > silent:  # A sign from the future is one of a clock that went backwards since.
        return Sight(State.OFFLINE, Reason.NONE, minutes)
    if not signs.has_run:
        return Sight(State.WAITING, Reason.NONE, minutes)
    if signs.is_finished:
        return Sight(State.FINISHED, Reason.NONE, 0)
    if (reason := _stuck(signs, since)) is not Reason.NONE:
        return Sight(State.STUCK, reason, minutes)
    return Sight(State.WATCHING if signs.is_watched else State.WORKING, Reason.NONE, minutes)


def _stuck(signs: Signs, since: timedelta) -> Reason:
    if signs.repeats >= REPEATED:
        return Reason.SAME_MISTAKE
    if signs.mistakes >= MANY:
        return Reason.MISTAKES
    return Reason.TIME if since >= QUIET else Reason.NONE
