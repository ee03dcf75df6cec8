"""Every module to its end in a real browser, in one of its three modes, or in all of them with `--every-road`."""

from collections.abc import Callable

import pytest
from flask import Flask

from inclusion import database
from inclusion.modules.library import Edition, library
from inclusion.simulator.state import AUTONOMOUS, GUIDED, MODES
from tests.journeys.keys import Keys
from tests.journeys.roads import MODULES, kinds, spread
from tests.journeys.visitor import Visitor
from tests.journeys.walkers import Unscripted, Walker

# Pages do not depend on the engine of the database.
pytestmark = pytest.mark.once

Visit = Callable[..., Visitor]
BY_KEYBOARD = {"ameli-attestation-de-droits": GUIDED, "souris-premiers-gestes": AUTONOMOUS}
SIZES = [(1366, 768), (390, 844), (320, 640)]


@pytest.fixture(scope="module")
def editions(built_app: Flask) -> dict[str, Edition]:
    with built_app.app_context(), database.db.connection_context():
        return {edition.slug: edition for edition in library().catalogue()}


@pytest.fixture(scope="module")
def modes(editions: dict[str, Edition]) -> dict[str, str]:
    return spread([edition.document for edition in editions.values()])


@pytest.fixture
def edition(editions: dict[str, Edition], module: str) -> Edition:
    return editions[module]


def test_each_kind_of_window_is_met_in_each_mode(editions: dict[str, Edition], modes: dict[str, str]) -> None:
    met = {mode: set[str]() for mode in MODES}
    for slug, mode in [*modes.items(), *BY_KEYBOARD.items()]:
        met[mode] |= kinds(editions[slug].document)
    assert all(met[mode] == {"browser", "mail", "phone", "files", "desk", "gestures"} for mode in MODES), met
    assert max(map(list(modes.values()).count, MODES)) <= len(MODULES) / len(MODES) + 2


@pytest.mark.parametrize("module", MODULES)
def test_it_is_done_from_its_page_to_its_arrival(
    learner: Visitor, edition: Edition, modes: dict[str, str], every_road: bool
) -> None:
    width, height = SIZES[0 if every_road else MODULES.index(edition.slug) % len(SIZES)]
    learner.page.set_viewport_size({"width": width, "height": height})
    walker = Walker(learner, edition, closely=every_road)
    for mode in MODES if every_road else [modes[edition.slug]]:
        walker.goes(mode)


@pytest.mark.parametrize(("module", "mode"), BY_KEYBOARD.items())
def test_it_is_done_by_keyboard_alone_from_the_first_gesture_to_the_last(
    visit: Visit, edition: Edition, mode: str
) -> None:
    Keys(visit(), edition).goes(mode)


@pytest.mark.parametrize(
    ("module", "choices"),
    [
        ("ameli-attestation-de-droits", {"locale": "ar"}),
        ("courriel-lire-trier-repondre", {"color_scheme": "dark"}),
        ("laposte-suivre-un-colis", {"viewport": {"width": 390, "height": 844}, "has_touch": True}),
    ],
)
def test_it_is_done_in_arabic_in_the_dark_and_on_a_telephone(
    visit: Visit, edition: Edition, choices: dict[str, object]
) -> None:
    Walker(visit(**choices), edition, closely=True).goes(GUIDED)


@pytest.mark.parametrize("module", ["photographier-et-joindre"])
def test_it_is_done_when_no_script_arrives(visit: Visit, edition: Edition) -> None:
    visitor = visit()
    visitor.page.route("**/*.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    Unscripted(visitor, edition).goes(GUIDED)
