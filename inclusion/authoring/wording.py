"""What the checks say, in the words of the forms: a trainer has never seen the keys of a module."""

import re

from inclusion.authoring.shapes import MODULE, SHAPES
from inclusion.simulator.words import typeset

KEY = re.compile("«[\u202f\u00a0 ]?([a-z_]+)[\u202f\u00a0 ]?»")


def told(message: str) -> str:
    """« why » becomes « Pourquoi, une fois réussi »."""
    labels = {ask.key: str(ask.label) for shape in (*SHAPES.values(), MODULE) for ask in shape}
    labels |= {"mistakes": "Erreurs fréquentes", "screens": "Écrans", "steps": "Étapes", "start": "Fenêtres"}
    labels |= {"confusions": "Ce que l’on confond", "traces": "Vu en passant"}
    return typeset(
        KEY.sub(lambda found: f"«\u202f{labels.get(found[1], found[1].replace('_', ' '))}\u202f»", message)
    )
