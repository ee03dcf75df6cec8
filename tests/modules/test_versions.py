"""Coming back after a new version was published: nothing done is done again, nothing is lost."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask

from inclusion.clock import now, seconds
from inclusion.modules.content_files import CONTENT
from inclusion.modules.library import Library
from inclusion.modules.models import Batch, Evidence, Run
from inclusion.modules.operations import publish_folders
from inclusion.simulator import snapshot
from inclusion.simulator.replay import Request, first_version, frames
from inclusion.simulator.world import Event
from tests.page_client import PageClient

Back = Callable[[Run], Run]
SLUG = "caf-declaration-trimestrielle"
MODULE = f"/demarches/{SLUG}"
STEPS = [
    {"do": "open:mail_caf"},
    {"do": "focus:browser"},
    {"do": "visit", "address": "caf.fr"},
    {"do": "press:mon_compte"},
    {"do": "press:entrer", "f.nir": "2861199999000", "f.password": "Lavande-2026"},
]


@pytest.fixture
def content(app: Flask, tmp_path: Path) -> Iterator[Path]:
    """A folder of modules of one's own; the application knows no other."""
    shutil.copytree(CONTENT / SLUG, tmp_path / SLUG)
    kept = app.extensions["library"]
    app.extensions["library"] = Library()
    publish_folders(tmp_path)
    yield tmp_path
    app.extensions["library"] = kept


@pytest.fixture
def run(content: Path, page: PageClient) -> Run:
    page.open(MODULE)
    path = page.post(f"{MODULE}/commencer", {"mode": "guided"}).path
    for number, form in enumerate(STEPS):
        page.post(path, {**form, "seq": number})
    return again(path.rsplit("/", 1)[1])


def again(key: str) -> Run:
    found = Run.of_key(key)
    assert found is not None
    return found


def change(content: Path, **changes: str) -> None:
    """Publish the module with other words: `old: new` pairs."""
    path = content / SLUG / "module.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    publish_folders(content)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now(), tick=False) as traveller:
        yield traveller


@pytest.fixture
def comes_back(clock: time_machine.Traveller, page: PageClient) -> Callable[[Run], Run]:
    """Half an hour later, in a session that was kept alive, the person opens the exercise again."""

    def opens(run: Run) -> Run:
        clock.shift(timedelta(minutes=30))
        with page.client.session_transaction() as session:
            session["seen"] = seconds(now())
        page.open(f"/exercices/{run.key}")
        return again(run.key)

    return opens


@pytest.mark.once
def test_the_same_steps_go_on_where_they_were(content: Path, page: PageClient, run: Run, comes_back: Back) -> None:
    change(content, **{"label: Mes paiements": "label: Tous mes paiements"})
    later = comes_back(run)
    assert later.version_id != run.version_id
    assert (later.step, later.seq) == (run.step, run.seq + 1)
    assert "Tous mes paiements" in page.text


@pytest.mark.once
def test_somebody_at_work_keeps_the_version_they_began_with(content: Path, page: PageClient, run: Run) -> None:
    change(content, **{"label: Mes paiements": "label: Tous mes paiements"})
    page.open(f"/exercices/{run.key}")
    assert again(run.key).version_id == run.version_id
    assert "Tous mes paiements" not in page.text


def test_a_new_step_is_where_the_passage_stops(content: Path, page: PageClient, run: Run, comes_back: Back) -> None:
    new = """
  - id: voir
    skill: naviguer
    name: Voir ses paiements
    do: Regardez vos paiements.
    done: {at: paiements}
    why: Vous savez ainsi ce que la Caf vous verse.
    hints: [Cherchez le mot paiements., Appuyez sur « Mes paiements ».]
"""
    change(content, **{"\n  - id: completer": new + "\n  - id: completer"})
    later = comes_back(run)
    assert later.step == 3
    assert "Regardez vos paiements." in page.text
    assert [row.step for row in Evidence.select().order_by(Evidence.id)] == ["trier", "site", "connexion"]


@pytest.mark.once
def test_a_place_that_is_gone_is_reached_again_through_what_was_done(
    content: Path, page: PageClient, run: Run, comes_back: Back
) -> None:
    page.post(f"/exercices/{run.key}", {"do": "press:paiements", "seq": run.seq})
    change(content, **{"  paiements:\n": "  versements:\n", "goto: paiements": "goto: versements"})
    later = comes_back(again(run.key))
    assert later.step == 3
    assert "Déclarer mes ressources" in page.text


@pytest.mark.once
def test_a_state_is_the_fold_of_its_batches_across_versions(
    app: Flask, content: Path, page: PageClient, run: Run, comes_back: Back
) -> None:
    change(content, **{"label: Mes paiements": "label: Tous mes paiements"})
    later = comes_back(run)
    page.post(f"/exercices/{run.key}", {"do": "press:declarer", "seq": later.seq})
    later = again(run.key)
    rows = Batch.select().where(Batch.run == later).order_by(Batch.seq)
    requests = [Request(tuple(Event(**event) for event in row.events), seconds(row.at)) for row in rows]
    first = first_version(str(later.version_id), requests)
    *_before, last = frames(
        lambda version: app.extensions["library"].edition(int(version)).course(later.persona, later.seed),
        first,
        later.mode,
        seconds(later.started_at),
        requests,
    )
    folded = json.loads(json.dumps(snapshot.dump(last.course.scenario, last.state)))
    assert folded == json.loads(later.state)
