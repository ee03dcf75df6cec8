"""Values of a character: shown so that no end of line cuts them, and compared as they were written."""

import pytest

from inclusion.simulator import components
from inclusion.simulator.fields import drawn
from inclusion.simulator.perception import read_answer
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.schema import Document, parts
from inclusion.simulator.words import typeset_value

THIN, WIDE = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("120 €", f"120{THIN}€"),
        ("1 250,50 €", f"1{THIN}250,50{THIN}€"),
        ("12 500 000 euros", f"12{THIN}500{THIN}000{WIDE}euros"),
        ("12 mars 1958", f"12{WIDE}mars 1958"),
        ("né le 1er août 1958", f"né le 1er{WIDE}août 1958"),
        ("30 jours", f"30{WIDE}jours"),
        ("« Oui » !", f"«{THIN}Oui{THIN}»{THIN}!"),
        ("2 86 11 99 999 000 79", "2 86 11 99 999 000 79"),
        ("06 39 98 00 12", "06 39 98 00 12"),
        ("FR76 9999 9000 0100", "FR76 9999 9000 0100"),
        ("3 maisons, 12 marsouins", "3 maisons, 12 marsouins"),
        ("Lavande-2026", "Lavande-2026"),
    ],
)
def test_an_amount_and_a_day_hold_together_and_nothing_else_changes(typed: str, shown: str) -> None:
    assert typeset_value(typed) == shown and typeset_value(shown) == shown
    assert typeset_value(typed).replace(THIN, " ").replace(WIDE, " ") == typed


@pytest.fixture
def scenario(document: Document) -> Scenario:
    """The first field expects an amount of the character, which its hint quotes."""
    person = document.personas[0].model_copy(update={"salaire": "1 250 €"})
    person.__pydantic_extra__["salaire"] = "1 250 €"  # type: ignore[index]
    name, field = next((name, part) for name, part in parts(document) if isinstance(part, components.Field_))
    asked = field.model_copy(
        update={"id": "salaire", "type": "amount", "expect": "{persona.salaire}",
                "hint": "Par exemple {persona.salaire}",
                "strict": False, "suggestions": [], "contains": [], "mistakes": []}
    )  # fmt: skip
    body = [asked, *document.screens[name].body]
    screens = {**document.screens, name: document.screens[name].model_copy(update={"body": body})}
    return Scenario(document.model_copy(update={"screens": screens}), person)


def test_what_is_typed_is_compared_with_the_value_as_it_was_written(scenario: Scenario) -> None:
    field = scenario.inputs["salaire"]
    assert isinstance(field, components.Field_)
    assert scenario.says("Vous recevez {persona.salaire}.") == f"Vous recevez 1{THIN}250{THIN}€."
    assert scenario.means(field.expect) == scenario.expected("salaire") == "1 250 €"
    assert drawn(scenario, field, None, "")["hint"] == f"Par exemple 1{THIN}250{THIN}€"
    for typed in ("1250", "1 250 €", f"1{THIN}250{THIN}€"):
        assert read_answer(scenario, field, typed).value == "ok", "copied from the page or typed, it is the same"
    assert read_answer(scenario, field, "1205").value == "wrong"
