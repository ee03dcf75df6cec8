"""The expert parameters of an item, from its skill, level and format (design of the diagnostic, « Method »)."""

from collections.abc import Mapping, Sequence
from typing import Any

from inclusion.assessments.scale import GUESS, PICTURE_GUESS, PICTURES, SLIP, SLOPE, expert_difficulty


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
        "b": round(expert_difficulty(cuts[skill], level), 3), "a": SLOPE,
        "guess": PICTURE_GUESS if form == PICTURES else GUESS, "slip": SLIP,
    }  # fmt: skip
    return found | ({"also": list(also)} if also else {}) | ({"tags": list(tags)} if tags else {})
