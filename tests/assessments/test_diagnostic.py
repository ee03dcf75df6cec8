"""The contract of the diagnostic: options, what a history may hold, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inclusion.assessments.engine import Diagnostic, Prepared, UnknownLevel, UnknownStart
from inclusion.assessments.scale import DiagnosticRefused
from inclusion.assessments.sitting import RETIRED, SKIPPED, UnknownItem, UnknownOutcome
from tests.assessments.banks import ten_skills, tiny

pytestmark = pytest.mark.once


def test_a_bank_may_be_prepared_once():
    assert Diagnostic(Prepared(tiny()), 5).estimate([("facile", "ok")]) == Diagnostic(tiny(), 5).estimate(
        [("facile", "ok")]
    )


def test_a_declared_start_moves_everything_and_is_no_result():
    easy, hard = (Diagnostic(ten_skills(), start=start).estimate([]) for start in (3, 0))
    assert all(sum(easy[skill][2:]) > sum(hard[skill][2:]) for skill in easy)
    assert all(max(weights) < 0.9 for weights in easy.values())


def test_corrections_of_an_aidant_stay_beside_the_measure():
    history = [("pointer-0-0", "ok"), ("clavier-1-1", "ko")]
    rated, measured = Diagnostic(ten_skills(), rated={"clavier": 3}), Diagnostic(ten_skills())
    assert rated.rated == {"clavier": 3}
    assert rated.estimate(history) == measured.estimate(history)
    assert rated.next_item(history) == measured.next_item(history)


def test_side_observations_are_evidence_but_no_screens():
    diagnostic = Diagnostic(ten_skills(), longest=2)
    beside = [("formulaire-1-1", "ok"), ("formulaire-1-1#clavier", "ok")]
    assert diagnostic.next_item(beside) is not None
    assert diagnostic.next_item([*beside, ("clavier-1-1", "ok")]) is None
    assert diagnostic.seen(beside)["clavier"] == 0
    without = diagnostic.estimate(beside[:1])
    assert sum(diagnostic.estimate(beside)["clavier"][2:]) > sum(without["clavier"][2:])


def test_a_failed_observation_is_no_failure_in_a_row():
    sitting = Diagnostic(ten_skills()).sitting
    beside = [("formulaire-1-1", "ko"), ("formulaire-1-1#clavier", "ko")]
    assert sitting(beside).failures == 1
    assert sitting([*beside, ("compte-1-1", "skip"), ("compte-1-2", "unknown")]).failures == 2
    assert sitting([*beside, ("compte-1-1", "help")]).failures == 0


def test_retired_items_are_screens_without_evidence():
    """A sitting goes on although its first screen has left the bank since; the reason is told."""
    diagnostic = Diagnostic({**tiny(), "retired": ["ancien"]}, longest=2)
    history = [("ancien", "ko"), ("facile", "skip")]
    assert diagnostic.estimate(history) == diagnostic.estimate([])
    assert diagnostic.sitting(history).ignored == (("ancien", RETIRED), ("facile", SKIPPED))
    assert diagnostic.next_item(history[:1]) == "facile"
    assert diagnostic.next_item(history) is None


@pytest.mark.parametrize(
    ("history", "error", "says"),
    [
        ([("perdu", "ok")], UnknownItem, "perdu"),
        ([("facile", "bravo")], UnknownOutcome, "bravo"),
        ([("facile", None)], UnknownOutcome, "None"),
        ([("facile", ["ok"])], UnknownOutcome, "ok"),
        ([("facile", "OK")], UnknownOutcome, "OK"),
        ([("facile",)], UnknownItem, "couple"),
        ([("facile", "ok", 3)], UnknownItem, "couple"),
        (["facile"], UnknownItem, "couple"),
        ([None], UnknownItem, "couple"),
        ([(1, "ok")], UnknownItem, "couple"),
    ],
)
def test_a_history_that_no_sitting_gives_is_refused(history, error, says):
    for ask in (Diagnostic(tiny()).next_item, Diagnostic(tiny()).estimate):
        with pytest.raises(error, match=says):
            ask(history)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"start": 4}, UnknownStart),
        ({"start": -1}, UnknownStart),
        ({"start": True}, UnknownStart),
        ({"start": "1"}, UnknownStart),
        ({"needed": {"compter": 1}}, UnknownLevel),
        ({"needed": {"lire": 4}}, UnknownLevel),
        ({"rated": {"lire": -1}}, UnknownLevel),
        ({"rated": {"lire": 1.5}}, UnknownLevel),
    ],
)
def test_options_of_another_scale_are_refused(options, error):
    with pytest.raises(error):
        Diagnostic(tiny(), **options)


def test_excluded_items_may_have_left_the_bank():
    assert Diagnostic(tiny(), excluded=["perdu", "facile"]).next_item([]) == "difficile"


junk = st.one_of(st.none(), st.text(max_size=3), st.integers(), st.lists(st.text(max_size=3), max_size=3))


@given(st.lists(st.one_of(junk, st.tuples(junk, junk), st.tuples(st.just("facile"), st.sampled_from(["ok", "", 3])))))
@settings(deadline=None, max_examples=60)
def test_any_junk_is_answered_or_refused_in_words(history):
    try:
        found = Diagnostic(tiny()).next_item(history)
    except DiagnosticRefused as refusal:
        assert str(refusal).endswith(".")
    else:
        assert found in (None, "facile", "difficile")
