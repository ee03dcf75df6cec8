"""The list as a file: only one’s own structures, no secret, no formula, written in the audit."""

import csv
import io

import pytest
from openpyxl import load_workbook

from inclusion.accounts.models import Learner
from inclusion.aidants.tables import csv_bytes
from inclusion.audit import Audit
from inclusion.places.models import Group, GroupMember
from inclusion.spreadsheets import ACTS
from tests.actors import AidantActor
from tests.factories import Factory


def rows(content: bytes, kind: str) -> list[list[str]]:
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_my_learners_are_in_the_file_and_no_secret_is(aidant: AidantActor, make: Factory, kind: str) -> None:
    lucie = make.learner("Lucie").learner
    make.learner("Zoé", make.structure())
    Learner.update(name="=HYPERLINK(1)").where(Learner.id == make.learner("Mal").learner.id).execute()
    found = rows(aidant.page.open(f"/apprenants/exporter/{kind}").response.data, kind)
    assert [row[0] for row in found] == ["Prénom ou surnom", "'=HYPERLINK(1)", "Lucie"]
    kept = Learner.get_by_id(lucie.id)
    said = str(found)
    assert not any(secret in said for secret in (kept.picture_hash, kept.card_hash, kept.letters_hash))
    assert Audit.select().where(Audit.action == "learners.export", Audit.place == str(make.home.id)).count() == 1


def test_a_group_alone(aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    make.learner("Karim")
    group = Group.create(structure=make.home, name="Mardi", created_at=make.home.created_at)
    GroupMember.create(group=group, learner=lucie)
    found = rows(aidant.page.open(f"/apprenants/exporter/csv?groupe={group.id}").response.data, "csv")
    assert [row[:2] for row in found[1:]] == [["Lucie", "Mardi"]]
    stranger = make.aidant(make.structure()).signs_in()
    stranger.open(f"/apprenants/exporter/csv?groupe={group.id}", 404)
    aidant.page.open("/apprenants/exporter/exe", 404)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_sign_that_no_spreadsheet_holds_keeps_nobody_from_the_file(
    aidant: AidantActor, make: Factory, kind: str
) -> None:
    Learner.update(name="Lu\x0b\ufffecie").where(Learner.id == make.learner().learner.id).execute()
    Learner.update(name="\x07=1+1").where(Learner.id == make.learner().learner.id).execute()
    found = rows(aidant.page.open(f"/apprenants/exporter/{kind}").response.data, kind)
    assert {row[0] for row in found[1:]} == {"Lucie", "'=1+1"}


@pytest.mark.parametrize("sign", ACTS)
def test_no_cell_begins_a_formula(sign: str) -> None:
    found = rows(csv_bytes([[f"{sign}1+1|cmd"]]), "csv")
    assert found[0][0].startswith("'")
