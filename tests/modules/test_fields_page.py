"""A page with fields of several types, through real requests and without JavaScript."""

from pathlib import Path

import pytest
from flask import Flask

from inclusion.modules.library import Library
from inclusion.modules.models import Batch, Run
from inclusion.modules.operations import publish_folders
from tests import page_checks as checks
from tests.page_client import PageClient
from tests.small_module import small_module

LILAS = "12 rue des Lilas, 99999 Valbrune"
ANSWERS = {
    "civilite": "Madame", "adresse": "12 rue", "message": "Voici ma facture de mai", "secret": "tournesol",
    "recu": "12z4", "pension": "120",
}  # fmt: skip


@pytest.fixture
def begun(app: Flask, page: PageClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PageClient:
    """A run of the small module, at its page."""
    # What a test publishes is taken back and its number is given again: the next test must not find it in memory.
    monkeypatch.setitem(app.extensions, "library", Library())
    folder = tmp_path / "essai-de-champs"
    folder.mkdir()
    (folder / "module.yaml").write_text(small_module(), encoding="utf-8")
    with app.app_context():
        publish_folders(tmp_path)
    page.open("/demarches/essai-de-champs")
    return page.post("/demarches/essai-de-champs/commencer", {"mode": "guided"})


def send(page: PageClient, **answers: str) -> PageClient:
    fields = {f"f.{name.replace('__', '.')}": text for name, text in answers.items()}
    return page.post(page.path, {"do": "press:envoyer", "seq": Run.get().seq, **fields})


def named(page: PageClient, name: str) -> list[dict[str, str]]:
    return [dict(field.attrib) for field in page.all("input", "textarea") if field.get("name") == name]


def test_each_type_is_drawn_as_it_is_filled_in(begun: PageClient) -> None:
    assert [field["value"] for field in named(begun, "f.civilite")] == ["Madame", "Monsieur"]
    assert {field["type"] for field in named(begun, "f.civilite")} == {"radio"}
    assert [field.tag for field in begun.all("textarea")] == ["textarea"]
    assert named(begun, "f.recu")[0]["inputmode"] == "numeric"
    assert named(begun, "f.adresse.pick") == []
    assert "10 signes au moins" in begun.text
    assert "secret-rules" in named(begun, "f.secret")[0]["aria-describedby"]


def test_what_is_wrong_is_said_beside_each_field_then_the_page_goes_through(begun: PageClient) -> None:
    send(begun, **ANSWERS)
    for words in ("Choisissez l’adresse dans la liste", "il manque 1 signe", "Le 3e signe n’est pas un chiffre"):
        assert words in begun.text
    listed = [checks.words(link) for link in begun.all("a") if link.get("href") in ("#recu", "#adresse")]
    wrong = "Le 3e signe n’est pas un chiffre : vérifiez la lettre O et le zéro."
    assert listed == ["Adresse : Choisissez l’adresse dans la liste.", f"Code reçu par SMS : {wrong}"]
    assert named(begun, "f.adresse.pick")[0]["value"] == LILAS
    assert len(named(begun, "f.adresse.pick")) == 2
    send(begun, **ANSWERS | {"adresse__pick": LILAS, "secret": "Tournesol-73", "recu": "1234"})
    assert "C’est relu" in begun.text
    kept = [*(run.state for run in Run.select()), *(str(row.events) for row in Batch.select())]
    assert not any('12 rue"' in text or "Voici" in text or "tournesol" in text or "12z4" in text for text in kept)


def test_the_gallery_has_every_type_in_every_state(page: PageClient) -> None:
    page.open("/galerie")
    for state in ("vide", "rempli", "refus"):
        assert named(page, f"f.iban-{state}") and named(page, f"f.textarea-{state}")
        assert len(named(page, f"f.civility-{state}")) == 2
    assert "Adresses proposées" in page.text
