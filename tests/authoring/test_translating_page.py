"""The page « Traduire »: two languages side by side, saved part by part or text by text, nothing typed is lost."""

import pytest

from inclusion.authoring import operations as drafts
from inclusion.authoring.models import Draft
from tests.factories import Factory
from tests.page_client import PageClient


@pytest.fixture
def draft(make: Factory) -> Draft:
    return make.draft()


@pytest.fixture
def page(make: Factory) -> PageClient:
    return make.trainer().signs_in()


def address(draft: Draft, **asked: str) -> str:
    return f"/redaction/{draft.key}/traductions?" + "&".join(f"{key}={value}" for key, value in asked.items())


def said(draft: Draft, locale: str = "en") -> dict[str, str]:
    found: dict[str, str] = drafts.whole_of(Draft.get_by_id(draft.id))["texts"].get(locale, {})
    return found


def forget(draft: Draft, place: str) -> None:
    def change(whole: drafts.Whole) -> drafts.Whole:
        kept = {key: text for key, text in whole["texts"]["en"].items() if key != place}
        return {**whole, "texts": {**whole["texts"], "en": kept}}

    drafts.edit(draft, draft.changed_by, "translate", place, change)


def test_what_is_missing_is_asked_for_and_written_without_a_script(page: PageClient, draft: Draft) -> None:
    forget(draft, "title")
    page.open(address(draft, langue="en"))
    assert "À traduire" in page.text and "Tout est traduit" in page.text, "another language is whole"
    page.submit("Enregistrer cette partie", {"text:title": " The mouse \n"})
    assert said(draft)["title"] == "The mouse"
    assert "Enregistré." in page.text and "Tout est fait ici" in page.text


@pytest.mark.once
def test_a_text_is_saved_alone_and_answered_alone(page: PageClient, draft: Draft) -> None:
    page.open(address(draft, langue="en", voir="tout"))
    fields = {each.get("name", ""): each.get("value", "") for each in page.all("input")}
    form = {
        "csrf_token": page.form_token(), "langue": "en", "place": "title", "text:title": "The mouse",
        "seen:title": fields["seen:title"], "french:title": fields["french:title"],
    }  # fmt: skip
    answer = page.client.post(address(draft), data=form, headers={"HX-Request": "true"})
    assert "Enregistré" in answer.text and answer.text.count("<textarea") == 1
    assert said(draft)["title"] == "The mouse"
    form["text:title"] = "Mine"
    answer = page.client.post(address(draft), data=form, headers={"HX-Request": "true"})
    assert "Quelqu’un vient d’écrire ici" in answer.text and "The mouse" in answer.text and ">Mine<" in answer.text
    assert said(draft)["title"] == "The mouse"


@pytest.mark.once
def test_what_cannot_be_kept_is_shown_again_as_it_was_typed(make: Factory, page: PageClient) -> None:
    draft = make.draft(slug="caf-declaration-trimestrielle")
    before = said(draft)["mission"]
    page.open(address(draft, langue="en", voir="tout"))
    page.submit(
        "Enregistrer cette partie", {"text:mission": "You are somebody.", "text:title": "Declare"}, status=422
    )
    assert "Gardez aussi {persona.name}" in page.text and "You are somebody." in page.response.text
    assert said(draft)["mission"] == before and said(draft)["title"] == "Declare"


def test_a_french_that_changed_is_told_and_may_be_said_to_stay_right(page: PageClient, draft: Draft) -> None:
    def change(whole: drafts.Whole) -> drafts.Whole:
        return {**whole, "tree": {**whole["tree"], "title": "La souris, autrement"}}

    drafts.edit(draft, draft.changed_by, "write", "title", change)
    page.open(address(draft, langue="en", voir="change"))
    assert "À relire : le français a changé" in page.text
    page.press("title", name="keep")
    assert "Aucun texte français n’a changé" in page.text


@pytest.mark.once
def test_easy_french_has_its_advice_and_arabic_its_direction(page: PageClient, draft: Draft) -> None:
    page.open(address(draft, langue="fr@falc", voir="tout"))
    page.submit("Enregistrer cette partie", {"text:title": "Procéder à la manipulation XIV de la souri"})
    page.open(address(draft, langue="fr@falc", voir="tout"))
    assert "Les chiffres romains sont difficiles à lire." in page.text
    page.open(address(draft, langue="ar", voir="tout"))
    fields = page.all("textarea")
    assert fields and {(each.get("lang"), each.get("dir")) for each in fields} == {("ar", "rtl")}
    page.open(address(draft, langue="xx"), status=404)


def test_a_module_that_cannot_be_read_says_so(page: PageClient, draft: Draft) -> None:
    drafts.edit(draft, draft.changed_by, "write", "title", lambda whole: {**whole, "tree": {"module": "x"}})
    page.open(address(draft))
    assert "Ces textes ne se lisent pas encore" in page.text
