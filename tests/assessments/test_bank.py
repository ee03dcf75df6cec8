"""The shipped items: each proved completable, linted, read; enough of them in every cell; one dict for the engine."""

import json
from collections import Counter

import pytest
from click.testing import CliRunner

from inclusion.assessments.bank import bank, files, read_item
from inclusion.assessments.engine import Diagnostic
from inclusion.assessments.proofreading import proofread
from inclusion.cli import main
from inclusion.skills import SKILLS

pytestmark = pytest.mark.once


@pytest.mark.parametrize("skill", SKILLS)
def test_each_item_can_be_done_and_has_nothing_to_mend(skill: str) -> None:
    read = [read_item(path) for path in files() if path.stem.startswith(f"{skill}-")]
    found = [problem for one in read for problem in [*one.problems, *proofread(one, spelling=True)]]
    assert [str(problem) for problem in found if problem.is_error or problem.is_warning] == []


def test_every_cell_has_three_items_and_every_skill_its_warm_up() -> None:
    cells = Counter((item.skill, item.level) for item in bank().items.values())
    assert {cell: count for cell, count in cells.items() if count < (3 if cell[1] else 1)} == {}
    assert {skill for skill, level in cells if level == 0} == set(SKILLS)
    assert len(bank().items) >= 100


def test_three_in_four_are_done_with_the_hands() -> None:
    kinds = Counter(item.format for item in bank().items.values())
    assert kinds["simulation"] >= 3 * kinds["pictures"] > 0


def test_the_command_prints_the_bank_that_the_engine_reads() -> None:
    printed = json.loads(CliRunner().invoke(main, ["assess", "bank", "--json"]).stdout)
    assert printed == bank().as_dict()
    diagnostic, history = Diagnostic(printed, seed=3), []
    while (item := diagnostic.next_item(history)) is not None:
        history.append((item, "ok"))
    assert 8 <= len(history) <= 20
    assert all(levels[2] + levels[3] > 0.5 for levels in diagnostic.estimate(history).values())
