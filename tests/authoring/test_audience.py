"""What a structure keeps is begun by its people alone; to the others there is no such page."""

from datetime import timedelta

import pytest
from flask import Flask
from playhouse.test_utils import count_queries

from inclusion.aidants import urgency
from inclusion.authoring import publication
from inclusion.authoring.models import Draft
from inclusion.clock import now, today
from inclusion.modules.library import library
from inclusion.modules.models import Evidence, Run
from inclusion.places.models import Room
from inclusion.progress.models import Task
from inclusion.progress.portrait import portrait
from inclusion.progress.proposals import propose
from tests.factories import Factory
from tests.page_client import PageClient


@pytest.fixture
def own(make: Factory, app: Flask) -> Draft:
    """A module that `make.home` keeps to itself."""
    with app.app_context():
        return make.published()


def browsers(make: Factory) -> dict[str, PageClient]:
    """Everybody who may ask, by what they are."""
    elsewhere = make.structure()
    found = {
        "learner": make.learner().is_in(),
        "other learner": make.learner("Abdel", elsewhere).is_in(),
        "kiosk": make.kiosk(),
        "other kiosk": make.kiosk(elsewhere),
        "closed kiosk": make.closed_kiosk(),
        "stranger": PageClient(make.app),
    }
    for name, actor in (("staff", make.aidant()), ("other staff", make.aidant(elsewhere))):
        actor.is_in()
        found[name] = actor.page
    return found


OURS = {"learner", "kiosk", "staff"}


def sees(page: PageClient, slug: str) -> bool:
    """Whether every way to a module is open; they are all open or all closed."""
    address = f"/demarches/{slug}"
    found = {page.client.get(path).status_code == 200 for path in (address, f"{address}/fiche")}
    page.open("/a-propos")
    status = page.client.post(
        f"{address}/commencer", data={"mode": "guided", "csrf_token": page.form_token()}
    ).status_code
    found.add(status in (302, 303))
    found.add(f'{address}"' in page.client.get("/demarches?tout=1").text)
    assert len(found) == 1, found
    return found.pop()


@pytest.mark.once
def test_only_its_own_people_meet_what_a_structure_keeps(make: Factory, own: Draft) -> None:
    assert {name for name, page in browsers(make).items() if sees(page, own.slug)} == OURS


@pytest.mark.once
def test_what_is_shared_is_met_by_everybody_until_it_is_kept_again(make: Factory, own: Draft) -> None:
    people = browsers(make)
    staff = make.staff()
    publication.share(own, staff, True)
    assert {name for name, page in people.items() if sees(page, own.slug)} == set(people)
    publication.share(own, staff, False)
    assert {name for name, page in people.items() if sees(page, own.slug)} == OURS


@pytest.mark.once
def test_what_is_taken_out_is_met_by_nobody_and_comes_back(make: Factory, own: Draft) -> None:
    people = browsers(make)
    publication.share(own, make.staff(), True)
    publication.take_out(own, make.staff())
    assert not {name for name, page in people.items() if sees(page, own.slug)}
    publication.put_back(own, make.staff())
    assert {name for name, page in people.items() if sees(page, own.slug)} == set(people)


@pytest.mark.once
def test_outside_of_a_request_only_the_public_catalogue_and_what_is_shared(app: Flask, own: Draft) -> None:
    with app.app_context():
        assert own.slug not in {edition.slug for edition in library().catalogue()}
        assert "souris-premiers-gestes" in {edition.slug for edition in library().catalogue()}
        publication.share(own, own.asked_by, True)
        assert own.slug in {edition.slug for edition in library().catalogue()}


