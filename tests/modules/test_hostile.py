"""Whatever is posted: random walks by real requests stay in known worlds; nonsense changes nothing."""

import json
import random
import re
from collections.abc import Iterator

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from inclusion.clock import now
from inclusion.modules.library import Edition, Library, library
from inclusion.modules.models import Batch, ModuleVersion, Run
from inclusion.modules.operations import read_state
from inclusion.simulator.reading import read
from inclusion.simulator.search import FAR, Course
from inclusion.simulator.state import State
from tests.simulator.test_walks import any_form
from tests.whole_world import WHOLE


@pytest.fixture(autouse=True)
def published(app: Flask) -> Iterator[None]:
    """The shipped modules, and the one with every window."""
    kept = app.extensions["library"]
    app.extensions["library"] = Library()
    document, _ = read(WHOLE, "module.yaml")
    assert document is not None
    written = document.model_dump_json(by_alias=True)
    ModuleVersion.create(slug=document.module, number=1, digest="essai", document=written, published_at=now())
    yield
    app.extensions["library"] = kept


class Passage:
    """A visitor at work: real requests, without looking at each page."""

    def __init__(self, app: Flask, slug: str, mode: str):
        self.client = app.test_client()
        self.token = re.findall(r'name="csrf_token" value="([^"]+)"', self.client.get(f"/demarches/{slug}").text)[0]
        self.path = self.posts(f"/demarches/{slug}/commencer", mode=mode).location
        with app.app_context():
            found = library().current(slug)
        assert found is not None
        self.edition: Edition = found

    def posts(self, path: str = "", **form: object) -> TestResponse:
        return self.client.post(path or self.path, data={**form, "csrf_token": self.token})

    @property
    def run(self) -> Run:
        found = Run.of_key(self.path.rsplit("/", 1)[1])
        assert found is not None
        return found

    @property
    def course(self) -> Course:
        return self.edition.course(self.run.persona, self.run.seed)

    @property
    def state(self) -> State:
        return read_state(self.run, self.course)

    def is_somewhere_known(self) -> bool:
        core = self.course.scenario.core(self.state.world)
        return core in self.course.place and FAR not in [
            self.course.distance(core, step) for step in range(len(self.course.tests))
        ]


@pytest.mark.once
@pytest.mark.parametrize("mode", ["guided", "autonomous"])
@pytest.mark.parametrize("slug", ["caf-declaration-trimestrielle", "essai-monde"])
def test_random_walks_by_requests_never_leave_the_known_worlds(app: Flask, slug: str, mode: str) -> None:
    passage, chance, screens = Passage(app, slug, mode), random.Random(f"{slug} {mode}"), set()
    for _turn in range(150):
        scenario, state = passage.course.scenario, passage.state
        assert passage.is_somewhere_known()
        screens.add(scenario.screen_of(state.world))
        if passage.run.finished_at:
            break
        answer = passage.posts(**{**any_form(chance, scenario, state), "seq": passage.run.seq})
        assert answer.status_code in (200, 303)
    assert len(screens) > 4


NAMES = st.sampled_from(["f.nir", "f.password", "f.pension", "address", "f.piece", "f.x.pick", "main", "f.nir.tries"])
WORDS = st.text(max_size=300)
ACTIONS = st.one_of(
    WORDS,
    st.builds(
        "{}:{}".format,
        st.sampled_from(["press", "open", "focus", "choose", "gesture", "hand", "fill", "visit", "tab", "version"]),
        st.one_of(WORDS, st.sampled_from(["envoyer", "mail", "boite", "pdf_accuse", "nir:ok", "__class__", "../x"])),
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(do=ACTIONS, fields=st.dictionaries(NAMES, WORDS, max_size=4), seq=st.one_of(st.none(), st.integers(), WORDS))
def test_nonsense_is_answered_and_changes_nothing_that_counts(
    app: Flask, do: str, fields: dict[str, str], seq: object
) -> None:
    passage = Passage(app, "caf-declaration-trimestrielle", "guided")
    before = passage.run
    answer = passage.posts(**{**fields, "do": do, "seq": "" if seq is None else seq})
    has_nul = any("\0" in str(text) for text in (*fields, *fields.values(), do, seq))
    assert answer.status_code in ({400} if has_nul else {200, 303})
    after = passage.run
    assert after.finished_at is None and passage.is_somewhere_known()
    if str(seq).strip() != str(before.seq):
        assert (after.seq, after.state) == (before.seq, before.state)
    written = json.dumps([row.events for row in Batch.select().where(Batch.run == after)])
    assert not [text for text in [*fields.values(), do] if len(text) > 20 and text[:80] in written + after.action]


INVENTED = [
    "press:Zq7SECRET", "open:Zq7SECRET", "focus:Zq7SECRET", "help:Zq7SECRET", "hand:Zq7SECRET", "visit:Zq7SECRET",
    "choose:Zq7SECRET:", "gesture:Zq7SECRET:typed", "fill:Zq7SECRET", "Zq7SECRET", "press:" + "Zq7SECRET" * 5_000,
]  # fmt: skip


@pytest.mark.parametrize("mode", ["discover", "guided"])
def test_a_name_that_the_screen_does_not_have_is_kept_nowhere(app: Flask, mode: str) -> None:
    passage = Passage(app, "caf-declaration-trimestrielle", mode)
    for number, do in enumerate(INVENTED):
        assert passage.posts(do=do, seq=number).status_code in (200, 303)
        assert "Zq7SECRET" not in passage.run.action + passage.run.state
    kept = [row.events for row in Batch.select().where(Batch.run == passage.run)]
    assert kept == [[]] * len(INVENTED)
    passage.posts(do="open:mail_caf", seq=len(INVENTED))
    assert passage.run.action == "open:mail_caf"


@pytest.mark.once
@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"do": "press:envoyer", "seq": 0, "f.nir": "1" * 1_000_000}, 413),
        ({"do": "x" * 70_000, "seq": 0}, 413),
    ],
)
def test_too_much_is_refused_kindly(app: Flask, form: dict[str, object], status: int) -> None:
    passage = Passage(app, "caf-declaration-trimestrielle", "guided")
    answer = passage.posts(**form)
    assert answer.status_code == status
    assert "<h1>" in answer.text and "Traceback" not in answer.text
    assert passage.run.seq == 0


def test_a_json_body_is_answered_and_changes_nothing(app: Flask) -> None:
    passage = Passage(app, "caf-declaration-trimestrielle", "guided")
    answer = passage.client.post(passage.path, json={"do": "press:envoyer", "seq": 0, "csrf_token": passage.token})
    assert answer.status_code == 400
    assert passage.run.seq == 0


def test_somebody_else_s_passage_is_nowhere(app: Flask) -> None:
    mine, theirs = (Passage(app, "caf-declaration-trimestrielle", "guided") for _each in range(2))
    assert mine.posts(theirs.path, do="open:mail_caf", seq=0).status_code == 404
    assert theirs.run.seq == 0
