"""Practising through real requests: what is recorded, what is refused, and what it costs."""

import json
from collections.abc import Callable

import pytest
from flask import Flask
from playhouse.test_utils import count_queries

from inclusion.database import db
from inclusion.modules.models import Batch, Evidence, Run
from inclusion.modules.operations import publish_folders
from inclusion.throttle import FREE_AT_ADDRESS
from tests.factories import Factory
from tests.page_client import PageClient

MODULE = "/demarches/caf-declaration-trimestrielle"
Open = Callable[..., PageClient]


def begun(page: PageClient, mode: str = "guided") -> str:
    """Begin a run and return its address."""
    page.open(MODULE)
    return page.post(f"{MODULE}/commencer", {"mode": mode}).path


def act(page: PageClient, path: str, do: str, status: int = 200, **fields: str) -> PageClient:
    run = Run.get(Run.key == path.rsplit("/", 1)[1])
    answers = {("address" if name == "address" else f"f.{name}"): text for name, text in fields.items()}
    return page.post(path, {"do": do, "seq": run.seq, **answers}, status)


def test_a_visitor_practises_and_each_step_leaves_evidence(page: PageClient) -> None:
    path = begun(page)
    act(page, path, "open:mail_caf")
    assert "Étape 2 sur 7" in page.text
    row = Evidence.get()
    assert (row.step, row.mode, row.outcome, row.help, row.learner_id) == ("trier", "guided", "done", 0, None)


@pytest.mark.once
def test_every_mode_and_the_arrival_are_pages(page: PageClient) -> None:
    for mode in ("discover", "guided", "autonomous"):
        path = begun(page, mode)
        while Run.get(Run.key == path.rsplit("/", 1)[1]).finished_at is None:
            act(page, path, "next" if mode == "discover" else "help")
        assert "Voir la fiche" in page.text
        page.open(path)


def test_an_acknowledged_page_counts_once(page: PageClient) -> None:
    path = begun(page)
    sent = {"do": "open:mail_caf", "seq": 0}
    page.post(path, sent)
    page.post(path, sent)
    assert "Rien n’est perdu" not in page.text, "a double click is no news"
    assert (Batch.select().count(), Evidence.select().count()) == (1, 1)


@pytest.mark.once
@pytest.mark.parametrize("seq", ["0", "7", "-1", "", "x", "9" * 40])
def test_a_stale_or_forged_form_changes_nothing_and_shows_today(page: PageClient, seq: str) -> None:
    path = begun(page)
    act(page, path, "open:mail_caf")
    act(page, path, "focus:browser")
    page.post(path, {"do": "press:annonce", "seq": seq})
    assert "Rien n’est perdu" in page.text
    assert Batch.select().count() == 2


def test_somebody_else_s_exercise_does_not_exist(browser: Open, page: PageClient, make: Factory) -> None:
    path = begun(page)
    for stranger in (browser(), make.learner().is_in(), make.aidant().signs_in()):
        stranger.open(path, status=404)
        stranger.open(f"{path}/pause", status=404)
        stranger.post(path, {"do": "open:mail_caf", "seq": 0}, status=404)
        stranger.post(f"{path}/appel", {"main": "levee"}, status=404)
    assert Run.get().seq == 0


def test_a_learner_s_exercise_is_theirs_alone(make: Factory, page: PageClient) -> None:
    path = begun(make.learner("Monique").is_in())
    page.open(path, status=404)
    make.learner("René").is_in().open(path, status=404)


def test_the_code_finds_an_exercise_again(browser: Open, page: PageClient) -> None:
    path = begun(page)
    run = Run.get()
    other = browser().open("/reprendre")
    other.submit("Reprendre", {"code": f" {run.code[:3].lower()}-{run.code[3:]} "})
    assert other.path == path


@pytest.mark.once
def test_a_wrong_code_is_told_kindly_and_guessing_is_slowed_down(browser: Open) -> None:
    other = browser().open("/reprendre")
    for _guess in range(FREE_AT_ADDRESS):
        other.open("/reprendre").submit("Reprendre", {"code": "AAAAAA"}, status=422)
        assert "Nous ne trouvons pas ce code" in other.text
    other.open("/reprendre").submit("Reprendre", {"code": "AAAAAA"}, status=429)
    assert "Trop d’essais. Attendez 2 minutes" in other.text


