"""The page « Ce qui bloque »: from real passages to a sentence, and from the sentence to the place to write again."""

import pytest
from flask import Flask

from inclusion.authoring import operations as drafts
from inclusion.authoring.models import Draft
from inclusion.authoring.stumble_counts import count
from inclusion.clock import now, today
from inclusion.modules.library import Edition, library
from inclusion.modules.models import Batch, Evidence, Run, Unclear
from inclusion.modules.operations import begin_run
from tests.factories import Factory
from tests.page_client import PageClient

MODULE = "caf-declaration-trimestrielle"


@pytest.fixture
def edition(app: Flask) -> Edition:
    with app.app_context():
        found = library().current(MODULE)
    assert found is not None
    return found


@pytest.fixture
def page(make: Factory) -> PageClient:
    return make.trainer().signs_in()


def passage(edition: Edition, number: int, *answers: tuple[str, str], help: int = 0) -> Run:
    run = begin_run(edition, "guided", visitor=f"visitor {number}")
    events = [{"do": "fill", "name": name, "value": value} for name, value in answers]
    Batch.insert(run=run.id, seq=0, events=events, at=now()).execute()
    Evidence.create(
        run=run, slug=MODULE, version=edition.id, step=edition.document.steps[0].id, skill="compte", mode="guided",
        outcome="done", help=help, mistakes=[], detours=0, seconds=9, persona=run.persona, hand="learner",
        day=today(), at=now(),
    )  # fmt: skip
    return run


def crowd(edition: Edition) -> None:
    """Twelve people: seven write a pension that the site takes though it is wrong, six are shown the first step."""
    for number in range(12):
        passage(
            edition, number, ("pension", "wrong" if number < 7 else "ok"), ("nir", "invalid" if number < 5 else "ok"),
            help=3 if number < 6 else 0,
        )  # fmt: skip


def test_nobody_is_told_of_before_they_are_five(make: Factory, page: PageClient, edition: Edition) -> None:
    draft = make.draft(slug=MODULE)
    for number in range(4):
        passage(edition, number, ("pension", "wrong"))
    page.open(f"/redaction/{draft.key}/difficultes")
    assert "Pas encore assez de passages" in page.text and "personnes sur" not in page.text


@pytest.mark.once
def test_each_trouble_is_said_with_how_many_and_opens_its_place(
    make: Factory, page: PageClient, edition: Edition
) -> None:
    draft = make.draft(slug=MODULE)
    crowd(edition)
    for _time in range(6):
        Unclear.create(slug=MODULE, version=edition.id, place="mission", locale="fr", day=today())
    page.open(f"/redaction/{draft.key}/difficultes")
    assert "Votre exercice n’a pas encore servi" in page.text
    assert "7 personnes sur 12" in page.text and "6 personnes sur 12" in page.text and "Dit 6 fois" in page.text
    assert "Une réponse fausse, que le site accepte" in page.text
    [again] = [href for words, href in page.links().items() if "Récrire cette phrase" in words and "ission" in words]
    assert again == f"/redaction/{draft.key}?ou=mission"


def test_one_press_adds_a_mistake_to_explain_and_only_one(make: Factory, page: PageClient, edition: Edition) -> None:
    draft = make.draft(slug=MODULE)
    crowd(edition)
    before = pension(draft)
    page.open(f"/redaction/{draft.key}/difficultes")
    form = {"csrf_token": page.form_token(), "reponse": "pension", "classe": "wrong"}
    for _time in range(2):
        answer = page.client.post(f"/redaction/{draft.key}/difficultes", data=form)
        assert answer.location.startswith(f"/redaction/{draft.key}?ou=screens.ressources.body."), answer.location
        assert answer.location.endswith(f".mistakes.{len(before['mistakes'])}")
    added = pension(draft)["mistakes"][len(before.get("mistakes", [])) :]
    assert [set(mistake) for mistake in added] == [{"id", "say"}] and added[0]["say"] == ""


def pension(draft: Draft) -> dict[str, list[dict[str, str]]]:
    screens = drafts.whole_of(Draft.get_by_id(draft.id))["tree"]["screens"].values()
    bodies = [part for screen in screens for part in (screen or {}).get("body", [])]
    found: dict[str, list[dict[str, str]]] = next(part for part in bodies if "pension" in part.values())
    return found


def test_an_answer_that_is_gone_changes_nothing(make: Factory, page: PageClient) -> None:
    draft = make.draft(slug=MODULE)
    page.post(f"/redaction/{draft.key}/difficultes", {"reponse": "nowhere", "classe": "wrong"})
    assert "Rien n’a changé" in page.text and Draft.get_by_id(draft.id).seq == draft.seq


def test_people_of_another_structure_are_not_counted_nor_demonstrations(
    make: Factory, app: Flask, edition: Edition
) -> None:
    elsewhere, here = make.structure(), make.home
    for number, structure in enumerate((elsewhere, here)):
        learner = make.learner(f"Nom {number}", structure).learner
        begin_run(edition, "guided", learner=learner)
        begin_run(edition, "discover", learner=learner)
    assert len(count(MODULE, [here.id], edition.document).version) == 1
    assert len(count(MODULE, [here.id, elsewhere.id], edition.document).version) == 2


def test_a_piece_of_real_data_is_no_mistake_and_a_known_mistake_is_explained(app: Flask, edition: Edition) -> None:
    run = passage(edition, 1)
    events = [
        {"do": "fill", "name": "nir", "value": "invalid", "reason": "real_data"},
        {"do": "fill", "name": "nir", "value": "invalid", "reason": "mistake:allocataire"},
        {"do": "fill", "name": "gone", "value": "wrong"},
    ]
    Batch.insert(run=run.id, seq=1, events=events, at=now()).execute()
    signs = count(MODULE, [], edition.document).signs
    assert [(sign.kind, sign.place, sign.klass) for sign in signs] == [("explained", "inputs.nir", "allocataire")]
