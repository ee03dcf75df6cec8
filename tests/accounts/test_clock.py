"""A clock that goes backwards (a laptop that finds the network again) throws nobody out and loses no exercise."""

from datetime import timedelta

import pytest
import time_machine

from inclusion.clock import now
from tests.factories import Factory
from tests.page_client import PageClient

MODULE = "/demarches/caf-declaration-trimestrielle"
BACK = [timedelta(minutes=5), timedelta(days=400)]


@pytest.mark.once
@pytest.mark.parametrize("back", BACK)
def test_whoever_is_signed_in_stays_and_is_still_signed_out_when_away(make: Factory, back: timedelta) -> None:
    people = [
        (make.learner("Lucie").signs_in_with_pictures(), "/mon-espace", 11),
        (make.aidant().signs_in(), "/poste", 61),
    ]
    before = now() - back
    for page, path, away in people:
        with time_machine.travel(before):
            assert page.open(path).path == path
        with time_machine.travel(before + timedelta(minutes=away)):
            assert page.open(path).path == "/session-fermee"


@pytest.mark.parametrize("back", BACK)
def test_an_exercise_without_an_account_goes_on_with_what_is_sent(page: PageClient, back: timedelta) -> None:
    page.open(MODULE).press("guided", name="mode")
    with time_machine.travel(now() - back):
        page.press("help", name="do")
        assert "Un indice" in page.text
        assert "Continuer" in page.open("/").text


def test_a_cookie_that_was_changed_is_nobody_s(make: Factory) -> None:
    page = make.learner("Lucie").signs_in_with_pictures()
    held = page.cookie("pas-a-pas") or ""
    for forged in (held[:-3] + "abc", "x" + held, "", "é"):
        page.keep_cookie("pas-a-pas", forged)
        assert page.open("/mon-espace").path == "/ici"
