"""Whatever several people do to a draft, in any order: two pairs of eyes, and what is online is what was read."""

import json

import pytest
from flask import Flask
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from inclusion.accounts.models import Staff
from inclusion.authoring import history, publication, source
from inclusion.authoring import operations as drafts
from inclusion.authoring.models import ARCHIVED, PUBLISHED, READING, WRITING, Draft, Edit
from inclusion.authoring.publication import Refused
from inclusion.database import db
from inclusion.modules.models import ModuleVersion, OwnModule
from inclusion.security import TRAINER
from tests.factories import Factory

PEOPLE = st.integers(0, 2)
TITLES = st.sampled_from(["Un", "Deux", "Trois"])


class Desk(RuleBasedStateMachine):
    """Three trainers and one draft, beside what we believe of it."""

    make: Factory

    def __init__(self) -> None:
        super().__init__()
        self.everything = db.atomic()
        self.written = self.everything.__enter__()
        self.people: list[Staff] = [self.make.staff((self.make.home, TRAINER)) for _number in range(3)]
        self.draft = self.make.draft(self.people[0])
        self.state, self.asked_by, self.read = WRITING, -1, ""
        self.online: list[str] = []
        self.is_out = False

    def teardown(self) -> None:
        self.written.rollback()
        self.everything.__exit__(None, None, None)

    def fresh(self) -> Draft:
        return Draft.get_by_id(self.draft.id)

    def tries(self, act: str, *said: object) -> bool:
        """Whether somebody could do it."""
        try:
            getattr(publication, act)(self.fresh(), *said)
        except Refused:
            return False
        return True

    def changed(self, before: Draft) -> None:
        """What is written has to be asked for again; what changes nothing changes nothing."""
        if self.fresh().seq != before.seq:
            self.state, self.asked_by = (ARCHIVED if self.state == ARCHIVED else WRITING), -1

    @rule(who=PEOPLE, title=TITLES)
    def write(self, who: int, title: str) -> None:
        before = self.fresh()
        seen = source.fingerprint(drafts.whole_of(before)["tree"]["title"])
        drafts.write(before, self.people[who], "title", seen, title)
        self.changed(before)

    @rule(who=PEOPLE, data=st.data())
    def go_back(self, who: int, data: st.DataObject) -> None:
        before = self.fresh()
        seq = data.draw(st.integers(0, before.seq))
        wanted = history.state_at(before, seq)
        after = history.restore(before, self.people[who], seq)
        assert source.written(drafts.whole_of(after)) == source.written(wanted)
        self.changed(before)

    @rule(who=PEOPLE)
    def ask(self, who: int) -> None:
        assert self.tries("ask", self.people[who]) == (self.state == WRITING)
        if self.state == WRITING:
            self.state, self.asked_by, self.read = READING, who, self.fresh().tree

    @rule(who=PEOPLE)
    def send_back(self, who: int) -> None:
        assert self.tries("send_back", self.people[who], "À reprendre.") == (self.state == READING)
        if self.state == READING:
            self.state, self.asked_by = WRITING, -1

    @rule(who=PEOPLE, late=st.integers(0, 1))
    def publish(self, who: int, late: int) -> None:
        """`late`: the page that is pressed was opened before the last change."""
        is_right = self.state == READING and who != self.asked_by and not late
        assert self.tries("publish", self.people[who], self.fresh().seq - late) == is_right
        if is_right:
            self.online.append(self.read)
            self.state = PUBLISHED

    @rule(who=PEOPLE)
    def take_out(self, who: int) -> None:
        is_right = bool(self.online) and self.state != ARCHIVED
        assert self.tries("take_out", self.people[who]) == is_right
        if is_right:
            self.state, self.asked_by, self.is_out = ARCHIVED, -1, True

    @precondition(lambda self: self.is_out)
    @rule(who=PEOPLE)
    def put_back(self, who: int) -> None:
        assert self.tries("put_back", self.people[who]) == (self.state == ARCHIVED)
        self.is_out, self.state = False, WRITING if self.fresh().has_changed else PUBLISHED

    @invariant()
    def is_where_we_believe(self) -> None:
        draft = self.fresh()
        assert draft.state == self.state
        assert (draft.asked_by_id == self.people[self.asked_by].id) == (self.asked_by >= 0 and self.state != WRITING)

    @invariant()
    def what_is_online_is_what_was_read(self) -> None:
        rows = ModuleVersion.select().where(ModuleVersion.slug == self.draft.slug).order_by(ModuleVersion.number)
        assert [source.written(json.loads(row.source)["tree"]) for row in rows] == self.online
        assert [row.number for row in rows] == list(range(1, len(self.online) + 1))
        shown = OwnModule.get_or_none(OwnModule.slug == self.draft.slug)
        assert (shown is not None) == bool(self.online)
        assert shown is None or (shown.archived_at is not None) == self.is_out

    @invariant()
    def each_change_has_its_number(self) -> None:
        numbers = [row.seq for row in Edit.select().where(Edit.draft == self.draft).order_by(Edit.seq)]
        assert numbers == list(range(1, self.fresh().seq + 1))


@pytest.mark.usefixtures("app")
def test_two_pairs_of_eyes_whatever_happens(app: Flask, make: Factory) -> None:
    make.home  # noqa: B018 — made once, outside of what each try takes back

    class Here(Desk):
        pass

    Here.make = make
    with app.app_context():
        run_state_machine_as_test(Here, settings=settings(max_examples=15, stateful_step_count=25, deadline=None))
