"""The finished sittings of this installation, as calibration reads them: no name, no date, no person."""

from collections.abc import Iterable

from inclusion.assessments import deck
from inclusion.assessments.calibration import Record
from inclusion.assessments.models import Answer, Sitting


def records() -> list[Record]:
    """Every sitting that was finished, or stopped after some answers, judged with the parameters of today."""
    answers: dict[int, list[tuple[str, str]]] = {}
    rows = Answer.select(Answer.sitting, Answer.item, Answer.outcome).order_by(Answer.id).tuples()
    for sitting, item, outcome in rows.iterator():
        answers.setdefault(sitting, []).append((item, outcome))
    finished = Sitting.select(Sitting.id, Sitting.start, Sitting.anchor, Sitting.groups)
    finished = finished.where(Sitting.ended_at.is_null(False)).order_by(Sitting.id)
    return [record(sitting, answers[sitting.id]) for sitting in finished.iterator() if sitting.id in answers]


def record(sitting: Sitting, history: Iterable[tuple[str, str]]) -> Record:
    """One sitting. What is seen in passing helps to know the person, and is not judged: not everybody tries it."""
    known = deck.known(list(history))
    diagnostic = deck.diagnostic(0, start=sitting.start, unscored=[sitting.anchor])
    screens = [(name, outcome) for name, outcome in known if not deck.prepared().bank.items[name].is_observed]
    return Record(
        history=[pair for pair in screens if pair[0] != sitting.anchor],
        weights=diagnostic.weights(known),
        groups=sitting.groups or {},
        beside=[pair for pair in screens if pair[0] == sitting.anchor],
    )
