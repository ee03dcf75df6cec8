"""What is over is erased and counted; nothing else is touched; twice is once; a wrong clock erases nothing."""

from datetime import date, datetime, timedelta

import pytest
from click.testing import CliRunner
from flask import Flask

from inclusion.accounts.models import Learner
from inclusion.assessments.models import Sitting
from inclusion.assessments.operations import begin
from inclusion.audit import Audit
from inclusion.clock import now
from inclusion.commands.privacy import privacy
from inclusion.modules.library import library
from inclusion.modules.models import Batch, Evidence, Run
from inclusion.modules.operations import begin_run, read_state, record
from inclusion.places import operations as places
from inclusion.places.models import Enrolment, Structure
from inclusion.privacy.models import Tally
from inclusion.privacy.purge import ClockRefused, Report, purge
from inclusion.simulator import engine
from inclusion.simulator.world import Event
from inclusion.teams.models import Invitation
from inclusion.throttle import Throttle, failed
from tests.factories import Factory

MODULE = "caf-declaration-trimestrielle"
DAY = timedelta(days=1)
LONG_AGO = now() - 400 * DAY


@pytest.fixture(autouse=True)
def _in_context(app: Flask):
    with app.app_context():
        yield


def watched(
    learner: Learner | None = None, visitor: str | None = None, at: datetime = LONG_AGO, stop: int = 99
) -> Run:
    """A passage in which somebody watched each gesture, up to `stop`."""
    edition = library().current(MODULE)
    assert edition is not None
    run = begin_run(edition, "discover", learner=learner, visitor=visitor, moment=at)
    course = edition.course(run.persona, run.seed)
    state = read_state(run, course)
    while not engine.is_finished(course, state) and run.seq < stop:
        state = record(run, course, state, [Event("next")], "next", at).state or state
    return run


def away(make: Factory, name: str = "Lucie", at: datetime = LONG_AGO, structure: Structure | None = None) -> Learner:
    """A learner whose last visit was then."""
    learner = make.learner(name, structure).learner
    Learner.update(created_at=at, seen_at=at).where(Learner.id == learner.id).execute()
    Enrolment.update(created_at=at).where(Enrolment.learner == learner.id).execute()
    return learner


def names() -> set[str]:
    return {learner.name for learner in Learner.select()}


def test_somebody_away_for_too_long_is_erased_and_leaves_counters(make: Factory) -> None:
    lucie, _zoe = away(make, "Lucie"), away(make, "Zoé", now() - 300 * DAY)
    watched(lucie), watched(lucie, stop=2)
    begin(lucie, None, moment=LONG_AGO)
    assert purge(now()) == Report(learners=1)
    assert names() == {"Zoé"}
    assert not any(table.select().count() for table in (Run, Batch, Evidence, Sitting))
    tally = Tally.get()
    assert (tally.place, tally.slug, tally.mode) == (make.home.id, MODULE, "discover")
    assert tally.month == date(LONG_AGO.year, LONG_AGO.month, 1)
    assert (tally.started, tally.finished, tally.level_1) == (2, 1, 1)
    act = Audit.select().order_by(Audit.id.desc()).get()
    assert (act.actor, act.action, act.subject) == ("purge", "erase", f"learner:{lucie.id}")


def test_twice_is_once_and_counters_add_up(make: Factory) -> None:
    watched(away(make, "Lucie"), stop=1)
    purge(now())
    assert purge(now()) == Report()
    watched(away(make, "Zoé"), stop=1)
    purge(now())
    assert [row.started for row in Tally.select()] == [2]


def test_a_dry_run_says_the_same_and_does_nothing(make: Factory) -> None:
    watched(away(make, "Lucie"))
    watched(visitor="someone", at=now() - 40 * DAY)
    told = purge(now(), dry_run=True)
    assert (told.learners, told.runs) == (1, 1)
    assert (names(), Run.select().count(), Tally.select().count()) == ({"Lucie"}, 2, 0)
    assert purge(now()) == told


@pytest.mark.parametrize("what", ["run", "sitting", "sign-in", "enrolment"])
def test_any_sign_of_somebody_keeps_them(make: Factory, what: str) -> None:
    lucie = away(make)
    if what == "run":
        watched(lucie, at=now() - 10 * DAY, stop=1)
    elif what == "sitting":
        begin(lucie, None, moment=now() - 10 * DAY)
    elif what == "sign-in":
        Learner.update(seen_at=now() - 10 * DAY).execute()
    else:
        Enrolment.create(learner=lucie, structure=make.structure(), created_at=now() - 10 * DAY)
    assert purge(now()).learners == 0
    assert names() == {"Lucie"}


