"""The expert parameters of an item, from its skill, level and format.

What calibration found since is laid over them by the bank (`calibrated`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from inclusion.assessments.scale import GUESS, PICTURE_GUESS, PICTURES, SLIP, SLOPE, expert_difficulty

#: What is seen in passing, while the person thinks of something else, says less.
TRACE, TRACE_SLOPE, TRACE_GUESS = "trace", 1.0, 0.10


def parameters(
    name: str,
    skill: str,
    level: int,
    form: str,
    cuts: Mapping[str, Sequence[float]],
    also: Sequence[str] = (),
    tags: Sequence[str] = (),
) -> dict[str, Any]:
    """One item as the engine reads it; `also` and `tags` only when there are some."""
    found: dict[str, Any] = {
        "id": name, "skill": skill, "level": level, "format": form,
        "b": round(expert_difficulty(cuts[skill], level), 3), "a": TRACE_SLOPE if form == TRACE else SLOPE,
        "guess": {TRACE: TRACE_GUESS, PICTURES: PICTURE_GUESS}.get(form, GUESS), "slip": SLIP,
    }  # fmt: skip
    return found | ({"also": list(also)} if also else {}) | ({"tags": list(tags)} if tags else {})
