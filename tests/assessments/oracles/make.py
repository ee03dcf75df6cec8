"""Reference values from other people's software, frozen beside this script. The tests only read the files.

    python3 -m venv /tmp/oracles && /tmp/oracles/bin/pip install catsim==0.21.0 girth==0.8.0
    /tmp/oracles/bin/python tests/assessments/oracles/make.py

catsim and girth know right and wrong, one skill, and no doubt about difficulties. Our model is the same one beside a
screen (side observations have no hint) with `b_sd` 0; graded help, the hierarchy of skills and the flattened slope
have no counterpart there.
"""

import json
from importlib.metadata import version
from pathlib import Path

import girth
import numpy as np
from catsim import irt
from catsim.estimation import NumericalSearchEstimator
from catsim.item_bank import ItemBank

HERE = Path(__file__).parent
#: Of one skill of ours: `sqrt((0.8 · 1.15)² + 1 − 0.8²)`.
SPREAD = float(np.sqrt((0.8 * 1.15) ** 2 + 1 - 0.8**2))


def save(name, values):
    made = {"with": {package: version(package) for package in ("catsim", "girth", "numpy")}, **values}
    (HERE / name).write_text(json.dumps(made) + "\n", encoding="utf-8")


def probabilities():
    """Success and Fisher information of the 4-parameter logistic, by catsim."""
    rows = []
    for a, b, c, d in ((1.7, 0.1, 0.03, 0.95), (1.7, -1.5, 0.2, 0.95), (0.8, 1.2, 0.0, 1.0), (2.5, -0.4, 0.25, 1.0)):
        for theta in (-6.0, -2.0, -0.4, 0.0, 0.7, 1.5, 6.0):
            success, information = irt.icc(theta, a, b, c, d), irt.inf(theta, a, b, c, d)
            rows.append([theta, a, b, c, d, float(success), float(information)])
    save("probabilities.json", {"columns": "theta a b c d success information", "rows": rows})


def abilities():
    """Where a person stands after 30 answers: maximum likelihood by catsim, expected a posteriori by girth."""
    chance = np.random.default_rng(20)
    b = np.round(np.linspace(-2.0, 2.0, 30), 2)
    a, c = np.full(30, 1.7), np.full(30, 0.03)
    people, responses, likely = np.linspace(-1.4, 1.4, 8), [], []
    bank = ItemBank(np.column_stack([a, b, c, np.ones(30)]))
    for theta in people:
        right = chance.random(30) < irt.icc_hpc(theta, bank.items[:, :4])
        responses.append("".join(map(str, right.astype(int))))
        found = NumericalSearchEstimator(dodd=False).estimate(
            item_bank=bank, administered_items=list(range(30)), response_vector=right.tolist(), est_theta=0.0
        )
        likely.append(float(found))
    data = np.array([[int(digit) for digit in text] for text in responses]).T
    prior = {"distribution": lambda x: np.exp(-(x**2) / (2 * SPREAD**2)) / (SPREAD * np.sqrt(2 * np.pi))}
    expected = girth.ability_3pl_eap(data, b, a, c, options=prior)
    save(
        "abilities.json",
        {"a": 1.7, "c": 0.03, "b": b.tolist(), "responses": responses, "ml": likely, "eap": expected.tolist()},
    )


def difficulties():
    """Items found again from 600 people's answers by girth's marginal maximum likelihood, on our scale."""
    chance = np.random.default_rng(21)
    b = np.array([-1.8, -1.2, -0.8, -0.4, -0.1, 0.2, 0.5, 0.9, 1.3, 1.7])
    theta = chance.normal(0, SPREAD, 600)
    right = chance.random((10, 600)) < 1 / (1 + np.exp(-1.7 * (theta[None, :] - b[:, None])))
    found = girth.twopl_mml(right.astype(int))
    responses = ["".join(map(str, column)) for column in right.astype(int).T]
    values = {"true_b": b.tolist(), "expert_b": np.round(b + chance.normal(0, 0.4, 10), 2).tolist()}
    # girth fixes the spread of people at 1.
    mml = {"b": (found["Difficulty"] * SPREAD).tolist(), "a": (found["Discrimination"] / SPREAD).tolist()}
    save("difficulties.json", {**values, **mml, "responses": responses})


if __name__ == "__main__":
    probabilities()
    abilities()
    difficulties()