@pytest.mark.once
def test_a_code_of_one_s_own_does_not_let_others_be_guessed(browser: Open, page: PageClient) -> None:
    begun(page)
    other, mine = browser(), Run.get().code
    for _guess in range(FREE_AT_ADDRESS - 1):
        other.open("/reprendre").submit("Reprendre", {"code": "AAAAAA"}, status=422)
    other.open("/reprendre").submit("Reprendre", {"code": mine})
    other.open("/reprendre").submit("Reprendre", {"code": "AAAAAA"}, status=422)
    other.open("/reprendre").submit("Reprendre", {"code": mine}, status=429)


def test_nothing_that_identifies_somebody_is_stored(page: PageClient) -> None:
    path = begun(page)
    for do, fields in [
        ("open:mail_caf", {}), ("visit", {"address": "caf.fr"}), ("press:mon_compte", {}),
        ("press:entrer", {"nir": "2690549588157", "password": "MonVraiMotDePasse1"}),
    ]:  # fmt: skip
        act(page, path, do, **fields)
    assert "jamais les vôtres" in page.text
    kept = [*(run.state for run in Run.select()), *(json.dumps(row.events) for row in Batch.select())]
    assert not any("269054" in text or "MonVrai" in text for text in kept)


@pytest.mark.once
def test_a_refused_answer_is_shown_again_with_what_is_wrong(page: PageClient) -> None:
    path = begun(page)
    for do, fields in [("visit", {"address": "caf.fr"}), ("press:mon_compte", {})]:
        act(page, path, do, **fields)
    act(page, path, "press:entrer", nir="28611999990", password="Lavande-2026")
    assert "Il manque 2 chiffres" in page.text
    assert 'value="28611999990"' in page.response.text


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        (f"{MODULE}/commencer", {"mode": "vite"}, 400),
        (f"{MODULE}/commencer", {}, 400),
        ("/demarches/inconnue/commencer", {"mode": "guided"}, 404),
        ("/exercices/inconnu", {"do": "help", "seq": "0"}, 404),
        ("/exercices/inconnu", {"do": "x" * 100_000, "seq": "0"}, 413),
    ],
)
def test_bad_requests_get_a_plain_page(page: PageClient, path: str, fields: dict[str, str], status: int) -> None:
    page.post(path, fields, status)
    assert "Vos exercices sont gardés" in page.text
    assert "Traceback" not in page.response.text


def test_a_click_costs_few_queries(page: PageClient) -> None:
    path = begun(page)
    act(page, path, "open:mail_caf")
    with count_queries() as reading:
        page.open(path)
    assert reading.count <= 2
    run = Run.get()
    page.tree = page.tree  # The page opened above holds the token that this form needs.
    token = page._token()
    with count_queries() as writing:
        page.client.post(path, data={"do": "focus:browser", "seq": run.seq, "csrf_token": token})
    assert writing.count <= 6
    assert db.in_transaction()


def test_a_learner_s_request_costs_few_queries(make: Factory) -> None:
    page = make.learner().is_in()
    path = begun(page)
    with count_queries() as reading:
        page.open(path)
    assert reading.count <= 6


def test_calling_the_aidant_is_a_state(page: PageClient) -> None:
    path = begun(page)
    page.post(f"{path}/appel", {"main": "levee"})
    page.post(f"{path}/appel", {"main": "levee"})
    assert "J’ai appelé l’aidant" in page.text
    assert Run.get().raised_at is not None
    page.post(f"{path}/appel", {"main": ""})
    assert Run.get().raised_at is None


def test_the_catalogue_the_module_and_its_sheet(page: PageClient) -> None:
    shown = page.open("/").click("Mes aides et mes impôts").links()
    assert MODULE in shown.values()
    page.open(MODULE)
    page.open("/demarches").open(f"{MODULE}/fiche")
    assert "32 30" in page.text
    assert "Appuyez sur « Valider et envoyer »." in page.text
    page.open("/demarches/inconnue", status=404)


def test_publishing_again_changes_nothing(app: Flask) -> None:
    with app.app_context():
        assert publish_folders() == []
