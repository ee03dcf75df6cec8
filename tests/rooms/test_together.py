"""Everybody to a step, and the end of a workshop: two answers tied to nobody, and nothing small is shown."""

import pytest

from inclusion.modules.models import Run
from inclusion.places.models import Room, Seat
from inclusion.rooms.models import ExitAnswer
from inclusion.rooms.operations import answer_exit
from inclusion.rooms.summaries import exit_answers
from tests.actors import AidantActor
from tests.factories import Factory
from tests.page_client import PageClient
from tests.rooms.test_board import CAF, opens, practises, tiles

GO = "Voir l’exercice proposé"


def closed(make: Factory, aidant: AidantActor) -> tuple[Room, PageClient]:
    """A workshop that is over, before the browser of somebody who was in it."""
    room = opens(aidant)
    page = practises(make.learner("Josiane"))
    aidant.page.open(f"/atelier/{room.key}").submit("Fermer l’atelier")
    return room, page.open("/mon-espace").click("Dire comment c’était")


def test_each_goes_to_the_step_when_ready_and_finds_again_what_was_going_on(
    make: Factory, aidant: AidantActor
) -> None:
    room, names = opens(aidant), ("Josiane", "Abdel")
    josiane, abdel = (practises(make.learner(name)) for name in names)
    before = Run.select().count()
    aidant.page.open(f"/atelier/{room.key}").submit("Envoyer à tous", {"demarche": CAF, "etape": 3})
    assert Run.select().count() == before, "nobody is moved without a gesture of theirs"
    josiane.open("/mon-espace").click(GO).submit("C’est parti")
    assert "Étape 3 sur 7" in josiane.text
    assert GO not in josiane.open("/mon-espace").links() and GO in abdel.open("/mon-espace").links()
    assert "Étape 3 sur 7" in tiles(aidant, room) and "Étape 1 sur 7" in tiles(aidant, room)
    assert Run.select().where(Run.finished_at.is_null()).count() == before + 1, "the passage under way is kept"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"demarche": "inconnue"}, 404),
        ({"demarche": CAF, "mode": "pirate"}, 400),
        ({"demarche": CAF, "mode": "guided", "etape": 99}, 200),
        ({"demarche": CAF, "mode": "guided", "etape": "-3"}, 200),
    ],
)
def test_a_forged_step_is_refused_or_is_the_nearest(
    aidant: AidantActor, sent: dict[str, object], status: int
) -> None:
    room = opens(aidant)
    aidant.page.post(f"/atelier/{room.key}/depart", sent, status=status)
    kept = Room.get_by_id(room.id)
    assert (kept.slug, kept.step in (0, 6)) == (CAF if status == 200 else "", True)


def test_two_answers_are_given_once_and_are_nobody_s(make: Factory, aidant: AidantActor) -> None:
    _room, page = closed(make, aidant)
    page.submit("Envoyer mes réponses", {"facile": 2}, status=422)
    assert "Il manque une réponse" in page.text and not ExitAnswer.select().exists()
    for forged in ({"facile": 7, "encore": 1}, {"facile": "x", "encore": 1}):
        page.post("/ma-place/avis", forged, status=422)
    page.open("/ma-place/avis").submit("Envoyer mes réponses", {"facile": 2, "encore": 1})
    assert "Vos réponses ne portent pas votre nom" in page.text
    [answer] = ExitAnswer.select()
    assert (answer.ease, answer.again) == (2, 1)
    assert not {"learner", "visitor", "seat"} & set(answer._meta.fields)
    page.open("/ma-place/avis", 404)
    assert "voit votre étape" not in page.open("/mon-espace").text and Seat.get().left_at is not None


@pytest.mark.once
def test_no_answer_is_an_answer_too(make: Factory, aidant: AidantActor) -> None:
    _room, page = closed(make, aidant)
    page.submit("Je ne réponds pas")
    assert not ExitAnswer.select().exists()
    assert "L’atelier est fini" not in page.open("/mon-espace").text


@pytest.mark.parametrize(
    ("answers", "ease", "again"),
    [
        ([(2, 2)] * 4, None, None),
        ([(2, 2)] * 5, [5, 0, 0], [5, 0, 0]),
        ([(2, 2)] * 6 + [(1, 2)] * 2, [None, None, 0], [8, 0, 0]),
        ([(2, 0)] * 6 + [(0, 1)] * 5, [6, 0, 5], [0, 5, 6]),
        ([(2, 2)] * 9 + [(1, 2)] * 8 + [(0, 2)], [9, None, None], [18, 0, 0]),
    ],
)
def test_what_few_people_said_is_hidden_with_what_would_tell_it(
    aidant: AidantActor,
    answers: list[tuple[int, int]],
    ease: list[int | None] | None,
    again: list[int | None] | None,
) -> None:
    room = opens(aidant)
    for one, other in answers:
        answer_exit(room, one, other)
    page = aidant.page.open(f"/atelier/{room.key}").submit("Fermer l’atelier")
    found = exit_answers(room)
    assert (found["count"], found["is_shown"]) == (len(answers), ease is not None)
    assert ("Elles se montrent à partir de 5" in page.text) is (ease is None)
    if ease is not None:
        assert (found["ease"], found["again"]) == (ease, again)
        assert ("Un point cache un nombre plus petit que 5" in page.text) is (None in ease)
