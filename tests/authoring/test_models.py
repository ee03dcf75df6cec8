"""Each model is a small good module: checked as the catalogue is, proved, and played to its end by each person."""

from pathlib import Path

import pytest

from inclusion.authoring.reading import read_draft
from inclusion.authoring.starts import MODEL_FILES, MODELS, model
from inclusion.modules.content_files import Folder, read_folder
from inclusion.modules.proofreading import proofread
from inclusion.paths import PACKAGE
from inclusion.simulator import engine
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.search import Course
from inclusion.simulator.state import DONE, GUIDED
from inclusion.simulator.world import Event

pytestmark = pytest.mark.once
MOST, LONGEST = 4_000, 80
each = pytest.mark.parametrize("name", MODELS, scope="module")


@pytest.fixture(scope="module")
def folder(name: str, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The model as a module of the catalogue would be: alone in a folder of its name."""
    path = tmp_path_factory.mktemp("models") / name
    path.mkdir()
    (path / "module.yaml").write_bytes((MODEL_FILES / f"{name}.yaml").read_bytes())
    return read_folder(path)


@pytest.fixture(scope="module")
def courses(folder: Folder) -> list[Course]:
    """Each person, with and without each surprise."""
    assert folder.document is not None
    surprises = ["", *(surprise.id for surprise in folder.document.surprises)]
    return [
        Course(Scenario(folder.document, persona, surprise))
        for persona in folder.document.personas
        for surprise in surprises
    ]


def test_each_model_has_its_file_and_its_drawing() -> None:
    assert {path.stem for path in MODEL_FILES.iterdir()} == set(MODELS)
    icons = {path.stem for path in (PACKAGE.parent / "static" / "icons").glob("*.svg")}
    assert {drawing for _title, _why, drawing in MODELS.values()} <= icons
    with pytest.raises(KeyError):
        model("../../modules/content/je-demenage/module")


@each
def test_nothing_is_wrong_in_it_and_its_words_are_plain(name: str, folder: Folder) -> None:
    said = [*folder.problems, *proofread(folder.path / "module.yaml", folder)]
    assert [str(problem) for problem in said if problem.is_error or problem.is_warning] == []
    assert all(0 < worlds < MOST for worlds in folder.worlds.values()), folder.worlds


@each
def test_the_editor_reads_it_as_it_is_written(name: str, folder: Folder) -> None:
    reading = read_draft(model(name))
    assert reading.document == folder.document and reading.parts == []


@each
def test_it_shows_what_a_module_is_made_of(name: str, folder: Folder) -> None:
    document = folder.document
    assert document is not None
    assert len(document.personas) == 2 and 3 <= len(document.steps) <= 4
    assert document.surprises and document.twins.labels


@each
def test_each_person_plays_it_to_the_end_alone(name: str, courses: list[Course]) -> None:
    for course in courses:
        state, _said, evidence = engine.begin(course, GUIDED, 0)
        for at in range(LONGEST):
            event = course.toward(state.world, state.step) if not engine.is_finished(course, state) else None
            if event is None:
                break
            state, _said, proved = engine.advance(course, state, event, at)
            evidence += proved
        assert engine.is_finished(course, state)
        assert {(found.step, found.outcome, found.help) for found in evidence} == {
            (step.id, DONE, 0) for step in course.scenario.steps
        }


@each
def test_help_alone_leads_to_the_end(name: str, courses: list[Course]) -> None:
    for course in courses:
        state, _said, _evidence = engine.begin(course, GUIDED, 0)
        for at in range(3 * LONGEST):
            state, _said, _evidence = engine.advance(course, state, Event("help"), at)
        assert engine.is_finished(course, state)


def test_a_language_is_incomplete_only_once_it_is_begun(tmp_path: Path) -> None:
    path = tmp_path / "attestation"
    path.mkdir()
    (path / "module.yaml").write_bytes((MODEL_FILES / "attestation.yaml").read_bytes())
    assert read_folder(path).problems == []
    (path / "texts.en.yaml").write_text("title: Download a certificate\n", encoding="utf-8")
    told = read_folder(path).problems
    assert [problem.code for problem in told] == ["translation"] and "« en »" in told[0].message
    drafted = read_draft(model("attestation"), {"en": {"title": "Download a certificate"}})
    assert [problem.message for problem in drafted.parts] == [told[0].message]
