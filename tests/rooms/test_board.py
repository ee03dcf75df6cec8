"""A workshop seen by its aidant: tiles, fresh only when something changed, and what passes to a seat."""

from datetime import timedelta

import pytest
import time_machine
from flask import template_rendered
from playhouse.test_utils import count_queries

from inclusion.accounts.models import Learner
from inclusion.clock import now
from inclusion.modules.models import Evidence, ModuleVersion, Run
from inclusion.places import seating
from inclusion.places.models import Group, GroupMember, Room, Seat
from tests.actors import AidantActor, LearnerActor
from tests.factories import Factory
from tests.page_client import PageClient

CAF = "caf-declaration-trimestrielle"


def opens(aidant: AidantActor, title: str = "Atelier du mardi") -> Room:
    aidant.page.open("/atelier").submit("Ouvrir l’atelier", {"title": title})
    return Room.select().order_by(Room.id.desc()).get()


def practises(learner: LearnerActor, mode: str = "guided") -> PageClient:
    """Sign in at a kiosk and open the Caf module."""
    learner.signs_in_with_pictures()
    return learner.page.open(f"/demarches/{CAF}").press(mode, name="mode")


def tiles(aidant: AidantActor, room: Room) -> str:
    return aidant.page.client.get(f"/atelier/{room.key}/places").text


