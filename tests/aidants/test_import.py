"""Learners from a file: all or none, every error at once; what is hostile is refused with a plain sentence."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from inclusion.accounts.models import Learner
from inclusion.aidants import group_operations, import_operations, imports, roster, spreadsheets
from inclusion.aidants.import_operations import AlreadyHere
from inclusion.aidants.spreadsheets import Unreadable
from inclusion.clock import now
from inclusion.places.models import Group, GroupMember
from tests.actors import AidantActor
from tests.aidants.files import HEADER, bomb, csv_text, entities, repacked, xlsx
from tests.factories import Factory
from tests.page_client import PageClient

GOOD = [HEADER, ["Lucie", "Mardi", "60 à 69 ans", "français"], ["Karim", "Mardi", "", "Arabe"], ["Bich Ngọc"]]
ASK = "/apprenants/importer"


def send(page: PageClient, content: bytes, status: int = 200, **fields: Any) -> PageClient:
    return page.post(ASK, {"fichier": (io.BytesIO(content), "liste.xlsx"), **fields}, status)


@pytest.mark.parametrize(
    "content",
    [
        xlsx(GOOD),
        csv_text(GOOD).encode("utf-8"),
        csv_text(GOOD).encode("utf-8-sig"),
        csv_text(GOOD, ",").encode("utf-8"),
        csv_text(GOOD, "\t").encode("utf-16"),
        csv_text([["Prénom", "Groupe", "Age", "Langue"], *GOOD[1:3], ["Zoé"]]).encode("latin-1"),
    ],
    ids=["xlsx", "csv", "mark", "commas", "utf-16", "latin-1"],
)
def test_a_file_is_read_previewed_then_everybody_comes_in_with_a_card(
    aidant: AidantActor, make: Factory, content: bytes
) -> None:
    page = send(aidant.page, content)
    assert page.h1 == "3 personnes à ajouter" and Learner.select().count() == 0
    page.submit("Ajouter et voir les cartes")
    assert page.h1 == "3 cartes à imprimer"
    assert page.response.text.count('class="idcard"') == 3
    lucie = Learner.get(Learner.name == "Lucie")
    assert (lucie.age, Learner.get(Learner.name == "Karim").locale) == ("60-69", "ar")
    assert [group.name for group in Group.select()] == ["Mardi"] and GroupMember.select().count() == 2
    letters = page.text.partition("Mes 6 lettres :")[2].split()[:2]
    first = make.kiosk().open("/carte").submit("Entrer", {"letters": " ".join(letters)})
    assert first.h1 == "Avant de commencer", "nobody has read the information with Lucie yet"


def test_every_error_is_told_at_once_by_row_and_column_and_nothing_is_kept(
    aidant: AidantActor, make: Factory
) -> None:
    make.learner("Déjà")
    rows = [HEADER, ["Lucie", "m" * 61], ["", "Mardi"], ["lucie"], ["06 12"], ["DEJA"],
            ["Ali", "", "vieux", "klingon"], ["=1+1"], ["Berthe", "06 12 34 56 78"],
            ["Chloé", "", "", "", "0612345678"]]  # fmt: skip
    text = send(aidant.page, xlsx(rows), 422).text
    for said in (
        "2 Groupe Trop long", "3 Prénom ou surnom Il manque", "4 Prénom ou surnom Ce prénom est déjà à la ligne 2",
        "5 Prénom ou surnom Écrivez seulement des lettres", "6 Prénom ou surnom Cette personne est déjà",
        "7 Tranche d’âge Écrivez l’une de ces réponses : moins de 12 ans", "7 Langue",
        "8 Prénom ou surnom Ceci est une formule", "9 Groupe Ce nom de groupe", "10 E Cette case",
    ):  # fmt: skip
        assert said in text, said
    assert Learner.select().count() == 1


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (["Prénom", "Téléphone"], "Téléphone Cette colonne n’est pas gardée"),
        (["Prénom", "Nom de famille"], "Nom de famille Cette colonne n’est pas gardée"),
        (["Groupe"], "Il manque la colonne"),
        (["Prénom", "Surnom"], "2 fois"),
    ],
)
def test_columns_that_must_not_be_kept_are_refused(aidant: AidantActor, header: list[str], said: str) -> None:
    assert said in send(aidant.page, xlsx([header, ["Lucie", "Martin"]]), 422).text


@pytest.mark.once
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Choisissez un fichier"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "ancien .xls"),
        (b"%PDF-1.7 \n1 0 obj", "n’est pas un tableau"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "n’est pas un tableau"),
        (b"PK\x03\x04" + b"garbage" * 50, "abîmé"),
        (xlsx([HEADER, *([f"Lucie {chr(97 + n % 26)}"] for n in range(400))]), "trop long"),
        (csv_text([["Prénom"], *(["L"] for n in range(100_000))]).encode(), "trop long"),
        (b"\r\n" * 100_000, "trop long"),
        (csv_text([HEADER]).encode(), "ne contient personne"),
        (b'Prenom\r\n"' + b"a" * 200_000, "abîmé"),
        (bomb, "trop gros"),
        (entities(), "abîmé"),
        (repacked(xlsx([HEADER]), "xl/workbook.xml", b"<x/>"), "abîmé"),
        (repacked(xlsx([HEADER]), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"), "abîmé"),
    ],
    ids=["nothing", "xls", "pdf", "png", "zip", "400", "100000", "blank", "header", "cell", "bomb", "laughs", "book",
         "sheet"],
)  # fmt: skip
def test_a_hostile_file_is_refused_with_a_plain_sentence(
    aidant: AidantActor, content: bytes | Callable[[], bytes], said: str
) -> None:
    assert said in send(aidant.page, content() if callable(content) else content, 422).text
    assert Learner.select().count() == 0


def test_what_is_too_big_is_stopped_at_the_door(aidant: AidantActor) -> None:
    kind = "multipart/form-data; boundary=x"
    answer = aidant.page.client.post(ASK, data=b"x" * (imports.LARGEST + 1), content_type=kind)
    assert answer.status_code == 413 and "trop gros" in answer.text


def test_only_this_address_takes_a_large_body(aidant: AidantActor, page: PageClient) -> None:
    aidant.page.post("/groupes", {"name": "x" * 100_000}, 413)
    page.post("/connexion", {"email": "x" * 100_000}, 413)


@pytest.mark.once
def test_a_preview_is_signed_for_one_person_and_is_not_used_twice(aidant: AidantActor, make: Factory) -> None:
    page = send(aidant.page, xlsx(GOOD))
    signed = next(field.get("value", "") for field in page.all("input") if field.get("name") == "apercu")
    make.aidant().signs_in().post(f"{ASK}/confirmer", {"apercu": signed}, 404)
    page.post(f"{ASK}/confirmer", {"apercu": signed[:-3] + "abc"}, 400)
    assert Learner.select().count() == 0
    page.post(f"{ASK}/confirmer", {"apercu": signed})
    page.post(f"{ASK}/confirmer", {"apercu": signed}, 409)
    assert Learner.select().count() == 3


@pytest.mark.parametrize("minutes", [31, -5])
def test_a_preview_that_has_waited_or_that_a_clock_has_left_behind_is_told(aidant: AidantActor, minutes: int) -> None:
    page = send(aidant.page, xlsx(GOOD))
    with time_machine.travel(now() + timedelta(minutes=minutes)):
        page.submit("Ajouter et voir les cartes", status=409)
    assert "Cet aperçu a trop attendu. Rien n’est ajouté." in page.text and Learner.select().count() == 0


def test_it_is_all_or_none(aidant: AidantActor, make: Factory, monkeypatch: pytest.MonkeyPatch) -> None:
    page = send(aidant.page, xlsx(GOOD))
    monkeypatch.setattr(group_operations, "add", lambda *_all: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        page.submit("Ajouter et voir les cartes")
    assert (Learner.select().count(), Group.select().count()) == (0, 0)


def test_two_confirmations_at_the_same_instant_do_not_both_pass(app: Flask, make: Factory) -> None:
    newcomers, _faults = roster.read(spreadsheets.rows_of(xlsx(GOOD)), import_operations.names_in(make.home))
    with app.app_context():
        import_operations.welcome_all(make.home, newcomers, "staff:1")
        with pytest.raises(AlreadyHere) as told:  # This one was checked before the other had written.
            import_operations.welcome_all(make.home, newcomers, "staff:1")
    assert told.value.names == ["Lucie", "Karim", "Bich Ngọc"] and Learner.select().count() == 3


def test_a_structure_of_others_takes_nobody(make: Factory) -> None:
    elsewhere = make.structure("Ailleurs")
    two = make.aidant(make.home, make.structure("Annexe")).signs_in()
    send(two, xlsx(GOOD), 404, structure=str(elsewhere.id))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_model_is_a_file_that_can_be_sent_back(aidant: AidantActor, kind: str) -> None:
    content = aidant.page.open(f"{ASK}/modele/{kind}").response.data
    assert send(aidant.page, content).h1 == "2 personnes à ajouter"


WHOLE = xlsx(GOOD)


def read(content: bytes) -> None:
    """As rows, or refused with its reason; nothing else comes out."""
    try:
        rows = spreadsheets.rows_of(content)
    except Unreadable:
        return
    roster.read(rows, set())


@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_are_refused(content: bytes) -> None:
    read(content)
    read(b"PK\x03\x04" + content)


@pytest.mark.once
@given(st.dictionaries(st.integers(4, len(WHOLE) - 1), st.integers(0, 255), min_size=1, max_size=5))
def test_a_damaged_workbook_is_read_or_is_refused(changed: dict[int, int]) -> None:
    damaged = bytearray(WHOLE)
    for place, value in changed.items():
        damaged[place] = value
    read(bytes(damaged))
