"""A card held before the camera of a kiosk: what the camera sees opens the space of whoever holds it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from inclusion.demo import EMAIL, PASSWORD
from tests.journeys.conftest import QUIET, Server, executable, open_browser
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
SIDE = 480
#: The QR code of the page as the camera would see it: grey levels of a square picture, the drawing in its middle.
DRAWN = """async (side) => {
  const picture = new Image(), canvas = new OffscreenCanvas(side, side), context = canvas.getContext("2d");
  const svg = document.querySelector(".idcard__qr svg").cloneNode(true);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("width", side - 120);
  svg.setAttribute("height", side - 120);
  picture.src = "data:image/svg+xml," + encodeURIComponent(svg.outerHTML);
  await picture.decode();
  context.fillStyle = "white";
  context.fillRect(0, 0, side, side);
  context.drawImage(picture, 60, 60);
  return [...context.getImageData(0, 0, side, side).data].filter((_, index) => index % 4 === 0);
}"""


def film(levels: list[int]) -> bytes:
    """A film of one picture, as Chromium reads it for a camera (YUV4MPEG2)."""
    frame = b"FRAME\n" + bytes(16 + level * 219 // 255 for level in levels) + b"\x80" * (SIDE * SIDE // 2)
    return f"YUV4MPEG2 W{SIDE} H{SIDE} F10:1 Ip A1:1 C420mpeg2\n".encode() + frame * 10


@pytest.fixture
def before_a_camera(server: Server, chromium: Browser, tmp_path: Path) -> Iterator[Callable[[list[int]], Visitor]]:
    """Open a browser whose camera sees this picture."""
    browsers: list[Browser] = []

    def visit(levels: list[int]) -> Visitor:
        (tmp_path / "camera.y4m").write_bytes(film(levels))
        seen = f"--use-file-for-fake-video-capture={tmp_path}/camera.y4m"
        fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", seen]
        browsers.append(chromium.browser_type.launch(executable_path=executable(), args=[*QUIET, *fake]))
        return open_browser(browsers[-1], server, permissions=["camera"])

    yield visit
    for browser in browsers:
        browser.close()


def as_aidant(visitor: Visitor) -> Visitor:
    visitor.opens("/connexion").writes("Adresse de courriel", EMAIL).writes("Mot de passe", PASSWORD)
    return visitor.presses("^Se connecter$")


@pytest.mark.once
def test_the_camera_reads_a_card_and_the_secret_is_in_no_address(
    visit: Visit, before_a_camera: Callable[[list[int]], Visitor]
) -> None:
    aidant = as_aidant(visit()).opens("/apprenants/nouveau").writes("Prénom", "Célestine")
    aidant.page.get_by_label("Nous avons lu").check()
    aidant.presses("Créer").reads("La carte de Célestine")
    kiosk = as_aidant(before_a_camera(aidant.page.evaluate(DRAWN, SIDE))).opens("/poste")
    kiosk.writes("Nom de ce poste", "avec caméra").presses("^Ouvrir ce poste$")
    kiosk.presses("^Laisser ce poste aux apprenants$").follows("J’ai une carte")
    visited: list[str] = []
    kiosk.page.on("framenavigated", lambda frame: visited.append(frame.url))
    sent: list[str] = []
    kiosk.page.on("request", lambda request: sent.append(request.resource_type))
    kiosk.button("Ouvrir la caméra").click()
    kiosk.reads("Bonjour Célestine")
    assert not [url for url in visited if "/carte/" in url]
    assert set(sent) <= {"document", "script", "stylesheet", "image", "other", "fetch", "media"}
    assert sent.count("document") == 2, "the picture itself is never sent: one form, then the page"


@pytest.mark.once
def test_another_drawing_is_told_and_a_refused_camera_leaves_the_letters(
    visit: Visit, before_a_camera: Callable[[list[int]], Visitor]
) -> None:
    kiosk = as_aidant(before_a_camera([255] * SIDE * SIDE)).opens("/poste")
    kiosk.writes("Nom de ce poste", "avec caméra").presses("^Ouvrir ce poste$").opens("/carte")
    kiosk.button("Ouvrir la caméra").click()
    expect(kiosk.page.locator("#camera-said")).to_have_text("La caméra cherche votre carte.")
    kiosk.button("Arrêter la caméra").click()
    expect(kiosk.page.locator("#camera-view")).to_be_hidden()
    refuse = "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('no camera')); }"
    kiosk.page.evaluate(refuse)
    kiosk.button("Ouvrir la caméra").click()
    kiosk.reads("Écrivez vos 6 lettres").looks()
