"""The aidant's first page: who needs me, why, and one thing to do; at the same cost for two learners and hundreds."""

from datetime import timedelta

import pytest
from flask import Flask
from playhouse.test_utils import count_queries

from inclusion import demo
from inclusion.accounts.models import Learner
from inclusion.clock import now, today
from inclusion.modules.library import library
from inclusion.modules.models import Run
from inclusion.modules.operations import begin_run, raise_hand
from inclusion.places.models import Membership, Room, Seat, Structure
from inclusion.places.operations import door
from inclusion.progress.models import Rehearsal, Standing
from inclusion.progress.proposals import propose
from inclusion.security import AIDANT, MANAGER
from inclusion.throttle import failed
from tests.actors import AidantActor
from tests.factories import Factory

CAF = "caf-declaration-trimestrielle"
HOME = "/accueil-aidant"


def begins(app: Flask, learner: Learner, days: int = 0, mode: str = "guided") -> Run:
    with app.app_context():
        edition = library().current(CAF)
        assert edition is not None
        return begin_run(edition, mode, learner=learner, moment=now() - timedelta(days=days))


def test_signing_in_leads_there_and_an_empty_place_says_so(make: Factory) -> None:
    page = make.aidant().signs_in()
    assert page.path == HOME and page.h1 == "Bonjour Claire"
    assert "Personne n’attend" in page.text


def test_a_raised_hand_is_seen_then_lowered(app: Flask, aidant: AidantActor, make: Factory) -> None:
    run = begins(app, make.learner("Lucie").learner)
    raise_hand(run, True)
    page = aidant.page.open(HOME)
    assert "Lucie Appelle un aidant, à l’étape 1" in page.text
    page.click("Voir où en est la personne").submit("C’est fait, baisser la main")
    assert "Appelle un aidant" not in page.open(HOME).text
    assert Run.get_by_id(run.id).raised_at is None


def test_somebody_stuck_in_a_workshop_is_there_until_they_move(aidant: AidantActor, make: Factory) -> None:
    room = Room.create(key="r", structure=make.home, title="Mardi", opened_at=now())
    times = {"joined_at": now(), "seen_at": now(), "moved_at": now() - timedelta(minutes=5)}
    seat = Seat.create(room=room, learner=make.learner("Lucie").learner, run="x", slug=CAF, step=2, **times)
    page = aidant.page.open(HOME)
    assert "Ne trouve pas la suite, à l’étape 3" in page.text and "Mardi" in page.text
    Seat.update(moved_at=now()).where(Seat.id == seat.id).execute()
    assert "Ne trouve pas" not in page.open(HOME).text
    Seat.update(repeats=2).where(Seat.id == seat.id).execute()
    assert "Ne trouve pas" in page.open(HOME).text
    Room.update(closed_at=now()).execute()
    assert "Ne trouve pas" not in page.open(HOME).text


def test_a_sleeping_tile_is_awakened_from_there(aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    for _failure in range(5):
        failed([door(lucie.id)], now())
    page = aidant.page.open(HOME)
    assert "Son image se repose" in page.text
    page.submit("Débloquer")
    assert "Son image se repose" not in page.open(HOME).text


@pytest.mark.once
@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "aujourd’hui"), (12, "Sa vraie démarche est le"), (20, ""), (-3, ""), (-8, "a-t-elle réussi"), (-60, "")],
)
def test_a_real_demarche_is_told_before_and_asked_about_after(
    aidant: AidantActor, make: Factory, days: int, said: str
) -> None:
    day = today() + timedelta(days=days)
    Rehearsal.create(learner=make.learner("Lucie").learner, slug=CAF, day=day, created_at=now())
    text = aidant.page.open(HOME).text
    assert said in text if said else "Lucie" not in text


