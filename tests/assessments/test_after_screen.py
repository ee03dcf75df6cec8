"""After a screen, the way to do it is drawn for whoever asks; on a screen, help is offered to whoever seems stuck."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from inclusion.assessments import deck, playing
from inclusion.assessments.demonstration import played
from inclusion.assessments.models import Answer, Sitting
from inclusion.simulator import engine, snapshot
from inclusion.simulator.sentences import gesture
from tests.page_client import PageClient

OFFER = "C’est difficile ? Prenez un indice"
QUIET = "Vous hésitez ? L’aide est là pour vous."


@pytest.fixture
def asked(page: PageClient) -> Callable[[str], Sitting]:
    """Put a screen in front of a visitor."""

    def ask(item: str) -> Sitting:
        page.open("/bilan").submit("Commencer")
        sitting = Sitting.get()
        course = deck.course_of(item, sitting.persona)
        state = json.dumps(snapshot.dump(course.scenario, playing.begin(course, 0)))
        Sitting.update(item=item, state=state).where(Sitting.id == sitting.id).execute()
        page.open(f"/bilan/{sitting.key}")
        return Sitting.get_by_id(sitting.id)

    return ask


def sends(page: PageClient, sitting: Sitting, do: str, **fields: str) -> PageClient:
    return page.post(f"/bilan/{sitting.key}", {"do": do, "seq": Sitting.get_by_id(sitting.id).seq, **fields})


@pytest.mark.once
@pytest.mark.parametrize("persona", ["camille", "sacha"])
def test_every_screen_can_be_shown_to_its_end(persona: str) -> None:
    for name in deck.bank().items:
        course = deck.course_of(name, persona)
        states, events = played(course)
        assert engine.is_finished(course, states[-1]) and len(states) == len(events) + 1, name
        assert all(str(gesture(course.scenario, event)) for event in events), name


@pytest.mark.once
@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("naviguer-1-b", "Revenez à la page d’avant."),  # not: write its address
        ("naviguer-3-a", "Allez dans l’autre onglet."),
        ("clavier-3-c", "Écrivez bibliotheque-valbrune.example dans la barre d’adresse"),  # here it is the lesson
    ],
)
def test_a_page_that_is_one_press_away_is_not_found_by_its_address(item: str, said: str) -> None:
    course = deck.course_of(item, "camille")
    assert any(str(gesture(course.scenario, event)).startswith(said) for event in played(course)[1])


def test_the_gesture_is_drawn_with_its_arrow_then_the_end(page: PageClient, asked: Callable[[str], Sitting]) -> None:
    sitting = asked("naviguer-1-b")
    sends(page, sitting, "unknown").click("Montrez-moi comment faire")
    assert "Geste 1 sur 2" in page.text and "Appuyez sur « La soupe du jour »" in page.text
    assert "C’est ici" in page.text
    page.click("Suivant")
    assert "Geste 2 sur 2" in page.text and "Revenez à la page d’avant." in page.text and "C’est ici" in page.text
    page.click("Suivant")
    assert "C’est ici" not in page.text and "Voilà, c’est fait." in page.text
    page.submit("Continuer")
    assert "Écran 2" in page.text


def test_what_was_confused_is_said_with_the_gesture(page: PageClient, asked: Callable[[str], Sitting]) -> None:
    sitting = asked("formulaire-2-a")
    sends(page, sitting, "press:suivant", **{"f.naissance": "01/01/1980"})
    assert "On passe à la suite." in page.text and "1980" not in page.response.text
    page.click("Montrez-moi comment faire")
    assert "La date envoyée n’est pas celle de la fiche." in page.text


def test_nothing_is_shown_before_the_screen_has_ended(page: PageClient, asked: Callable[[str], Sitting]) -> None:
    sitting = asked("naviguer-1-b")
    page.open(f"/bilan/{sitting.key}/montrer")
    assert "Écran 1" in page.text and "Geste" not in page.text and Answer.select().count() == 0


def test_success_needs_no_demonstration(page: PageClient, asked: Callable[[str], Sitting]) -> None:
    sitting = asked("naviguer-1-b")
    sends(page, sitting, "press:soupe")
    sends(page, sitting, "back")
    assert "C’est fait." in page.text and "Montrez-moi" not in page.text


@pytest.mark.once
@pytest.mark.parametrize("moment", ["-4", "99", "x", ""])
def test_a_moment_that_does_not_exist_is_the_nearest(
    page: PageClient, asked: Callable[[str], Sitting], moment: str
) -> None:
    sitting = asked("naviguer-1-b")
    sends(page, sitting, "unknown")
    page.open(f"/bilan/{sitting.key}/montrer?geste={moment}")
    assert ("À la fin" if moment == "99" else "Geste 1 sur 2") in page.text


def test_a_screen_that_left_the_bank_is_not_shown(page: PageClient, asked: Callable[[str], Sitting]) -> None:
    sitting = asked("naviguer-1-b")
    sends(page, sitting, "unknown")
    Sitting.update(item="naviguer-1-z").execute()
    assert "Écran" in page.open(f"/bilan/{sitting.key}/montrer").text


def test_help_is_offered_quietly_then_to_whoever_stumbles(page: PageClient, asked: Callable[[str], Sitting]) -> None:
    sitting = asked("formulaire-2-a")
    begun_now(sitting)
    assert QUIET in page.open(f"/bilan/{sitting.key}").text and OFFER not in page.text
    for _press in range(2):
        sends(page, sitting, "press:suivant")
    assert OFFER in page.text and QUIET not in page.text
    page.submit("Voir un indice")
    assert "Un indice" in page.text and OFFER not in page.text and QUIET not in page.text


def begun_now(sitting: Sitting) -> None:
    """As if the screen had just been asked."""
    course = deck.course_of(sitting.item, sitting.persona)
    state = playing.begin(course, int(sitting.acted_at.timestamp()) + 10**6)
    Sitting.update(state=json.dumps(snapshot.dump(course.scenario, state))).execute()


@pytest.mark.once
@pytest.mark.parametrize(
    ("values", "still", "offered"),
    [
        ({}, 0, False),
        ({}, 59, False),
        ({}, 60, True),  # a minute without getting nearer
        ({"mistakes": ("refused:a",)}, 0, False),
        ({"mistakes": ("refused:a", "refused:a")}, 0, True),
        ({"detours": 2}, 0, True),
        ({"mistakes": ("a", "b"), "help": 1}, 0, False),  # a hint was just taken
        ({"mistakes": ("a", "b"), "help": 1}, 60, True),
        ({"detours": 9, "help": 3}, 600, False),  # the arrow is there: nothing more to offer
    ],
)
def test_who_seems_stuck(values: dict[str, object], still: int, offered: bool) -> None:
    state = replace(playing.begin(deck.course_of("pointer-1-a", "camille"), 1000), **values)  # type: ignore[arg-type]
    assert playing.seems_stuck(state, 1000 + still) is offered


@pytest.mark.once
def test_offering_changes_no_outcome() -> None:
    """Somebody slow who succeeds alone has succeeded alone."""
    course = deck.course_of("naviguer-1-b", "camille")
    state, ended = playing.begin(course, 0), None
    for number, event in enumerate(played(course)[1], 1):
        state, ended = playing.advance(course, state, [event], number * 1000)
    assert ended is not None and (ended.outcome, ended.help) == ("ok", 0)
