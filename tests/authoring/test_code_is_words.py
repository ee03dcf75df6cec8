"""Code of a page, typed in any text of a module, is shown as words: to the trainer, in the preview, to learners."""

import json
from typing import Any

import pytest

from inclusion.authoring import operations as drafts
from inclusion.authoring import starts
from inclusion.clock import now
from inclusion.modules.content_files import fragments
from inclusion.modules.models import ModuleVersion
from inclusion.simulator.reading import read_tree
from inclusion.simulator.texts import places
from tests.factories import Factory
from tests.page_client import PageClient

CODE, HARMLESS = "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"
WORDS = {"title", "label", "text", "do", "why", "say", "mission", "summary", "need", "receives", "outcome", "note",
         "site", "place", "name", "hints", "card", "differences"}  # fmt: skip
SLUG = "souris-premiers-gestes"


def hostile(value: Any, key: str = "") -> Any:
    """The same module, with code in all that people read."""
    if isinstance(value, dict):
        return {name: hostile(inside, "card" if key == "card" else name) for name, inside in value.items()}
    if isinstance(value, list):
        return [hostile(inside, "" if key == "summary" else key) for inside in value]
    return f"{value} {CODE}" if key in WORDS and isinstance(value, str) else value


@pytest.fixture
def tree() -> dict[str, Any]:
    return dict(hostile(starts.copy_of_folder(SLUG)[0]))


def looked_at(page: PageClient) -> None:
    """The page client refuses a script in a page; here, nor does anything of it come through as a tag."""
    source = page.response.text
    assert HARMLESS in source, f"{page.path} shows none of it"
    assert CODE not in source.replace(HARMLESS, "")


@pytest.mark.once
def test_the_editor_and_its_preview_show_it_as_words(make: Factory, tree: dict[str, Any]) -> None:
    trainer = make.trainer()
    page = trainer.signs_in()
    texts = {"en": {"title": f"The mouse {CODE}", "mission": f"Look {CODE}"}}
    draft = drafts.create(make.home, trainer.staff, tree, texts)
    for place in ("", "steps.0", "screens.bonjour", "screens.photos.body.1", "personas.0", "real"):
        looked_at(page.open(f"/redaction/{draft.key}?ou={place}"))
    assert CODE in page.text
    for name in ("texte-source", "traductions?langue=en", "relecture", "fichier", "historique"):
        looked_at(page.open(f"/redaction/{draft.key}/{name}"))
    looked_at(page.open("/redaction"))


@pytest.mark.once
@pytest.mark.parametrize("locale", ["fr", "en"])
def test_learners_read_it_as_words(make: Factory, tree: dict[str, Any], locale: str) -> None:
    """Even if such a module had been published: the check is one wall, the pages are another."""
    document, problems, _whole = read_tree({**tree, "module": "souris-piegee"}, fragments())
    assert document is not None, problems
    said = {"en": {place: f"In English {CODE}" for place, _text in places(document)}}
    ModuleVersion.create(
        slug="souris-piegee", number=1, digest="x", document=document.model_dump_json(by_alias=True),
        translations=json.dumps(said), published_at=now(),
    )  # fmt: skip
    page = PageClient(make.app, locale)
    looked_at(page.open("/demarches/souris-piegee"))
    for mode in ("guided", "discover"):
        page.open("/demarches/souris-piegee").press(mode, name="mode")
        looked_at(page)
        assert CODE in page.text
