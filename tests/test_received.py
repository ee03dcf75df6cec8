"""Numbers that no row has, signs that nobody can type, forms that no page sends: a sentence, never a 500."""

import pytest
from flask import Flask

from inclusion.received import LARGEST, whole_number
from tests.actors import AidantActor
from tests.factories import Factory
from tests.page_client import PageClient

HUGE = str(2**63)


@pytest.mark.once
@pytest.mark.parametrize("number", [LARGEST + 1, 2**63, 10**30])
def test_a_number_that_no_column_holds_leads_nowhere(built_app: Flask, page: PageClient, number: int) -> None:
    paths = {rule.rule for rule in built_app.url_map.iter_rules() if "<int:" in rule.rule}
    assert len(paths) > 50
    for path in sorted(paths):
        address = "/".join("a" if part[0] != "<" else str(number) for part in path.split("/")[1:])
        answer = page.client.get(f"/{address}")
        assert answer.status_code == 404, path


def test_a_number_that_no_row_has_is_not_found(aidant: AidantActor) -> None:
    aidant.page.open(f"/apprenants/{LARGEST}", 404)


@pytest.mark.parametrize("path", ["/accueil-aidant", "/apprenants", "/corbeille", "/postes"])
def test_a_list_opens_whatever_page_is_asked(aidant: AidantActor, path: str) -> None:
    for asked in (f"page={HUGE}", "page=-3", "page=%D9%A3", f"lieu={HUGE}", f"groupe={HUGE}"):
        aidant.page.open(f"{path}?{asked}")


def test_a_tile_that_no_learner_has(make: Factory) -> None:
    page = make.kiosk()
    for number in (HUGE, "9" * 5000):
        assert page.post("/ici", {"learner": number}).path == "/ici"


def test_a_group_that_no_place_has(make: Factory) -> None:
    page = make.aidant().signs_in().open("/poste").submit("Ouvrir ce poste")
    for number in (HUGE, "9" * 5000, "-1", "١"):
        page.post("/poste/afficher", {"qui": number}, 404)


@pytest.mark.once
@pytest.mark.parametrize("path", ["/demarches/%00", "/exercices/a%00b", "/bilan/%01", "/mot-de-passe/%7f"])
def test_an_address_with_signs_that_nobody_types_is_not_found(page: PageClient, path: str) -> None:
    page.open(path, 404)


def test_a_form_with_nul_is_refused_with_a_sentence(aidant: AidantActor, page: PageClient) -> None:
    page.post("/connexion", {"email": "a\0@b.fr", "password": "x"}, 400)
    assert "Ce n’est pas votre faute" not in page.text and "recommencez" in page.text
    aidant.page.open("/apprenants?nom=a%00b", 400)
    aidant.page.post("/apprenants/nouveau", {"name": "A\0b"}, 400)


@pytest.mark.once
def test_a_part_without_a_name_is_refused_with_a_sentence(page: PageClient) -> None:
    body = b"--x\r\nContent-Disposition: form-data; name=\r\n\r\nv\r\n--x--\r\n"
    answer = page.client.post("/langue", data=body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 400
    assert "recommencez" in answer.text


@pytest.mark.once
@pytest.mark.parametrize(
    "text", ["", "1.0", "١", "²", " 1", "1\n", "0x1", HUGE, "9" * 5000, str(-LARGEST - 1), "--1"]
)
def test_what_is_no_whole_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a whole number"):
        whole_number(text)


@pytest.mark.once
def test_whole_numbers() -> None:
    assert [whole_number(text) for text in ("0", "-7", "0012", str(LARGEST))] == [0, -7, 12, LARGEST]
