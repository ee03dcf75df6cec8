"""The imaginary module that the benchmarks search is one that the application takes."""

import pytest

from benchmarks.engine import large
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.search import Course

pytestmark = pytest.mark.once


def test_a_page_of_boxes_has_a_world_for_each_way_of_ticking_them() -> None:
    document = large(boxes=5)
    assert len(Course(Scenario(document, document.personas[0])).worlds) == 2**5
