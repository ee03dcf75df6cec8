"""What a notebook holds, and how it is written small enough for a QR code. Pure.

A notebook has no name, no account and no answer: the day, the place that made it, and for each démarche the level of
each of its steps (0 to 5).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from inclusion.records import frozen

FORMAT = 1
#: A QR code that a cheap camera reads: about 1 500 characters; beyond, the last démarches are left out.
MOST_MODULES = 60
MOST_STEPS = 20
LONGEST_PLACE = 80


class BadNotebook(ValueError):
    """What was read is not a notebook of ours."""


@frozen
class Notebook:
    """Progress on a day. `levels` gives the levels of a démarche's steps, in order, each from 0 to 5."""

    day: date
    place: str
    levels: Mapping[str, tuple[int, ...]]


def pack(notebook: Notebook) -> dict[str, Any]:
    """The notebook as short JSON: levels are figures in a row, « 3450 »."""
    kept = list(notebook.levels.items())[:MOST_MODULES]
    figures = {slug: "".join(str(level) for level in levels[:MOST_STEPS]) for slug, levels in kept}
    return {"v": FORMAT, "d": notebook.day.isoformat(), "p": notebook.place[:LONGEST_PLACE], "m": figures}


def unpack(said: object) -> Notebook:
    """The notebook that `pack` wrote. Raises BadNotebook for anything else, whatever it is."""
    if not isinstance(said, dict) or said.get("v") != FORMAT:
        raise BadNotebook
    place, modules = said.get("p"), said.get("m")
    if not isinstance(place, str) or len(place) > LONGEST_PLACE or not isinstance(modules, dict):
        raise BadNotebook
    if len(modules) > MOST_MODULES:
        raise BadNotebook
    try:
        day = date.fromisoformat(str(said.get("d")))
    except ValueError as error:
        raise BadNotebook from error
    return Notebook(day, place, {str(slug): _levels(figures) for slug, figures in modules.items()})


def _levels(figures: object) -> tuple[int, ...]:
    is_row = isinstance(figures, str) and 0 < len(figures) <= MOST_STEPS
    if not is_row or set(str(figures)) - set("012345"):
        raise BadNotebook
    return tuple(int(figure) for figure in str(figures))
