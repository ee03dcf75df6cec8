"""Every module to its end in a real browser: watched, then with help, then alone. axe sees every state of each."""

from collections.abc import Callable

import pytest
from flask import Flask

from inclusion import database
from inclusion.modules.library import Edition, library
from inclusion.simulator.state import AUTONOMOUS, DISCOVER, GUIDED
from tests.journeys.keys import Keys
from tests.journeys.roads import MODULES
from tests.journeys.visitor import Visitor
from tests.journeys.walkers import Hand, Unscripted, Walker

# Pages do not depend on the engine of the database.
pytestmark = pytest.mark.once

Visit = Callable[..., Visitor]


@pytest.fixture
def edition(built_app: Flask, module: str) -> Edition:
    with built_app.app_context(), database.db.connection_context():
        found = library().current(module)
        assert found is not None
        return found


@pytest.mark.parametrize("module", MODULES)
def test_it_is_watched_then_done_with_help_then_alone(learner: Visitor, edition: Edition) -> None:
    Walker(learner, edition).goes(DISCOVER).goes(GUIDED, curious=True).goes(AUTONOMOUS)


@pytest.mark.parametrize("module", ["ameli-attestation-de-droits", "souris-premiers-gestes"])
def test_it_is_done_by_keyboard_alone_from_the_first_gesture_to_the_last(visit: Visit, edition: Edition) -> None:
    Keys(visit(reduced_motion="reduce"), edition).goes(GUIDED)


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
    Hand(visit(reduced_motion="reduce", **choices), edition).goes(GUIDED, curious=True)


@pytest.mark.parametrize("module", ["photographier-et-joindre"])
def test_it_is_done_when_no_script_arrives(visit: Visit, edition: Edition) -> None:
    visitor = visit()
    visitor.page.route("**/*.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    Unscripted(visitor, edition).goes(GUIDED)
