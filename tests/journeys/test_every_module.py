"""Every module, from its page to its arrival, in a real browser; axe sees every piece that screens are made of."""

from collections.abc import Callable

import pytest

from tests.journeys.roads import MODULES, Walker
from tests.journeys.visitor import Visitor

# Pages do not depend on the engine of the database.
pytestmark = pytest.mark.once


@pytest.mark.parametrize("module", MODULES)
def test_it_is_done_with_help_from_its_page_to_its_arrival(visit: Callable[..., Visitor], module: str) -> None:
    walker = Walker(visit(), module).begins().walks()
    walker.looks().reads("Vous êtes allé au bout")
