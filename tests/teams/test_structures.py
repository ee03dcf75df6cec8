"""The pages of a structure: its card, its browsers, its journal; and what an administrator may do."""

import pytest

from inclusion.accounts.models import Staff
from inclusion.aidants import operations as aidants
from inclusion.audit import Audit
from inclusion.places.models import Structure
from inclusion.privacy.operations import erase_learner
from inclusion.security import AIDANT, MANAGER
from inclusion.teams import operations
from tests.actors import AidantActor
from tests.factories import Factory
from tests.page_client import PageClient
from tests.teams.test_invitations import CHOSEN, address_of, roles_of

CARD = {
    "name": "Médiathèque Louise-Michel", "address": "3 rue des Essais", "postcode": "26400",
    "town": "Valbrune-sur-Essai", "insee": "2a004",
}  # fmt: skip


def test_a_manager_arrives_at_their_structure(make: Factory) -> None:
    page = make.manager().signs_in()
    assert page.h1 == "Médiathèque de Valbrune"
    assert not {"Structures", "Atelier"} & set(page.links()), "the menu holds what the role opens"


def test_a_manager_of_several_structures_chooses(make: Factory) -> None:
    elsewhere = make.structure("Ailleurs")
    page = make.manager(make.home, elsewhere).signs_in()
    assert page.h1 == "Vos structures"
    assert page.click("Ailleurs").path == f"/structure/{elsewhere.id}"


def test_the_card_is_written_and_noted(make: Factory) -> None:
    page = make.manager().signs_in().click("Modifier la fiche")
    page.submit("Enregistrer", {**CARD, "has_notes": "y"})
    kept = Structure.get_by_id(make.home.id)
    assert {name: getattr(kept, name) for name in CARD} == {**CARD, "insee": "2A004"}
    assert kept.has_notes
    page.click("Modifier la fiche").submit("Enregistrer")
    acts = [note.action for note in Audit.select().where(Audit.action != "session.open").order_by(Audit.id)]
    assert acts == ["structure.change", "notes.open"], "what did not change is not noted"


def test_of_two_managers_the_second_is_told_and_loses_nothing(make: Factory) -> None:
    path = f"/structure/{make.home.id}/modifier"
    first, second = make.manager().is_in().open(path), make.manager(name="Yvonne").is_in().open(path)
    first.submit("Enregistrer", {"town": "Fontclair", "has_notes": "y"})
    second.submit("Enregistrer", {"town": "Valbrune", "postcode": "x"}, status=422)
    second.submit("Enregistrer", {"postcode": "26400", "version": "é"}, status=409)
    assert "en même temps que vous" in second.text and "Fontclair" in second.text
    assert Structure.get_by_id(make.home.id).town == "Fontclair"
    second.submit("Enregistrer")  # What they had written is still in the fields, and they have seen the other's.
    kept = Structure.get_by_id(make.home.id)
    assert (kept.town, kept.postcode) == ("Valbrune", "26400")


def test_two_cards_written_at_the_same_instant_do_not_both_pass(make: Factory) -> None:
    manager, seen = make.manager().staff, Structure.get_by_id(make.home.id)
    assert operations.change_structure(seen, {"name": "Une", "town": ""}, manager)
    assert not operations.change_structure(seen, {"name": "Autre", "town": ""}, manager)
    assert Structure.get_by_id(make.home.id).name == "Une"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("name", " ", "Saisissez le nom de la structure."),
        ("postcode", "2640", "il a 5 chiffres"),
        ("postcode", "26400\n", ""),
        ("postcode", "١٢٣٤٥", "il a 5 chiffres"),
        ("insee", "٢٦٣٦٢", "il a 5 signes"),
        ("insee", "2A٠٠٤", "il a 5 signes"),
        ("insee", "2C004", "il a 5 signes"),
        ("town", "x" * 61, "60 signes au plus"),
    ],
)
def test_what_is_wrong_in_the_card_is_said(make: Factory, field: str, value: str, told: str) -> None:
    page = make.manager().signs_in().click("Modifier la fiche")
    page.submit("Enregistrer", {field: value}, status=422 if told else 200)
    assert told in page.text
    assert Structure.get_by_id(make.home.id).name == "Médiathèque de Valbrune"


def test_a_lost_browser_is_closed_from_afar_and_noted(make: Factory) -> None:
    make.learner("Lucie")
    kiosk = make.kiosk(label="Près de la porte")
    assert "Lucie" in kiosk.open("/ici").text
    manager = make.manager()
    page = manager.signs_in().click("Les postes")
    page.submit("Fermer Près de la porte")
    assert "Lucie" not in kiosk.open("/ici").text
    assert "Nadia a fermé le poste Près de la porte" in journal(page, make.home)