@pytest.mark.once
def test_the_catalogue_costs_one_query_whoever_asks(make: Factory, own: Draft, app: Flask) -> None:
    with app.app_context():
        library().catalogue()
        with count_queries() as counted:
            library().catalogue()
        assert counted.count == 1
    for page in browsers(make).values():
        page.open("/demarches?tout=1")
        with count_queries() as counted:
            page.client.get("/demarches?tout=1")
        before = counted.count
        with app.app_context():
            publication.share(own, own.asked_by, True)
        page.open("/demarches?tout=1")
        with count_queries() as counted:
            page.client.get("/demarches?tout=1")
        assert counted.count == before


def test_whoever_has_begun_goes_on_and_keeps_what_was_shown(make: Factory, own: Draft) -> None:
    learner = make.learner()
    page = learner.is_in()
    path = page.open(f"/demarches/{own.slug}").post(f"/demarches/{own.slug}/commencer", {"mode": "discover"}).path
    page.post(path, {"do": "next", "seq": 0})
    publication.take_out(own, make.staff())
    for _turn in range(200):
        run = Run.get(Run.key == path.rsplit("/", 1)[1])
        if run.is_finished:
            break
        page.post(path, {"do": "next", "seq": run.seq})
    assert run.is_finished and Evidence.select().where(Evidence.slug == own.slug).count()
    page.open(path)
    assert f"/demarches/{own.slug}/commencer" not in page.response.text, "nothing leads where nobody may go"
    page.open("/mon-chemin")
    assert "Cet exercice n’est plus proposé ici." in page.text
    assert f'/demarches/{own.slug}"' not in page.response.text
    with make.app.test_request_context():
        [shown] = portrait(learner.learner, today()).modules
    assert shown.slug == own.slug and not shown.is_offered


def test_an_aidant_sends_and_proposes_what_the_structure_may_see(make: Factory, own: Draft) -> None:
    """Somebody who works in two structures does not carry the module of one into the other."""
    elsewhere = make.structure()
    aidant = make.aidant(make.home, elsewhere)
    aidant.is_in()
    there = make.learner("Abdel", elsewhere).learner
    aidant.page.open(f"/apprenants/{there.id}/proposer")
    assert own.slug not in aidant.page.response.text
    aidant.page.post(f"/apprenants/{there.id}/proposer", {"what": f"demarche:{own.slug}"}, status=422)
    here = make.learner("Zoé").learner
    aidant.page.open(f"/apprenants/{here.id}/proposer").submit("Proposer", {"what": f"demarche:{own.slug}"})
    assert [(task.learner_id, task.slug) for task in Task.select()] == [(here.id, own.slug)]
    with make.app.app_context():
        assert propose(elsewhere, aidant.staff, there, slug=own.slug) is None


@pytest.mark.once
@pytest.mark.parametrize(("where", "status"), [("home", 200), ("elsewhere", 404)])
def test_everybody_is_sent_to_what_their_room_may_see(make: Factory, own: Draft, where: str, status: int) -> None:
    place = make.home if where == "home" else make.structure()
    aidant = make.aidant(place)
    aidant.is_in()
    aidant.page.open("/atelier").submit("Ouvrir l’atelier")
    room = Room.get()
    assert (own.slug in aidant.page.open(f"/atelier/{room.key}").response.text) == (status == 200)
    fields = {"demarche": own.slug, "mode": "guided", "etape": 1}
    aidant.page.post(f"/atelier/{room.key}/depart", fields, status=status)
    assert Room.get().slug == (own.slug if status == 200 else "")


@pytest.mark.once
def test_nobody_is_called_for_what_was_taken_out(make: Factory, own: Draft) -> None:
    """A proposal that is late is no longer a reason to see somebody, once nobody can begin it."""
    staff, learner = make.staff(), make.learner().learner
    with make.app.app_context():
        propose(make.home, staff, learner, slug=own.slug, due=today() - timedelta(days=1))

        def reasons() -> int:
            calls, _count = urgency.calls([make.home.id], now(), today(), 1)
            return sum(len(call.reasons) for call in calls)

        assert reasons() == 1
        publication.take_out(own, staff)
        assert reasons() == 0
