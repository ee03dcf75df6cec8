"""« Écouter » by the server: made once, kept, given for a text that exists, absent without espeak-ng."""

import os
import re
import struct
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from inclusion import voices
from inclusion.stencils import Drawer
from tests.actors import AidantActor
from tests.page_client import PageClient

# Pages and words do not depend on the engine of the database.
pytestmark = pytest.mark.once

SENTENCE = "Lisez l’adresse après le nom. La Caf ne demande jamais votre carte bancaire."  # about five seconds
MODULE = "/demarches/caf-declaration-trimestrielle"


def install(app: Flask, patch: pytest.MonkeyPatch, folder: Path, space: int = 10**8) -> voices.Voices:
    """Voices of the programs on PATH now, in a folder of their own; pages made for other voices are forgotten."""
    made = voices.Voices(folder, 140, space)
    patch.setitem(app.extensions, "voices", made)
    patch.setitem(app.extensions, "exercises", Drawer(10))
    return made


@pytest.fixture
def own(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> voices.Voices:
    return install(app, monkeypatch, tmp_path / "voices")


@pytest.fixture
def counted(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An espeak-ng that takes its time and notes each run; no opusenc."""
    program, runs = tmp_path / "bin" / "espeak-ng", tmp_path / "runs"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\ncat >/dev/null; echo run >>{runs}; sleep 0.2; head -c 4444 /dev/zero\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/bin:/usr/bin")
    monkeypatch.setattr(voices, "VERSION", "counted")
    install(app, monkeypatch, tmp_path / "voices").synthesizer.encoder = None
    return runs


def address(app: Flask, text: str = SENTENCE, lang: str = "fr") -> str:
    with app.test_request_context("/"):
        return voices.address(text, lang) or ""


def get(app: Flask, path: str) -> TestResponse:
    with app.test_client().get(path) as answer:
        answer.get_data()
    return answer


def duration(ogg: bytes) -> float:
    """Seconds: the position written in the last page, at 48 kHz."""
    return float(struct.unpack_from("<q", ogg, ogg.rindex(b"OggS") + 6)[0]) / 48_000


@pytest.mark.parametrize(
    ("lang", "text"), [("fr", SENTENCE), ("en", "Press « Next »."), ("ar", "اضغطوا على « Aller ».")]
)
def test_a_text_is_heard_as_light_audio(app: Flask, own: voices.Voices, lang: str, text: str) -> None:
    answer = get(app, address(app, text, lang))
    assert (answer.status_code, answer.mimetype) == (200, "audio/ogg")
    assert answer.data[:4] == b"OggS" and b"OpusHead" in answer.data[:100]
    assert 1 < duration(answer.data) < 7
    assert len(answer.data) <= 25_000
    assert answer.headers["Cache-Control"].startswith("private, max-age=")
    assert "Cookie" not in answer.headers.get("Vary", ""), (
        "a browser would fetch it again each time the cookie changes"
    )


def test_without_opusenc_it_is_a_light_wave(app: Flask, own: voices.Voices) -> None:
    own.synthesizer.encoder = None
    answer = get(app, address(app))
    assert (answer.mimetype, answer.data[:4]) == ("audio/wav", b"RIFF")
    assert 20_000 < len(answer.data) < 80_000


def test_an_audio_is_made_once(app: Flask, counted: Path) -> None:
    path = address(app)
    assert not counted.exists(), "nothing is made before somebody asks"
    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda _: get(app, path).data, range(2)))
    assert answers[0] == answers[1] == get(app, path).data
    assert counted.read_text().count("run") == 1


def test_a_text_met_again_costs_no_disk(app: Flask, own: voices.Voices) -> None:
    path = address(app)
    os.remove(own.folder / f"{path[6:]}.json")
    assert address(app) == path
    assert own.address.cache_info().hits == 1
    assert not list(own.folder.iterdir())


@pytest.mark.parametrize(
    "digest", ["0" * 20, "x", "A" * 20, "..%2f..%2fsecret-key", "%2e%2e", "0" * 19, "0" * 64, ".lock", "%00"]
)
def test_an_unknown_or_forged_address_is_nothing(app: Flask, own: voices.Voices, digest: str) -> None:
    path = address(app)
    (own.folder.parent / "secret-key.json").write_text("{}")
    answer = get(app, f"/voix/{digest}")
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"
    assert get(app, f"{path}0").status_code == 404


def test_a_text_too_long_has_no_audio_but_its_pieces_have(app: Flask, own: voices.Voices) -> None:
    assert address(app, "a" * 1201) == ""
    with app.test_request_context("/"):
        assert len(voices.voice("Une phrase. " * 250, lang="fr").split()) == 3


def test_the_folder_stays_small(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(app, monkeypatch, tmp_path, space=30_000)
    for number in range(4):
        assert get(app, address(app, f"{number}. {SENTENCE}")).status_code == 200
    audio = [path.stat().st_size for path in tmp_path.iterdir() if path.suffix == ".ogg"]
    assert 0 < sum(audio) <= 30_000
    assert get(app, address(app, f"0. {SENTENCE}")).status_code == 200, "it is made again"


def test_an_engine_that_fails_breaks_nothing(app: Flask, own: voices.Voices) -> None:
    own.synthesizer.speaker = "/bin/false"
    assert get(app, address(app)).status_code == 503
    own.synthesizer.speaker = "/usr/bin/espeak-ng"
    assert get(app, address(app)).status_code == 200


def begin(page: PageClient, mode: str) -> PageClient:
    page.open(MODULE)
    return page.post(f"{MODULE}/commencer", {"mode": mode})


@pytest.mark.parametrize("mode", ["discover", "guided", "autonomous"])
def test_everything_of_an_exercise_can_be_heard(app: Flask, page: PageClient, own: voices.Voices, mode: str) -> None:
    begin(page, mode)
    heard = [link.get("href", "") for link in page.all("a") if "listen" in link.get("class", "").split()]
    assert len(heard) >= 2
    for path in heard:
        assert get(app, path).mimetype == "audio/ogg", path
    assert "Écouter cette page" in page.links()


def test_what_a_learner_typed_is_never_registered(page: PageClient, own: voices.Voices) -> None:
    path = begin(page, "guided").path
    for number, (do, fields) in enumerate(
        [
            ("visit", {"address": "caf.fr"}),
            ("press:mon_compte", {}),
            ("press:entrer", {"f.nir": "12", "f.password": "S3cr-et"}),
        ]
    ):
        page.post(path, {"do": do, "seq": number, **fields})
    assert "S3cr-et" in page.response.text, "it is shown once more"
    texts = [file.read_text(encoding="utf-8") for file in own.folder.glob("*.json")]
    assert any("Erreur" in text for text in texts)
    assert not any("S3cr" in text for text in texts)


def test_without_espeak_learners_see_no_dead_button_and_aidants_are_told(
    app: Flask, page: PageClient, aidant: AidantActor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    install(app, monkeypatch, tmp_path / "voices")
    begin(page, "guided")
    assert not re.search(r'href="/voix/', page.response.text)
    shown = [button for button in page.all("button") if "listen" in button.get("class", "").split()]
    assert shown and all("hidden" in button.attrib for button in shown)
    assert "espeak-ng" not in page.text
    assert "sudo apt install espeak-ng opus-tools" in aidant.page.open("/apprenants").text
    assert not (tmp_path / "voices").exists()


def test_with_espeak_aidants_are_told_nothing(aidant: AidantActor, own: voices.Voices) -> None:
    assert "espeak-ng" not in aidant.page.open("/apprenants").text


def test_a_static_file_does_not_vary_with_the_cookie(page: PageClient) -> None:
    page.open("/")
    with page.client.get("/static/favicon.svg?v=1") as answer:
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert "Set-Cookie" not in answer.headers


def test_a_field_and_its_error_can_be_heard(app: Flask, page: PageClient, own: voices.Voices) -> None:
    page.open("/reprendre").submit("Reprendre", {"code": "AAAAAA"}, status=422)
    said = [file.read_text(encoding="utf-8") for file in own.folder.glob("*.json")]
    assert any("6 lettres" in text and "Vérifiez chaque lettre" in text for text in said)
    assert not any("AAAAAA" in text for text in said)
