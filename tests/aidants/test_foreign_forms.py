"""What a form names belongs to whoever sends it: nothing is written about a structure or a group of others."""

import pytest

from inclusion.accounts.models import Learner
from inclusion.places.models import Group, GroupMember, Kiosk, Room
from tests.factories import Factory


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("/poste", {"label": "porte", "structure": "{place}"}, 404),
        ("/atelier", {"title": "Mardi", "structure": "{place}"}, 404),
        ("/atelier", {"title": "Mardi", "group": "{group}"}, 422),
        ("/apprenants/nouveau", {"name": "Lucie", "avatar": "1", "structure": "{place}"}, 404),
        ("/groupes", {"name": "Mardi", "structure": "{place}"}, 404),
    ],
)
def test_a_form_names_nothing_of_others(make: Factory, path: str, form: dict[str, str], status: int) -> None:
    far = make.structure("Ailleurs")
    zoe = make.learner("Zoé", far).learner
    group = Group.create(structure=far, name="Mardi", created_at=far.created_at)
    GroupMember.create(group=group, learner=zoe)
    page = make.aidant(make.home, make.structure("Annexe")).signs_in()
    before = [model.select().count() for model in (Kiosk, Room, Learner, Group)]
    sent = {name: value.format(place=far.id, group=group.id) for name, value in form.items()}
    page.post(path, sent, status=status)
    assert [model.select().count() for model in (Kiosk, Room, Learner, Group)] == before
    assert "Zoé" not in page.open(f"/apprenants?groupe={group.id}").text
