"""A démarche or a parcours is proposed: the learner sees it first, it goes away when done, it can be withdrawn."""

from datetime import timedelta

import pytest
from flask import Flask

from inclusion.clock import today
from inclusion.places.models import Group, GroupMember
from inclusion.progress.models import Assignment, Task
from tests.actors import AidantActor
from tests.aidants.test_corrections import SLUG, practises
from tests.factories import Factory

FIRST = "Votre aidant vous propose"


@pytest.mark.once
def test_it_is_seen_first_and_disappears_when_done(app: Flask, aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie")
    day = today() + timedelta(days=10)
    page = aidant.page.open(f"/apprenants/{lucie.learner.id}").click("Proposer une démarche")
    page.submit("Proposer", {"what": f"demarche:{SLUG}", "due": day.isoformat()})
    assert "0 fait sur 1" in page.text
    mine = lucie.signs_in_with_pictures()
    assert mine.text.index(FIRST) < mine.text.index("Choisir une démarche")
    practises(app, lucie.learner, "discover")
    assert FIRST in mine.open("/mon-espace").text, "watching is not doing"
    practises(app, lucie.learner, "guided")
    assert FIRST not in mine.open("/mon-espace").text
    assert "1 fait sur 1" in page.open(f"/apprenants/{lucie.learner.id}").text


@pytest.mark.once
def test_a_parcours_goes_to_a_whole_group_and_is_withdrawn(aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie")
    group = Group.create(structure=make.home, name="Mardi", created_at=make.home.created_at)
    GroupMember.create(group=group, learner=lucie.learner)
    page = aidant.page.open(f"/groupes/{group.id}").click("Proposer une démarche")
    page.submit("Proposer", {"what": "parcours:premiers-pas"})
    assert "0 fait sur 5" in page.text
    mine = lucie.signs_in_with_pictures()
    assert FIRST in mine.text and "2 autres pour plus tard" in mine.text
    assert "avec son groupe" in page.open(f"/apprenants/{lucie.learner.id}").text
    page.open(f"/groupes/{group.id}").submit("Retirer : Parcours : Mes premiers pas")
    assert FIRST not in mine.open("/mon-espace").text
    assert (Assignment.select().count(), Task.select().count()) == (0, 0)


@pytest.mark.once
def test_the_same_demarche_asked_twice_is_shown_once(app: Flask, aidant: AidantActor, make: Factory) -> None:
    lucie = make.learner("Lucie")
    for _time in range(2):
        aidant.page.post(f"/apprenants/{lucie.learner.id}/proposer", {"what": f"demarche:{SLUG}"})
    titles = [heading for heading in lucie.signs_in_with_pictures().links() if "mot de passe" in heading.lower()]
    assert len(titles) == 1
    practises(app, lucie.learner, "guided")
    assert Task.select().where(Task.done_at.is_null()).count() == 0


@pytest.mark.parametrize(
    "forged",
    [{"what": ""}, {"what": "demarche:inconnue"}, {"what": "parcours:inconnu"}, {"what": "x" * 5000},
     {"due": "demain"}, {"due": "2020-01-01"}, {"due": "9999-12-31"}],
)  # fmt: skip
def test_a_forged_proposal_writes_nothing(aidant: AidantActor, make: Factory, forged: dict[str, str]) -> None:
    lucie = make.learner("Lucie").learner
    aidant.page.post(f"/apprenants/{lucie.id}/proposer", {"what": f"demarche:{SLUG}", "due": "", **forged}, 422)
    assert Assignment.select().count() == 0


def test_foreign_ids_are_unknown(aidant: AidantActor, make: Factory) -> None:
    zoe = make.learner("Zoé", make.structure()).learner
    aidant.page.post(f"/apprenants/{zoe.id}/proposer", {"what": f"demarche:{SLUG}"}, 404)
    assert Assignment.select().count() == 0
    lucie = make.learner("Lucie").learner
    aidant.page.post(f"/apprenants/{lucie.id}/proposer", {"what": f"demarche:{SLUG}"})
    stranger = make.aidant(make.structure()).signs_in()
    stranger.post(f"/propositions/{Assignment.get().id}/retirer", status=404)
    assert Assignment.select().count() == 1
