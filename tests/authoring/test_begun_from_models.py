"""A trainer begins with a model: a draft of their own, of which every form opens and gives back what it shows."""

from collections.abc import Iterator
from typing import Any

import pytest

from inclusion.authoring import operations as drafts
from inclusion.authoring import source
from inclusion.authoring.changes import difference
from inclusion.authoring.kinds import INCLUDE, kind_of
from inclusion.authoring.models import Draft
from inclusion.authoring.source import Tree
from inclusion.authoring.starts import MODELS, model
from tests.actors import AidantActor
from tests.factories import Factory


def whole(draft: Draft) -> dict[str, Any]:
    return drafts.whole_of(Draft.get_by_id(draft.id))


def places(tree: Tree) -> Iterator[str]:
    """One place of each kind of thing that has a form; what is included is written in its fragment."""
    holders = [("personas",), ("steps",), ("fragments",), ("surprises",)]
    holders += [("screens", name, "body") for name, screen in tree["screens"].items() if "body" in screen]
    paths = [
        (*holder, number)
        for holder in holders
        for number in range(len(source.get(tree, holder) if holder[0] in tree else []))
    ]
    screens = [("screens", name) for name, screen in tree["screens"].items() if "in" in screen]
    kinds = {kind_of(path, source.get(tree, path)): path for path in [(), ("real",), *screens, *paths]}
    yield from (source.place_of(path) for kind, path in kinds.items() if kind != INCLUDE)


@pytest.mark.once
@pytest.mark.parametrize("name", MODELS)
def test_a_model_becomes_a_draft_of_ones_own(karim: AidantActor, name: str) -> None:
    page = karim.page.open("/redaction/nouveau").press(name, "modele")
    draft = Draft.get()
    assert draft.title == model(name)["title"] and draft.title in page.text
    assert draft.slug != name and whole(draft)["tree"] == {**model(name), "module": draft.slug}


# Whatever the model, the database is asked the same.
@pytest.mark.once
@pytest.mark.parametrize(
    "name", [next(iter(MODELS)), *(pytest.param(name, marks=pytest.mark.once) for name in list(MODELS)[1:])]
)
def test_saving_what_one_only_looked_at_changes_nothing_in_it(karim: AidantActor, make: Factory, name: str) -> None:
    draft = drafts.create(make.home, karim.staff, model(name))
    before = whole(draft)
    for place in places(model(name)):
        karim.page.open(f"/redaction/{draft.key}?ou={place}").submit("Enregistrer")
        assert difference(before, whole(draft)) == [], place
