"""The guide of trainers and the visit of a real exercise: each step says why, nothing can be pressed."""

import pytest

from inclusion.authoring.guide import NOTES, SLUG
from inclusion.modules.library import library
from tests.factories import Factory


@pytest.mark.once
def test_the_guide_leads_to_a_visit_and_back(make: Factory) -> None:
    page = make.trainer().signs_in().open("/redaction/guide")
    assert page.h1 == "Écrire un exercice" and "Un personnage" in page.text
    page.click("Visiter un exercice")
    assert page.h1 == "Visite d’un exercice"
    page.click("Revenir au guide")
    assert page.path == "/redaction/guide"


def test_every_step_of_the_visit_says_what_it_waits_for_and_why(make: Factory) -> None:
    with make.app.app_context():
        edition = library().current(SLUG)
    assert edition is not None
    assert [step.id for step in edition.document.steps] == list(NOTES)
    page = make.trainer().signs_in().open("/redaction/guide/visite")
    for done, note in NOTES.values():
        assert str(done) in page.response.text and str(note) in page.response.text
    assert page.text.count("Pourquoi c’est écrit ainsi") == len(NOTES)


def test_nothing_of_the_screen_that_is_shown_can_be_used(make: Factory) -> None:
    page = make.trainer().signs_in().open("/redaction/guide/visite")
    [shown] = [each for each in page.all("div") if "inert" in each.attrib]
    forms = [each for each in page.all("form") if each.get("action") == "/redaction/guide/visite"]
    assert forms and all(any(form is inside for inside in shown.iter()) for form in forms)
