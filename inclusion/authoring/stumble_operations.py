"""From what learners stumble on to the draft: the place where it is written, and a mistake to explain there."""

from typing import Any

from inclusion.accounts.models import Staff
from inclusion.authoring import naming, operations, source
from inclusion.authoring.kinds import KINDS
from inclusion.authoring.models import Draft
from inclusion.authoring.operations import Whole
from inclusion.authoring.reading import Reading
from inclusion.authoring.source import Path
from inclusion.simulator.components import Choice, Upload
from inclusion.simulator.problems import info
from inclusion.simulator.schema import Document, parts


def place_of(reading: Reading, document: Document, place: str) -> tuple[str, bool]:
    """The place of a draft where a text or an answer is written, and whether a piece brings it there."""
    kind, _dot, rest = place.partition(".")
    if kind == "inputs":
        name, _dot, inside = rest.partition(".")
        screen = next((screen for screen, part in parts(document) if getattr(part, "id", "") == name), "")
        place = f"screens.{screen}.body.{name}" + (f".{inside}" if inside else "")
    [found] = reading.placed([info("", "", place)])
    return found.place, _is_brought(reading.tree, source.path_of(found.place))


def _is_brought(tree: Any, path: Path) -> bool:
    if path[:1] == ("fragments",):
        return True
    for length in range(len(path), 0, -1):
        try:
            holder = source.get(tree, path[:length])
        except source.NoSuchPlace:
            continue
        if isinstance(holder, dict) and "include" in holder:
            return True
    return False


class NotOurs(Exception):
    """The answer is in a piece, or is not in the draft any more: nothing can be added there."""


def explain(draft: Draft, staff: Staff, reading: Reading, document: Document, name: str, klass: str) -> str:
    """Add to an answer a mistake that has to be written, once; returns the place where it is. Raises NotOurs."""
    part = next((part for _screen, part in parts(document) if getattr(part, "id", "") == name), None)
    place, is_brought = place_of(reading, document, f"inputs.{name}")
    if part is None or is_brought or not _is_answer(reading.tree, source.path_of(place), name):
        raise NotOurs
    path, equals = source.path_of(place), klass if isinstance(part, Choice | Upload) else ""
    at = [0]

    def change(whole: Whole) -> Whole:
        holder = source.get(whole["tree"], path)
        mistakes = list(holder.get("mistakes") or [])
        waiting = [not each.get("say") and each.get("equals", "") == equals for each in mistakes]
        same = [number for number, is_waiting in enumerate(waiting) if is_waiting]
        at[0] = same[0] if same else len(mistakes)
        if same:
            return whole
        mistake = {"id": naming.new_id("erreur", naming.ids_in(whole["tree"])), "say": ""}
        mistakes.append({**mistake, "equals": equals} if equals else mistake)
        return {**whole, "tree": source.put(whole["tree"], (*path, "mistakes"), mistakes)}

    operations.edit(draft, staff, "add", f"{place}.mistakes", change)
    return f"{place}.mistakes.{at[0]}"


def _is_answer(tree: Any, path: Path, name: str) -> bool:
    try:
        found = source.get(tree, path)
    except source.NoSuchPlace:
        return False
    return isinstance(found, dict) and name in [found.get(key) for key in ("id", *KINDS)]
