"""A bank that lacks something, and answers that do not agree: the sitting goes on, what is said stays sensible."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.learners import imaginary_bank
from inclusion.assessments.engine import Diagnostic
from inclusion.assessments.scale import Bank
from tests.assessments.banks import outcomes as any_outcome
from tests.assessments.banks import scale, tiny

pytestmark = pytest.mark.once

LEVELS = range(4)
answers = st.lists(any_outcome, min_size=30, max_size=30)
cells = st.sets(st.tuples(st.sampled_from(["pointer", "compte", "courriel"]), st.sampled_from(LEVELS)), min_size=1)


def holed(holes: set[tuple[str, int]]) -> dict[str, Any]:
    """The ten skills without any question in these cells; what is observed in passing stays."""
    bank = imaginary_bank(scale())
    gone = {item["id"] for item in bank["items"] if (item["skill"], item["level"]) in holes and "#" not in item["id"]}
    kept = [item for item in bank["items"] if item["id"].partition("#")[0] not in gone]
    return {**bank, "items": kept}


def passed(diagnostic: Diagnostic, outcomes: list[str]) -> list[tuple[str, str]]:
    history: list[tuple[str, str]] = []
    for outcome in outcomes:
        name = diagnostic.next_item(history)
        if name is None:
            break
        history.append((name, outcome))
    return history


def said(diagnostic: Diagnostic, history: list[tuple[str, str]]) -> dict[str, list[float]]:
    """The estimate, which has every skill of the bank and only probabilities."""
    found, bank = diagnostic.estimate(history), bank_of(diagnostic)
    assert found.keys() == bank.skills.keys()
    for weights in found.values():
        assert len(weights) == bank.levels and all(0 <= p <= 1 for p in weights)
        assert math.isclose(sum(weights), 1, abs_tol=1e-9)
    return found


def bank_of(diagnostic: Diagnostic) -> Bank:
    return diagnostic.prepared.bank


@given(cells, answers, st.integers(0, 10**6))
@settings(deadline=None, max_examples=25)
def test_a_bank_with_holes_is_asked_around_them(holes: set[tuple[str, int]], outcomes: list[str], seed: int) -> None:
    diagnostic = Diagnostic(holed(holes), seed, needed={"compte": 2})
    history = passed(diagnostic, outcomes)
    cells_asked = {(item.skill, item.level) for item in (bank_of(diagnostic).items[name] for name, _o in history)}
    assert not cells_asked & holes
    assert 8 <= len(history) <= 20
    said(diagnostic, history)


def test_a_skill_without_its_second_level_is_told_from_the_others() -> None:
    """Level 1 done and level 3 done: level 2, which nothing asks, is not said to be missing."""
    diagnostic = Diagnostic(holed({("compte", 2)}))
    at_ease = said(diagnostic, [("compte-1-1", "ok"), ("compte-3-1", "ok"), ("compte-3-2", "ok")])["compte"]
    begins = said(diagnostic, [("compte-1-1", "ko"), ("compte-1-2", "ko")])["compte"]
    assert sum(at_ease[2:]) > 0.8 and sum(begins[2:]) < 0.1


def test_a_skill_that_nothing_asks_is_inferred() -> None:
    """Its level follows the ease shown elsewhere, and stays less sure than what was asked."""
    diagnostic = Diagnostic(holed({("compte", level) for level in LEVELS}))
    well, badly = (
        said(diagnostic, [(f"{skill}-2-1", outcome) for skill in ("courriel", "documents", "chercher", "formulaire")])
        for outcome in ("ok", "ko")
    )
    assert sum(well["compte"][2:]) > sum(badly["compte"][2:])
    assert max(well["compte"]) < max(well["courriel"])
    assert diagnostic.seen([("courriel-2-1", "ok")])["compte"] == 0


def test_a_needed_skill_that_nothing_asks_does_not_keep_anybody() -> None:
    diagnostic = Diagnostic(holed({("compte", level) for level in LEVELS}), needed={"compte": 2})
    assert len(passed(diagnostic, ["ok"] * 30)) <= 20


def test_answers_that_contradict_each_other_meet_in_between() -> None:
    """The easy screen failed and the hard one done: each of them counts, whichever came first."""
    worst, best = (above(outcome, outcome) for outcome in ("ko", "ok"))
    assert above("ko", "ok") == pytest.approx(above("ko", "ok", is_turned=True))
    for mixed in (above("ko", "ok"), above("ok", "ko")):
        assert all(low < middle < high for low, middle, high in zip(worst, mixed, best, strict=True))


def above(easy: str, hard: str, is_turned: bool = False) -> list[float]:
    """The probabilities of level 1 or more, 2 or more, 3."""
    history = [("facile", easy), ("difficile", hard)]
    found = said(Diagnostic(tiny()), history[::-1] if is_turned else history)["lire"]
    return [sum(found[level:]) for level in (1, 2, 3)]


def test_the_same_screen_answered_in_two_ways_counts_twice() -> None:
    """Which came first does not matter, and neither answer wins."""
    diagnostic = Diagnostic(tiny())
    both = [said(diagnostic, [("facile", one), ("facile", other)])["lire"] for one, other in ORDERS]
    assert both[0] == pytest.approx(both[1])
    assert (
        said(diagnostic, [("facile", "ko")])["lire"][0] > both[0][0] > said(diagnostic, [("facile", "ok")])["lire"][0]
    )


ORDERS = (("ok", "ko"), ("ko", "ok"))


@given(st.lists(st.tuples(st.sampled_from(["facile", "difficile"]), any_outcome), max_size=400))
@settings(deadline=None, max_examples=40)
def test_however_often_answers_change_they_leave_probabilities(history: list[tuple[str, str]]) -> None:
    said(Diagnostic(tiny()), history)
