"""Banks to test with: a tiny one counted by hand, the ten skills, and any bank at all."""

from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from benchmarks.learners import imaginary_bank
from inclusion.assessments.engine import Prepared
from inclusion.assessments.estimate import OUTCOMES
from inclusion.trees import load

CONTENT = Path(__file__).parents[2] / "inclusion" / "assessments" / "content"


def tiny() -> dict[str, Any]:
    """One skill, an easy item and a hard one."""
    exact = {"format": "simulation", "a": 1.7, "guess": 0.03, "slip": 0.05}
    return {
        "levels": 4,
        "skills": [{"id": "lire", "cuts": [-1.0, 0.0, 1.0]}],
        "items": [
            {"id": "facile", "skill": "lire", "level": 1, "b": -1.5, **exact},
            {"id": "difficile", "skill": "lire", "level": 3, "b": 0.5, **exact},
        ],
    }


@cache
def scale() -> dict[str, Any]:
    """The content of `skills.yaml`."""
    found: dict[str, Any] = load((CONTENT / "skills.yaml").read_text(encoding="utf-8"))
    return found


@cache
def ten_skills() -> Prepared:
    return Prepared(imaginary_bank(scale()))


outcomes = st.sampled_from(OUTCOMES)


@st.composite
def any_bank(draw: st.DrawFn) -> dict[str, Any]:
    """One to four skills that may need earlier ones, few items or none, odd difficulties."""
    names = [f"s{number}" for number in range(draw(st.integers(1, 4)))]
    starts = [draw(st.floats(-4, 4)) for _name in names]
    level = st.integers(1, 3)
    skills = [
        {
            "id": name,
            "cuts": [start, start + 0.7, start + 2],
            "prereq": [[draw(level), names[before], draw(level)] for before in range(place) if draw(st.booleans())],
        }
        for place, (name, start) in enumerate(zip(names, starts, strict=True))
    ]
    kinds = st.fixed_dictionaries(
        {
            "skill": st.sampled_from(names),
            "level": st.integers(0, 3),
            "format": st.sampled_from(["simulation", "pictures"]),
        },
        optional={
            "b": st.floats(-50, 50),
            "a": st.floats(0.1, 4),
            "guess": st.floats(0, 0.4),
            "slip": st.floats(0, 0.4),
        },
    )
    items = [{"id": f"i{number}", **kind} for number, kind in enumerate(draw(st.lists(kinds, max_size=14)))]
    if len(items) > 2 and draw(st.booleans()):
        items[0]["also"] = ["i1"]
    return {"skills": skills, "items": items}
