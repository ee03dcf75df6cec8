"""The screen that counts for the calibration alone: when it comes, what it may be, and what it changes."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inclusion.assessments.anchor import TURNS, anchor
from inclusion.assessments.engine import Diagnostic
from inclusion.assessments.sitting import ANCHOR
from tests.assessments.banks import outcomes, ten_skills

pytestmark = pytest.mark.once


def sat(answers, seed):
    """A whole sitting with its anchor, and the diagnostic that knows of it: (history, anchor, turn)."""
    found, turn, history = "", None, []
    for outcome in answers:
        diagnostic = Diagnostic(ten_skills(), seed, unscored=[found])
        if (name := diagnostic.next_item(history)) is None:
            break
        if not found and (found := anchor(diagnostic, history) or ""):
            name, turn = found, len(diagnostic.sitting(history).screens)
        history += [(name, outcome), *((also, "ok") for also in ten_skills().bank.items[name].also)]
    return history, found, turn


@given(st.lists(outcomes, min_size=20, max_size=20), st.integers(0, 10**6))
@settings(deadline=None, max_examples=25)
def test_it_comes_once_after_the_first_screens_and_never_after_a_failure(answers, seed):
    history, name, turn = sat(answers, seed)
    names = [one for one, _outcome in history]
    assert len(set(names)) == len(names), "it is an item that was not asked, and is not asked again"
    if name:
        before = history[: names.index(name)]
        assert turn >= TURNS[0] and ten_skills().bank.items[name].level
        assert Diagnostic(ten_skills()).sitting(before).failures == 0
    assert name or set(answers) != {"ok"}, "only a difficulty may leave a sitting without one"


def test_every_sitting_that_goes_well_has_one_and_any_item_may_be_it():
    found = [sat(["ok"] * 20, seed) for seed in range(60)]
    assert {turn for _history, _name, turn in found} == set(TURNS)
    skills = Counter(ten_skills().bank.items[name].skill for _history, name, _turn in found)
    assert len(skills) >= 8 and max(skills.values()) < 20


@pytest.mark.parametrize("outcome", ["ok", "help", "ko"])
def test_it_is_a_screen_but_no_evidence(outcome):
    plain, knowing = Diagnostic(ten_skills()), Diagnostic(ten_skills(), unscored=["compte-2-1", "gone"])
    history = [("pointer-0-0", "ok"), ("compte-2-1", outcome), ("compte-2-1#clavier", "ok"), ("clavier-1-1", "ok")]
    counted = [history[0], history[3]]
    assert knowing.estimate(history) == plain.estimate(counted)
    assert knowing.seen(history)["compte"] == 0
    assert dict(knowing.sitting(history).ignored) == {"compte-2-1": ANCHOR, "compte-2-1#clavier": ANCHOR}
    assert (len(knowing.sitting(history).screens), knowing.sitting(history).measured) == (3, 2)


def test_a_failure_there_is_a_failure_for_who_lives_it():
    """Whoever fails it is given something easy next, as after any other screen; it takes none of the eight."""
    knowing = Diagnostic(ten_skills(), unscored=["compte-2-1"])
    assert knowing.sitting([("clavier-1-1", "ko"), ("compte-2-1", "ko")]).failures == 2
    history = []
    while (name := knowing.next_item(history)) is not None:
        history.append((name, "ok"))
        if len(history) == 3:
            history.append(("compte-2-1", "ko"))
    assert len(history) >= 9
