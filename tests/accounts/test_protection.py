"""The second factor through the pages: set up, asked for, never twice, on paper when the telephone is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from inclusion.accounts.models import RecoveryCode, Staff
from inclusion.audit import Audit
from inclusion.clock import now
from tests.accounts.telephones import Telephone, codes_of, protect, secret_of
from tests.actors import AidantActor
from tests.factories import PASSWORD, Factory


@pytest.fixture
def protected(make: Factory) -> tuple[AidantActor, Telephone, list[str]]:
    """An aidant who set up a telephone a minute ago, signed out."""
    aidant = make.aidant()
    with time_machine.travel(now() - timedelta(minutes=1)):
        aidant.signs_in()
        telephone, codes = protect(aidant)
    aidant.page.open("/mon-compte").submit("Se déconnecter")
    return aidant, telephone, codes


@pytest.mark.once
def test_the_password_alone_opens_nothing_any_more(protected: tuple[AidantActor, Telephone, list[str]]) -> None:
    aidant, telephone, _codes = protected
    page = aidant.signs_in()
    assert page.h1 == "Le code de votre téléphone"
    assert "_user_id" not in page.session()
    assert page.open("/apprenants").path.startswith("/connexion")
    page.open("/connexion/code").submit("Entrer", {"code": telephone.code()})
    assert page.h1 == "Bonjour Claire"


def test_one_goes_where_one_was_going_after_the_code(protected: tuple[AidantActor, Telephone, list[str]]) -> None:
    aidant, telephone, _codes = protected
    aidant.page.open("/poste").submit("Se connecter", {"email": aidant.staff.email, "password": PASSWORD})
    assert aidant.page.submit("Entrer", {"code": telephone.code()}).path == "/poste"


@pytest.mark.once
def test_a_code_seen_over_a_shoulder_is_worth_nothing(
    protected: tuple[AidantActor, Telephone, list[str]], make: Factory
) -> None:
    aidant, telephone, _codes = protected
    code = telephone.code()
    aidant.signs_in().submit("Entrer", {"code": code})
    thief = make.actor(aidant.staff)
    thief.signs_in().submit("Entrer", {"code": code}, status=422)
    assert "_user_id" not in thief.page.session()


def test_the_code_of_the_set_up_is_spent_too(make: Factory) -> None:
    aidant = make.aidant()
    aidant.signs_in()
    telephone, _codes = protect(aidant)
    thief = make.actor(aidant.staff)
    thief.signs_in().submit("Entrer", {"code": telephone.shown}, status=422)


@pytest.mark.once
def test_a_recovery_code_enters_once(protected: tuple[AidantActor, Telephone, list[str]]) -> None:
    aidant, _telephone, codes = protected
    assert len(set(codes)) == 10
    typed = f"{codes[3][:4]} {codes[3][4:8].lower()}-{codes[3][8:]}"
    page = aidant.signs_in().click("Utiliser un code de secours").submit("Entrer", {"code": typed})
    assert "Il vous en reste : 9." in page.text
    page.submit("Se déconnecter")
    aidant.signs_in().click("Utiliser un code de secours").submit("Entrer", {"code": codes[3]}, status=422)
    assert "_user_id" not in page.session()


def test_guessing_codes_is_slowed_down_and_noted(protected: tuple[AidantActor, Telephone, list[str]]) -> None:
    aidant, telephone, codes = protected
    page = aidant.signs_in()
    for _guess in range(5):
        page.submit("Entrer", {"code": "abc"}, status=422)
    page.submit("Entrer", {"code": telephone.code()}, status=429)
    page.open("/connexion/code?moyen=papier").submit("Entrer", {"code": codes[0]}, status=429)
    assert Audit.select().where(Audit.action == "factor.fail").count() == 5
    with time_machine.travel(now() + timedelta(minutes=3)):
        page.open("/connexion/code").submit("Entrer", {"code": telephone.code()})
    assert page.h1 == "Bonjour Claire"


def test_the_time_between_the_password_and_the_code_is_short(
    protected: tuple[AidantActor, Telephone, list[str]],
) -> None:
    aidant, _telephone, _codes = protected
    aidant.signs_in()
    with time_machine.travel(now() + timedelta(minutes=16)):
        assert aidant.page.open("/connexion/code").path == "/connexion"


def test_a_password_changed_meanwhile_closes_the_half_open_door(
    protected: tuple[AidantActor, Telephone, list[str]],
) -> None:
    aidant, _telephone, _codes = protected
    aidant.signs_in()
    Staff.update(password_hash="another").where(Staff.id == aidant.staff.id).execute()
    assert aidant.page.open("/connexion/code").path == "/connexion"


def test_a_stolen_database_tells_neither_the_secret_nor_the_codes(app: Flask, make: Factory) -> None:
    aidant = make.aidant()
    page = aidant.signs_in().open("/mon-compte/protection")
    secret = secret_of(page).replace(" ", "")
    code = Telephone(secret).code()
    codes = codes_of(page.submit("Protéger mon compte", {"code": code, "password": PASSWORD}))
    person = Staff.get_by_id(aidant.staff.id)
    kept = f"{person.__data__} {[row.__data__ for row in RecoveryCode.select()]}"
    assert not [word for word in [secret, *codes] if word in kept or word.lower() in kept.lower()]


def test_an_old_key_still_opens_and_asks_to_begin_again(
    app: Flask, protected: tuple[AidantActor, Telephone, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    aidant, telephone, codes = protected
    monkeypatch.setitem(app.config, "SECRET_KEY_FALLBACKS", [app.config["SECRET_KEY"]])
    monkeypatch.setitem(app.config, "SECRET_KEY", "another-key-" * 4)
    page = aidant.signs_in().submit("Entrer", {"code": telephone.code()})
    assert "Refaites bientôt la protection de votre compte." in page.text
    page.submit("Se déconnecter")
    page = aidant.signs_in().click("Utiliser un code de secours").submit("Entrer", {"code": codes[0]})
    assert page.h1 == "Bonjour Claire"


@pytest.mark.once
def test_setting_up_asks_for_the_password_and_a_right_code(make: Factory) -> None:
    aidant = make.aidant()
    page = aidant.signs_in().open("/mon-compte/protection")
    secret = secret_of(page)
    code = Telephone(secret).code()
    page.submit("Protéger mon compte", {"code": code, "password": "pas-le-bon-du-tout"}, status=422)
    page.submit("Protéger mon compte", {"code": "000000", "password": PASSWORD}, status=422)
    assert secret_of(page) == secret, "the telephone that was filmed is still the right one"
    assert not Staff.get_by_id(aidant.staff.id).is_protected


def test_where_a_telephone_is_required_nothing_opens_before(required: None, make: Factory) -> None:
    aidant = make.aidant()
    page = aidant.signs_in()
    assert page.h1 == "Protéger votre compte"
    for path in ("/apprenants", "/mon-compte", "/poste"):
        assert page.open(path).path.startswith("/connexion"), path
    page.open("/connexion/protection")
    telephone = Telephone(secret_of(page))
    page.submit("Protéger mon compte", {"code": telephone.code()})
    assert page.h1 == "Vos codes de secours"
    assert page.click("J’ai gardé mes codes").h1 == "Bonjour Claire"
    page.open("/mon-compte/protection/retirer")
    assert page.path == "/mon-compte", "the protection cannot be taken away here"


def test_a_session_opened_before_a_telephone_was_required_ends(
    app: Flask, make: Factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make.aidant().signs_in()
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], second_factor="required"))
    assert page.open("/apprenants").path.startswith("/connexion")


def test_somebody_protected_cannot_be_given_another_telephone_by_the_password_alone(
    protected: tuple[AidantActor, Telephone, list[str]], required: None
) -> None:
    aidant, _telephone, _codes = protected
    aidant.signs_in()
    assert aidant.page.open("/connexion/protection").path == "/connexion"


def test_the_protection_is_taken_away_with_the_password(make: Factory) -> None:
    aidant = make.aidant()
    aidant.signs_in()
    protect(aidant)
    page = aidant.page.open("/mon-compte/protection/retirer")
    page.submit("Retirer la protection", {"password": "pas-le-bon-du-tout"}, status=422)
    page.submit("Retirer la protection", {"password": PASSWORD})
    assert not Staff.get_by_id(aidant.staff.id).is_protected
    assert not RecoveryCode.select().exists()
    page.submit("Se déconnecter")
    assert aidant.signs_in().h1 == "Bonjour Claire"


@pytest.mark.once
def test_new_recovery_codes_replace_the_old_ones(protected: tuple[AidantActor, Telephone, list[str]]) -> None:
    aidant, telephone, codes = protected
    page = aidant.signs_in().submit("Entrer", {"code": telephone.code()})
    page.open("/mon-compte/codes-de-secours").submit("Voir mes nouveaux codes", {"password": PASSWORD})
    fresh = codes_of(page)
    assert not set(fresh) & set(codes)
    page.open("/mon-compte").submit("Se déconnecter")
    page = aidant.signs_in().click("Utiliser un code de secours")
    page.submit("Entrer", {"code": codes[0]}, status=422)
    assert page.submit("Entrer", {"code": fresh[0]}).h1 == "Bonjour Claire"
