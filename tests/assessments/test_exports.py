"""Files to carry away: what is in them, what is not, and that no spreadsheet runs them."""

import csv
import io
import json
from typing import Any

import pytest

from inclusion.accounts.models import Staff
from inclusion.aidants.operations import rate
from inclusion.assessments.exports import COLUMNS
from inclusion.assessments.models import Answer, Sitting
from inclusion.spreadsheets import as_csv, harmless
from tests.actors import AidantActor, LearnerActor
from tests.assessments.xapi_rules import check
from tests.factories import Factory
from tests.page_client import PageClient

FORMS = [
    ("csv", "text/csv", ".csv"),
    ("json", "application/json", ".json"),
    ("xapi", "application/json", "-xapi.json"),
]


@pytest.fixture
def learner(make: Factory) -> LearnerActor:
    return make.learner("Monique")


@pytest.fixture
def garden(make: Factory, learner: LearnerActor) -> Sitting:
    return make.garden(learner, pointer=3, clavier=2, purpose="besoin:travail")


def table(page: PageClient) -> list[dict[str, str]]:
    text = page.response.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def loaded(page: PageClient) -> Any:
    return json.loads(page.response.data)


@pytest.mark.once
@pytest.mark.parametrize(("form", "mimetype", "ending"), FORMS)
def test_each_file_has_its_type_and_its_name(
    learner: LearnerActor, garden: Sitting, form: str, mimetype: str, ending: str
) -> None:
    page = learner.is_in().open(f"/bilan/{garden.key}/fichier/{form}")
    assert page.response.mimetype == mimetype
    assert (
        page.response.headers["Content-Disposition"]
        == f"attachment; filename=bilan-{garden.ended_at:%Y-%m-%d}{ending}"
    )


def test_the_table_has_a_line_a_skill(aidant: AidantActor, learner: LearnerActor, garden: Sitting) -> None:
    rate(Staff.get(), learner.learner, "courriel", 3, "=SOMME(A1:A9)")
    rows = table(learner.is_in().open(f"/bilan/{garden.key}/fichier/csv"))
    assert tuple(rows[0]) == COLUMNS and len(rows) == 10
    mail = next(row for row in rows if row["competence"] == "courriel")
    assert (mail["niveau_aidant"], mail["mot_aidant"], mail["raison_aidant"]) == ("3", "Seul", "'=SOMME(A1:A9)")
    assert {row["certitude"] for row in rows} <= {"sûr", "à vérifier ensemble"}
    assert all(row["certitude"] != "sûr" for row in rows if row["ecrans"] == "0")


def test_the_data_say_all_that_the_screens_have_shown(learner: LearnerActor, garden: Sitting) -> None:
    found = loaded(learner.is_in().open(f"/bilan/{garden.key}/fichier/json"))
    screens = [row.item for row in Answer.history(garden) if "#" not in row.item]
    assert [screen["item"] for screen in found["screens"]] == screens
    assert (found["purpose"], found["needed"]) == (garden.purpose, garden.needed)
    assert all(screen["instruction"] for screen in found["screens"])


def test_statements_are_those_of_the_specification(learner: LearnerActor, garden: Sitting) -> None:
    found = loaded(learner.is_in().open(f"/bilan/{garden.key}/fichier/xapi"))
    for statement in found:
        check(statement)
    screens = Answer.history(garden).where(~Answer.item.contains("#")).count()
    assert len(found) == screens + 1 == len({statement["id"] for statement in found})
    assert [statement["timestamp"] for statement in found] == sorted(statement["timestamp"] for statement in found)


@pytest.mark.once
def test_the_same_file_twice_is_the_same(learner: LearnerActor, garden: Sitting) -> None:
    page = learner.is_in()
    seen = [page.open(f"/bilan/{garden.key}/fichier/xapi").response.data for _time in range(2)]
    assert seen[0] == seen[1]


@pytest.mark.once
@pytest.mark.parametrize("form", ["csv", "json", "xapi"])
def test_nobody_is_named(aidant: AidantActor, learner: LearnerActor, garden: Sitting, form: str) -> None:
    rate(Staff.get(), learner.learner, "courriel", 3)
    page = aidant.page.open(f"/apprenants/{learner.learner.id}/bilan/{garden.key}/fichier/{form}")
    assert page.response.headers["Content-Disposition"].startswith("attachment; filename=bilan-")
    text = page.response.data.decode()
    assert not [name for name in ("Monique", "Claire", garden.key, '"learner') if name in text]


@pytest.mark.once
def test_two_people_have_two_opaque_names(make: Factory, learner: LearnerActor, garden: Sitting) -> None:
    other = make.learner("Zoé")
    theirs = make.garden(other)
    found = [
        loaded(who.is_in().open(f"/bilan/{sitting.key}/fichier/json"))["person"]
        for who, sitting in ((learner, garden), (other, theirs))
    ]
    assert found[0] != found[1]


def test_a_visitor_keeps_their_own(page: PageClient) -> None:
    page.open("/bilan").submit("Commencer").submit("Arrêter et voir mon résultat")
    sitting = Sitting.get()
    for statement in loaded(page.open(f"/bilan/{sitting.key}/fichier/xapi")):
        check(statement)


def test_a_screen_that_left_the_bank_stays_in_the_file(learner: LearnerActor, garden: Sitting) -> None:
    Answer.update(item="pointer-0-z").where(Answer.id == Answer.history(garden).first().id).execute()
    page = learner.is_in()
    for statement in loaded(page.open(f"/bilan/{garden.key}/fichier/xapi")):
        check(statement)
    assert loaded(page.open(f"/bilan/{garden.key}/fichier/json"))["screens"][0]["instruction"] == ""


@pytest.mark.once
def test_other_forms_other_people_and_unfinished_ones(make: Factory, learner: LearnerActor, garden: Sitting) -> None:
    page = learner.is_in()
    page.open(f"/bilan/{garden.key}/fichier/pdf", 404)
    make.learner("Zoé").is_in().open(f"/bilan/{garden.key}/fichier/csv", 404)
    page.open("/bilan").submit("Recommencer un bilan")
    unfinished = Sitting.select().order_by(Sitting.id.desc()).get()
    page.open(f"/bilan/{unfinished.key}/fichier/csv")
    assert "Ce bilan n’est pas fini" in page.text and "Écran 1" in page.text


@pytest.mark.once
@pytest.mark.parametrize(
    "cell", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1", "\x00=1", "\x0b =1", "＝1"]
)
def test_no_cell_acts(cell: str) -> None:
    assert str(harmless(cell)).startswith("'")


@pytest.mark.once
@pytest.mark.parametrize("cell", ["Elle écrit.", "", 3, -2, None])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert harmless(cell) == cell


@pytest.mark.once
def test_a_table_opens_in_french_spreadsheets() -> None:
    assert as_csv(("nom", "mot"), [("a;b", 'dit "oui"')]) == '\ufeffnom;mot\r\n"a;b";"dit ""oui"""\r\n'.encode()
