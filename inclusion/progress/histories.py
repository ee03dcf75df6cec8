"""What learners have shown and what aidants say of it, in the order in which the rules of autonomy read it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from inclusion.modules.library import Edition
from inclusion.modules.models import Evidence
from inclusion.progress.autonomy import Judgement, Level, Proof, step_level
from inclusion.progress.models import Correction

#: For each step, (number of the evidence, 1 for what an aidant says after it, what was shown or said).
History = dict[str, list[tuple[int, int, Proof | Judgement]]]
Histories = dict[tuple[int | None, str], History]
#: Said of the whole démarche: it counts for each of its steps.
WHOLE = ""


class Judged(NamedTuple):
    """What an aidant says of a step (empty: of the whole démarche), and the latest evidence that came before."""

    learner_id: int
    slug: str
    step: str
    after: int
    said: Judgement


def histories(
    learner_ids: list[int],
    slug: str | None = None,
    proofs: Iterable[Evidence] | None = None,
    judged: Iterable[Judged] | None = None,
) -> Histories:
    """Everything about these learners (and one démarche), by learner and démarche, in two queries at most.

    `proofs`, `judged`: their evidence and what aidants say, when they are at hand.
    """
    found: Histories = defaultdict(lambda: defaultdict(list))
    if proofs is None:
        proofs = Evidence.of_learners(learner_ids)
        proofs = proofs.where(Evidence.slug == slug) if slug is not None else proofs
    for row in proofs:
        found[row.learner_id, row.slug][row.step].append((row.id, 0, proof_of(row)))
    for one in judgements(learner_ids, slug) if judged is None else judged:
        found[one.learner_id, one.slug][one.step].append((one.after, 1, one.said))
    return found


def judgements(learner_ids: list[int], slug: str | None = None) -> Iterator[Judged]:
    rows = Correction.of_learners(learner_ids)
    for row in rows if slug is None else rows.where(Correction.slug == slug):
        yield Judged(row.learner_id, row.slug, row.step, row.after, judgement_of(row))


def proof_of(row: Evidence) -> Proof:
    return Proof(row.mode, row.outcome, row.help, row.hand, row.persona, row.day, len(row.mistakes))


def judgement_of(row: Correction) -> Judgement:
    return Judgement(row.level, row.staff.name if row.staff else "", row.reason, row.day)


def levels_of(edition: Edition, history: History) -> dict[str, Level]:
    """The level of each step of a démarche, in order."""
    whole = history.get(WHOLE, [])
    return {step.id: step_level(_ordered([*history.get(step.id, []), *whole])) for step in edition.document.steps}


def _ordered(found: list[tuple[int, int, Proof | Judgement]]) -> Iterable[Proof | Judgement]:
    """By number of the evidence, whatever the clock said; a sort that keeps the order of what is equal."""
    return [each for _number, _said, each in sorted(found, key=lambda entry: entry[:2])]
