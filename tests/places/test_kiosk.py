"""A trusted browser: whose names it shows and when, what opens there, what does not, and who can close it."""

from datetime import timedelta

import pytest
import time_machine

from inclusion.clock import end_of_day, now
from inclusion.places import operations, seating
from inclusion.places.models import Group, GroupMember, Kiosk, Structure
from tests.actors import LearnerActor
from tests.factories import Factory
from tests.page_client import PageClient


def group_of(structure: Structure, *learners: LearnerActor) -> Group:
    group = Group.create(structure=structure, name="Atelier du mardi", created_at=now())
    for one in learners:
        GroupMember.create(group=group, learner=one.learner)
    return group


def this_kiosk() -> Kiosk:
    return Kiosk.select().order_by(Kiosk.id.desc()).get()


def test_no_name_is_shown_when_nothing_is_open(make: Factory) -> None:
    lucie = make.learner("Lucie")
    page = make.kiosk(shows_all=False).open("/ici")
    assert "Lucie" not in page.text
    assert "Aucun atelier n’est ouvert ici" in page.text
    page.post("/ici", {"learner": lucie.learner.id})
    assert page.path == "/ici"
    assert "Lucie" not in page.open("/ici/code").text
    assert page.open("/carte").submit("Entrer", {"letters": lucie.card.letters}).h1 == "Bonjour Lucie"


def test_the_names_of_the_group_that_the_aidant_shows_and_no_other(make: Factory) -> None:
    lucie, zoe = make.learner("Lucie"), make.learner("Zoé")
    group = group_of(make.home, lucie)
    page = make.kiosk(shows_all=False)
    operations.show_today(this_kiosk(), group)
    assert "Lucie" in page.open("/ici").text and "Zoé" not in page.text
    assert page.post("/ici", {"learner": zoe.learner.id}).path == "/ici"
    with time_machine.travel(end_of_day() + timedelta(minutes=1)):
        assert "Lucie" not in page.open("/ici").text, "a group is shown until the end of the day"
    Group.delete().where(Group.id == group.id).execute()
    assert "Lucie" not in page.open("/ici").text and "Zoé" not in page.text, "a group that is gone shows nobody"


def test_an_open_room_decides_whose_names_are_shown(make: Factory) -> None:
    lucie, _zoe = make.learner("Lucie"), make.learner("Zoé")
    page, staff = make.kiosk(), make.aidant().staff
    room = seating.open_room(make.home, staff, "Mardi", group_of(make.home, lucie))
    assert "Lucie" in page.open("/ici").text and "Zoé" not in page.text
    seating.close_room(room)
    assert "Zoé" in page.open("/ici").text, "what the aidant had chosen for today is shown again"


def test_a_room_that_was_forgotten_shows_nobody_the_next_day(make: Factory) -> None:
    make.learner("Lucie")
    page = make.kiosk(shows_all=False)
    seating.open_room(make.home, make.aidant().staff, "Mardi")
    assert "Lucie" in page.open("/ici").text
    with time_machine.travel(now() + timedelta(hours=13)):
        assert "Lucie" not in page.open("/ici").text


def test_what_a_wrong_clock_opened_is_not_shown_for_years(make: Factory) -> None:
    make.learner("Lucie")
    with time_machine.travel(now() + timedelta(days=900)):
        page = make.kiosk()
        seating.open_room(make.home, make.aidant().staff, "Mardi")
        assert "Lucie" in page.open("/ici").text
    assert "Lucie" not in page.open("/ici").text


def test_an_aidant_opens_a_kiosk_chooses_whom_it_shows_and_leaves_it(make: Factory) -> None:
    lucie = make.learner("Lucie")
    group_of(make.home, lucie)
    page = make.aidant().signs_in().open("/poste").submit("Ouvrir ce poste", {"label": "près de la porte"})
    assert "Aucun prénom ne s’affiche" in page.text
    page.submit("Atelier du mardi").submit("Laisser ce poste aux apprenants")
    assert (page.path, "Lucie" in page.text) == ("/ici", True)
    assert "_user_id" not in page.session()
    assert page.open("/apprenants").path.startswith("/connexion"), "the aidant's session does not stay"


def test_a_kiosk_has_a_name_before_anybody_thinks_of_one(make: Factory) -> None:
    page = make.aidant().signs_in().open("/poste").submit("Ouvrir ce poste")
    assert "Poste 1" in page.text
    assert "Poste 2" in make.aidant().signs_in().open("/poste").response.text


def test_a_group_of_another_structure_cannot_be_shown(make: Factory) -> None:
    elsewhere = make.structure()
    group = group_of(elsewhere, make.learner("Zoé", elsewhere))
    page = make.aidant().signs_in().open("/poste").submit("Ouvrir ce poste", {"label": "porte"})
    page.post("/poste/afficher", {"qui": group.id}, status=404)
    assert "Zoé" not in page.open("/ici").text


