"""« Mes données »: everything that is kept is shown and taken away, nobody else's is, and erasing leaves nothing."""

import json

import pytest

from inclusion.accounts.models import Learner
from inclusion.assessments.models import Rating, Sitting
from inclusion.clock import now
from inclusion.models import MODELS
from inclusion.modules.models import Batch, Evidence, Run
from inclusion.places import seating
from inclusion.places.models import Enrolment
from inclusion.privacy.models import Tally
from tests.factories import Factory
from tests.page_checks import words
from tests.page_client import PageClient

MODULE = "/demarches/caf-declaration-trimestrielle"
#: Tables that say nothing of a learner.
OTHERS = {
    "throttle",
    "audit",
    "staff",
    "structure",
    "membership",
    "kiosk",
    "group",
    "room",
    "module_version",
    "tally",
}


def practises(page: PageClient, presses: int = 3) -> PageClient:
    """Watch a few gestures of a démarche."""
    page.open(MODULE)
    path = page.post(f"{MODULE}/commencer", {"mode": "discover"}).path
    for _gesture in range(presses):
        page.press("next", name="do")
    return page.open(path)


def wrong(pictures: list[int]) -> list[int]:
    return [(picture + 1) % 12 for picture in pictures]


def erases(page: PageClient, pictures: list[int], status: int = 200) -> PageClient:
    page.open("/mes-donnees").click("Effacer").click("Oui, continuer")
    *first, last = pictures
    for picture in first:
        page.press(picture)
    return page.press(last, status=status)


def test_a_learner_sees_everything_that_is_kept(make: Factory) -> None:
    lucie = make.learner("Lucie")
    page = practises(lucie.is_in())
    page.post("/bilan/commencer")
    text = page.open("/mon-espace").click("Mes données").text
    for told in (
        "Lucie",
        "escargot",
        make.home.name,
        "déclaration trimestrielle",
        "regardé",
        "Nous gardons 1 exercice",
        "Vos bilans",
    ):
        assert told in text, told
    assert lucie.card.letters not in text


def heard_and_printed(page: PageClient) -> tuple[str, list[str]]:
    """What the buttons « Écouter » say, and the words of those that print."""
    heard = " ".join(button.get("data-listen", "") for button in page.all("a", "button"))
    return heard, [words(button) for button in page.all("button") if button.get("data-print") is not None]


def test_what_is_kept_is_heard_and_printed_and_no_name_is_spoken(make: Factory) -> None:
    page = practises(make.learner("Lucie").is_in()).open("/mes-donnees")
    heard, printed = heard_and_printed(page)
    assert "Nous gardons 1 exercice." in heard and "C’est votre droit." in heard and "Lucie" not in heard
    assert printed == ["Imprimer"]


def test_a_code_to_continue_is_printed_and_never_spoken(make: Factory) -> None:
    page = practises(make.kiosk()).open("/").click("J’ai fini")
    code, (heard, printed) = Run.get().code, heard_and_printed(page)
    assert printed == ["Imprimer le code"] and f"{code[:3]} {code[3:]}" in page.text
    assert "Il sert pendant 30 jours." in heard and code[:3] not in heard
    [on_paper] = [section for section in page.all("section") if "no-print" not in section.get("class", "")]
    assert code[:3] in words(on_paper), "the code is on the paper"


def test_the_file_for_programs_holds_every_row_and_no_code(make: Factory) -> None:
    lucie, zoe = make.learner("Lucie"), make.learner("Zoé")
    practises(zoe.is_in())
    page = practises(lucie.is_in()).open("/mes-donnees/pour-un-programme")
    assert page.response.headers["Content-Disposition"].startswith("attachment")
    held = json.loads(page.response.data)
    assert held["personne"]["name"] == "Lucie"
    assert [place["nom"] for place in held["lieux"]] == [make.home.name]
    mine = Run.get(Run.learner == lucie.learner)
    assert [run["key"] for run in held["exercices"]] == [mine.key]
    assert len(held["exercices"][0]["gestes"]) == Batch.select().where(Batch.run == mine).count() == 3
    text = page.response.text
    kept = Learner.get_by_id(lucie.learner.id)
    assert not [secret for secret in (kept.picture_hash, kept.card_hash, kept.letters_hash) if secret in text]
    assert "Zoé" not in text


def test_the_file_for_programs_forgets_no_table_that_points_at_a_learner(make: Factory) -> None:
    lucie = make.learner("Lucie")
    Rating.create(learner=lucie.learner, skill="compte", level=2, reason="bien parti", at=now())
    seating.sit(seating.open_room(make.home, make.aidant().staff, "Mardi"), learner=lucie.learner)
    held = json.loads(lucie.is_in().open("/mes-donnees/pour-un-programme").response.data)
    assert held["autres"]["rating"][0]["reason"] == "bien parti"
    assert len(held["autres"]["seat"]) == 1


def test_the_file_to_read_is_a_whole_page(make: Factory) -> None:
    page = practises(make.learner("Lucie").is_in()).open("/mes-donnees/a-lire")
    assert page.h1 == "Mes données"
    assert "Lucie" in page.text and "mission d’intérêt public" in page.text
    assert "Lucie" not in page.response.headers["Content-Disposition"]


