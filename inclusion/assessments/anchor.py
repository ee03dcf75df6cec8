"""The anchor: one screen of a sitting, drawn at random, that counts for the calibration and not for the person.

The screens of the measure are chosen for what they teach, so an item meets few kinds of people; the anchor mixes
them. Nobody sees that it is another screen. It stays kind: not among the first ones, not after a failure, not what
the person would most likely fail. Pure.
"""

from collections.abc import Sequence

from inclusion.assessments.engine import Diagnostic
from inclusion.assessments.estimate import History, level_weights
from inclusion.assessments.selection import Candidate, draw, open_candidates

#: The turns among which it is drawn: from the third screen to the sixth, since every sitting has eight.
TURNS = range(2, 6)
#: What fewer than half of such people would manage, with the hint, is asked of nobody without need.
MANAGED = 0.5


def anchor(diagnostic: Diagnostic, history: History) -> str | None:
    """The item to ask now for the calibration alone; None when this is not the moment, or nothing is kind enough.

    To be asked for as long as the sitting has had none: the moment may wait for a success.
    """
    sitting, seed = diagnostic.sitting(history), diagnostic.rules.seed
    turn = len(sitting.screens)
    if turn < TURNS[draw(len(TURNS), seed, 0, "anchor turn")] or sitting.failures:
        return None
    thetas = diagnostic.weights(history)
    levels = {skill: level_weights(weights) for skill, weights in thetas.items()}
    gone = sitting.asked | diagnostic.rules.excluded
    found = drawn_from(list(open_candidates(diagnostic.prepared.cells, thetas, levels, gone)))
    return found[draw(len(found), seed, turn, "anchor")] if found else None


def drawn_from(candidates: Sequence[Candidate]) -> list[str]:
    """The items that may be drawn: no warm-up, and nothing that the person would most likely fail."""
    kind = [one for one in candidates if one.cell.level and one.managed >= MANAGED]
    return [name for one in kind for name in one.items]
