"""« Ce n’est pas clair »: counted once for a passage and a sentence; nothing of who said it is kept."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask

from inclusion.database import db
from inclusion.modules.models import Run, Unclear
from tests.page_client import PageClient

MODULE = "souris-premiers-gestes"


@pytest.fixture
def page(app: Flask) -> PageClient:
    return PageClient(app)


def begin(page: PageClient, mode: str = "guided") -> str:
    page.open(f"/demarches/{MODULE}").post(f"/demarches/{MODULE}/commencer", {"mode": mode})
    return str(Run.select().order_by(Run.id.desc()).get().key)


@contextmanager
def questions() -> Iterator[list[str]]:
    found: list[str] = []
    execute = db.obj.execute_sql

    def note(sql: str, *arguments: object) -> object:
        found.append(sql)
        return execute(sql, *arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db.obj, "execute_sql", note)
        yield found


def said(page: PageClient) -> list[str]:
    return [each.get("value", "") for each in page.all("button") if each.get("name") == "place"]


def test_a_sentence_is_said_unclear_once_for_a_passage_and_nothing_says_by_whom(page: PageClient) -> None:
    key = begin(page)
    [place] = said(page)
    for _time in range(2):
        page.press(place, name="place")
        assert "Merci. Celui qui a écrit cette phrase le saura." in page.text
        assert page.path == f"/exercices/{key}"
    [kept] = Unclear.select()
    assert (kept.slug, kept.place, kept.locale) == (MODULE, place, "fr")
    assert set(Unclear._meta.fields) == {"id", "slug", "version", "place", "locale", "day"}
    begin(page.post(f"/exercices/{key}", {"seq": 0, "do": "help"}), "autonomous")
    assert "mission" in said(page), "alone, the mission is what is read"
    page.press("mission", name="place")
    assert Unclear.select().count() == 2


def test_with_a_script_the_thanks_come_in_place_with_what_helps_now(page: PageClient) -> None:
    key = begin(page)
    form = {"csrf_token": page.form_token(), "place": said(page)[0], "answer:nom": "Monique"}
    answer = page.client.post(f"/exercices/{key}/pas-clair", data=form, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and "data-thanks" in answer.text and "<html" not in answer.text
    assert 'value="help"' in answer.text and "Monique" not in answer.text


def test_messages_are_said_too_but_never_what_the_application_says_itself(page: PageClient) -> None:
    key = begin(page)
    page.submit("Aide")
    assert any(".hints." in place for place in said(page))
    assert {place.split(".")[0] for place in said(page)} == {"steps"}
    page.post(f"/exercices/{key}/pas-clair", {"place": "screens.accueil.title"}, status=400)


def test_the_page_of_an_exercise_asks_the_database_no_more_for_it(page: PageClient) -> None:
    key = begin(page)
    page.open(f"/exercices/{key}")
    with questions() as asked:
        page.open(f"/exercices/{key}")
    assert not [sql for sql in asked if "unclear" in sql.lower()]


def test_the_stencil_shows_each_person_their_own_passage(app: Flask, page: PageClient) -> None:
    other = PageClient(app)
    keys = [begin(page), begin(other)]
    for one, key in zip((page, other), keys, strict=True):
        actions = [form.get("action") for form in one.all("form") if form.get("id") == "unclear"]
        assert actions == [f"/exercices/{key}/pas-clair"]
