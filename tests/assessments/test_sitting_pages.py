"""The diagnostic through real requests: screens follow, nothing is lost or done twice, the result is always given."""

from collections.abc import Callable

import pytest

from inclusion.assessments import deck
from inclusion.assessments.engine import Diagnostic, Prepared
from inclusion.assessments.models import Answer, Move, Sitting
from inclusion.assessments.operations import asked, history_of
from inclusion.assessments.playing import next_gesture
from inclusion.demo_gardens import form_of
from tests.factories import Factory
from tests.page_client import PageClient


def begun(page: PageClient, **choices: str) -> Sitting:
    page.open("/bilan").post("/bilan/commencer", choices)
    return Sitting.select().order_by(Sitting.id.desc()).get()


def does(page: PageClient, sitting: Sitting, do: str, **fields: str) -> Sitting:
    """Send what a page of this sitting sends."""
    page.post(f"/bilan/{sitting.key}", {"do": do, "seq": Sitting.get_by_id(sitting.id).seq, **fields})
    return Sitting.get_by_id(sitting.id)


def test_somebody_who_knows_nothing_is_led_to_a_result(page: PageClient) -> None:
    sitting = begun(page)
    for _request in range(80):
        if sitting.phase == "result":
            break
        sitting = does(page, sitting, "unknown" if sitting.phase == "asked" else "next")
    assert sitting.estimate is not None
    assert 8 <= Answer.select().where(~Answer.item.contains("#")).count() <= 20
    assert "jardin" in page.open(f"/bilan/{sitting.key}/resultat").text


def ends_a_screen(page: PageClient, sitting: Sitting) -> Sitting:
    return does(page, sitting, "unknown") if sitting.phase == "asked" else sitting


def test_a_page_sent_twice_counts_once(page: PageClient) -> None:
    sitting = begun(page)
    for _press in range(2):
        page.post(f"/bilan/{sitting.key}", {"do": "unknown", "seq": 0})
    assert [row.outcome for row in Answer.history(sitting) if "#" not in row.item] == ["unknown"]
    assert "Rien n’est perdu" in page.text


def test_a_name_that_the_screen_does_not_have_is_kept_nowhere(page: PageClient) -> None:
    sitting = begun(page)
    for do in ("press", "open", "focus", "hand", "help"):
        sitting = does(page, sitting, f"{do}:" + "Zq7SECRET" * 5_000)
    assert sitting.phase == "asked" and "Zq7SECRET" not in sitting.state
    assert Move.select().where(Move.sitting == sitting).count() == 0


def test_reload_shows_the_same_screen(page: PageClient) -> None:
    sitting = begun(page)
    seen = [page.open(f"/bilan/{sitting.key}").text for _time in range(2)]
    assert seen[0] == seen[1] and "Écran 1" in seen[0]


@pytest.mark.once
def test_a_break_is_offered_every_five_screens_and_one_may_stop(page: PageClient) -> None:
    sitting = begun(page)
    phases = []
    for _request in range(11):
        sitting = does(page, ends_a_screen(page, sitting), "next")
        phases.append(sitting.phase)
    assert phases.index("break") == 4
    sitting = does(page, sitting, "stop")
    assert sitting.phase == "result" and sitting.estimate


def test_an_unusable_screen_says_nothing(page: PageClient) -> None:
    sitting = begun(page)
    does(page, sitting, "skip")
    assert {row.outcome for row in Answer.history(sitting)} == {"skip"}


def test_help_shows_where_and_never_does_it(page: PageClient) -> None:
    sitting = begun(page)
    for _press in range(6):
        sitting = does(page, sitting, "help")
    assert (sitting.phase, Answer.select().count()) == ("asked", 0)
    assert "Un indice" in page.open(f"/bilan/{sitting.key}").text


def test_nobody_opens_somebody_elses(browser: Callable[..., PageClient], page: PageClient) -> None:
    sitting = begun(page)
    other = browser()
    for path in (f"/bilan/{sitting.key}", f"/bilan/{sitting.key}/resultat"):
        other.open(path, status=404)
    other.post(f"/bilan/{sitting.key}", {"do": "stop", "seq": 0}, status=404)
    assert Sitting.get_by_id(sitting.id).ended_at is None