def test_the_journal_says_who_did_what_in_french(make: Factory) -> None:
    manager, aidant = make.manager(), make.aidant()
    page = manager.signs_in().open(f"/structure/{make.home.id}/equipe/{aidant.staff.id}")
    page.submit("Enregistrer les rôles", {"manager": "y"})
    assert "Nadia a donné le rôle de responsable à Claire" in journal(page, make.home)
    Staff.delete().where(Staff.id == aidant.staff.id).execute()
    assert "Nadia a donné le rôle de responsable à une personne partie" in journal(page, make.home)


def test_what_is_done_to_a_learner_is_in_the_journal_even_once_erased(make: Factory) -> None:
    aidant, manager, learner = make.aidant(), make.manager(), make.learner("Lucie")
    aidants.delete(learner.learner, aidant.staff.get_id())
    page = manager.signs_in()
    assert "Claire a mis Lucie à la corbeille" in journal(page, make.home)
    erase_learner(learner.learner, "purge")
    assert "Lucie" not in journal(page, make.home)
    assert "Le serveur a effacé un apprenant" in page.text
    assert "Claire a mis un apprenant à la corbeille" in page.text


def journal(page: PageClient, place: Structure) -> str:
    return page.open(f"/structure/{place.id}/journal").text


def test_the_journal_is_of_one_structure_and_goes_by_pages(make: Factory) -> None:
    elsewhere = make.structure("Ailleurs")
    make.manager(elsewhere, name="Yvonne").signs_in()
    manager = make.manager()
    for number in range(60):
        Audit.create(at="2026-11-27 10:00:00", actor="command", action=f"act-{number}", place=str(make.home.id))
    page = manager.signs_in()
    first = journal(page, make.home)
    assert "Yvonne" not in first
    assert "act-59" in first and "act-10" not in first
    assert "act-10" in page.click("Page suivante").text
    assert "Page 2 sur 2" in page.text


def test_an_administrator_opens_a_structure_and_invites_its_manager(make: Factory, page: PageClient) -> None:
    administrator = make.administrator()
    seen = administrator.signs_in()
    assert seen.h1 == "Structures"
    seen.click("Nouvelle structure").submit(
        "Ouvrir la structure", {"name": "Maison de Fontclair", "town": "Fontclair"}
    )
    address = address_of(seen.submit("Préparer l’invitation", {"label": "Paul"}))
    assert page.open(address).submit("Rejoindre l’équipe", CHOSEN).h1 == "Maison de Fontclair"
    person = Staff.of_email(CHOSEN["email"])
    opened = Structure.get(Structure.name == "Maison de Fontclair")
    assert person is not None and roles_of(person) == {(opened.id, MANAGER)}


def test_an_administrator_sees_managers_and_no_learner(make: Factory) -> None:
    learner, manager = make.learner("Lucie"), make.manager()
    aidant = make.staff((make.home, AIDANT), name="Abdel")
    page = make.administrator().signs_in().click("Médiathèque de Valbrune")
    assert "Nadia" in page.text and "Abdel" not in page.text
    page.open(f"/structure/{make.home.id}/equipe/{aidant.id}", 404)
    page.open(f"/structure/{make.home.id}/equipe/{manager.staff.id}")
    assert "Fermer l’accès" not in page.buttons()
    for path in (f"/apprenants/{learner.learner.id}", "/apprenants", f"/structure/{make.home.id}", "/poste"):
        page.open(path, 403)


def test_an_administrator_helps_a_manager_who_is_locked_out(make: Factory) -> None:
    manager: AidantActor = make.manager()
    Staff.update(is_open=False).where(Staff.id == manager.staff.id).execute()
    seen = make.administrator().signs_in()
    assert "à inviter" in seen.text, "a manager asleep manages nothing"
    seen.open(f"/structure/{make.home.id}/equipe/{manager.staff.id}").submit("Rouvrir l’accès")
    assert manager.signs_in().h1 == "Médiathèque de Valbrune"


def test_structures_are_found_by_name_or_town(make: Factory) -> None:
    make.structure("Maison de Fontclair")
    make.structure("Centre social")
    page = make.administrator().signs_in().submit("Filtrer", {"nom": "fontclair"})
    assert "Maison de Fontclair" in page.text and "Centre social" not in page.text
