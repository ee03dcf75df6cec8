"""Which screen comes next: what holds for any answers, and on any bank."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inclusion.assessments.engine import Diagnostic
from inclusion.assessments.estimate import outcomes, points
from inclusion.assessments.selection import GENTLE, MANAGED, draw
from tests.assessments.banks import any_bank, scale, ten_skills, tiny
from tests.assessments.banks import outcomes as any_outcome

pytestmark = pytest.mark.once

DRAWN = [2, 0, 2, 0, 1, 1, 2, 0]
answers = st.lists(any_outcome, min_size=30, max_size=30)


def played(diagnostic, given_outcomes, aside="ok"):
    """The history of a sitting where the screens end like this; what is observed beside them always ends `aside`."""
    history = []
    items = diagnostic.prepared.bank.items
    for outcome in given_outcomes:
        name = diagnostic.next_item(history)
        if name is None:
            break
        history += [(name, outcome), *((also, aside) for also in items[name].also)]
    return history


def asked(diagnostic, history):
    items = diagnostic.prepared.bank.items
    return [name for name, _outcome in history if not items[name].is_observed]


def moments(diagnostic, history):
    """Each question of a history with what stood before it."""
    items = diagnostic.prepared.bank.items
    return [(history[:end], name) for end, (name, _o) in enumerate(history) if not items[name].is_observed]


def eases(diagnostic, before):
    """For each item that may be asked: the probability to do it alone, and alone or with the hint."""
    bank, estimate, weights = diagnostic.prepared.bank, diagnostic.estimate(before), diagnostic.weights(before)
    gone, found = {name for name, _outcome in before} | diagnostic.rules.excluded, {}
    for item in bank.items.values():
        skill = bank.skills[item.skill]
        needs = [need for need in skill.prerequisites if need.level <= item.level]
        is_open = all(sum(estimate[need.skill][need.needed :]) >= 0.5 for need in needs)
        if item.id not in gone and not item.is_observed and is_open:
            at_points = [outcomes(item, theta) for theta in points(skill.cuts)]
            alone = sum(w * ok for w, (ok, _h, _k) in zip(weights[item.skill], at_points, strict=True))
            hinted = sum(w * helped for w, (_o, helped, _k) in zip(weights[item.skill], at_points, strict=True))
            found[item.id] = (alone, alone + hinted)
    return found


def failures(before, diagnostic):
    """How many questions in a row failed, skipped ones apart."""
    screens = [outcome for name, outcome in before if name in asked(diagnostic, before) and outcome != "skip"]
    count = 0
    while count < len(screens) and screens[-1 - count] in ("ko", "unknown"):
        count += 1
    return count


@given(answers, st.integers(), st.sampled_from([None, 0, 3]))
@settings(deadline=None, max_examples=15)
def test_gates_and_guards_hold_all_along(given_outcomes, seed, start):
    diagnostic = Diagnostic(ten_skills(), seed, start=start)
    for turn, (before, name) in enumerate(moments(diagnostic, played(diagnostic, given_outcomes))):
        possible = eases(diagnostic, before)
        assert name in possible, "a prerequisite is missing, or it was asked before"
        alone, managed = possible[name]
        if turn < 2 and any(ease >= GENTLE for ease, _managed in possible.values()):
            assert alone >= GENTLE
        if failures(before, diagnostic) >= 2:
            assert managed >= MANAGED or managed == max(ease for _alone, ease in possible.values())
            assert sum(ease > managed for _alone, ease in possible.values()) < 9, "after two failures, the surest"


@given(answers, st.integers(), st.integers(0, 25), st.sets(st.sampled_from(sorted(ten_skills().bank.items))))
@settings(deadline=None, max_examples=20)
def test_a_sitting_ends_and_asks_nothing_twice_nor_what_is_excluded(given_outcomes, seed, longest, excluded):
    diagnostic = Diagnostic(ten_skills(), seed, longest=longest, excluded=excluded)
    history = played(diagnostic, given_outcomes)
    screens = asked(diagnostic, history)
    assert len(screens) <= longest
    assert len(set(screens)) == len(screens)
    assert not excluded.intersection(screens)
    assert diagnostic.next_item(history) is None


@given(any_bank(), answers, st.integers(), st.data())
@settings(deadline=None, max_examples=50)
def test_any_bank_can_be_asked(bank, given_outcomes, seed, data):
    names = [entry["id"] for entry in bank["items"]]
    excluded = data.draw(st.sets(st.sampled_from(names))) if names else set()
    diagnostic = Diagnostic(bank, seed, excluded=excluded, needed={"s0": 2})
    history = played(diagnostic, given_outcomes)
    screens = asked(diagnostic, history)
    assert len(set(screens)) == len(screens) <= 20
    assert not excluded.intersection(screens)
    assert all(name in eases(diagnostic, before) for before, name in moments(diagnostic, history))


@given(answers, st.integers())
@settings(deadline=None, max_examples=8)
def test_the_same_answers_lead_to_the_same_screen(given_outcomes, seed):
    """A page that is loaded again, on another server, is the same page."""
    history = played(Diagnostic(ten_skills(), seed), given_outcomes)
    again = Diagnostic(ten_skills(), seed)
    for before, name in reversed(moments(again, history)):
        assert again.next_item(before) == again.next_item([list(entry) for entry in before]) == name


def test_seeds_give_other_screens():
    firsts = {Diagnostic(ten_skills(), seed).next_item([]) for seed in range(30)}
    assert len(firsts) == 3


def test_chance_is_the_same_on_every_machine():
    assert [draw(3, 12, turn, "cell") for turn in range(8)] == DRAWN


def test_a_sitting_begins_with_a_warm_up():
    for seed, start in [(0, None), (1, 0), (2, 3)]:
        name = Diagnostic(ten_skills(), seed, start=start).next_item([])
        assert ten_skills().bank.items[name].level == 0


def test_without_warm_ups_it_begins_with_the_easiest():
    assert Diagnostic(tiny()).next_item([]) == "facile"


def test_a_person_at_ease_is_asked_more_than_easy_things():
    diagnostic = Diagnostic(ten_skills())
    history = played(diagnostic, ["ok"] * 30)
    levels = [diagnostic.prepared.bank.items[name].level for name in asked(diagnostic, history)]
    assert levels.count(3) >= 3
    assert all(sum(weights[2:]) > 0.85 for weights in diagnostic.estimate(history).values())


def test_a_person_who_fails_everything_is_left_in_peace():
    """Level 1 and warm-ups only, not all twenty screens, and no skill is called autonomous."""
    diagnostic = Diagnostic(ten_skills())
    history = played(diagnostic, ["ko"] * 30, aside="ko")
    assert all(diagnostic.prepared.bank.items[name].level <= 1 for name in asked(diagnostic, history)[2:])
    assert len(asked(diagnostic, history)) <= 12
    assert all(sum(weights[2:]) < 0.5 for weights in diagnostic.estimate(history).values())


def test_it_stops_between_eight_screens_and_the_longest():
    """Eight for who does everything or nothing; twenty when no screen can be used, and so nothing is learnt."""
    lengths = {
        outcome: len(asked(diagnostic, played(diagnostic, [outcome] * 30, aside=outcome)))
        for outcome in ("ok", "ko", "skip")
        for diagnostic in [Diagnostic(ten_skills())]
    }
    assert lengths == {"ok": 8, "ko": 8, "skip": 20}


@pytest.mark.parametrize("outcome", ["ok", "help", "ko"])
def test_what_the_demarche_needs_is_asked_directly(outcome):
    """Prerequisites still gate: somebody who fails everything is never asked to send a document."""
    needed = {"compte": 2, "documents": 1}
    diagnostic = Diagnostic(ten_skills(), seed=4, needed=needed)
    history = played(diagnostic, [outcome] * 30)
    seen = diagnostic.seen(history)
    if outcome == "ko":
        assert all(name in eases(diagnostic, before) for before, name in moments(diagnostic, history))
    else:
        assert all(seen[skill] for skill in needed)
        third = diagnostic.prepared.bank.items[asked(diagnostic, history)[2]].skill
        assert third in needed


def test_a_needed_skill_is_not_asked_for_ever():
    diagnostic = Diagnostic(ten_skills(), needed={"compte": 2})
    mixed = ["ok", "ok", *["ok", "ko"] * 10]
    assert diagnostic.seen(played(diagnostic, mixed))["compte"] <= 6


def test_a_bank_with_nothing_to_ask_ends_at_once():
    assert Diagnostic({**scale(), "items": []}).next_item([]) is None
