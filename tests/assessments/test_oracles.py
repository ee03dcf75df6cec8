"""Our figures beside those of catsim and girth, frozen in `oracles/` with the script that made them."""

import json
import math
from pathlib import Path
from statistics import correlation, mean

import pytest

from inclusion.assessments.calibration import Record, calibrate
from inclusion.assessments.engine import Diagnostic, Prepared
from inclusion.assessments.estimate import points, success
from inclusion.assessments.scale import Item

pytestmark = pytest.mark.once

CUTS = [-1.0, 0.0, 1.0]


def oracle(name):
    return json.loads((Path(__file__).parent / "oracles" / name).read_text(encoding="utf-8"))


def beside_a_screen(items):
    """A bank of one skill whose items have no hint, which is the model of the others' software."""
    names = [f"i{place}" for place in range(len(items))]
    observed = [{"id": name, "skill": "s", "level": 1, **item} for name, item in zip(names, items, strict=True)]
    screen = {"id": "screen", "skill": "s", "level": 1, "also": names}
    return Prepared({"skills": [{"id": "s", "cuts": CUTS}], "items": [screen, *observed]})


def history_of(bits):
    return [(f"i{place}", "ok" if bit == "1" else "ko") for place, bit in enumerate(bits)]


@pytest.mark.parametrize("row", oracle("probabilities.json")["rows"])
def test_success_and_information_are_those_of_catsim(row):
    theta, a, b, c, d, probability, information = row
    item = Item("i", "s", 1, "", b, a, c, 1 - d, b_sd=0.0)
    found = success(item, theta)
    assert found == pytest.approx(probability, abs=1e-9)
    step = 1e-4
    gradient = (success(item, theta + step) - success(item, theta - step)) / (2 * step)
    assert gradient**2 / (found * (1 - found)) == pytest.approx(information, rel=1e-4, abs=1e-9)


@pytest.mark.parametrize("person", range(8))
def test_a_person_stands_where_catsim_and_girth_say(person):
    """Within half the distance between two points of our grid, which is a third of a logit inside the cuts."""
    known = oracle("abilities.json")
    fixed = {"a": known["a"], "guess": known["c"], "slip": 0, "b_sd": 0}
    prepared = beside_a_screen([{"b": b, **fixed} for b in known["b"]])
    weights = Diagnostic(prepared).weights(history_of(known["responses"][person]))["s"]
    prior = Diagnostic(prepared).weights([])["s"]
    at = points(tuple(CUTS))
    assert sum(w * t for w, t in zip(weights, at, strict=True)) == pytest.approx(known["eap"][person], abs=0.17)
    likely = max(range(len(at)), key=lambda place: weights[place] / prior[place])
    assert at[likely] == pytest.approx(known["ml"][person], abs=0.33)


def test_difficulties_are_found_again_like_girth_does():
    """girth finds all items at once; we move each one while the others stay where the experts put them."""
    known = oracle("difficulties.json")
    fixed = {"a": 1.7, "guess": 0, "slip": 0, "b_sd": 0.5}
    prepared = beside_a_screen([{"b": b, **fixed} for b in known["expert_b"]])
    diagnostic = Diagnostic(prepared)
    histories = [history_of(bits) for bits in known["responses"]]
    report = calibrate(prepared.model, [Record(history, diagnostic.weights(history)) for history in histories])
    found = [entry["b_found"] for entry in report["items"]]
    assert correlation(found, known["b"]) > 0.98
    before, after = (
        math.sqrt(mean((ours - theirs) ** 2 for ours, theirs in zip(values, known["b"], strict=True)))
        for values in (known["expert_b"], found)
    )
    assert after < 0.2 < before
