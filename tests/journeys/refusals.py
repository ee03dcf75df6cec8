"""What is refused is told on the page; the browser also tells it to its console, which is no fault of ours."""

from tests.journeys.visitor import Visitor


def refused(visitor: Visitor, words: str) -> Visitor:
    """Press a button whose form comes back with what is wrong."""
    with visitor.page.expect_navigation() as answer:
        visitor.button(words).click()
    assert answer.value.status == 422
    visitor.page.wait_for_load_state("load")
    assert all("422" in fault for fault in visitor.faults), visitor.faults
    visitor.faults.clear()
    return visitor.looks()
