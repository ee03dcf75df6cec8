"""From a closed workshop to the file that La Coop reads."""

import io
import json
from datetime import timedelta

import openpyxl
import pytest
import time_machine
from playhouse.test_utils import count_queries

from inclusion.accounts.models import Learner
from inclusion.aidants import operations
from inclusion.aidants.note_operations import write
from inclusion.clock import now, today
from inclusion.reports.models import Report
from tests.actors import AidantActor
from tests.factories import Factory
from tests.rooms.test_board import opens, practises


def closed_workshop(make: Factory, aidant: AidantActor, *names: str) -> None:
    room = opens(aidant, "Atelier du mardi")
    for name in names:
        learner = make.learner(name)
        Learner.update(age="70+").where(Learner.id == learner.learner.id).execute()
        page = practises(learner)
        for _help in range(4):
            page.press("help", name="do")
    aidant.page.open(f"/atelier/{room.key}").submit("Fermer l’atelier")


def sheet_of(aidant: AidantActor, path: str) -> list[tuple[object, ...]]:
    found = aidant.page.client.get(path)
    assert found.headers["Content-Disposition"].endswith(".xlsx")
    return list(openpyxl.load_workbook(io.BytesIO(found.data)).active.values)


def test_one_press_after_a_workshop(make: Factory, aidant: AidantActor) -> None:
    closed_workshop(make, aidant, "Josiane", "Abdel")
    page = aidant.page.submit("Faire le compte rendu")
    assert "Déjà rempli" in page.text
    report = Report.get()
    assert (report.kind, report.title, report.people["total"]) == ("collectif", "Atelier du mardi", 2)
    assert report.people["ages"] == {"soixante_dix_plus": 2}
    assert set(report.themes) >= {"aide_aux_demarches_administratives", "famille_scolarite"}
    page.submit("Garder le compte rendu", {"minutes": 90})
    assert Report.get().minutes == 90
    assert "Le compte rendu est gardé." in page.text


def test_asking_twice_makes_one_report(make: Factory, aidant: AidantActor) -> None:
    closed_workshop(make, aidant, "Josiane")
    aidant.page.submit("Faire le compte rendu")
    room = Report.get().room
    aidant.page.open(f"/atelier/{room.key}").submit("Faire le compte rendu")
    assert Report.select().count() == 1
    assert Report.get().kind == "individuel"


@pytest.mark.once
def test_the_sheet_has_la_coop_s_columns_and_one_row_a_person(make: Factory, aidant: AidantActor) -> None:
    closed_workshop(make, aidant, "Josiane", "Abdel")
    aidant.page.submit("Faire le compte rendu")
    number = Report.get().number
    headers, *rows = sheet_of(aidant, f"/comptes-rendus/{number}/feuille")
    assert headers[:6] == (
        "Date", "Enregistré le", "Dernière modification le", "Type", "Participants", "Canaux d’accompagnement",
    )  # fmt: skip
    assert headers[-4:] == ("Genre", "Tranche d’âge", "Statut du bénéficiaire", "ID CRA")
    assert len(rows) == 2
    assert {row[-3] for row in rows} == {"70 ans ou plus"}
    assert "Josiane" not in str(rows)
    aidant.page.post("/langue", {"locale": "ar", "next": "/comptes-rendus"})
    assert sheet_of(aidant, f"/comptes-rendus/{number}/feuille") == [headers, *rows], "La Coop reads French"
    own, *named = sheet_of(aidant, f"/comptes-rendus/{number}/feuille?prenoms=1")
    assert own[5] == "Bénéficiaire"
    assert sorted(str(row[5]) for row in named) == ["Abdel", "Josiane"]


@pytest.mark.once
def test_names_are_only_in_the_author_s_own_sheet(make: Factory, aidant: AidantActor) -> None:
    closed_workshop(make, aidant, "Josiane")
    aidant.page.submit("Faire le compte rendu")
    colleague, number = make.aidant(), Report.get().number
    colleague.is_in()
    headers, *rows = sheet_of(colleague, f"/comptes-rendus/{number}/feuille?prenoms=1")
    assert "Bénéficiaire" not in headers
    assert "Josiane" not in str(rows)
    assert "Josiane" not in colleague.page.client.get(f"/comptes-rendus/{number}/json").text


@pytest.mark.once
def test_a_formula_is_written_as_words(make: Factory, aidant: AidantActor) -> None:
    closed_workshop(make, aidant, "Josiane", "Abdel")
    page = aidant.page.submit("Faire le compte rendu")
    page.submit("Garder le compte rendu", {"title": "=HYPERLINK(1)"})
    found = aidant.page.client.get(f"/comptes-rendus/{Report.get().number}/feuille")
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(found.data)).active.rows for cell in row]
    risky = [cell for cell in cells if cell.value == "=HYPERLINK(1)"]
    assert [cell.data_type for cell in risky] == ["s", "s"], "one for each person"


