"""Things change places with the buttons, or where a hand lets them go: one change, that nobody else’s undoes."""

from typing import Any

import pytest

from inclusion.authoring import operations as drafts
from inclusion.authoring import source
from inclusion.authoring.models import Draft, Edit
from tests.actors import AidantActor
from tests.factories import Factory
from tests.page_client import PageClient


@pytest.fixture
def draft(make: Factory, karim: AidantActor) -> Draft:
    return make.draft(karim.staff, "caf-declaration-trimestrielle")


def tree(draft: Draft) -> dict[str, Any]:
    return dict(drafts.whole_of(Draft.get_by_id(draft.id))["tree"])


def ids(draft: Draft) -> list[str]:
    return [step.get("id") or step.get("include") for step in tree(draft)["steps"]]


def grips(page: PageClient) -> dict[str, str]:
    """What can be held in the list, with what was seen of it."""
    return {row.get("data-place", ""): row.get("data-seen", "") for row in page.all("li") if row.get("data-place")}


def lets_go(page: PageClient, draft: Draft, what: str, onto: str, here: str = "", status: int = 200) -> PageClient:
    held = grips(page)
    asked = {"ou": what, "seen": held[what], "vers": onto, "vers_seen": held[onto], "page": here}
    return page.post(f"/redaction/{draft.key}/deplacer", asked, status)


def test_a_step_goes_where_it_is_let_go_and_what_is_written_stays_open(karim: AidantActor, draft: Draft) -> None:
    before = ids(draft)
    page = karim.page.open(f"/redaction/{draft.key}?ou=steps.3")
    name = tree(draft)["steps"][3]["name"]
    lets_go(page, draft, "steps.1", "steps.4", "steps.3")
    assert ids(draft) == [before[0], *before[2:5], before[1], *before[5:]]
    place = next(
        field.get("value") for field in page.all("input") if field.get("name") == "ou" and field.get("value")
    )
    assert place == "steps.2" and name in page.text, "what was being written has another number by now"
    assert [row.act for row in Edit.select()] == ["move"]
    page.submit("Annuler")
    assert ids(draft) == before


@pytest.mark.once
def test_a_screen_goes_among_those_of_its_window(karim: AidantActor, draft: Draft) -> None:
    screens = tree(draft)["screens"]
    own = [name for name, screen in screens.items() if screen and screen["in"] == "browser"]
    page = karim.page.open(f"/redaction/{draft.key}")
    lets_go(page, draft, f"screens.{own[-1]}", f"screens.{own[0]}")
    after = [name for name in tree(draft)["screens"] if name in own]
    assert after == [own[-1], *own[:-1]] and tree(draft)["screens"].keys() == screens.keys()
    page.open(f"/redaction/{draft.key}?ou=screens.{own[0]}").submit("Descendre")
    after = [name for name in tree(draft)["screens"] if name in own]
    assert after == [own[-1], own[1], own[0], *own[2:-1]], "past the next screen of its window, whatever is between"


@pytest.mark.once
def test_what_is_on_a_screen_moves_in_its_screen(karim: AidantActor, draft: Draft) -> None:
    body = tree(draft)["screens"]["paiements"]["body"]
    page = karim.page.open(f"/redaction/{draft.key}?ou=screens.paiements")
    lets_go(page, draft, "screens.paiements.body.1", "screens.paiements.body.0", "screens.paiements")
    assert tree(draft)["screens"]["paiements"]["body"] == [body[1], body[0], *body[2:]]


@pytest.mark.once
def test_what_somebody_changed_meanwhile_is_said_and_nothing_moves(
    make: Factory, karim: AidantActor, draft: Draft
) -> None:
    page = karim.page.open(f"/redaction/{draft.key}")
    step = tree(draft)["steps"][0]
    drafts.move(draft, make.staff(), "steps.0", source.fingerprint(step), "steps.1")
    before = ids(draft)
    lets_go(page, draft, "steps.4", "steps.0")
    assert ids(draft) == before and "Quelqu’un a retiré ou déplacé" in page.text
    page.headers["HX-Request"] = "true"
    page.post(f"/redaction/{draft.key}/deplacer", {"ou": "steps.99", "de": "1"}, 410)


@pytest.mark.once
@pytest.mark.parametrize(
    "asked",
    [{}, {"ou": "steps.0"}, {"ou": "steps.99", "de": "1"}, {"ou": "steps.0", "vers": "screens.accueil"},
     {"ou": "steps.0", "vers": "."}, {"ou": ".", "vers": "steps.0"}, {"ou": "steps.0", "vers": "steps.x"},
     {"ou": "screens.nulle", "vers": "screens.accueil"}, {"ou": "steps.0.name.1", "vers": "steps.0.name.2"}],
)  # fmt: skip
def test_nothing_odd_moves_anything(karim: AidantActor, draft: Draft, asked: dict[str, str]) -> None:
    before = tree(draft)
    page = karim.page.open(f"/redaction/{draft.key}")
    page.post(f"/redaction/{draft.key}/deplacer", {"seen": grips(page)["steps.0"], **asked})
    found = tree(draft)
    assert sorted(map(source.written, found["steps"])) == sorted(map(source.written, before["steps"]))
    assert list(found) == list(before) and found["screens"] == before["screens"]


@pytest.mark.once
@pytest.mark.parametrize(
    ("path", "was", "now", "found"),
    [("steps.3", "steps.1", "steps.4", "steps.2"), ("steps.1.hints", "steps.1", "steps.4", "steps.4.hints"),
     ("steps.5", "steps.1", "steps.4", "steps.5"), ("steps.0", "steps.4", "steps.0", "steps.1"),
     ("steps.4", "steps.4", "steps.0", "steps.0"), ("screens.a", "steps.1", "steps.4", "screens.a"),
     ("screens.a.body.2", "screens.a.body.0", "screens.a.body.3", "screens.a.body.1"), ("", "steps.1", "steps.0", ""),
     ("screens.b", "screens.a", "screens.a", "screens.b")],
)  # fmt: skip
def test_a_place_follows_what_moves(path: str, was: str, now: str, found: str) -> None:
    paths = [source.path_of(place) for place in (path, was, now)]
    assert source.place_of(source.followed(paths[0], paths[1], paths[2])) == found


def test_a_step_of_a_block_is_called_by_its_name(karim: AidantActor, make: Factory) -> None:
    """« Annonce piégée : site » would say the name that only the file knows."""
    draft = make.draft(karim.staff, "carte-grise-changement-adresse")
    page = karim.page.open(f"/redaction/{draft.key}?ou=steps.0")
    assert "Annonce piégée : Aller sur le site officiel" in page.text