def test_the_shortest_promise_of_several_structures_is_kept(make: Factory) -> None:
    quick, slow = make.structure(), make.structure()
    Structure.update(retention=3).where(Structure.id == quick.id).execute()
    Structure.update(retention=24).where(Structure.id == slow.id).execute()
    at = now() - 100 * DAY
    both, one = away(make, "Lucie", at, slow), away(make, "Zoé", at, slow)
    Enrolment.create(learner=both, structure=quick, created_at=at)
    assert purge(now()).learners == 1
    assert names() == {one.name}


def test_the_bin_is_emptied_after_thirty_days(make: Factory) -> None:
    for name, days in (("Lucie", 31), ("Zoé", 29)):
        learner = make.learner(name).learner
        Learner.update(deleted_at=now() - days * DAY).where(Learner.id == learner.id).execute()
    assert purge(now()).deleted == 1
    assert names() == {"Zoé"}


def test_what_was_done_without_an_account_is_erased_after_thirty_days(make: Factory) -> None:
    old, recent = now() - 31 * DAY, now() - 29 * DAY
    watched(visitor="gone", at=old, stop=1), watched(visitor="here", at=recent, stop=1)
    begin(None, "gone", moment=old), begin(None, "here", moment=recent)
    report = purge(now())
    assert (report.runs, report.sittings) == (1, 1)
    assert [run.visitor for run in Run.select()] == [sitting.visitor for sitting in Sitting.select()] == ["here"]
    assert [(row.place, row.started) for row in Tally.select()] == [(0, 1)]


def test_old_cards_and_old_failures_are_forgotten_but_not_the_others(make: Factory) -> None:
    old, valid = make.learner("Lucie", card_days=-1).learner, make.learner("Zoé").learner
    failed(["a"], now() - 2 * DAY), failed(["b"], now())
    report = purge(now())
    assert (report.cards, report.throttles) == (1, 1)
    assert Learner.get_by_id(old.id).card_hash is None is Learner.get_by_id(old.id).letters_hash
    assert Learner.get_by_id(valid.id).card_hash
    assert [row.door for row in Throttle.select()] == ["b"]


def test_an_invitation_that_opens_nothing_any_more_is_forgotten(make: Factory) -> None:
    for label, days in (("Nadia", -1), ("Claire", 1)):
        Invitation.create(
            structure=make.home,
            roles="aidant",
            label=label,
            token_hash=label,
            created_at=now(),
            until=now() + days * DAY,
        )
    assert purge(now()).invitations == 1
    assert [invitation.label for invitation in Invitation.select()] == ["Claire"]


def test_a_clock_that_is_late_erases_nothing(make: Factory) -> None:
    away(make, "Lucie")
    watched(make.learner("Zoé").learner, at=now(), stop=1)
    with pytest.raises(ClockRefused):
        purge(now() - 2 * DAY)
    assert names() == {"Lucie", "Zoé"}


def test_one_person_who_cannot_be_erased_takes_nobody_else_back(make: Factory, monkeypatch) -> None:
    """Each person is one transaction: what was done before a failure stays done, and no half of anybody is left."""
    first, second = away(make, "Lucie"), away(make, "Zoé")
    watched(first, stop=1), watched(second, stop=1)
    erase = places.erase

    def fails_for_the_second(learner: Learner) -> None:
        erase(learner)
        if learner.id == second.id:
            raise RuntimeError("power cut")

    monkeypatch.setattr(places, "erase", fails_for_the_second)
    with pytest.raises(RuntimeError):
        purge(now())
    assert names() == {"Zoé"}
    assert [run.learner_id for run in Run.select()] == [second.id]
    assert [row.started for row in Tally.select()] == [1]


def test_the_command_prints_what_it_did(make: Factory, monkeypatch: pytest.MonkeyPatch) -> None:
    away(make, "Lucie")
    monkeypatch.setattr("inclusion.commands.privacy.at_work", make.app.app_context)
    told = CliRunner().invoke(privacy, ["purge", "--dry-run"])
    assert (told.exit_code, "1  apprenants sans visite" in told.output) == (0, True), told.output
    assert "rien n’est fait" in told.output and names() == {"Lucie"}
    assert "1  apprenants sans visite" in CliRunner().invoke(privacy, ["purge"]).output
    assert "0  apprenants sans visite" in CliRunner().invoke(privacy, ["purge"]).output
