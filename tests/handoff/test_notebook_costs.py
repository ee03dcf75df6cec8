"""What the pages of the notebook cost: as much for a long practice and a large place as for a beginner."""

from datetime import date

import pytest
from flask import Flask
from playhouse.test_utils import count_queries

from inclusion.handoff import seal
from inclusion.handoff.models import Brought
from inclusion.handoff.notebook import MOST_MODULES, Notebook, pack, unpack
from inclusion.modules.library import library
from tests import crowds
from tests.actors import AidantActor
from tests.factories import Factory
from tests.page_client import PageClient
from tests.progress.test_recommended import did

DAY = date(2026, 3, 3)
LEARNERS, STAFF = 6, 8


def cost(page: PageClient, path: str, **form: object) -> int:
    """The queries of a page, or of a form sent from it; what the process remembers is read the first time."""
    page.open("/a-propos")
    data = {**form, "csrf_token": page.form_token()} if form else None
    page.client.open(path, method="POST" if form else "GET", data=data)
    with count_queries() as counted:
        assert page.client.open(path, method="POST" if form else "GET", data=data).status_code in (200, 303)
    return counted.count


def costs(make: Factory, aidant: AidantActor, mine: PageClient, number: int, slugs: list[str]) -> dict[str, int]:
    with make.app.app_context():
        word = seal.seal(Notebook(DAY, "Valbrune", dict.fromkeys(slugs, (1, 2, 3))))
    sent = {"read": {}, "expected": {"apprenant": number}, "looked for": {"nom": "lu"}, "kept": {"garder": number}}
    pages = (f"/apprenants/{number}/carnet", "/carnet", f"/carnet?apprenant={number}")
    found = {path: cost(aidant.page, path) for path in pages}
    found |= {what: cost(aidant.page, "/carnet", carnet=word, **more) for what, more in sent.items()}
    return found | {"/mon-carnet": cost(mine, "/mon-carnet")}


@pytest.mark.once
def test_a_notebook_costs_the_same_for_one_demarche_and_for_all_of_them(make: Factory, aidant: AidantActor) -> None:
    josiane = make.learner("Josiane")
    mine, number = josiane.signs_in_with_pictures(), josiane.learner.id
    with make.app.test_request_context():
        slugs = [edition.slug for edition in library().catalogue([])]
    rows = []
    for some in (slugs[:1], slugs[1:]):
        for slug in some:
            did(make, josiane.learner, slug)
        crowds.learners(make.home, len(some))
        rows.append(costs(make, aidant, mine, number, some))
    assert rows[0] == rows[1]
    assert rows[0].pop("/mon-carnet") <= LEARNERS
    assert max(rows[0].values()) <= STAFF, rows[0]
    assert Brought.select().count() == 2, "one for each notebook, however often it is sent"
    assert printed(mine, make) == set(slugs), "the whole catalogue is in the code that is printed"


def printed(page: PageClient, make: Factory) -> set[str]:
    """The démarches that the printed notebook holds."""
    page.open("/mon-carnet")
    [word] = [element.text for element in page.all("p") if element.get("class") == "code code--small"]
    with make.app.app_context():
        notebook, is_sealed = seal.read(str(word))
    assert is_sealed
    return set(notebook.levels)


def test_the_longest_notebook_is_a_code_that_a_cheap_camera_reads(app: Flask) -> None:
    levels = {f"demarche-{'x' * (number % 20)}-{number}": (number % 6,) * 8 for number in range(MOST_MODULES + 5)}
    with app.app_context():
        word = seal.seal(Notebook(DAY, "Médiathèque de Valbrune-sur-Essai", levels))
    assert len(word) < 1500
    assert len(unpack(pack(Notebook(DAY, "Valbrune", levels))).levels) == MOST_MODULES