@pytest.mark.once
def test_what_la_coop_would_refuse_is_told_and_not_kept(make: Factory, aidant: AidantActor) -> None:
    closed_workshop(make, aidant, "Josiane")
    page = aidant.page.submit("Faire le compte rendu")
    before = Report.get().changed_at
    page.submit("Garder le compte rendu", {"total": 1, "genders_feminin": 2}, status=422)
    assert "Une personne est comptée 2 fois" in page.text
    page.submit("Garder le compte rendu", {"themes": ["famille_scolarite"]}, status=422)
    assert "demande aussi « Aide aux démarches administratives »" in page.text
    page.submit("Garder le compte rendu", {"title": "Atelier de Paul, 06 12 34 56 78"}, status=422)
    assert "Un numéro de téléphone ne se garde pas ici." in page.text
    page.submit("Garder le compte rendu", {"title": "Atelier", "minutes": "deux heures"}, status=422)
    assert "Saisissez un nombre, avec des chiffres seulement." in page.text
    assert Report.get().changed_at == before
    assert Report.get().people["genders"] == {}


@pytest.mark.once
def test_what_is_no_code_and_no_day_of_ours_is_refused(make: Factory, aidant: AidantActor) -> None:
    page = aidant.page.post(f"/comptes-rendus/apprenant/{make.learner('Josiane').learner.id}")
    kept = Report.get()
    for field, wrong, told in [
        ("postcode", "١٢٣٤٥", "Un code postal a 5 chiffres."),
        ("postcode", "46000\n", "Un code postal a 5 chiffres."),
        ("insee", "٢A٠٠٤", "Un code Insee a 5 signes"),
        ("insee", "46042\n", "Un code Insee a 5 signes"),
        ("day", "0001-01-01", "Choisissez la date."),
        ("day", "1999-12-31", "Choisissez la date."),
        ("day", "9999-12-31", "Choisissez la date."),
        ("day", str(today() + timedelta(days=2)), "Choisissez la date."),
        ("day", "2026-99-99", "Choisissez la date."),
    ]:
        page.open(f"/comptes-rendus/{kept.number}").submit("Garder le compte rendu", {field: wrong}, status=422)
        assert told in page.text
    assert Report.get().__data__ == kept.__data__
    right = {"postcode": "20000", "insee": "2A004", "day": str(today() + timedelta(days=1))}
    page.open(f"/comptes-rendus/{kept.number}").submit("Garder le compte rendu", right)
    assert {name: str(getattr(Report.get(), name)) for name in right} == right


@pytest.mark.once
def test_another_structure_s_report_does_not_exist(make: Factory, aidant: AidantActor) -> None:
    closed_workshop(make, aidant, "Josiane")
    aidant.page.submit("Faire le compte rendu")
    report = Report.get()
    stranger = make.aidant(make.structure("Ailleurs"))
    stranger.is_in()
    for path in ("", "/feuille", "/json"):
        stranger.page.open(f"/comptes-rendus/{report.number}{path}", 404)
    stranger.page.post(f"/comptes-rendus/atelier/{report.room.key}", status=404)
    assert report.number not in stranger.page.open("/comptes-rendus").response.text


def test_one_person_s_report_of_the_day(make: Factory, aidant: AidantActor) -> None:
    josiane = make.learner("Josiane")
    page = practises(josiane)
    while "étape 1 sur 7" in page.text.lower():
        page.press("help", name="do")
    aidant.page.post(f"/comptes-rendus/apprenant/{josiane.learner.id}")
    report = Report.get()
    assert (report.kind, report.autonomy, report.people["total"]) == ("individuel", "entierement_accompagne", 1)
    said = json.loads(aidant.page.client.get(f"/comptes-rendus/{report.number}/json").text)
    assert said["autonomie"] == "entierement_accompagne"
    with count_queries() as counted:
        aidant.page.open("/comptes-rendus")
    assert counted.count <= 6


def test_one_person_s_day_has_one_report_however_often_it_is_asked_for(make: Factory, aidant: AidantActor) -> None:
    josiane = make.learner("Josiane").learner
    ask = f"/comptes-rendus/apprenant/{josiane.id}"
    assert "existe déjà" not in aidant.page.post(ask).text
    aidant.page.submit("Garder le compte rendu", {"minutes": 45})
    assert "Ce compte rendu du jour existe déjà." in aidant.page.post(ask).text
    assert [report.minutes for report in Report.select()] == [45], "what was corrected is kept"
    with time_machine.travel(now() + timedelta(days=1)):
        aidant.page.open("/connexion")
        aidant.is_in()
        aidant.page.post(ask)
    assert Report.select().count() == 2


@pytest.mark.once
def test_neither_a_note_nor_somebody_in_the_bin_leaves_with_a_report(make: Factory, aidant: AidantActor) -> None:
    josiane, note = make.learner("Josiane").learner, "Vient le mardi avec sa voisine"
    with make.app.app_context():
        write(josiane, make.home, aidant.staff, note, "team")
    aidant.page.post(f"/comptes-rendus/apprenant/{josiane.id}")
    number = Report.get().number
    path = f"/comptes-rendus/{number}/feuille?prenoms=1"
    for is_there in (True, False):
        said = str(sheet_of(aidant, path))
        assert ("Josiane" in said, note in said) == (is_there, False)
        assert note not in aidant.page.client.get(f"/comptes-rendus/{number}/json").text
        operations.delete(josiane, aidant.staff.get_id())
