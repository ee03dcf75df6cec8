"""« Écouter » in a real browser that has no voice: the server speaks, when asked, and stops."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
# The policy of the pages forbids what Playwright would evaluate to wait: the state is told on <html> instead.
HEARD = """() => {
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    window.heard = this;
    this.ontimeupdate = () => (document.documentElement.dataset.heard = !this.paused && this.currentTime > 0.2);
    this.onpause = () => (document.documentElement.dataset.heard = false);
    return play.call(this);
  };
}"""
VOICE = """() => {
  window.said = [];
  speechSynthesis.getVoices = () => [{ name: "Claire+f2", lang: "fr-FR" }, { name: "Claire", lang: "fr-FR" }];
  speechSynthesis.speak = (utterance) => window.said.push(utterance);
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
pytestmark = pytest.mark.once


def ready(page: Page, script: str) -> None:
    page.add_init_script(f"({script})()")


def listening(page: Page, place: str) -> Locator:
    return page.locator(f"{place} .listen").first


def hears(page: Page, something: bool = True) -> None:
    expect(page.locator("html")).to_have_attribute("data-heard", str(something).lower())


def test_the_server_speaks_where_the_browser_cannot_and_stops_when_asked(visit: Visit) -> None:
    visitor = visit()
    ready(visitor.page, HEARD)
    visitor.starts("guided")
    page, button = visitor.page, listening(visitor.page, ".coach__now")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("window.heard") is None, "nothing speaks by itself"
    button.click()
    hears(page)
    expect(button).to_have_text("Arrêter")
    expect(button).to_have_attribute("aria-pressed", "true")
    visitor.looks()
    button.click()
    expect(button).to_have_text("Écouter")
    hears(page, False)


def test_one_voice_at_a_time_by_keyboard_and_the_next_page_is_silent(visit: Visit) -> None:
    visitor = visit()
    ready(visitor.page, HEARD)
    visitor.starts("guided")
    page, first, screen = visitor.page, listening(visitor.page, ".coach__now"), listening(visitor.page, ".desk__top")
    first.press("Enter")
    hears(page)
    screen.press("Space")
    expect(screen).to_have_text("Arrêter")
    expect(first).to_have_text("Écouter")
    hears(page)
    page.keyboard.press("Escape")
    expect(screen).to_have_text("Écouter cette page")
    screen.click()
    hears(page)
    visitor.presses("Votre déclaration trimestrielle est à faire")
    hears(page, False)


def test_the_end_of_the_audio_gives_the_button_back(visit: Visit) -> None:
    visitor = visit()
    ready(visitor.page, HEARD)
    visitor.starts("guided")
    button = listening(visitor.page, ".coach__now")
    button.click()
    hears(visitor.page)
    visitor.page.evaluate("window.heard.currentTime = window.heard.duration")
    expect(button).to_have_text("Écouter")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_voice_of_the_browser_comes_first_and_the_server_when_it_fails(visit: Visit) -> None:
    visitor = visit()
    ready(visitor.page, HEARD)
    ready(visitor.page, VOICE)
    visitor.starts("guided")
    button = listening(visitor.page, ".coach__now")
    button.click()
    said = visitor.page.evaluate("said.map((one) => [one.text, one.voice.name])")
    assert said == [[visitor.page.locator("#instruction").inner_text(), "Claire"]]
    assert visitor.page.evaluate("window.heard") is None
    visitor.page.evaluate("said[0].onerror()")
    hears(visitor.page)


def test_without_javascript_the_link_is_the_audio(visit: Visit) -> None:
    page = visit(java_script_enabled=False).page
    page.goto("/")
    link = page.get_by_role("link", name="Écouter").first
    answer = page.request.get(link.get_attribute("href") or "")
    assert (answer.status, answer.headers["content-type"]) == (200, "audio/ogg")