@pytest.mark.parametrize("cookie", ["forged.cookie", "", "InBhcy1sZS1ib24i.abc"])
def test_a_forged_cookie_shows_no_name(make: Factory, page: PageClient, cookie: str) -> None:
    make.learner("Lucie")
    page.keep_cookie("poste", cookie)
    assert "Lucie" not in page.open("/ici").text
    assert page.post("/ici", {"learner": 1}).path == "/ici"


def test_a_stolen_cookie_opens_nothing_once_the_kiosk_is_closed_from_elsewhere(make: Factory) -> None:
    lucie = make.learner("Lucie")
    thief = lucie.page
    assert "Lucie" in thief.open("/ici").text
    aidant = make.aidant().signs_in().open("/postes")
    assert "Près de la fenêtre" in aidant.text and "Dernier signe de vie" in aidant.text
    aidant.submit("Fermer Près de la fenêtre")
    assert "Lucie" not in thief.open("/ici").text
    assert thief.open("/carte").h1 == "Retrouver mon espace"


def test_a_manager_closes_the_kiosks_of_their_structures_only(make: Factory) -> None:
    mine, elsewhere = make.kiosk(), make.structure()
    make.kiosk(elsewhere)
    foreign = this_kiosk()
    page = make.manager().signs_in()
    assert page.open("/postes").text.count("Près de la fenêtre") == 2  # its name, and the button's
    page.post(f"/postes/{foreign.id}/fermer", status=404)
    assert Kiosk.get_by_id(foreign.id).is_open
    page.open("/postes").submit("Fermer Près de la fenêtre")
    assert mine.open("/ici").h1 == "Retrouver mon espace"


def test_the_page_of_kiosks_begins_with_this_computer_and_shows_one_structure_when_asked(make: Factory) -> None:
    annexe, far = make.structure("Annexe"), make.structure("Ailleurs")
    make.kiosk(annexe, "Sous l’escalier")
    page = make.aidant(make.home, annexe).signs_in().open("/postes")
    assert "Il n’est pas ouvert aux apprenants." in page.text and "Sous l’escalier" in page.text
    page.click("Ouvrir cet ordinateur").submit("Ouvrir ce poste", {"label": "Au fond", "structure": make.home.id})
    assert "Poste « Au fond », ouvert aux apprenants de : Médiathèque de Valbrune." in page.open("/postes").text
    assert "Sous l’escalier" not in page.open(f"/postes?lieu={make.home.id}").text
    for nothing in (far.id, "x", 10**12):
        assert "Sous l’escalier" in page.open(f"/postes?lieu={nothing}").text, "what is not mine is not asked for"


def test_the_last_sign_of_life_of_a_kiosk_is_kept(make: Factory) -> None:
    page = make.kiosk()
    with time_machine.travel(now() + timedelta(days=2), tick=False):
        page.open("/ici")
        assert this_kiosk().seen_at == now()


def test_what_the_camera_reads_opens_the_space_of_the_card(make: Factory) -> None:
    lucie = make.learner("Lucie")
    address = f"http://localhost/carte/{lucie.card.token}"
    assert lucie.page.open("/carte").submit("Entrer", {"token": address}).h1 == "Bonjour Lucie"
    assert lucie.page.path == "/mon-espace", "the card's secret is in no address"


@pytest.mark.once
@pytest.mark.parametrize("card_days", [-1, 365])
def test_an_old_a_replaced_and_a_forged_card_open_nothing(make: Factory, card_days: int) -> None:
    lucie = make.learner("Lucie", card_days=card_days)
    if card_days > 0:
        make.aidant().signs_in().post(f"/apprenants/{lucie.learner.id}/carte")
    for secret in (lucie.card.token, "a" * 22):
        page = lucie.page.open("/carte").submit("Entrer", {"token": secret}, status=422)
        assert "Cette carte ne sert plus" in page.text
    lucie.page.open("/carte").submit("Entrer", {"letters": lucie.card.letters}, status=422)


def test_a_card_of_another_structure_opens_nothing_on_this_kiosk(make: Factory) -> None:
    zoe = make.learner("Zoé", make.structure())
    make.kiosk().open("/carte").submit("Entrer", {"token": zoe.card.token}, status=422)


def test_the_camera_is_lent_to_one_page_only(make: Factory) -> None:
    page = make.kiosk()
    assert "camera=(self)" in page.open("/carte").response.headers["Permissions-Policy"]
    for path in ("/ici", "/", "/demarches"):
        assert "camera=()" in page.open(path).response.headers["Permissions-Policy"]