@pytest.mark.once
def test_only_a_learner_shares_and_may_take_it_back(make: Factory, page: PageClient) -> None:
    learner = make.learner()
    mine = learner.signs_in_with_pictures()
    sitting = does(mine, begun(mine), "stop")
    for answer, shared in (("1", True), ("", False)):
        mine.post(f"/bilan/{sitting.key}/partage", {"montrer": answer})
        assert Sitting.get_by_id(sitting.id).is_shared is shared


def test_a_screen_that_has_left_the_bank_is_replaced(page: PageClient) -> None:
    sitting = begun(page)
    for phase in ("asked", "after"):
        Sitting.update(item="pointer-1-z", phase=phase).where(Sitting.id == sitting.id).execute()
        assert "Écran 1" in page.open(f"/bilan/{sitting.key}").text
    assert Answer.select().count() == 0


def test_what_one_tells_is_coarse_never_needed_and_taken_back(
    browser: Callable[..., PageClient], page: PageClient
) -> None:
    sitting = does(page, does(page, begun(page), "unknown"), "stop")
    path = f"/bilan/{sitting.key}/plus-juste"
    page.open(f"/bilan/{sitting.key}/resultat").submit("Envoyer", {"age": "60+"})
    assert Sitting.get_by_id(sitting.id).groups == {"age": "60+"}
    page.post(path, {"age": "63", "langue": "autre", "nom": "Monique"})
    assert Sitting.get_by_id(sitting.id).groups == {"langue": "autre"}
    browser().open("/").post(path, {"age": "60+"}, status=404)
    page.open(f"/bilan/{sitting.key}/resultat").submit("Effacer mes réponses")
    assert Sitting.get_by_id(sitting.id).groups is None


def test_the_screen_drawn_for_the_calibration_looks_like_the_others_and_does_not_count(page: PageClient) -> None:
    sitting = begun(page)
    while not sitting.anchor:
        sitting = does(page, sitting, "next") if sitting.phase != "asked" else passes(page, sitting)
    assert sitting.item == sitting.anchor
    history = [(row.item, row.outcome) for row in Answer.history(sitting)]
    known = deck.diagnostic(sitting.seed).estimate(history)
    text = page.open(f"/bilan/{sitting.key}").text
    assert f"Écran {len(deck.diagnostic(0).sitting(history).screens) + 1} " in text and "tiré" not in text
    sitting = does(page, does(page, sitting, "unknown"), "stop")
    assert sitting.estimate == known
    assert Answer.history(sitting).where(Answer.item == sitting.anchor).get().outcome == "unknown"


def passes(page: PageClient, sitting: Sitting) -> Sitting:
    """Do the screen in front as it should be done."""
    course = deck.course_of(sitting.item, sitting.persona)
    event = next_gesture(course, asked(sitting).state)
    assert event is not None
    return does(page, sitting, **form_of(course.scenario, event))


def test_an_item_that_leaves_the_bank_leaves_the_rest_of_the_sitting(
    page: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answer stays in the file of the person and is no evidence any more; the next screens come as before."""
    sitting = does(page, does(page, begun(page), "unknown"), "next")
    first = Answer.history(sitting).first().item
    without = {**deck.bank().as_dict(), "items": [i for i in deck.bank().as_dict()["items"] if i["id"] != first]}
    monkeypatch.setattr(deck, "prepared", lambda: Prepared(without))
    for _screen in range(3):
        sitting = does(page, ends_a_screen(page, sitting), "next")
    assert sitting.phase == "asked" and Answer.select(Answer.number).distinct().count() == 4
    sitting = does(page, sitting, "stop")
    assert first in [row.item for row in Answer.history(sitting)]
    known = [pair for pair in history_of(sitting) if pair[0] != first]
    alone = Diagnostic(without, sitting.seed, unscored=[sitting.anchor]).estimate(known)
    assert sitting.estimate == alone


def test_an_answer_goes_to_the_screen_in_front_whatever_the_page_names(page: PageClient) -> None:
    """A forged page neither chooses the question nor writes an answer of its own."""
    sitting = begun(page)
    asked_item, other = sitting.item, next(name for name in deck.bank().items if name != sitting.item)
    does(page, sitting, "unknown", item=other, outcome="ok", skill="demarche", level="3", number="9")
    rows = [(row.item, row.outcome, row.number) for row in Answer.history(sitting) if "#" not in row.item]
    assert rows == [(asked_item, "unknown", 1)]
