"""The Caf module as it is shipped, read once: the engine is proved on what learners really meet."""

import pytest

from inclusion.modules.content_files import CONTENT, fragments
from inclusion.simulator.reading import read
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.schema import Document
from inclusion.simulator.search import Course


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "simulator" in item.path.parts:
            item.add_marker("once")


MODULE = CONTENT / "caf-declaration-trimestrielle" / "module.yaml"


@pytest.fixture(scope="session")
def source() -> str:
    return MODULE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def document(source: str) -> Document:
    found, problems = read(source, "module.yaml", fragments())
    assert found is not None, problems
    return found


@pytest.fixture(scope="session")
def course(document: Document) -> Course:
    return Course(Scenario(document, document.personas[0]))
