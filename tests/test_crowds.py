"""A structure of 5 000 learners, somebody who answers for 50 structures: each list costs what it costs for two."""

import pytest
from flask import Flask
from playhouse.test_utils import count_queries

from inclusion.database import db
from inclusion.places.models import Structure
from inclusion.security import AIDANT, MANAGER
from tests import crowds
from tests.actors import AidantActor
from tests.factories import Factory

MOST = 8


class Place:
    """One structure with so many people, and who looks after it and after `others` more."""

    def __init__(self, make: Factory, others: int, learners: int, some: int):
        self.home = make.structure("Médiathèque")
        mine: list[Structure] = [self.home, *(make.structure(f"Lieu {number}") for number in range(others))]
        people = crowds.learners(self.home, learners)
        crowds.in_the_bin(people[:some])
        self.group = crowds.groups(self.home, some, people)[0]
        self.room = crowds.workshops(self.home, some, people[-some:])
        crowds.team(make, self.home, some)
        db.execute_sql("ANALYZE")
        held = [(place, role) for place in mine for role in (AIDANT, MANAGER)]
        self.person: AidantActor = make.actor(make.staff(*held, is_administrator=True))
        self.person.signs_in()

    def paths(self) -> list[str]:
        """Every page that lists something."""
        place, group = f"/structure/{self.home.id}", f"/groupes/{self.group}"
        return [
            "/accueil-aidant", "/apprenants", "/apprenants?etat=a-revoir&tri=venue", "/apprenants?nom=luc",
            "/apprenants/nouveau", "/groupes", group, f"{group}/ajouter", "/corbeille", "/doublons", "/carnet",
            "/atelier", f"/atelier/{self.room}", "/comptes-rendus", "/postes", f"/activite?lieu={self.home.id}",
            "/structure", place, f"{place}/equipe", f"{place}/journal", "/structures", "/mon-compte",
        ]  # fmt: skip

    def costs(self) -> list[int]:
        found, browser = [], self.person.page.client
        for path in self.paths():
            browser.get(path)  # What the process remembers (editions, catalogues) is read the first time.
            with count_queries() as counted:
                assert browser.get(path).status_code in (200, 302), path
            found.append(counted.count)
        return found


@pytest.fixture
def small(make: Factory) -> Place:
    return Place(make, others=1, learners=6, some=2)


@pytest.fixture
def large(app: Flask, make: Factory) -> Place:
    return Place(make, others=49, learners=5000, some=60)


def test_each_list_costs_the_same_and_little(small: Place, large: Place) -> None:
    rows = list(zip(small.paths(), small.costs(), large.costs(), strict=True))
    wrong = [f"{path}: {few}, then {many} queries" for path, few, many in rows if not few == many <= MOST]
    assert not wrong, "\n".join(wrong)
