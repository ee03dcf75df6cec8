"""A choice of modules to their end in Chromium, each in one mode; with `--every-road`, all of them in all modes."""

from collections.abc import Callable

import pytest
from flask import Flask

from inclusion import database
from inclusion.modules.library import Edition, library
from inclusion.simulator.state import AUTONOMOUS, GUIDED, MODES
from tests.journeys.keys import Keys
from tests.journeys.roads import MODULES, elements, kinds, spread
from tests.journeys.visitor import Visitor
from tests.journeys.walkers import Unscripted, Walker

# Pages do not depend on the engine of the database.
pytestmark = pytest.mark.once

Visit = Callable[..., Visitor]
#: Together they show each kind of window and of element in each mode in which a module shows it.
PLAYED = [
    "agents-secret-donnees",
    "caf-declaration-trimestrielle",
    "clavier-accents-arobase",
    "code-recu-par-sms-ou-courriel",
    "courriel-lire-trier-repondre",
    "impots-creer-son-espace",
    "laposte-suivre-un-colis",
    "permis-de-conduire",
    "reconnaitre-une-arnaque",
    "retraite-releve-de-carriere",
    "se-deconnecter-poste-partage",
    "souris-premiers-gestes",
]
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


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "every_road" in metafunc.fixturenames:
        metafunc.parametrize("module", MODULES if metafunc.config.getoption("every_road") else PLAYED)


def test_each_kind_of_window_is_met_in_each_mode(editions: dict[str, Edition], modes: dict[str, str]) -> None:
    met = {mode: set[str]() for mode in MODES}
    for slug, mode in [*((slug, modes[slug]) for slug in PLAYED), *BY_KEYBOARD.items()]:
        met[mode] |= kinds(editions[slug].document)
    assert all(met[mode] == {"browser", "mail", "phone", "files", "desk", "gestures"} for mode in MODES), met


def test_each_kind_of_element_is_met_in_each_mode(editions: dict[str, Edition], modes: dict[str, str]) -> None:
    shown, met = set[tuple[str, str]](), set[tuple[str, str]]()
    for slug, mode in modes.items():
        found = {(mode, kind) for kind in elements(editions[slug].document)}
        shown |= found
        met |= found if slug in PLAYED else set()
    assert met == shown, f"play another module, for {sorted(shown - met)}"


def test_it_is_done_from_its_page_to_its_arrival(
    learner: Visitor, edition: Edition, modes: dict[str, str], every_road: bool
) -> None:
    width, height = SIZES[0 if every_road else PLAYED.index(edition.slug) % len(SIZES)]
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
