"""What learners have shown and what aidants say of it, in the order in which the rules of autonomy read it."""

from collections import defaultdict
from collections.abc import Iterable

from inclusion.modules.library import Edition
from inclusion.modules.models import Evidence
from inclusion.progress.autonomy import Judgement, Level, Proof, step_level
from inclusion.progress.models import Correction

#: For each step, (number of the evidence, 1 for what an aidant says after it, what was shown or said).
History = dict[str, list[tuple[int, int, Proof | Judgement]]]
Histories = dict[tuple[int | None, str], History]
#: Said of the whole démarche: it counts for each of its steps.
WHOLE = ""


def histories(learner_ids: list[int], slug: str | None = None, proofs: Iterable[Evidence] | None = None) -> Histories:
    """Everything about these learners (and one démarche), by learner and démarche, in two queries.

    `proofs`: their evidence, when it is at hand.
    """
    found: Histories = defaultdict(lambda: defaultdict(list))
    said = Correction.of_learners(learner_ids)
    if proofs is None:
        proofs = Evidence.of_learners(learner_ids)
        proofs = proofs.where(Evidence.slug == slug) if slug is not None else proofs
    if slug is not None:
        said = said.where(Correction.slug == slug)
    for row in proofs:
        found[row.learner_id, row.slug][row.step].append((row.id, 0, proof_of(row)))
    for correction in said:
        found[correction.learner_id, correction.slug][correction.step].append(
            (correction.after, 1, judgement_of(correction))
        )
    return found


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
