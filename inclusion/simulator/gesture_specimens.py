"""One invented gesture of every type, to do, refused, done and passed over: the gallery shows them."""

from collections.abc import Iterator
from typing import Literal

from inclusion.simulator.components import WORDS
from inclusion.simulator.gestures import DONE, MISSING, SKIPPED, WRONG
from inclusion.simulator.sentences import GESTURES
from inclusion.simulator.shown import Shown

Size = Literal["large", "medium", "small"]

#: type: label, what it is about, size, times
SPECIMENS: dict[str, tuple[str, str, Size, int]] = {
    "move": ("Les ronds", "le rond jaune", "large", 3),
    "click": ("Le bouton", "Bonjour", "medium", 3),
    "double": ("Le document", "Photo", "large", 1),
    "right": ("Le menu du document", "Facture", "large", 1),
    "drag": ("Le rangement", "Facture", "medium", 1),
    "scroll": ("La longue page", "Je suis en bas", "large", 1),
    "type": ("L’adresse", "zoé.français@exemple.test", "large", 1),
    "select": ("Les mots à choisir", "le rendez-vous de lundi", "large", 1),
    "copy": ("Le numéro du dossier", "AB-12-CD", "large", 1),
    "touch": ("Le bouton à toucher", "Ici", "large", 2),
    "zoom": ("Les petites lettres", "Vous savez lire de près.", "large", 1),
}
SMALL = ("Un petit bouton", "OK", "small", 5)


def everything() -> dict[str, list[Shown]]:
    """What the gallery shows: in every state, pointed at, and watched in a demonstration."""
    watched = [_shown(name, "vu", "") for name in SPECIMENS]
    return {"hands": list(states()), "pointed_hands": [_shown("click", "ici", "")], "watched_hands": watched}


def states() -> Iterator[Shown]:
    """Each type three times, then what is rarer."""
    for name in SPECIMENS:
        yield _shown(name, "faire", "")
        yield _shown(name, "refus", WRONG if name in WORDS else MISSING)
        yield _shown(name, "fait", DONE)
    yield _shown("click", "petit", "", SMALL)
    yield _shown("touch", "passe", SKIPPED)


def _shown(name: str, state: str, tone: str, specimen: tuple[str, str, str, int] | None = None) -> Shown:
    label, target, size, times = specimen or SPECIMENS[name]
    return Shown(
        "gesture",
        f"{name}-{state}",
        label,
        text=target,
        hint="Prenez tout votre temps." if state == "faire" else "",
        type=name,
        value="ok" if tone in (DONE, SKIPPED) else target[:3] if tone == WRONG else "",
        error="Faites le geste demandé." if tone in (MISSING, WRONG) else "",
        size=size,
        times=times,
        ask=GESTURES[name],
        tone=tone,
        number=4 if tone == WRONG else 0,
    )
