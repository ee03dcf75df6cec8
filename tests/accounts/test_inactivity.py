"""An account that nobody uses for five months falls asleep, is told so kindly, and wakes by a manager."""

from datetime import datetime, timedelta

import pytest

from inclusion.accounts import operations
from inclusion.accounts.inactivity import limit
from inclusion.accounts.models import Staff, StaffSession
from inclusion.audit import Audit
from inclusion.clock import now
from inclusion.security import AIDANT
from tests.factories import Factory


@pytest.mark.parametrize(
    ("today", "five_months_ago"),
    [
        ("2026-11-27", "2026-06-27"),
        ("2026-05-31", "2025-12-31"),
        ("2026-07-31", "2026-02-28"),  # the end of a shorter month
        ("2028-07-31", "2028-02-29"),
        ("2026-01-15", "2025-08-15"),
    ],
)
def test_five_months_are_counted_on_the_calendar(today: str, five_months_ago: str) -> None:
    assert limit(datetime.fromisoformat(today)) == datetime.fromisoformat(five_months_ago)


@pytest.mark.parametrize(
    ("seen", "created", "is_open"),
    [
        ("2026-06-27 10:00", "2020-01-01 00:00", True),  # five months ago, to the second
        ("2026-06-27 09:59", "2020-01-01 00:00", False),
        (None, "2026-06-28 00:00", True),  # never came, but is new
        (None, "2026-06-26 00:00", False),
    ],
)
def test_who_falls_asleep(make: Factory, seen: str | None, created: str, is_open: bool) -> None:
    person = make.staff((make.home, AIDANT))
    dates = {"seen_at": seen and datetime.fromisoformat(seen), "created_at": datetime.fromisoformat(created)}
    Staff.update(dates).where(Staff.id == person.id).execute()
    asleep = operations.tidy(datetime.fromisoformat("2026-11-27 10:00"))
    assert Staff.get_by_id(person.id).is_open is is_open
    assert [one.id for one in asleep] == ([] if is_open else [person.id])


def test_falling_asleep_is_noted_once_and_ends_the_sessions(make: Factory) -> None:
    aidant = make.aidant()
    aidant.signs_in()
    Staff.update(seen_at=now() - timedelta(days=200)).where(Staff.id == aidant.staff.id).execute()
    operations.tidy(now())
    operations.tidy(now())
    notes = Audit.select().where(Audit.action == "staff.sleep")
    assert [(note.actor, note.place) for note in notes] == [("command", str(make.home.id))]
    assert aidant.page.open("/apprenants").path.startswith("/connexion")


def test_somebody_asleep_is_told_kindly_and_nobody_else_is(make: Factory) -> None:
    aidant = make.aidant()
    Staff.update(is_open=False).where(Staff.id == aidant.staff.id).execute()
    assert aidant.signs_in(status=422).h1 == "Votre compte est en sommeil"
    assert "Rien n’est perdu." in aidant.page.text
    aidant.signs_in("pas-le-bon-du-tout", status=422)
    assert "sommeil" not in aidant.page.text


def test_a_manager_wakes_them(make: Factory) -> None:
    aidant = make.aidant()
    long_ago = now() - timedelta(days=200)
    Staff.update(is_open=False, seen_at=long_ago).where(Staff.id == aidant.staff.id).execute()
    manager = make.manager()
    page = manager.signs_in().open(f"/structure/{make.home.id}/equipe")
    page.click("Claire").submit("Rouvrir l’accès")
    assert aidant.signs_in().h1 == "Bonjour Claire"
    assert not operations.tidy(now()), "the five months begin again"


def test_old_sessions_are_forgotten(make: Factory) -> None:
    aidant = make.aidant()
    aidant.signs_in()
    operations.tidy(now() + timedelta(days=29))
    assert StaffSession.select().count() == 1
    operations.tidy(now() + timedelta(days=31))
    assert StaffSession.select().count() == 0
