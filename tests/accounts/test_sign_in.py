"""Signing in: right, wrong, too often, closed, and sessions that end."""

from datetime import timedelta

import pytest
import time_machine

from inclusion.accounts.models import Learner, Staff
from inclusion.accounts.operations import WeakPassword, create_staff
from inclusion.clock import now
from inclusion.throttle import FREE_AT_ADDRESS, failed, sleep_after, sleeping_until
from tests.factories import PASSWORD, Factory
from tests.page_client import PageClient


def test_an_aidant_signs_in_and_out(make: Factory) -> None:
    aidant = make.aidant()
    assert aidant.signs_in().h1 == "Bonjour Claire"
    aidant.page.submit("Se déconnecter")
    assert aidant.page.open("/apprenants").path.startswith("/connexion")


def test_one_is_taken_where_one_was_going_but_never_elsewhere(make: Factory, page: PageClient) -> None:
    aidant = make.aidant()
    aidant.page.open("/poste").submit("Se connecter", {"email": aidant.staff.email, "password": "lavande-et-romarin"})
    assert aidant.page.path == "/poste"
    other = make.aidant()
    other.page.open("/connexion?suite=//evil.example/x")
    other.page.submit("Se connecter", {"email": other.staff.email, "password": "lavande-et-romarin"})
    assert other.page.path == "/accueil-aidant"


@pytest.mark.parametrize("email", ["claire1@mediatheque.example", "personne@mediatheque.example"])
def test_a_known_and_an_unknown_address_are_told_the_same(make: Factory, page: PageClient, email: str) -> None:
    make.aidant()
    page.open("/connexion").submit("Se connecter", {"email": email, "password": "pas-le-bon-du-tout"}, status=422)
    assert "L’adresse ou le mot de passe n’est pas le bon." in page.text


def test_guessing_is_slowed_down_and_time_forgives(make: Factory) -> None:
    aidant = make.aidant()
    for _guess in range(5):
        aidant.signs_in("pas-le-bon-du-tout", status=422)
    aidant.signs_in(status=429)
    with time_machine.travel(now() + timedelta(minutes=3)):
        assert aidant.signs_in().h1 == "Bonjour Claire"


@pytest.mark.once
def test_an_address_is_slowed_down_only_when_many_fail_there(make: Factory) -> None:
    for _colleague in range(FREE_AT_ADDRESS - 1):
        make.aidant().signs_in("pas-le-bon-du-tout", status=422)
    first, last = make.aidant(), make.aidant()
    assert first.signs_in().h1 == "Bonjour Claire"
    make.aidant().signs_in("pas-le-bon-du-tout", status=422)
    assert "Trop d’essais" in last.signs_in(status=429).text, "whoever tries many accounts is stopped too"


@pytest.mark.once
def test_a_right_password_asked_again_forgives_no_guess_of_an_address(make: Factory) -> None:
    inside = make.aidant()
    page = inside.signs_in()
    for _guess in range(FREE_AT_ADDRESS - 1):
        make.aidant().signs_in("pas-le-bon-du-tout", status=422)
    page.open("/mon-compte/mot-de-passe")
    new = {"new": "bleu-comme-une-orange", "again": "bleu-comme-une-orange"}
    page.submit("Garder ce mot de passe", {"password": PASSWORD, **new})
    make.aidant().signs_in("pas-le-bon-du-tout", status=422)
    make.aidant().signs_in(status=429)


@pytest.mark.once
@pytest.mark.parametrize("minutes", [6, 5])
def test_a_library_that_mistakes_all_day_is_never_kept_waiting(make: Factory, minutes: int) -> None:
    """Ten or twelve mistakes an hour, for eight hours, from one address; each person's own door is another."""
    morning = now()
    for mistake in range(8 * 60 // minutes):
        with time_machine.travel(morning + mistake * timedelta(minutes=minutes)):
            failed(["ip@library"], now())
            assert sleeping_until(["ip@library"], now()) is None


@pytest.mark.parametrize(("failures", "minutes"), [(0, None), (4, None), (5, 2), (6, 4), (7, 8), (40, 60)])
def test_the_sleep_doubles(failures: int, minutes: int | None) -> None:
    assert sleep_after(failures) == (timedelta(minutes=minutes) if minutes else None)


def test_a_closed_account_opens_nothing_even_in_an_open_session(make: Factory) -> None:
    aidant = make.aidant()
    aidant.signs_in()
    type(aidant.staff).update(is_open=False).execute()
    assert aidant.page.open("/apprenants").path.startswith("/connexion")
    aidant.signs_in(status=422)


@pytest.mark.parametrize("password", ["court", "claire-claire-claire"])
def test_a_weak_password_is_refused(make: Factory, password: str) -> None:
    with pytest.raises(WeakPassword):
        create_staff("claire@mediatheque.example", "Claire", password)


@pytest.mark.once
@pytest.mark.parametrize(("minutes", "path"), [(9, "/mon-espace"), (11, "/session-fermee")])
def test_a_learner_s_session_closes_after_ten_minutes(make: Factory, minutes: int, path: str) -> None:
    page = make.learner("Lucie").signs_in_with_pictures()
    with time_machine.travel(now() + timedelta(minutes=minutes)):
        assert page.open("/mon-espace").path == path
        assert page.open("/session-fermee").session().keys() <= {"locale", "csrf_token"}


def test_j_ai_fini_leaves_nothing_of_the_person(make: Factory) -> None:
    page = make.learner("Lucie").signs_in_with_pictures()
    page.submit("J’ai fini")
    held = page.session()
    assert "_user_id" not in held
    assert "Lucie" not in str(held)
    assert "Lucie" in page.open("/ici").text, "the browser is still trusted"


def test_tiles_are_shown_on_trusted_browsers_only(make: Factory, page: PageClient) -> None:
    make.learner("Lucie")
    assert "Lucie" not in page.open("/ici").text
    assert "Lucie" not in make.closed_kiosk().open("/ici").text
    page.keep_cookie("poste", "forged.cookie")
    assert "Lucie" not in page.open("/ici").text


def test_a_card_signs_in_by_its_button_not_by_its_address(make: Factory, page: PageClient) -> None:
    learner = make.learner("Lucie")
    page.open(f"/carte/{learner.card.token}")
    assert "_user_id" not in page.session()
    assert page.submit("Oui, c’est ma carte").h1 == "Bonjour Lucie"
    too_old = make.learner("René", card_days=-1)
    page.open(f"/carte/{too_old.card.token}", 404)


def test_somebody_signed_in_keeps_the_language_they_chose(make: Factory) -> None:
    aidant, learner = make.aidant(), make.learner()
    aidant.signs_in()
    learner.signs_in_with_pictures()
    for page in (aidant.page, learner.page):
        page.post("/langue", {"locale": "ar", "next": "/a-propos"})
        assert (page.path, page.lang) == ("/a-propos", "ar")
    assert Staff.get_by_id(aidant.staff.id).locale == Learner.get_by_id(learner.learner.id).locale == "ar"


def test_a_learner_keeps_the_display_they_chose(make: Factory) -> None:
    learner = make.learner()
    learner.signs_in_with_pictures()
    page = learner.page.post(
        "/affichage", {"text": "larger", "theme": "dark", "font": "system", "next": "/mon-chemin"}
    )
    assert (page.tree.get("data-text"), page.tree.get("data-theme")) == ("larger", "dark")
    assert Learner.get_by_id(learner.learner.id).text_size == "larger"
