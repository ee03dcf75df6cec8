"""Do items still work: nothing too early, the moved one is found, the unfair one too, and the rest left alone."""

import json
from functools import cache
from random import Random

import pytest

from inclusion.assessments.calibration import FIT, Record, answers, by_item, calibrate, fits
from inclusion.assessments.engine import Diagnostic, Prepared
from inclusion.assessments.estimate import outcomes
from inclusion.assessments.fairness import compare_groups, mantel_haenszel
from inclusion.assessments.scale import Item

pytestmark = pytest.mark.once

LEVELS = (1, 1, 2, 2, 2, 3, 3)


@cache
def prepared():
    """One skill, seven items; two of them are dense to read."""
    items = [
        {"id": f"i{place}", "skill": "lire", "level": level, "tags": ["dense"] if place in (2, 3) else []}
        for place, level in enumerate(LEVELS)
    ]
    return Prepared({"skills": [{"id": "lire", "cuts": [-1.0, 0.0, 1.0]}], "items": items})


def records(people, shift=None, harder_for=None):
    """`people` sittings over all items. `shift`: logits by which an item really is harder; `harder_for`: a group
    for whom dense items are 1.5 logits harder."""
    chance, diagnostic, found = Random(7), Diagnostic(prepared()), []
    for number in range(people):
        theta, group = chance.gauss(0, 1.1), ("60+", "-60")[number % 2]
        history = []
        for item in prepared().bank.items.values():
            moved = (shift or {}).get(item.id, 0.0) + 1.5 * bool(item.tags and group == harder_for)
            history.append((item.id, drawn(item, theta - moved, chance)))
        found.append(Record(history, diagnostic.weights(history), {"age": group}))
    return found


def drawn(item: Item, theta: float, chance: Random) -> str:
    exact = Item(item.id, item.skill, item.level, item.format, item.b, b_sd=0.0)
    return chance.choices(("ok", "help", "ko"), outcomes(exact, theta))[0]


def test_nothing_is_said_before_300_sittings():
    few = records(299)
    assert calibrate(prepared().model, few) == {"sittings": 299, "is_enough": False, "items": []}
    assert compare_groups(prepared().model, few) == {"is_enough": False, "features": [], "items": []}


def test_an_item_that_is_harder_than_said_is_proposed_and_the_others_are_not():
    report = calibrate(prepared().model, records(600, shift={"i3": 1.4}))
    found = {entry["id"]: entry for entry in report["items"]}
    assert [name for name, entry in found.items() if entry["proposal"]] == ["i3"]
    assert found["i3"]["b_found"] - found["i3"]["b"] == pytest.approx(1.4, abs=0.4)
    assert found["i3"]["drift"] < -3 and "drift" in found["i3"]["flags"]
    assert found["i3"]["proposal"]["b_sd"] < 0.2
    assert json.loads(json.dumps(report)) == report


def test_a_bank_that_is_right_is_left_alone():
    report = calibrate(prepared().model, records(600))
    assert len(report["items"]) == len(LEVELS)
    for entry in report["items"]:
        assert entry["proposal"] is None
        assert FIT[0] < entry["infit"] < FIT[1]
        assert entry["a_found"] == pytest.approx(1.7, abs=0.6)


def test_an_item_with_few_answers_is_not_judged():
    found = records(300)
    some = [Record([one for one in r.history if one[0] != "i0" or n < 49], r.weights) for n, r in enumerate(found)]
    assert [entry["id"] for entry in calibrate(prepared().model, some)["items"]] == [f"i{n}" for n in range(1, 7)]


def test_skipped_screens_and_items_of_old_are_no_answers():
    weights = Diagnostic(prepared()).weights([])
    assert answers(prepared().model, [Record([("i0", "skip"), ("ancien", "ok")], weights)]) == []


def test_an_answer_is_judged_by_the_others_only():
    """Taken out of its sitting, the only answer leaves what was known before it."""
    diagnostic = Diagnostic(prepared())
    record = Record([("i4", "help")], diagnostic.weights([("i4", "help")]))
    assert answers(prepared().model, [record])[0].weights == pytest.approx(diagnostic.weights([])["lire"])


def test_answers_at_random_do_not_fit():
    chance, diagnostic, found = Random(3), Diagnostic(prepared()), records(400)
    for number, record in enumerate(found):
        mixed = [(name, chance.choice(["ok", "ko"]) if name == "i0" else outcome) for name, outcome in record.history]
        found[number] = Record(mixed, diagnostic.weights(mixed))
    given = by_item(answers(prepared().model, found))
    assert fits(given["i0"])["outfit"] > FIT[1]


def test_a_feature_that_is_harder_for_a_group_is_found_first():
    report = compare_groups(prepared().model, records(800, harder_for="60+"))
    dense = report["features"][0]
    assert (dense["name"], dense["grade"], dense["group"]) == ("dense", "C", "age")
    assert {entry["name"] for entry in report["items"] if entry["grade"] == "C"} == {"i2", "i3"}
    harder = dense["delta"] < 0 if dense["focal"] == "60+" else dense["delta"] > 0
    assert harder
    assert json.loads(json.dumps(report)) == report


def test_a_fair_bank_has_no_large_difference():
    report = compare_groups(prepared().model, records(800))
    assert all(entry["grade"] != "C" for entry in report["features"] + report["items"])


def test_groups_are_coarse_or_not_shown():
    found = records(300)
    for number, record in enumerate(found):
        record.groups["age"] = "60+" if number < 49 else "-60"
    assert compare_groups(prepared().model, found)["features"] == []


def test_who_did_not_agree_is_in_no_group():
    found = [Record(record.history, record.weights) for record in records(300)]
    assert compare_groups(prepared().model, found) == {"is_enough": True, "features": [], "items": []}


@pytest.mark.parametrize(
    ("squares", "delta", "chi_square", "grade"),
    [
        # The odds ratio is (40·30)/(10·20) = 6. 50·60/100 = 30 are expected right among the reference, with the
        # variance 50·50·60·40/(100²·99) = 6.061: chi-square is (|40 − 30| − 0.5)²/6.061.
        ([(40, 10, 20, 30)], -4.211, 14.89, "C"),
        # Two strata that say the same: (20 − 0.5)²/12.121.
        ([(40, 10, 20, 30), (40, 10, 20, 30)], -4.211, 31.37, "C"),
        # No difference; then a small group, alone in its stratum, which says nothing.
        ([(30, 20, 30, 20), (5, 5, 0, 0)], 0.0, 0.0, "A"),
    ],
)
def test_mantel_haenszel_counted_by_hand(squares, delta, chi_square, grade):
    found = mantel_haenszel(squares)
    assert found["delta"] == pytest.approx(delta, abs=0.001)
    assert found["chi_square"] == pytest.approx(chi_square, abs=0.01)
    assert found["grade"] == grade


def test_mantel_haenszel_has_a_number_when_nobody_fails():
    assert mantel_haenszel([(50, 0, 50, 0)])["grade"] == "A"
    assert mantel_haenszel([])["delta"] == 0
