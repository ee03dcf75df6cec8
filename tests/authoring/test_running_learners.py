"""A new version, through pages: whoever is in the middle of a module loses nothing, and proves nothing twice."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine

from inclusion.authoring import operations as drafts
from inclusion.authoring import publication, source
from inclusion.authoring.models import Draft
from inclusion.clock import now, seconds
from inclusion.modules.models import Batch, Evidence, Run
from inclusion.security import TRAINER
from tests.factories import Factory
from tests.page_client import PageClient

SLUG = "souris-premiers-gestes"
Change = Callable[[dict[str, object]], dict[str, object]]


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now(), tick=False) as traveller:
        yield traveller


@pytest.fixture
def own(make: Factory) -> Draft:
    with make.app.app_context():
        return make.published(SLUG)


@pytest.fixture
def at_work(make: Factory, own: Draft) -> tuple[PageClient, Run]:
    """A learner who has seen the first two steps of the demonstration."""
    page = make.learner().is_in()
    path = page.open(f"/demarches/{own.slug}").post(f"/demarches/{own.slug}/commencer", {"mode": "discover"}).path
    run = again(path)
    while run.step < 2:
        page.post(path, {"do": "next", "seq": run.seq})
        run = again(path)
    return page, run


def again(path: str) -> Run:
    found = Run.of_key(path.rsplit("/", 1)[1])
    assert found is not None
    return found


def publish(make: Factory, own: Draft, change: Change) -> None:
    """Two people write and publish another version."""
    writer, reader = make.staff((make.home, TRAINER)), make.staff((make.home, TRAINER))
    with make.app.app_context():
        draft = drafts.edit(own, writer, "write", "", lambda whole: {**whole, "tree": change(whole["tree"])})
        draft = publication.ask(draft, writer)
        publication.publish(draft, reader, draft.seq)


def reworded(tree: dict[str, object]) -> dict[str, object]:
    """The same steps, other words."""
    return source.put(tree, ("steps", 2, "do"), "Faites le geste de la nouvelle version.")


def with_a_new_step(tree: dict[str, object]) -> dict[str, object]:
    """What the third step asks is asked by a new one before it: nobody has ever shown that."""
    steps = list(tree["steps"])  # type: ignore[call-overload]
    new = {**steps[2], "id": "encore", "name": "Autrement", "do": "Faites la nouvelle étape."}
    return {**tree, "steps": [*steps[:2], new, *steps[2:]]}


def comes_back(clock: time_machine.Traveller, page: PageClient, run: Run) -> Run:
    """Half an hour later, the person opens the exercise again."""
    clock.shift(timedelta(minutes=30))
    with page.client.session_transaction() as session:
        session["seen"] = seconds(now())
    page.open(f"/exercices/{run.key}")
    return again(f"/{run.key}")


def shown(run: Run) -> list[tuple[str, int]]:
    """(step, version) of each proof of a passage."""
    return [(row.step, row.version) for row in Evidence.select().where(Evidence.run == run).order_by(Evidence.id)]


@pytest.mark.once
def test_whoever_is_at_work_stays_on_their_version(
    make: Factory, own: Draft, at_work: tuple[PageClient, Run], clock: time_machine.Traveller
) -> None:
    page, run = at_work
    publish(make, own, reworded)
    clock.shift(timedelta(minutes=9))
    page.open(f"/exercices/{run.key}")
    assert "nouvelle version" not in page.text
    page.post(f"/exercices/{run.key}", {"do": "next", "seq": run.seq})
    later = again(f"/{run.key}")
    assert (later.version_id, later.seq) == (run.version_id, run.seq + 1)
    assert {version for _step, version in shown(run)} == {run.version_id}


@pytest.mark.once
def test_the_same_steps_switch_silently_and_go_on_where_they_were(
    make: Factory, own: Draft, at_work: tuple[PageClient, Run], clock: time_machine.Traveller
) -> None:
    page, run = at_work
    before = shown(run)
    publish(make, own, reworded)
    later = comes_back(clock, page, run)
    assert later.version_id != run.version_id and later.step == run.step == 2
    assert "Faites le geste de la nouvelle version." in page.text
    assert shown(run) == before, "what was shown stays with the version that it was shown with"
    page.post(f"/exercices/{run.key}", {"do": "next", "seq": later.seq})
    while again(f"/{run.key}").step < 3:
        page.post(f"/exercices/{run.key}", {"do": "next", "seq": again(f"/{run.key}").seq})
    assert shown(run)[: len(before)] == before and shown(run)[-1][1] == later.version_id


def test_other_steps_are_walked_through_to_the_first_new_one(
    make: Factory, own: Draft, at_work: tuple[PageClient, Run], clock: time_machine.Traveller
) -> None:
    page, run = at_work
    before = shown(run)
    publish(make, own, with_a_new_step)
    later = comes_back(clock, page, run)
    assert later.version_id != run.version_id and later.step == 2
    assert "Faites la nouvelle étape." in page.text
    assert shown(run) == before, "the walk proves nothing"


def test_a_publication_in_the_middle_of_a_gesture_disturbs_nothing(
    make: Factory, own: Draft, at_work: tuple[PageClient, Run]
) -> None:
    page, run = at_work
    publish(make, own, with_a_new_step)
    for number in range(3):
        page.post(f"/exercices/{run.key}", {"do": "next", "seq": run.seq + number})
    later = again(f"/{run.key}")
    assert (later.version_id, later.seq) == (run.version_id, run.seq + 3)
    assert [row.seq for row in Batch.select().where(Batch.run == run).order_by(Batch.seq)] == list(range(later.seq))


def test_a_module_taken_out_is_finished_on_the_version_that_was_begun(
    make: Factory, own: Draft, at_work: tuple[PageClient, Run], clock: time_machine.Traveller
) -> None:
    page, run = at_work
    publication.take_out(own, make.staff())
    later = comes_back(clock, page, run)
    assert later.version_id == run.version_id and later.step == run.step
    page.post(f"/exercices/{run.key}", {"do": "next", "seq": later.seq})
    assert again(f"/{run.key}").seq == later.seq + 1