def test_what_is_late_stopped_or_to_review(app: Flask, aidant: AidantActor, make: Factory) -> None:
    late, stopped, review = (make.learner(name).learner for name in ("Ali", "Berthe", "Chloé"))
    with app.app_context():
        propose(make.home, aidant.staff, late, slug=CAF, due=today() - timedelta(days=1))
    begins(app, stopped, days=4)
    begins(app, make.learner("Daniel").learner, days=40)  # Too old: nobody waits for it any more.
    Standing.create(learner=review, slug=CAF, level=4, due=today())
    text = aidant.page.open(HOME).text
    assert text.index("À faire avant") < text.index("Exercice arrêté") < text.index("À revoir")
    assert "Daniel" not in text


def test_one_line_for_each_person_with_every_reason(app: Flask, aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie").learner
    raise_hand(begins(app, lucie, days=4), True)
    for slug in (CAF, "mot-de-passe"):
        Standing.create(learner=lucie, slug=slug, level=4, due=today())
    page = aidant.page.open(HOME)
    assert len([heading for heading in page.all("h3") if "Lucie" in "".join(heading.itertext())]) == 1
    assert "2 démarches à revoir" in page.text and "1 personne" in page.text


def test_other_structures_and_the_bin_stay_out(app: Flask, aidant: AidantActor, make: Factory) -> None:
    elsewhere = make.learner("Zoé", make.structure()).learner
    gone = make.learner("Gaston").learner
    for learner in (elsewhere, gone):
        raise_hand(begins(app, learner), True)
    Learner.update(deleted_at=now()).where(Learner.id == gone.id).execute()
    text = aidant.page.open(HOME).text
    assert "Zoé" not in text and "Gaston" not in text


def test_the_demonstration_shows_who_needs_help_first(app: Flask, make: Factory) -> None:
    with app.app_context():
        demo.load(app.config["SECRET_KEY"])
        demo.load(app.config["SECRET_KEY"])  # Loading twice changes nothing.
    page = make.aidant(Membership.get(Membership.role == AIDANT).structure).signs_in()
    names = [word for word in page.text.split() if word in demo.LEARNERS]
    assert names[0] == "Josiane", "the raised hand comes first"
    assert set(demo.LEARNERS) <= set(page.open("/apprenants").text.split())


def crowd(structure: Structure, number: int) -> None:
    """Learners who all need something, written at once."""
    rows = [{"name": f"Lucie{chr(97 + n % 26)}", "picture_hash": "", "created_at": now()} for n in range(number)]
    first = (Learner.select().order_by(Learner.id.desc()).get_or_none() or Learner(id=0)).id
    Learner.insert_many(rows).execute()
    ids = [row.id for row in Learner.select(Learner.id).where(Learner.id > first)]
    moment = {"structure": structure.id, "created_at": now()}
    structure.enrolments.model.insert_many([{"learner": one, **moment} for one in ids]).execute()
    Standing.insert_many([{"learner": one, "slug": CAF, "level": 4, "due": today()} for one in ids]).execute()


@pytest.mark.parametrize(
    "path", [HOME, "/apprenants", "/apprenants?etat=a-revoir&tri=venue", "/groupes", "/corbeille"]
)
def test_a_list_costs_the_same_for_two_and_for_hundreds(aidant: AidantActor, make: Factory, path: str) -> None:
    costs = []
    for number in (2, 298):
        crowd(make.home, number)
        with count_queries() as counted:
            aidant.page.open(path)
        costs.append(counted.count)
    assert costs[0] == costs[1] <= 8
    assert "Page 1 sur" in aidant.page.text or path in ("/groupes", "/corbeille")


def test_a_manager_of_fifty_structures_pays_no_more(make: Factory) -> None:
    places = [make.structure(f"Lieu {number}") for number in range(50)]
    costs = []
    for mine in (places[:1], places):
        person = AidantActor(make.staff(*((place, MANAGER) for place in mine)), make.aidant().page)
        person.is_in()
        crowd(mine[-1], 3)
        with count_queries() as counted:
            person.page.open(HOME)
        costs.append(counted.count)
    assert costs[0] == costs[1] <= 8
