"""A structure of 5 000 learners, somebody who answers for 50 structures: each list costs what it costs for two."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playhouse.test_utils import count_queries

from inclusion.database import db
from inclusion.places import seating
from inclusion.places.models import Room, Structure
from inclusion.reports.models import Report
from inclusion.security import ADMINISTRATOR, AIDANT, MANAGER, STAFF, access_of
from tests import crowds
from tests.actors import AidantActor
from tests.factories import Factory

MOST = 8
#: Pages about one person, one passage or one file, which have their own tests; the others are all counted here.
ELSEWHERE = {
    "account", "aidants.replay", "corrections.correct", "duplicates.compare", "exports.export", "gardens",
    "imports.model", "members.member", "real_days.sheet", "reports.as_json", "rooms.seat", "screens",
}  # fmt: skip


class Place:
    """One structure with so many people, and who looks after it and after `others` more."""

    def __init__(self, make: Factory, others: int, learners: int, some: int):
        self.home = make.structure("Médiathèque")
        mine: list[Structure] = [self.home, *(make.structure(f"Lieu {number}") for number in range(others))]
        Structure.update(has_notes=True).where(Structure.id == self.home.id).execute()
        people = crowds.learners(self.home, learners)
        crowds.in_the_bin(people[:some])
        self.group, self.learner = crowds.groups(self.home, some, people)[0], people[-1]
        self.room = crowds.workshops(self.home, some, people[-some:])
        crowds.team(make, self.home, some)
        held = [(place, role) for place in mine for role in (AIDANT, MANAGER)]
        self.person: AidantActor = make.actor(make.staff(*held, is_administrator=True))
        self.open = seating.open_room(self.home, self.person.staff, "Mardi").key
        crowds.seats(Room.of_key(self.open), people[-some:])
        Report.update(staff=self.person.staff.id).where(Report.structure == self.home.id).execute()
        self.report = Report.get(Report.structure == self.home).number
        db.execute_sql("ANALYZE")
        self.kiosk = make.kiosk(self.home)
        self.person.is_in()

    def lists(self) -> list[str]:
        """Every page that lists something."""
        place, group, one = f"/structure/{self.home.id}", f"/groupes/{self.group}", f"/apprenants/{self.learner}"
        return [
            "/accueil-aidant", "/apprenants", "/apprenants?etat=a-revoir&tri=venue", "/apprenants?nom=luc",
            "/apprenants/nouveau", "/groupes", group, f"{group}/ajouter", f"{group}/proposer", "/corbeille",
            "/doublons", "/carnet", "/atelier", f"/atelier/{self.room}", f"/atelier/{self.open}",
            f"/atelier/{self.open}/places", "/comptes-rendus", "/comptes-rendus/feuille", "/poste", "/postes",
            f"/activite?lieu={self.home.id}", f"/activite/tableau?lieu={self.home.id}", "/apprenants/importer",
            "/structure", place, f"{place}/equipe", f"{place}/journal", "/structures", "/mon-compte",
            f"{one}/carnet", f"{one}/proposer",
        ]  # fmt: skip

    def about_one(self) -> list[str]:
        """Pages about one person, one report, one structure."""
        one, place, report = f"/apprenants/{self.learner}", f"/structure/{self.home.id}", self.report
        ends = ("", "/modifier", "/supprimer", "/vraie-demarche", "/notes", "/bilan")
        return [
            *(one + end for end in ends), f"/comptes-rendus/{report}", f"/comptes-rendus/{report}/feuille?prenoms=1",
            f"{place}/modifier", f"{place}/equipe/inviter", f"/lieux/{self.home.id}/information",
            "/structures/nouvelle",
        ]  # fmt: skip

    def costs(self) -> dict[str, int]:
        found = {path: cost(self.person.page.client, path) for path in [*self.lists(), *self.about_one()]}
        return found | {"/ici": cost(self.kiosk.client, "/ici")}


def cost(browser: FlaskClient, path: str) -> int:
    browser.get(path)  # What the process remembers (editions, catalogues) is read the first time.
    with count_queries() as counted:
        assert browser.get(path).status_code in (200, 302), path
    return counted.count


@pytest.fixture
def small(make: Factory) -> Place:
    return Place(make, others=1, learners=6, some=2)


@pytest.fixture
def large(app: Flask, make: Factory) -> Place:
    return Place(make, others=49, learners=5000, some=60)


@pytest.mark.once
def test_each_page_costs_the_same_and_each_list_little(small: Place, large: Place) -> None:
    few, many = small.costs(), large.costs()
    lists = {*large.lists(), "/ici"}
    wrong = [
        f"{path}: {one}, then {other} queries"
        for (path, other), one in zip(many.items(), few.values(), strict=True)
        if one != other or (path in lists and other > MOST)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_page_of_the_staff_is_left_out(app: Flask, small: Place) -> None:
    match = app.url_map.bind("localhost").match
    counted = {match(path.partition("?")[0])[0] for path in [*small.lists(), *small.about_one()]}
    with app.app_context():
        theirs = {
            rule.endpoint
            for rule in app.url_map.iter_rules()
            if "GET" in (rule.methods or ()) and access_of(rule.endpoint) & {AIDANT, MANAGER, ADMINISTRATOR, STAFF}
        }
    left = {one for one in theirs - counted if not {one, one.partition(".")[0]} & ELSEWHERE}
    assert not left, f"count what {sorted(left)} cost, in tests/test_crowds.py"