@pytest.mark.once
def test_who_signs_in_at_a_kiosk_gets_a_tile(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    page = practises(make.learner("Josiane"))
    assert "Claire voit votre étape, pas ce que vous tapez." in page.text
    board = aidant.page.open(f"/atelier/{room.key}")
    assert "Josiane" in board.text
    assert "Étape 1 sur 7" in board.text
    assert "Tout le monde avance." in board.text


def test_nobody_is_watched_without_a_room_nor_after_it(make: Factory, aidant: AidantActor) -> None:
    josiane = make.learner("Josiane")
    assert "voit votre étape" not in practises(josiane).text
    room = opens(aidant)
    page = practises(make.learner("Abdel"))
    aidant.page.open(f"/atelier/{room.key}").submit("Fermer l’atelier")
    assert "Personne ne voit plus votre étape." in page.open("/mon-espace").text
    before = Seat.get(Seat.label == "Abdel").version
    page.open(Run.select().order_by(Run.id.desc()).get().key.join(["/exercices/", ""])).press("help", name="do")
    assert Seat.get(Seat.label == "Abdel").version == before


def test_only_the_group_of_a_room_sits_in_it(make: Factory, aidant: AidantActor) -> None:
    inside, outside = make.learner("Josiane"), make.learner("Abdel")
    group = Group.create(structure=make.home, name="Du mardi", created_at=now())
    GroupMember.create(group=group, learner=inside.learner)
    aidant.page.open("/atelier").submit("Ouvrir l’atelier", {"title": "Mardi", "group": group.id})
    practises(inside)
    outside.signs_in_with_letters().open(f"/demarches/{CAF}").press("guided", name="mode")
    assert [seat.label for seat in Seat.select()] == ["Josiane"]


def test_somebody_without_an_account_has_a_seat_without_a_name(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    kiosk = make.kiosk()
    kiosk.open(f"/demarches/{CAF}").press("guided", name="mode")
    assert "Sans compte 1" in aidant.page.open(f"/atelier/{room.key}").text


def test_a_raised_hand_is_seen_at_once_and_lowered_by_the_aidant(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    page = practises(make.learner("Josiane"))
    page.submit("Appeler l’aidant")
    board = aidant.page.open(f"/atelier/{room.key}")
    assert "Josiane a besoin de vous." in board.text
    board.submit("J’y vais")
    assert "Tout le monde avance." in board.text


@pytest.mark.once
def test_one_hand_is_raised_and_lowered_whichever_page_says_so(make: Factory, aidant: AidantActor) -> None:
    """In the exercise, on the board, on the aidant's home and on the learner's page, it is the same hand."""
    room = opens(aidant)
    josiane = make.learner("Josiane")
    page = practises(josiane)
    for lower in ("J’y vais", "C’est fait, baisser la main"):
        page.open(f"/exercices/{Seat.get().run}").submit("Appeler l’aidant")
        assert "Appelle un aidant" in aidant.page.open("/accueil-aidant").text
        where = f"/atelier/{room.key}" if lower == "J’y vais" else f"/apprenants/{josiane.learner.id}"
        aidant.page.open(where).submit(lower)
        assert "Tout le monde avance." in aidant.page.open(f"/atelier/{room.key}").text
        assert "Appelle un aidant" not in aidant.page.open("/accueil-aidant").text
        assert "J’ai appelé" not in page.open(f"/exercices/{Seat.get().run}").text


@pytest.mark.once
@pytest.mark.parametrize(("seconds", "words"), [(45, "Hors ligne"), (200, "Hors ligne depuis 3 min")])
def test_a_browser_that_gives_no_sign_is_offline_then_catches_up(
    make: Factory, aidant: AidantActor, seconds: int, words: str
) -> None:
    room = opens(aidant)
    page = practises(make.learner("Josiane"))
    with time_machine.travel(now() + timedelta(seconds=seconds)):
        assert words in tiles(aidant, room)
        page.client.get("/ma-place")
        assert "Hors ligne" not in tiles(aidant, room)


def test_three_minutes_without_progress_is_stuck(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    page = practises(make.learner("Josiane"))
    with time_machine.travel(now() + timedelta(minutes=4)):
        page.client.get("/ma-place")
        assert "Bloque : n’avance plus depuis 4 min" in tiles(aidant, room).replace("\u202f", " ").replace(
            "\xa0", " "
        )


@pytest.mark.once
@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_nothing_is_sent_again_while_nothing_changes(make: Factory, aidant: AidantActor, accepted: str) -> None:
    """Browsers ask for compressed answers: what is compressed has to be recognised too, without being drawn again."""
    room = opens(aidant)
    page = practises(make.learner("Josiane"))
    board, encoding = f"/atelier/{room.key}/places", {"Accept-Encoding": accepted}
    for browser, path in ((aidant.page.client, board), (page.client, "/ma-place")):
        first = browser.get(path, headers=encoding)
        assert first.headers.get("Content-Encoding", "identity") == accepted
        again = encoding | {"If-None-Match": first.headers["ETag"]}
        with template_rendered.connected_to(lambda *a, **k: pytest.fail("drawn for nobody")):
            assert browser.get(path, headers=again).status_code == 304
    marks = aidant.page.client.get(board).headers["ETag"]
    page.press("help", name="do")
    changed = aidant.page.client.get(board, headers={"If-None-Match": marks})
    assert changed.status_code == 200
    assert "un indice" in changed.text


@pytest.mark.once
@pytest.mark.parametrize("sign", ["%D9%A3", "%0A", "%22", "1"])
def test_the_strip_is_given_whatever_its_address_says(make: Factory, aidant: AidantActor, sign: str) -> None:
    opens(aidant)
    page = practises(make.learner("Josiane"))
    answer = page.client.get(f"/ma-place?appel={sign}")
    assert answer.status_code == 200
    assert answer.headers["ETag"].isascii() and answer.headers["ETag"].isprintable()
    known = page.client.get(f"/ma-place?appel={sign}", headers={"If-None-Match": answer.headers["ETag"]})
    assert known.status_code == 304
    other = page.client.get(f"/ma-place?appel={'' if sign == '1' else '1'}")
    assert other.headers["ETag"] != answer.headers["ETag"]


def test_a_whisper_is_read_in_the_language_of_the_seat(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    josiane = make.learner("Josiane")
    Learner.update(locale="en").where(Learner.id == josiane.learner.id).execute()
    page = practises(josiane)
    seat = Seat.get()
    aidant.page.post(f"/atelier/{room.key}/places/{seat.id}", {"chuchoter": "time"})
    assert "Take your time" in page.open("/mon-espace").text
    page.submit("I understand")
    assert "Take your time" not in page.open("/mon-espace").text


@pytest.mark.once
def test_only_prepared_words_are_whispered(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    practises(make.learner("Josiane"))
    for forged in ({"chuchoter": "Votre numéro est le 06 12 34 56 78"}, {"ordre": "hand:pirate"}, {}):
        aidant.page.post(f"/atelier/{room.key}/places/{Seat.get().id}", forged, status=400)
    assert Seat.get().whisper == Seat.get().order == ""


@pytest.mark.once
def test_an_order_waits_for_the_page_and_is_done_once(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    page = practises(make.learner("Josiane"))
    board = aidant.page.open(f"/atelier/{room.key}")
    board.submit("Envoyer un indice")
    board.submit("Envoyer un indice")
    page.open(f"/exercices/{Seat.get().run}").submit("Recevoir cette aide")
    assert (Seat.get().order, Seat.get().help) == ("", 1)


def test_whose_hand_held_the_mouse_is_in_the_evidence(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    page = practises(make.learner("Josiane"))
    key = Seat.get().run
    aidant.page.open(f"/atelier/{room.key}/places/{Seat.get().id}").submit("Prendre la souris")
    page.open(f"/exercices/{key}").submit("Recevoir cette aide")
    assert Seat.get().hand == "aidant"
    assert "La souris est à l’aidant" in tiles(aidant, room)
    for _gesture in range(40):
        if Evidence.select().where(Evidence.learner.is_null(False)).exists():
            break
        page.open(f"/exercices/{key}").press("help", name="do")
    assert Evidence.select().order_by(Evidence.id).get().hand == "aidant"
    aidant.page.open(f"/atelier/{room.key}/places/{Seat.get().id}").submit("Rendre la souris")
    page.open(f"/exercices/{key}").submit("Recevoir cette aide")
    assert Seat.get().hand == "learner"


def test_two_aidants_on_one_seat(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    other = make.aidant()
    type(other.staff).update(name="Paul").where(type(other.staff).id == other.staff.id).execute()
    other.signs_in()
    page = practises(make.learner("Josiane"))
    seat = f"/atelier/{room.key}/places/{Seat.get().id}"
    aidant.page.post(seat, {"chuchoter": "time"})
    assert "Quelqu’un aide déjà cette place." in other.page.post(seat, {"chuchoter": "bravo"}).text
    assert "Claire vous dit" in page.open("/mon-espace").text


@pytest.mark.parametrize("title", ["", "x" * 81, "Atelier de Paul, 06 12 34 56 78", "paul@maison.example"])
def test_a_room_is_called_something_that_is_nobody_s(make: Factory, aidant: AidantActor, title: str) -> None:
    aidant.page.open("/atelier").submit("Ouvrir l’atelier", {"title": title}, status=422)
    assert not Room.select().exists()


def test_two_rooms_of_one_structure_become_one(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    other = make.aidant()
    other.signs_in()
    other.page.open("/atelier").submit("Ouvrir l’atelier", {"title": "Le mien"})
    assert other.page.path == f"/atelier/{room.key}"
    assert Room.select().count() == 1


def test_a_board_costs_few_queries_whatever_its_size(make: Factory, aidant: AidantActor) -> None:
    room = opens(aidant)
    slugs = [row.slug for row in ModuleVersion.select().order_by(ModuleVersion.id)]
    costs = []
    for numbers in (range(2), range(2, 10)):
        for number in numbers:
            seat = seating.sit(room, learner=make.learner(f"Zoé {number}").learner)
            Seat.update(run=f"r{number}", slug=slugs[number]).where(Seat.id == seat.id).execute()
        aidant.page.client.get(f"/atelier/{room.key}/places")
        with count_queries() as counted:
            aidant.page.client.get(f"/atelier/{room.key}/places")
        costs.append(counted.count)
    assert costs[0] == costs[1] <= 6