def test_erasing_takes_the_four_pictures_and_leaves_nothing_but_counters(make: Factory) -> None:
    lucie, zoe = make.learner("Lucie"), make.learner("Zoé")
    practises(zoe.is_in())
    page = practises(lucie.is_in())
    page.post("/bilan/commencer")
    assert "Rien n’est effacé" in erases(page, wrong(lucie.card.pictures), status=422).text
    assert Learner.select().where(Learner.name == "Lucie").exists()
    assert erases(page, lucie.card.pictures).h1 == "C’est effacé"
    assert page.session().keys() <= {"locale", "csrf_token", "_flashes"}
    gone = lucie.learner.id
    for table in (model for model in MODELS if model._meta.table_name not in OTHERS):
        if "learner" in table._meta.fields:
            assert not table.select().where(table.learner == gone).exists(), table
    assert [learner.name for learner in Learner.select()] == ["Zoé"]
    assert Run.select().count() == 1 and Evidence.select().where(Evidence.learner == gone).count() == 0
    assert [(row.place, row.started) for row in Tally.select()] == [(make.home.id, 1)]
    assert "Lucie" not in page.open("/ici").text
    page.open(f"/carte/{lucie.card.token}", 404)


@pytest.mark.once
def test_the_pictures_cannot_be_guessed_to_erase_somebody(make: Factory) -> None:
    lucie = make.learner("Lucie")
    page = lucie.is_in()
    for _guess in range(5):
        erases(page, wrong(lucie.card.pictures), status=422)
    erases(page, lucie.card.pictures, status=429)
    assert Learner.select().count() == 1


def test_a_visitor_sees_and_erases_what_they_did(make: Factory, page: PageClient) -> None:
    other = practises(PageClient(make.app))
    practises(page)
    page.post("/bilan/commencer")
    code = Run.select().order_by(Run.id.desc()).get().code
    page.open("/mes-donnees")
    assert f"{code[:3]} {code[3:]}" in page.text and "Lucie" not in page.text
    page.click("Effacer").submit("Oui, tout effacer")
    assert page.h1 == "C’est effacé"
    assert [run.visitor for run in Run.select()] == [other.session()["visitor"]]
    assert Sitting.select().count() == 0
    assert "visitor" not in page.session()


def test_somebody_of_whom_nothing_is_kept_is_told_so(page: PageClient) -> None:
    assert "Nous ne gardons rien de vous" in page.open("/mes-donnees").text
    for path in ("/mes-donnees/a-lire", "/mes-donnees/pour-un-programme", "/mes-donnees/effacer"):
        assert page.open(path).path == "/mes-donnees"


def test_an_aidant_has_no_data_of_learners_there(make: Factory) -> None:
    make.learner("Lucie")
    page = make.aidant().signs_in().open("/mes-donnees")
    assert "Lucie" not in page.text
    page.post("/mes-donnees/effacer/sans-compte")
    assert Learner.select().count() == 1


@pytest.mark.once
@pytest.mark.parametrize("at_kiosk", [True, False])
def test_j_ai_fini_without_an_account_gives_a_code_that_finds_everything_again(make: Factory, at_kiosk: bool) -> None:
    page = practises(make.kiosk() if at_kiosk else PageClient(make.app))
    page.open("/").click("J’ai fini")
    code = Run.get().code
    assert f"{code[:3]} {code[3:]}" in page.text
    page.submit("J’ai noté mon code")
    assert "visitor" not in page.session()
    assert page.path == ("/ici" if at_kiosk else "/")
    assert "Continuer" not in page.open("/").links()
    page.open("/reprendre").submit("Reprendre", {"code": code.lower()})
    assert Run.get().key in page.path


def test_j_ai_fini_without_an_account_may_erase_everything(make: Factory) -> None:
    page = practises(make.kiosk())
    code = Run.get().code
    page.open("/").click("J’ai fini").submit("Tout effacer et partir")
    assert (page.h1, Run.select().count(), Batch.select().count()) == ("C’est effacé", 0, 0)
    page.open("/reprendre").submit("Reprendre", {"code": code}, status=422)


@pytest.mark.once
@pytest.mark.parametrize("who", ["learner", "visitor"])
def test_au_suivant_ends_the_session_and_shows_the_tiles(make: Factory, who: str) -> None:
    lucie = make.learner("Lucie")
    page = practises(lucie.is_in() if who == "learner" else lucie.page)
    path = page.path
    for where in (path, "/", "/mes-donnees"):
        assert "Au suivant" in page.open(where).buttons(), where
    page.submit("Au suivant")
    assert (page.path, page.h1) == ("/ici", "Qui êtes-vous ?")
    assert page.session().keys() <= {"csrf_token", "_flashes"}
    page.open(path, 404)
    assert Run.select().count() == 1, "what was done is kept"


def test_au_suivant_clears_the_browser_and_keeps_the_kiosk(make: Factory) -> None:
    page = make.learner("Lucie").signs_in_with_pictures()
    answer = page.client.post("/au-suivant", data={"csrf_token": page._token()})
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert page.cookie("poste") and "Lucie" in page.open("/ici").text


def test_away_from_a_kiosk_there_is_no_next_person(page: PageClient) -> None:
    assert "Au suivant" not in practises(page).buttons()


def test_whoever_was_told_nothing_is_told_first(make: Factory) -> None:
    lucie = make.learner("Lucie")
    Enrolment.update(told_at=None).execute()
    page = lucie.signs_in_with_pictures()
    assert page.h1 == "Avant de commencer"
    assert "mission d’intérêt public" in page.text
    assert page.submit("J’ai compris").h1 == "Bonjour Lucie"
    page.submit("J’ai fini")
    assert lucie.signs_in_with_pictures().h1 == "Bonjour Lucie", "told once"
