"""What a history says: which answers are evidence, which were screens, and how the last ones went."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from inclusion.assessments.estimate import HELP, KO, OK, OUTCOMES, SKIP, UNKNOWN, History
from inclusion.assessments.scale import Bank, DiagnosticRefused
from inclusion.records import frozen

FAILED = (KO, UNKNOWN)
#: Why an entry of a history is no evidence.
RETIRED, SKIPPED, ANCHOR = "retired", "skipped", "anchor"


class UnknownItem(DiagnosticRefused):
    """A history names an item that the bank never had."""


class UnknownOutcome(DiagnosticRefused):
    """A history holds an outcome that no screen gives."""


@frozen
class Sitting:
    """`evidence` are the answers that count; `screens` the questions shown, oldest first, side observations left out.

    `ignored` are the entries that prove nothing, with the reason: the item has since been retired from the bank (its
    difficulty is no longer known; it still was a screen), the screen was skipped, or it is the anchor, asked for the
    calibration alone.
    """

    evidence: History
    screens: History
    ignored: tuple[tuple[str, str], ...]

    @cached_property
    def asked(self) -> frozenset[str]:
        return frozenset(name for name, _outcome in self.screens)

    @property
    def measured(self) -> int:
        """How many screens were shown for the measure: all but the anchor."""
        anchors = {name for name, reason in self.ignored if reason == ANCHOR}
        return sum(name not in anchors for name, _outcome in self.screens)

    @property
    def failures(self) -> int:
        """Failures in a row at the end; a skipped screen neither adds to them nor ends them."""
        count = 0
        for _name, outcome in reversed(self.screens):
            if outcome in (OK, HELP):
                break
            count += outcome in FAILED
        return count


def read_history(bank: Bank, history: Iterable[tuple[str, str]], unscored: Collection[str] = frozenset()) -> Sitting:
    """The sitting that a list of `(item_id, outcome)` tells. Raises UnknownItem and UnknownOutcome.

    An item that is there twice was answered twice: both count. A side observation counts wherever it stands.
    """
    evidence, screens, ignored = [], [], []
    for entry in history:
        name, outcome = _entry(entry)
        if name not in bank.items and name not in bank.retired:
            raise UnknownItem(f"Cet item n’est pas dans la banque : {name}.")
        if name in bank.retired or not bank.items[name].is_observed:
            screens.append((name, outcome))
        reason = RETIRED if name in bank.retired else ANCHOR if name in unscored else SKIPPED
        if reason != SKIPPED or outcome == SKIP:
            ignored.append((name, reason))
        else:
            evidence.append((name, outcome))
    return Sitting(tuple(evidence), tuple(screens), tuple(ignored))


def _entry(entry: object) -> tuple[str, str]:
    if not isinstance(entry, tuple | list) or len(entry) != 2 or not isinstance(entry[0], str):
        raise UnknownItem("Une réponse est un couple : l’item, puis ce qui s’est passé.")
    name, outcome = entry
    if not isinstance(outcome, str) or outcome not in OUTCOMES:
        raise UnknownOutcome(f"Ce n’est pas une issue : {outcome!r}. Il y a {', '.join(OUTCOMES)}.")
    return name, outcome


def screens_by_skill(bank: Bank, sitting: Sitting) -> Mapping[str, int]:
    """How many screens asked directly for each skill: 0 means that its level is only inferred."""
    count, ignored = dict.fromkeys(bank.skills, 0), dict(sitting.ignored)
    for name, outcome in sitting.screens:
        if outcome != SKIP and ignored.get(name, SKIPPED) == SKIPPED:
            count[bank.items[name].skill] += 1
    return count
