"""Sessions of the staff: named in words, listed, closed at once from elsewhere; and what they cost."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask, session
from playhouse.test_utils import count_queries

from inclusion.accounts import browsers, signing
from inclusion.accounts.models import Learner, Staff, StaffSession
from inclusion.clock import now
from inclusion.modules.models import Run
from tests.factories import PASSWORD, Factory

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.mark.parametrize(
    ("said", "browser", "system"),
    [
        (FIREFOX, "Firefox", "Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36", "Chrome", "Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge", "Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari", "iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) SamsungBrowser/27.0 Chrome/125 Mobile", "Samsung Internet", "Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.0 Safari/605.1", "Safari", "Mac"),
        ("curl/8.0", "", ""),
        ("", "", ""),
    ],
)
def test_a_browser_is_named_in_words(said: str, browser: str, system: str) -> None:
    assert browsers.read(said) == (browser, system)


def test_my_sessions_are_listed_and_hold_no_address(make: Factory) -> None:
    aidant = make.aidant()
    aidant.page.headers["User-Agent"] = FIREFOX
    page = aidant.signs_in().open("/mon-compte")
    assert "Firefox sur Windows" in page.text
    row = StaffSession.get(StaffSession.staff == aidant.staff.id)
    assert "127.0.0.1" not in str(row.__data__)
    assert page.session()["key"] not in str(row.__data__), "a stolen database opens no session"


def test_a_closed_session_stops_at_once_and_the_other_goes_on(make: Factory) -> None:
    home = make.aidant()
    library = make.actor(home.staff)
    home.signs_in()
    library.signs_in()
    home.page.open("/mon-compte").submit("Fermer : Navigateur inconnu sur appareil inconnu")
    assert library.page.open("/apprenants").path.startswith("/connexion")
    assert "Votre séance a été fermée." in library.page.text
    assert home.page.open("/apprenants").h1 == "Apprenants"


def test_a_form_sent_from_a_closed_session_leads_to_the_sign_in(make: Factory) -> None:
    aidant = make.aidant()
    page = aidant.signs_in().open("/mon-compte/mot-de-passe")
    StaffSession.update(closed_at=now()).execute()
    new = {"password": PASSWORD, "new": "bleu-comme-une-orange", "again": "bleu-comme-une-orange"}
    assert page.submit("Garder ce mot de passe", new).path == "/connexion"
    assert "Votre séance a été fermée." in page.text
    aidant.signs_in()


def test_all_the_others_are_closed_in_one_press(make: Factory) -> None:
    first = make.aidant()
    others = [make.actor(first.staff) for _ in range(2)]
    for actor in (*others, first):
        actor.signs_in()
    first.page.open("/mon-compte").submit("Fermer toutes les autres")
    assert all(other.page.open("/apprenants").path.startswith("/connexion") for other in others)
    assert "Fermer toutes les autres" not in first.page.buttons()


@pytest.mark.once
def test_a_new_password_closes_the_other_sessions(make: Factory) -> None:
    aidant = make.aidant()
    other = make.actor(aidant.staff)
    other.signs_in()
    page = aidant.signs_in().open("/mon-compte/mot-de-passe")
    new = {"new": "bleu-comme-une-orange", "again": "bleu-comme-une-orange"}
    page.submit("Garder ce mot de passe", {"password": "pas-le-bon-du-tout", **new}, status=422)
    page.submit("Garder ce mot de passe", {"password": PASSWORD, **new})
    assert page.h1 == "Mon compte"
    assert other.page.open("/apprenants").path.startswith("/connexion")
    other.signs_in(status=422)
    assert other.signs_in("bleu-comme-une-orange").h1 == "Bonjour Claire"


@pytest.mark.parametrize(
    ("new", "again", "told"),
    [
        ("court", "court", "trop court"),
        ("claire1-claire1-claire1", "claire1-claire1-claire1", "ressemble à votre adresse"),
        ("bleu-comme-une-orange", "rouge-comme-une-orange", "sont différents"),
        ("", "", "Choisissez un mot de passe."),
    ],
)
def test_a_password_is_refused_with_its_reason(make: Factory, new: str, again: str, told: str) -> None:
    page = make.aidant().signs_in().open("/mon-compte/mot-de-passe")
    page.submit("Garder ce mot de passe", {"password": PASSWORD, "new": new, "again": again}, status=422)
    assert told in page.text


def test_signing_out_closes_the_session_even_for_a_copied_cookie(make: Factory) -> None:
    aidant = make.aidant()
    copied = aidant.signs_in().cookie("pas-a-pas")
    aidant.page.submit("Se déconnecter")
    aidant.page.keep_cookie("pas-a-pas", copied or "")
    assert aidant.page.open("/apprenants").path.startswith("/connexion")


def test_a_session_at_work_is_noted_and_one_left_alone_ends(make: Factory) -> None:
    aidant = make.aidant()
    aidant.signs_in()
    for minutes in (40, 80, 120):
        with time_machine.travel(now() + timedelta(minutes=minutes)):
            assert aidant.page.open("/apprenants").path == "/apprenants"
    with time_machine.travel(now() + timedelta(minutes=190)):
        assert aidant.page.open("/apprenants").path == "/session-fermee"


def test_loading_somebody_costs_one_query(app: Flask, make: Factory) -> None:
    aidant, learner = make.aidant(), make.learner()
    key, card = aidant.signs_in().session()["key"], learner.is_in().session()["card"]
    with app.test_request_context():
        session.update(key=key, card=card)
        with count_queries() as asked:
            assert isinstance(signing.load(f"staff:{aidant.staff.id}"), Staff)
        assert asked.count == 1
        with count_queries() as asked:
            assert signing.load(f"learner:{learner.learner.id}") is not None
        assert asked.count == 1


def test_the_name_of_somebody_in_a_session_is_not_enough(app: Flask, make: Factory) -> None:
    """A session says whose it is; without the key of an open session of that very person, it opens nothing."""
    aidant, other = make.aidant(), make.aidant()
    key = aidant.signs_in().session()["key"]
    with app.test_request_context():
        assert signing.load(f"staff:{aidant.staff.id}") is None
        session["key"] = key
        assert signing.load(f"staff:{other.staff.id}") is None
        learner = make.learner().learner
        assert signing.load(f"learner:{learner.id}") is None


def test_a_new_card_closes_the_sessions_that_the_one_before_opened(make: Factory) -> None:
    lucie = make.learner("Lucie")
    page = lucie.signs_in_with_letters()
    assert page.open("/mon-espace").h1 == "Bonjour Lucie"
    make.aidant().is_in().post(f"/apprenants/{lucie.learner.id}/carte")
    assert page.open("/mon-espace").path == "/ici"
    assert "Votre séance a été fermée." in page.text
    assert not {"_user_id", "card", "seat"} & set(page.session())


@pytest.mark.once
def test_a_form_sent_with_a_card_that_was_replaced_changes_nothing(make: Factory) -> None:
    lucie = make.learner("Lucie")
    page = lucie.signs_in_with_pictures().open("/demarches/caf-declaration-trimestrielle")
    make.aidant().is_in().post(f"/apprenants/{lucie.learner.id}/carte")
    page.post("/demarches/caf-declaration-trimestrielle/commencer", {"mode": "guided"})
    assert page.path == "/ici" and Run.select().count() == 0


@pytest.mark.once
def test_what_the_session_holds_of_a_card_opens_nothing(make: Factory) -> None:
    lucie = make.learner("Lucie")
    held = lucie.is_in().session()["card"]
    known = Learner.get_by_id(lucie.learner.id)
    assert held not in f"{known.picture_hash} {known.card_hash} {known.letters_hash}"


def test_a_kiosk_closed_from_elsewhere_closes_the_sessions_opened_there(make: Factory) -> None:
    lucie, zoe = make.learner("Lucie"), make.learner("Zoé")
    page, other = lucie.signs_in_with_pictures(), zoe.signs_in_with_letters()
    make.aidant().is_in().post(f"/postes/{page.session()['kiosk']}/fermer")
    assert page.open("/mon-espace").path == "/ici" and "_user_id" not in page.session()
    assert other.open("/mon-espace").h1 == "Bonjour Zoé", "the other kiosk is still trusted"


@pytest.mark.once
def test_a_learner_s_code_never_opens_the_staff(make: Factory) -> None:
    """Same number, same kiosk, after an aidant: the session is the learner's, and staff pages are refused."""
    aidant = make.aidant()
    learner = make.learner()
    learner.page.keep_cookie("pas-a-pas", aidant.signs_in().cookie("pas-a-pas") or "")
    page = learner.signs_in_with_pictures()
    assert page.session()["_user_id"] == f"learner:{learner.learner.id}"
    assert "key" not in page.session()
    for path in ("/apprenants", "/mon-compte", "/structure", "/structures"):
        page.open(path, 403)
    page = make.actor(aidant.staff).page.open("/connexion")
    page.submit("Se connecter", {"email": aidant.staff.email, "password": learner.card.letters}, status=422)
