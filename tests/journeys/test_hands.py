"""Each gesture of the hand in a real browser: with the mouse, a finger, the keyboard, and without JavaScript."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.databases import NewDatabase
from tests.gestures_module import GESTURES, gestures_module
from tests.journeys.conftest import Server
from tests.journeys.hands import Hands
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
PUBLISH = """
import sys, pathlib, inclusion
from inclusion import database
from inclusion.modules.operations import publish_folders
with inclusion.create_app().app_context(), database.db.connection_context():
    publish_folders(pathlib.Path(sys.argv[1]))
"""
NARROW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[Server]:
    """A server of our own, that also has the module of gestures."""
    folder: Path = tmp_path_factory.mktemp("gestures")
    running = Server(folder, new_database(folder, "gestures"))
    running.start()
    module = folder / "modules" / "essai-de-gestes"
    module.mkdir(parents=True)
    (module / "module.yaml").write_text(gestures_module(), encoding="utf-8")
    command = [sys.executable, "-c", PUBLISH, str(module.parent)]
    subprocess.run(command, env=running.environment, check=True, capture_output=True)
    yield running
    running.kill()


def moves(hands: Hands) -> None:
    for words in ("Encore 1", None):
        hands.page.mouse.move(2, 2)
        hands.page.mouse.move(*hands.middle("target"), steps=4)
        if words:
            hands.hears(words).looks()
    hands.made("move", "mouse", 2)


def clicks(hands: Hands) -> None:
    x, y = hands.middle("stage")
    hands.page.mouse.click(x + 190, y)
    hands.hears("Plus près du milieu").looks()
    for words in ("Encore 1", None):
        hands.page.mouse.click(*hands.middle("target"))
        if words:
            hands.hears(words)
    hands.made("click", "mouse", 3)


def double_clicks(hands: Hands) -> None:
    x, y = hands.middle("target")
    for words in ("Un peu plus vite", "Un peu plus vite", "Prenez votre temps"):
        hands.page.mouse.click(x, y)
        hands.hears(words)
        hands.part("status").evaluate("status => (status.textContent = '')")
    hands.page.mouse.click(x, y)
    hands.page.mouse.click(x + 5, y)
    hands.made("double", "mouse", 4)


def right_clicks(hands: Hands) -> None:
    hands.page.mouse.click(*hands.middle("target"))
    hands.hears("bouton gauche")
    hands.page.mouse.click(*hands.middle("target"), button="right")
    hands.hears("Le menu est ouvert").looks()
    expect(hands.button("^Ouvrir$")).to_be_focused()
    hands.button("^Ouvrir$").click()
    hands.made("right", "mouse", 2)


def drags(hands: Hands) -> None:
    x, y = hands.middle("target")
    for place, words in ((None, "Gardez le bouton"), ((x, y + 60), "Lâchez"), (hands.middle("folder"), "")):
        hands.page.mouse.move(x, y)
        hands.page.mouse.down()
        if place:
            hands.page.mouse.move(*place, steps=6)
        hands.page.mouse.up()
        if words:
            hands.hears(words)
    hands.made("drag", "mouse", 3)


def scrolls(hands: Hands) -> None:
    box = hands.part("box").bounding_box()
    assert box
    hands.page.mouse.move(box["x"] + 30, box["y"] + 60)
    hands.page.mouse.wheel(0, 4000)
    hands.part("bottom").click()
    hands.made("scroll", "mouse", 1)


def types(hands: Hands) -> None:
    hands.writes("Votre texte", "L'ete")
    hands.button("^Valider$").click()
    hands.hears("Regardez le signe numéro 3").looks()
    hands.area.locator("summary").click()
    hands.looks().writes("Votre texte", "L'été, à 8 h !")
    hands.button("^Valider$").click()
    hands.made("type", "typed", 2)


def selects(hands: Hands, tries: int = 2) -> None:
    text = hands.part("text")
    if tries == 2:
        text.click(click_count=3)
        hands.hears("Un peu trop").looks()
    words = str(text.input_value())
    start = words.index(GESTURES["select"][0])
    text.focus()
    hands.page.keyboard.press("Control+Home")
    for _sign in range(start):
        hands.page.keyboard.press("ArrowRight")
    hands.page.keyboard.down("Shift")
    for _sign in GESTURES["select"][0]:
        hands.page.keyboard.press("ArrowRight")
    hands.page.keyboard.up("Shift")
    hands.page.keyboard.type("x") if tries == 2 else None
    assert text.input_value() == words, "the text stays as it is"
    hands.made("select", "typed", tries)


def copies(hands: Hands) -> None:
    hands.part("source").focus()
    hands.page.keyboard.press("Control+A")
    hands.page.keyboard.press("Control+C")
    hands.hears("C’est copié").part("field").focus()
    hands.page.keyboard.press("Control+V")
    hands.hears("C’est collé").looks().page.keyboard.press("Enter")
    hands.made("copy", "typed", 1)


def zooms(hands: Hands) -> None:
    for _step in range(4):
        hands.button("Agrandir").click()
    hands.hears("Lisez le texte").looks()
    hands.button("J’ai lu").click()
    hands.made("zoom", "mouse", 1)


def test_every_gesture_with_the_mouse(visit: Visit) -> None:
    hands = Hands(visit())
    for makes in (moves, clicks, double_clicks, right_clicks, drags, scrolls, types, selects, copies):
        makes(hands)
    hands.button("Ici").click()
    hands.hears("touchez l’écran avec le doigt").skips("touch")
    zooms(hands)
    hands.reads("Vous êtes allé au bout")


def test_gestures_with_a_finger(visit: Visit) -> None:
    hands = Hands(visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True))
    hands.page.touchscreen.tap(*hands.middle("target"))
    hands.hears("avec une souris").skips("move")
    for words in ("Encore 1", None):
        hands.page.touchscreen.tap(*hands.middle("target"))
        if words:
            hands.hears(words)
    hands.made("click", "touch", 2)
    for _tap in range(2):
        hands.page.touchscreen.tap(*hands.middle("target"))
    hands.made("double", "touch", 1)
    hands.skips("right")
    hands.button("Prendre").tap()
    hands.hears("C’est pris").button("Poser ici").tap()
    hands.made("drag", "button", 1).skips("scroll", "type", "select", "copy")
    hands.page.touchscreen.tap(*hands.middle("target"))
    hands.made("touch", "touch", 1)


def test_gestures_with_the_keyboard(visit: Visit) -> None:
    hands = Hands(visit())
    keyboard = hands.page.keyboard
    hands.skips("move").part("target").focus()
    for words in ("Encore 1", None):
        keyboard.press("Enter")
        if words:
            hands.hears(words)
    hands.made("click", "keyboard", 2).part("target").focus()
    keyboard.press("Enter")
    hands.hears("avec une souris").skips("double").part("target").focus()
    keyboard.press("Shift+F10")
    hands.hears("Le menu est ouvert")
    keyboard.press("Escape")
    expect(hands.part("target")).to_be_focused()
    keyboard.press("Shift+F10")
    expect(hands.button("^Ouvrir$")).to_be_focused()
    keyboard.press("Enter")
    hands.made("right", "keyboard", 1).button("Prendre").focus()
    keyboard.press("Enter")
    expect(hands.button("Poser ici")).to_be_focused()
    keyboard.press("Space")
    hands.made("drag", "button", 1).part("box").focus()
    for key in ("End", "Tab", "Enter"):
        keyboard.press(key)
    hands.made("scroll", "keyboard", 1).writes("Votre texte", GESTURES["type"][0])
    hands.part("field").press("Enter")
    hands.made("type", "typed", 1)
    selects(hands, tries=1)
    copies(hands)
    hands.skips("touch").button("Agrandir").focus()
    for _step in range(4):
        keyboard.press("Control+=")
    hands.button("J’ai lu").press("Enter")
    hands.made("zoom", "keyboard", 1).reads("Vous êtes allé au bout")


def test_without_javascript_what_can_be_done_is_done_and_the_rest_is_passed(visit: Visit) -> None:
    page = visit(java_script_enabled=False).page
    page.goto("/demarches/essai-de-gestes")
    page.locator("button[name=mode][value=guided]").click()
    for kind, (target, _times) in GESTURES.items():
        if kind in ("click", "scroll"):
            page.get_by_role("button", name=target).click()
        elif kind in ("type", "copy"):
            field = page.locator("[data-part=field]")
            field.fill(target[:2])
            field.press("Enter")
            expect(page.get_by_text("Regardez le signe numéro 3")).to_be_visible()
            expect(field).to_have_value(target[:2])
            field.fill(target)
            field.press("Enter")
        else:
            expect(page.get_by_text("Cet appareil ne peut pas suivre ce geste")).to_be_visible()
            page.get_by_role("button", name="Passer ce geste").click()
        page.get_by_role("button", name="Page suivante").click()
    expect(page.locator("body")).to_contain_text("Vous êtes allé au bout")


def test_help_points_at_a_gesture_then_makes_it_and_a_demonstration_only_shows(visit: Visit) -> None:
    hands = Hands(visit())
    for words in ("Regardez.", "Essayez.", "C’est ici", "Je l’ai fait pour vous"):
        hands.presses("^Aide$").reads(words)
    hands.reads("C’est fait")
    watching = (
        Hands(visit(reduced_motion="no-preference"), "discover").reads("Regardez ici").reads("Amenez la flèche")
    )
    hand, moved = watching.page.locator(".gesture__hand"), "hand => getComputedStyle(hand).animationName"
    assert hand.evaluate(moved) != "none"
    watching.page.emulate_media(reduced_motion="reduce")
    assert hand.evaluate(moved) == "none", "whoever wants no movement sees a still hand"
    assert not watching.page.get_by_role("button", name="Passer ce geste").count()
    for _each in range(2 * len(GESTURES)):
        watching.presses("Suivant")
    watching.reads("Vous avez tout regardé")


@pytest.mark.parametrize(("locale", "width"), [("ar", 320), ("fr-FR", 1366)])
def test_the_gallery_of_gestures(visit: Visit, locale: str, width: int) -> None:
    visitor = visit(locale=locale, viewport={"width": width, "height": 700}).opens("/galerie")
    page = visitor.page
    assert page.evaluate(NARROW) <= 0, "the page must not scroll sideways"
    gesture = page.locator("#click-faire")
    assert gesture.get_attribute("dir") == ("rtl" if locale == "ar" else "ltr")
    small = page.locator("#click-petit [data-part=target]").bounding_box()
    assert small and min(small["width"], small["height"]) >= 24
    for button in page.locator("#gestures .button:visible, #gestures .gesture__more > summary").all()[:40]:
        assert (button.bounding_box() or {"height": 0})["height"] >= 44
    hand = page.locator(".gesture__hand").first.evaluate("hand => getComputedStyle(hand).animationName")
    assert hand == "none", "no movement for whoever does not want any"
