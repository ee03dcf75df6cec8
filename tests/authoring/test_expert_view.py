"""The whole draft as one text: saved as one change or not at all, with all that is wrong told at once."""

import pytest

from inclusion.authoring import operations as drafts
from inclusion.authoring import source
from inclusion.authoring.changes import Overlap, difference, merged
from inclusion.authoring.models import Draft, Edit
from inclusion.authoring.package import text_of
from tests.actors import AidantActor
from tests.factories import Factory
from tests.page_client import PageClient

SAVE, LOOK = "Enregistrer", "Vérifier sans enregistrer"


def opened(page: PageClient, draft: Draft) -> PageClient:
    return page.open(f"/redaction/{draft.key}/texte-source")


def typed_in(page: PageClient) -> str:
    return next(area for area in page.all("textarea") if area.get("name") == "texte").text or ""


def now(draft: Draft) -> drafts.Whole:
    return drafts.whole_of(Draft.get_by_id(draft.id))


def text(draft: Draft) -> str:
    whole = now(draft)
    return text_of(whole["tree"], whole["texts"])


@pytest.mark.once
def test_the_text_is_that_of_the_file_and_saving_it_as_it_is_changes_nothing(
    karim: AidantActor, draft: Draft
) -> None:
    page = opened(karim.page, draft)
    assert typed_in(page) == text(draft) and "\ntexts:\n  ar:\n" in text(draft)
    page.submit(SAVE)
    assert "Rien n’a changé dans l’exercice." in page.text and Draft.get_by_id(draft.id).seq == 0
    page.submit(SAVE, {"texte": text(draft).replace("\n", "\r\n")})
    assert Draft.get_by_id(draft.id).seq == 0, "browsers send another end of line"


def test_everything_typed_is_one_change_that_is_told_and_taken_back(karim: AidantActor, draft: Draft) -> None:
    before = now(draft)
    typed = text(draft).replace("level: 1", "level: 2").replace("minutes: ", "minutes: 1")
    page = opened(karim.page, draft).submit(SAVE, {"texte": typed})
    assert "C’est enregistré, en un seul changement." in page.text
    row = Edit.get()
    assert (row.seq, row.act, Edit.select().count()) == (1, "source", 1)
    assert now(draft)["tree"]["level"] == 2 and text(draft) == typed
    assert "a écrit dans le texte source" in page.open(f"/redaction/{draft.key}/historique").text
    page.open(f"/redaction/{draft.key}").submit("Annuler")
    assert difference(before, now(draft)) == []


def test_all_that_is_wrong_is_told_with_its_line_and_what_may_be_meant(karim: AidantActor, draft: Draft) -> None:
    lines = text(draft).split("\n")
    at = next(number for number, line in enumerate(lines, 1) if line.startswith("level: "))
    lines[at - 1] = "levle: 9"
    typed = "\n".join(lines).replace("minutes: ", "minutes: x")
    page = opened(karim.page, draft).submit(LOOK, {"texte": typed})
    assert "Ce texte peut être enregistré. Il ne l’est pas encore." in page.text
    assert f"Ligne {at} « levle » n’existe pas. Vouliez-vous dire « level »" in page.text.replace("\u202f", " ")
    assert "Écrivez un nombre." in page.text and "Il manque « level »" in page.text.replace("\u202f", " ")
    assert typed_in(page) == typed and Draft.get_by_id(draft.id).seq == 0
    page.submit(SAVE)
    assert Draft.get_by_id(draft.id).seq == 1 and "Vouliez-vous dire" in page.text, "unfinished work is kept and told"


@pytest.mark.once
@pytest.mark.parametrize(
    ("typed", "words", "line"),
    [
        ("module: x\ntitle: &a A\nneed: *a\n", "Les ancres et les renvois", 2),
        ("module: x\ntitle: !!python/object/apply:os.system [ls]\n", "Les marques de type", 2),
        ("module: x\ntitle: <script>alert(1)</script>\n", "est du code de page", 2),
        ("module: x\nscreens: 3\n", "Il faut ici une liste", 2),
        ("module: x\ntitle: [1\n", "mal formé", 3),
        ("module: x\nmodule: y\n", "est écrit deux fois", 2),
        ("module: x\na: " + "[" * 40 + "]" * 40, "niveaux", 2),
        ("", "ne contient pas de module", 1),
        ("PK ", "ne contient pas de module", 1),
        ("module: x\ntitle: '" + "é" * 300_000 + "'", "512 ko au plus", 1),
    ],
)
def test_a_hostile_text_is_refused_with_its_line_and_stays_in_the_page(
    karim: AidantActor, draft: Draft, typed: str, words: str, line: int
) -> None:
    before, typed = now(draft), typed.replace("module: x", f"module: {draft.slug}")
    page = opened(karim.page, draft).submit(SAVE, {"texte": typed}, status=422)
    assert "Ce texte ne peut pas être enregistré" in page.text and words in page.text
    assert f"Ligne {line}" in page.text and typed_in(page) == typed
    assert now(draft) == before and Edit.select().count() == 0


