"""The expert parameters of an item, from its skill, level and format (design of the diagnostic, « Method »)."""

from collections.abc import Mapping, Sequence
from typing import Any

DISCRIMINATION = 1.7
SLIP = 0.05
GUESS = {"simulation": 0.03, "pictures": 0.20, "trace": 0.03}
BELOW_CUT = 0.5
#: A warm-up is this far below the first cut: nearly everybody succeeds.
WARM_UP = 2.0


def parameters(
    name: str,
    skill: str,
    level: int,
    form: str,
    cuts: Mapping[str, Sequence[float]],
    also: Sequence[str] = (),
    tags: Sequence[str] = (),
) -> dict[str, Any]:
    """One item as the engine reads it: difficulty half a logit below the cut of its level."""
    first = cuts[skill][0]
    difficulty = cuts[skill][level - 1] - BELOW_CUT if level else first - WARM_UP
    found: dict[str, Any] = {
        "id": name, "skill": skill, "level": level, "format": form, "b": round(difficulty, 3), "a": DISCRIMINATION,
        "guess": GUESS[form], "slip": SLIP,
    }  # fmt: skip
    return found | ({"also": list(also)} if also else {}) | ({"tags": list(tags)} if tags else {})
