"""Code of a page in the words of a module is an error with its place; an address or a sign alone are plain words."""

import pytest

from inclusion.modules.content_files import fragments
from inclusion.simulator import markup
from inclusion.simulator.checks import check_parts
from inclusion.simulator.reading import locate, read
from inclusion.simulator.schema import Document


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "Bonjour <b>vous</b>", "<img src=x onerror=alert(1)", "<svg/onload=alert(1)>",
        "<a href='x'>", "</p>", "<!-- a -->", "<!DOCTYPE html>", "<?php echo 1", "Lien : javascript:alert(1)",
        "data:text/html,x", 'x" onmouseover="a()', "&lt;b&gt;", "Prix&nbsp;: 3 €", "&#60;b", "a\x00b",
        "caf\u202erf.fac", "<x-y>", "<IFRAME\n src=x>",
    ],
)  # fmt: skip
def test_code_is_told(text: str) -> None:
    assert markup.fault(text)


@pytest.mark.parametrize(
    "text",
    [
        "Caf <ne-pas-repondre@caf.fr>", "Caf <{parameter.sender}>", "3 < 5 et 7 > 2", "a<b", "x < y > z", "<3", "R&D",
        "Le menu « Fichier > Ouvrir »", "impots.gouv.fr?a=1&b=2", "Un site en JavaScript : c’est courant",
        "onclick est un mot", "Le {persona.name} a 25\u202f€\u202f!", "ligne\nautre ligne", "العربية",
        "<paie@mairie-valbrune.example>",
    ],
)  # fmt: skip
def test_plain_words_are_not(text: str) -> None:
    assert not markup.fault(text)


def test_it_is_an_error_of_the_module_with_its_place_and_its_line(source: str) -> None:
    old, new = "receives: La preuve", "receives: <b>La</b> preuve"
    assert old in source
    text = source.replace(old, new)
    document, problems = read(text, "module.yaml", fragments())
    assert document is not None, problems
    found = [problem for problem in check_parts(document) if problem.is_error]
    assert [(problem.code, problem.place) for problem in found] == [("markup", "receives")]
    assert "« <b> »" in found[0].message
    line = text[: text.index("receives:")].count("\n") + 1
    assert [problem.line for problem in locate(text, "module.yaml", found, fragments())] == [line]


def test_a_translation_and_a_label_of_a_card_are_read_too(document: Document) -> None:
    said = check_parts(document, {"ar": {"title": "<i>عنوان</i>"}})
    assert [problem.place for problem in said if problem.code == "markup"] == ["title"]
    persona = document.personas[0]
    changed = persona.model_copy(update={"card": {**persona.card, "<u>Nom</u>": "x"}})
    altered = document.model_copy(update={"personas": [changed, *document.personas[1:]]})
    places = [problem.place for problem in check_parts(altered) if problem.code == "markup"]
    assert places == ["personas.0.card.<u>Nom</u>"]
