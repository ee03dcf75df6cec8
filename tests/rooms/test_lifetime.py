"""What a workshop keeps nobody in: one that was forgotten, a clock that goes back, somebody who is in the bin."""

from datetime import timedelta

import pytest
import time_machine

from inclusion.aidants import operations
from inclusion.clock import now
from inclusion.modules.models import Run
from inclusion.places import seating
from inclusion.places.models import Group, Room, Seat
from tests.actors import AidantActor
from tests.factories import Factory
from tests.rooms.test_board import CAF, opens, practises, tiles


@pytest.mark.once
@pytest.mark.parametrize(("hours", "is_seated"), [(11, True), (13, False), (-13, False)])
def test_a_room_that_was_forgotten_watches_nobody(
    make: Factory, aidant: AidantActor, hours: int, is_seated: bool
) -> None:
    josiane, kiosk = make.learner("Josiane"), make.kiosk()
    opens(aidant)
    with time_machine.travel(now() + timedelta(hours=hours)):
        page = josiane.signs_in_with_letters()
        kiosk.open(f"/demarches/{CAF}").press("guided", name="mode")
        assert ("voit votre étape" in page.text) is is_seated
        assert ("voit votre étape" in kiosk.text) is is_seated
    assert Seat.select().count() == (2 if is_seated else 0)


def test_nobody_is_stuck_before_a_browser_that_is_off_nor_in_a_room_that_was_forgotten(
    make: Factory, aidant: AidantActor
) -> None:
    opens(aidant)
    practises(make.learner("Josiane"))
    for hours, seen, is_told in ((0, 0, True), (0, -1, False), (13, 0, False)):
        with time_machine.travel(now() + timedelta(hours=hours), tick=False):
            times = {"moved_at": now() - timedelta(minutes=5), "seen_at": now() + timedelta(minutes=seen)}
            Seat.update(times).execute()
            assert ("Ne trouve pas la suite" in aidant.page.open("/accueil-aidant").text) is is_told


def test_a_browser_that_was_there_by_a_clock_gone_backwards_is_offline_until_it_says_so(
    make: Factory, aidant: AidantActor
) -> None:
    room = opens(aidant)
    page = practises(make.learner("Josiane"))
    Seat.update(seen_at=now() + timedelta(days=9)).execute()
    assert "Hors ligne" in tiles(aidant, room)
    page.client.get("/ma-place")
    assert "Hors ligne" not in tiles(aidant, room)


@pytest.mark.once
def test_a_hand_raised_twice_has_waited_since_the_first_time(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    practises(make.learner("Josiane")).submit("Appeler l’aidant")
    first = now()
    with time_machine.travel(first + timedelta(minutes=5)):
        seating.raise_hand(Seat.get().id, True)
        assert "Lève la main depuis 5 min" in tiles(aidant, room).replace("\u202f", " ").replace("\xa0", " ")
    assert abs(Run.get().raised_at - first) < timedelta(minutes=1)
    seating.raise_hand(Seat.get().id, False)
    assert Seat.get().raised_at is None


def test_somebody_in_the_bin_is_on_no_board_and_in_no_summary(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    josiane = make.learner("Josiane")
    practises(josiane)
    practises(make.learner("Abdel"))
    operations.delete(josiane.learner, aidant.staff.get_id())
    assert "Josiane" not in tiles(aidant, room) and "Abdel" in tiles(aidant, room)
    page = aidant.page.open(f"/atelier/{room.key}").submit("Fermer l’atelier")
    assert "Josiane" not in page.text and "Fiche supprimée" in page.text and "Abdel" in page.text
    assert "Personnes 2" in page.text, "who came is still counted"


def test_a_group_that_a_colleague_has_just_closed_is_told(make: Factory, aidant: AidantActor) -> None:
    group = Group.create(structure=make.home, name="Mardi", created_at=now())
    page = aidant.page.open("/atelier")
    Group.update(closed_at=now()).execute()
    page.submit("Ouvrir l’atelier", {"title": "Mardi", "group": group.id}, status=422)
    assert "Ce groupe n’est plus ouvert." in page.text and not Room.select().exists()
