"""Where a passage is, what is said to the learner, and what it proves: plain values that can be written as JSON."""

from dataclasses import field
from typing import Any

from inclusion.records import frozen
from inclusion.simulator.scenario import World
from inclusion.simulator.world import Event

DONE, REPAIRED, BYPASSED = "done", "repaired", "bypassed"
DISCOVER, GUIDED, AUTONOMOUS = "discover", "guided", "autonomous"
MODES = (DISCOVER, GUIDED, AUTONOMOUS)
LEARNER, AIDANT = "learner", "aidant"


@frozen
class Feedback:
    """Something to say. `kind`: hint, point, show, mistake, refused, more, lost, why, finished, site.

    `key` is the place of a text in the module (`steps.trier.why`) or a component; `event` what is pointed or shown.
    """

    kind: str
    key: str = ""
    event: Event | None = None


@frozen
class Evidence:
    """What one passage says about one step. `outcome`: done, repaired (a mistake had been sent), or bypassed (another
    road led past it, or a gesture could not be made there): that one proves nothing."""

    step: str
    mode: str
    outcome: str
    help: int
    mistakes: tuple[str, ...]
    detours: int
    seconds: int
    hand: str
    measures: tuple[str, ...] = ()


@frozen
class State:
    """Where one passage is. Everything in it can be written as JSON; nothing in it was typed by the learner,
    except values of the persona and those that identify nobody (`kept`)."""

    mode: str
    world: World
    step: int = 0
    help: int = 0
    mistakes: tuple[str, ...] = ()
    detours: int = 0
    active: int = 0
    last: int = 0
    closer: int = 0
    hand: str = LEARNER
    helped: bool = False
    skipped: bool = False
    measures: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    kept: dict[str, str] = field(default_factory=dict)
    remarks: dict[str, list[Any]] = field(default_factory=dict)
    history: tuple[str, ...] = ()
    feedback: tuple[Feedback, ...] = ()


def rung(mode: str, help_level: int, hand: str) -> int:
    """What one passage through a step is worth: 1 discovered, 2 with support, 3 with hints, 4 alone."""
    if mode == DISCOVER:
        return 1
    if help_level >= 3 or hand != LEARNER:
        return 2
    return 3 if help_level or mode == GUIDED else 4
