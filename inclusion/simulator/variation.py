"""Twins and surprises: the same démarche with other words, another order, or something that does not go as usual.

Success must mean transfer, not remembered clicks. A seed decides, and always the same; seed 0 changes nothing. Names
never change, so what is proved of a world holds for all of its twins.
"""

from hashlib import sha256

from inclusion.records import frozen
from inclusion.simulator.components import Component, Pressed
from inclusion.simulator.schema import Document, Screen


@frozen
class Variation:
    """What a seed makes of a module: its twin, the surprise planted in it (or ""), and the layout of its sites."""

    document: Document
    surprise: str = ""
    layout: str = ""


def vary(document: Document, seed: int) -> Variation:
    """The variation of a seed. Surprises come in turn, so that each is met: none, the first, the second, none…"""
    if seed == 0:
        return Variation(document)
    surprises = ["", *(surprise.id for surprise in document.surprises)]
    layouts = document.twins.layouts
    screens = {name: _twin(document, name, screen, seed) for name, screen in document.screens.items()}
    return Variation(
        document.model_copy(update={"screens": screens}),
        surprises[seed % len(surprises)],
        layouts[_draw(seed, "layout", len(layouts))] if layouts else "",
    )


def _draw(seed: int, name: str, among: int) -> int:
    """A number below `among` that depends on the seed and the name only."""
    return int.from_bytes(sha256(f"{seed} {name}".encode()).digest()[:8]) % among


def _twin(document: Document, name: str, screen: Screen, seed: int) -> Screen:
    body = [_relabelled(document, part, seed) for part in screen.body]
    if name in document.twins.shuffle:
        body = _shuffled(body, seed, name)
    return screen.model_copy(update={"body": body})


def _relabelled(document: Document, part: Component, seed: int) -> Component:
    identity = getattr(part, "id", "")
    others = document.twins.labels.get(identity)
    if not others:
        return part
    labels = [part.label, *others]  # type: ignore[union-attr]
    return part.model_copy(update={"label": labels[_draw(seed, identity, len(labels))]})


def _shuffled(body: list[Component], seed: int, name: str) -> list[Component]:
    """The things to press change places with each other; everything else stays where it is."""
    places = [place for place, part in enumerate(body) if isinstance(part, Pressed)]
    order = sorted(places, key=lambda place: _draw(seed, f"{name} {body[place].id}", 2**32))  # type: ignore[union-attr]
    found = list(body)
    for place, other in zip(places, order, strict=True):
        found[place] = body[other]
    return found
