"""The skills diagnostic: which screen comes next, and what is known so far. Pure: same arguments, same answer.

diagnostic = Diagnostic(bank, seed=12, start=1, needed={"compte": 2})
history = []
while (item := diagnostic.next_item(history)) is not None:
    history.append((item, "ok"))
diagnostic.estimate(history)  # {"pointer": [0.01, 0.04, 0.25, 0.7], …}
"""

from collections.abc import Iterable, Mapping
from typing import Any

from inclusion.assessments.estimate import History, Model, Weights, level_weights, model, posterior
from inclusion.assessments.scale import Bank, DiagnosticRefused, read_bank
from inclusion.assessments.selection import LONGEST, Cell, Rules, cells, choose
from inclusion.assessments.sitting import Sitting, read_history, screens_by_skill

#: The four drawings of the optional first question: the mean of the general ease, in logits.
STARTS = (-1.0, -0.5, 0.1, 0.7)


class UnknownStart(DiagnosticRefused):
    """The declared start is none of the four drawings."""


class UnknownLevel(DiagnosticRefused):
    """A level is asked of a skill that the bank has not, or is none of its levels."""


class Prepared:
    """A bank read and laid on the grid, to be made once and given to every sitting. Raises BankRefused."""

    def __init__(self, bank: Mapping[str, Any]) -> None:
        self.bank: Bank = read_bank(bank)
        self.model: Model = model(self.bank)
        self.cells: tuple[Cell, ...] = cells(self.model)


class Diagnostic:
    """One sitting. It remembers nothing: everything is a function of the bank, the options and the history.

    `history` is a list of `(item_id, outcome)`, oldest first, outcome in "ok", "help" (done with a hint), "ko",
    "unknown" (« je ne sais pas », a failure) and "skip" (unusable screen, or somebody else did it: no information).
    When an item has `also`, what was observed beside it is added to the history under these ids: that is evidence,
    but no screen. Ids of `retired` are screens without evidence. Errors are DiagnosticRefused, in French.
    """

    def __init__(
        self,
        bank: Mapping[str, Any] | Prepared,
        seed: int = 0,
        *,
        longest: int = LONGEST,
        start: int | None = None,
        excluded: Iterable[str] = (),
        needed: Mapping[str, int] | None = None,
        rated: Mapping[str, int] | None = None,
        unscored: Iterable[str] = (),
    ) -> None:
        """`bank` is a dict (see `scale`), or the same one Prepared, which is quicker.

        `longest` is the most screens (20; 12 in the short form). `start` is the drawing chosen, 0 to 3, or None.
        `excluded` are ids that may not be asked, such as those seen in the last 90 days; ids that the bank has not
        are no error there. `needed` are the levels that the wanted démarche asks for. `rated` are levels corrected
        by an aidant: kept in `rated`, beside the measure, and never mixed with it. `unscored` are items that are
        screens but no evidence, with all that is observed beside them (`anchor`). Raises BankRefused, UnknownStart
        and UnknownLevel.
        """
        self.prepared = bank if isinstance(bank, Prepared) else Prepared(bank)
        self.mean = _mean(start)
        self.rated = self._levels(rated)
        items = self.prepared.bank.items
        asked = [name for name in unscored if name in items]
        self.unscored = frozenset(also for name in asked for also in (name, *items[name].also))
        self.rules = Rules(seed, longest, frozenset(excluded), self._levels(needed))

    def next_item(self, history: History) -> str | None:
        """The id of the next item to show; None when the sitting is over. Raises UnknownItem, UnknownOutcome."""
        sitting = self.sitting(history)
        return choose(self.prepared.cells, self._thetas(sitting), sitting, self.rules)

    def estimate(self, history: History) -> dict[str, list[float]]:
        """The probability of each level, 0 first, of each skill of the bank. Raises UnknownItem, UnknownOutcome."""
        thetas = self._thetas(self.sitting(history))
        return {skill: list(level_weights(weights)) for skill, weights in thetas.items()}

    def weights(self, history: History) -> dict[str, Weights]:
        """The probability of each point of each skill (`estimate.points`), finer than `estimate`: for calibration."""
        return self._thetas(self.sitting(history))

    def seen(self, history: History) -> dict[str, int]:
        """How many screens asked directly for each skill: at 0, its level is only inferred."""
        return dict(screens_by_skill(self.prepared.bank, self.sitting(history)))

    def sitting(self, history: History) -> Sitting:
        """What the history says: evidence, screens, and what was ignored and why."""
        return read_history(self.prepared.bank, history, self.unscored)

    def _thetas(self, sitting: Sitting) -> dict[str, Weights]:
        return posterior(self.prepared.model, sitting.evidence, self.mean)

    def _levels(self, asked: Mapping[str, int] | None) -> dict[str, int]:
        bank = self.prepared.bank
        for skill, level in (asked or {}).items():
            if skill not in bank.skills:
                raise UnknownLevel(f"Cette compétence n’est pas dans la banque : {skill}.")
            if isinstance(level, bool) or not isinstance(level, int) or level not in range(bank.levels):
                raise UnknownLevel(f"Le niveau de « {skill} » va de 0 à {bank.levels - 1}.")
        return dict(asked or {})


def _mean(start: int | None) -> float:
    if start is None:
        return 0.0
    if isinstance(start, bool) or not isinstance(start, int) or start not in range(len(STARTS)):
        raise UnknownStart(f"Le départ va de 0 à {len(STARTS) - 1}.")
    return STARTS[start]
