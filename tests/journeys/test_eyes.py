"""The eyes of the journeys see what is wrong, and what came wrong after they had looked."""

from collections.abc import Callable

import pytest

from tests.journeys.eyes import judged
from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
PAGE = """() => document.querySelector("main").insertAdjacentHTML("beforeend", '<p id="sample">Un essai</p>')"""
ADDS = """([html, colour]) => {
  const one = document.getElementById("sample");
  one.insertAdjacentHTML("afterend", html);
  one.nextElementSibling.style.color = colour;
}"""


@pytest.mark.once
@pytest.mark.parametrize(
    ("html", "colour", "told"),
    [
        ('<button type="button" class="sample"></button>', "black", "button-name"),
        ('<p class="sample sample--grey">Peu lisible</p>', "#666", "color-contrast-enhanced"),
        ('<p class="sample sample--pale">Presque invisible</p>', "#bbb", "color-contrast-enhanced"),
    ],
)
def test_what_is_wrong_is_told(visit: Visit, html: str, colour: str, told: str) -> None:
    page = visit(color_scheme="light").opens("/a-propos").page
    page.evaluate(PAGE)
    assert judged(page) == []
    page.evaluate(ADDS, [html, colour])
    found = judged(page)
    assert [line.partition(":")[0] for line in found] == [told], found
    assert judged(page) == [], "what was judged once is not judged again"
