"""Guessing is slowed down at the right doors: a learner's from anywhere, a kiosk's whoever is tried, letters."""

from datetime import timedelta

import pytest
import time_machine

from inclusion.clock import now
from inclusion.places.operations import FREE_AT_KIOSK
from inclusion.throttle import FREE_AT_ADDRESS
from tests.actors import LearnerActor
from tests.factories import Factory


@pytest.mark.once
def test_one_learner_is_tried_from_several_addresses_and_kiosks(make: Factory) -> None:
    lucie = make.learner("Lucie")
    for number in range(5):
        thief = LearnerActor(lucie.learner, lucie.card, make.kiosk())
        thief.page.client.environ_base["REMOTE_ADDR"] = f"10.0.0.{number}"
        thief.signs_in_with_pictures(lucie.wrong_pictures(), status=422)
    page = lucie.signs_in_with_pictures(status=429)
    assert "Votre image se repose" in page.text
    make.learner("Zoé").signs_in_with_pictures()


def test_one_kiosk_tries_many_learners_until_it_sleeps_and_an_aidant_awakens_it(make: Factory) -> None:
    everybody = [make.learner(f"Lucie {letter}") for letter in "ABCDEF"]
    page = everybody[0].page
    for number in range(FREE_AT_KIOSK):
        one = everybody[number // 4]
        LearnerActor(one.learner, one.card, page).signs_in_with_pictures(one.wrong_pictures(), status=422)
    last = everybody[-1]
    there = LearnerActor(last.learner, last.card, page)
    assert "Ce poste se repose" in there.signs_in_with_pictures(status=429).text
    assert last.signs_in_with_pictures().h1.startswith("Bonjour"), "the other kiosks are awake"
    make.aidant().signs_in().open("/postes").submit("Débloquer")
    assert there.signs_in_with_pictures().h1.startswith("Bonjour")


@pytest.mark.once
def test_a_clock_that_goes_back_keeps_nobody_asleep_for_years(make: Factory) -> None:
    lucie = make.learner("Lucie")
    with time_machine.travel(now() + timedelta(days=900)):
        page = make.kiosk()
        for _time in range(5):
            LearnerActor(lucie.learner, lucie.card, page).signs_in_with_pictures(lucie.wrong_pictures(), status=422)
    assert lucie.signs_in_with_pictures().h1.startswith("Bonjour")


@pytest.mark.once
def test_a_right_code_makes_a_kiosk_forget_only_half_of_the_wrong_ones(make: Factory) -> None:
    accomplice, victims = make.learner("Complice"), [make.learner("Lucie") for _each in range(9)]
    page = accomplice.page

    def guesses(first: int, count: int) -> None:
        for number in range(first, first + count):
            victim = victims[number // 4]
            LearnerActor(victim.learner, victim.card, page).signs_in_with_pictures(
                victim.wrong_pictures(), status=422
            )

    guesses(0, 12)
    accomplice.signs_in_with_pictures()
    guesses(12, FREE_AT_KIOSK - 6)
    accomplice.signs_in_with_pictures(status=429)


def test_letters_are_guessed_slowly_on_a_kiosk_and_time_forgives(make: Factory) -> None:
    lucie = make.learner("Lucie")
    for _guess in range(5):
        lucie.page.open("/carte").submit("Entrer", {"letters": "AAA AAA"}, status=422)
    page = lucie.page.open("/carte").submit("Entrer", {"letters": lucie.card.letters}, status=429)
    assert "Ce poste se repose" in page.text
    with time_machine.travel(now() + timedelta(minutes=3)):
        assert lucie.page.open("/carte").submit("Entrer", {"letters": lucie.card.letters}).h1 == "Bonjour Lucie"


def test_letters_are_guessed_no_faster_from_several_addresses(make: Factory) -> None:
    lucie = make.learner("Lucie")
    for number in range(5):
        lucie.page.client.environ_base["REMOTE_ADDR"] = f"10.0.0.{number}"
        lucie.page.open("/carte").submit("Entrer", {"letters": "AAA AAA"}, status=422)
    lucie.page.client.environ_base["REMOTE_ADDR"] = "10.0.0.9"
    lucie.page.open("/carte").submit("Entrer", {"letters": lucie.card.letters}, status=429)


@pytest.mark.once
def test_a_library_where_several_people_mistake_a_letter_goes_on(make: Factory) -> None:
    """All its computers share one network address."""
    for _person in range(8):
        make.kiosk().open("/carte").submit("Entrer", {"letters": "AAA AAA"}, status=422)
    lucie = make.learner("Lucie")
    assert lucie.page.open("/carte").submit("Entrer", {"letters": lucie.card.letters}).h1 == "Bonjour Lucie"


@pytest.mark.once
def test_a_card_of_one_s_own_does_not_clear_what_was_guessed(make: Factory) -> None:
    accomplice = make.learner("Complice")

    def guesses(count: int, status: int = 422) -> None:
        for _guess in range(count):
            accomplice.page.open("/carte").submit("Entrer", {"letters": "AAA AAA"}, status=status)

    guesses(4)
    assert accomplice.signs_in_with_letters().h1 == "Bonjour Complice"
    accomplice.page.submit("J’ai fini")
    guesses(3)
    guesses(1, status=429)


@pytest.mark.once
def test_a_card_of_one_s_own_shown_between_guesses_does_not_let_them_go_on(make: Factory) -> None:
    """What the kiosk half forgets, the address does not."""
    accomplice, guessed = make.learner("Complice"), 0
    while guessed < FREE_AT_ADDRESS:
        for _guess in range(2):
            accomplice.page.open("/carte").submit("Entrer", {"letters": "AAA AAA"}, status=422)
            guessed += 1
        status = 200 if guessed < FREE_AT_ADDRESS else 429
        accomplice.page.open("/carte").submit("Entrer", {"letters": accomplice.card.letters}, status=status)
        if status == 200:
            accomplice.page.submit("J’ai fini")