def test_the_address_and_the_data_of_real_people_are_not_typed(karim: AidantActor, draft: Draft) -> None:
    page = opened(karim.page, draft)
    page.submit(SAVE, {"texte": text(draft).replace(f"module: {draft.slug}", "module: caf-rsa")}, status=422)
    assert f"Remettez « {draft.slug} » derrière « module »" in page.text.replace("\u202f", " ")
    page.submit(SAVE, {"texte": text(draft).replace("personas:\n", "personas:\n  - nir: 2690549588157 80\n")}, 422)
    tree = source.put(now(draft)["tree"], ("personas", 0, "nir"), "2 69 05 49 588 157 80")
    page.submit(SAVE, {"texte": text_of(tree, {})}, status=422)
    assert "ressemble à une donnée réelle" in page.text and Edit.select().count() == 0


def test_two_trainers_at_two_places_disturb_nobody(make: Factory, karim: AidantActor, draft: Draft) -> None:
    page = opened(karim.page, draft)
    drafts.write(draft, make.staff(), "title", source.fingerprint(draft.title), "Le titre de Nora")
    page.submit(SAVE, {"texte": typed_in(page).replace("level: 1", "level: 2")})
    assert (now(draft)["tree"]["title"], now(draft)["tree"]["level"]) == ("Le titre de Nora", 2)


def test_nobody_writes_over_somebody_else_without_seeing_it(make: Factory, karim: AidantActor, draft: Draft) -> None:
    page = opened(karim.page, draft)
    title = now(draft)["tree"]["title"]
    drafts.write(draft, make.staff(), "title", source.fingerprint(title), "Le titre de Nora")
    mine = typed_in(page).replace(f"title: {title}", 'title: "Le mien"').replace(f'"{title}"', '"Le mien"')
    page.submit(SAVE, {"texte": mine}, status=409)
    assert "Quelqu’un a écrit au même endroit que vous" in page.text and "Nora" in page.text
    assert typed_in(page) == mine and now(draft)["tree"]["title"] == "Le titre de Nora"
    page.submit(SAVE)
    assert now(draft)["tree"]["title"] == "Le mien"
    assert Edit.select().count() == 2


@pytest.mark.once
def test_a_text_in_another_language_follows_its_french(karim: AidantActor, draft: Draft) -> None:
    english = now(draft)["texts"]["en"]["title"]
    tree = source.put(now(draft)["tree"], ("title",), "La souris")
    opened(karim.page, draft).submit(SAVE, {"texte": text_of(tree, now(draft)["texts"])})
    exported = karim.page.open(f"/redaction/{draft.key}/fichier/telecharger").response.data.decode()
    assert "  en:\n    title:" in exported.split("\nstamps:\n")[1], "what was not translated again is older"
    texts = {**now(draft)["texts"], "en": {**now(draft)["texts"]["en"], "title": f"{english} !"}}
    opened(karim.page, draft).submit(SAVE, {"texte": text_of(tree, texts)})
    exported = karim.page.open(f"/redaction/{draft.key}/fichier/telecharger").response.data.decode()
    assert "  ar:\n    title:" in exported.split("\nstamps:\n")[1] and "  en:" not in exported.split("\nstamps:\n")[1]


@pytest.mark.once
def test_the_way_there_is_shown_to_those_who_asked(karim: AidantActor, draft: Draft) -> None:
    assert "Texte source" not in karim.page.open(f"/redaction/{draft.key}").text
    assert "Vue experte" in karim.page.open(f"/redaction/{draft.key}?vue=2").text
    karim.page.click("Texte source")
    assert karim.page.h1 == "Texte source"
    karim.page.post(f"/redaction/{draft.key}/texte-source", {"texte": "a: 1", "seen": "99"}, status=400)


@pytest.mark.once
@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        ({"a": 2, "l": [1, 2]}, {"a": 1, "l": [1, 2], "c": 3}, {"a": 2, "l": [1, 2], "c": 3}),
        ({"a": 1, "l": [1, 5]}, {"a": 1, "l": [4, 2]}, {"a": 1, "l": [4, 5]}),
        ({"a": 1, "l": [1, 5]}, {"a": 1, "l": [0, 1, 2]}, None),
        ({"a": 1, "l": [1, 2, 3]}, {"a": 1, "l": [0, 1, 2]}, None),
        ({"a": 1}, {"a": 1, "l": [1, 9]}, None),
        ({"a": 2, "l": [1, 2]}, {"a": 3, "l": [1, 2]}, None),
    ],
)
def test_what_two_people_did_is_put_together_only_where_nothing_is_lost(
    mine: dict[str, object], theirs: dict[str, object], found: dict[str, object] | None
) -> None:
    base = {"a": 1, "l": [1, 2]}
    if found is not None:
        assert merged(base, mine, theirs) == found
        return
    with pytest.raises(Overlap):
        merged(base, mine, theirs)
