"""Structure A with one of everything that an address can name, structure B with other people, and who asks."""

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from inclusion.accounts import operations as accounts
from inclusion.accounts import password_links
from inclusion.accounts.models import Learner, Staff, StaffSession
from inclusion.aidants import group_operations as groups
from inclusion.aidants import note_operations as notes
from inclusion.aidants import operations as aidants
from inclusion.assessments import operations as assessments
from inclusion.authoring.publication import remark
from inclusion.clock import today
from inclusion.modules.library import library
from inclusion.modules.operations import begin_run
from inclusion.places import seating
from inclusion.places.models import Kiosk, Structure
from inclusion.progress.corrections import correct
from inclusion.progress.proposals import propose
from inclusion.progress.rehearsals import plan
from inclusion.reports.drafting import of_learner
from inclusion.reports.operations import keep
from inclusion.security import AIDANT, MANAGER, TRAINER
from inclusion.teams import operations as teams
from tests.access.outcomes import Row
from tests.factories import Factory
from tests.page_client import PageClient

MODULE, DEMARCHE = "souris-premiers-gestes", "caf-declaration-trimestrielle"
#: Words of an address that name nothing of anybody.
CHOICES = {
    "slug": MODULE, "unknown": "0" * 32, "one": 1, "kind": "csv", "form": "csv", "skill": "pointer",
    "mode": "guided", "script": "lanceur", "sentence": "mission", "steps": "steps",
    "step_kind": "step", "model": "formulaire", "item": "compte-1-a",
}  # fmt: skip


class World:
    """`values` holds the objects of structure A by the name of their id; `client` opens somebody’s browser."""

    def __init__(self, app: Flask):
        self.app, self.make = app, Factory(app)
        self.a, self.b = self.make.home, self.make.structure("Ailleurs")
        Structure.update(has_notes=True).where(Structure.id == self.a.id).execute()
        self.people = self._people()
        self.values: dict[str, object] = {**CHOICES, "structure_id": self.a.id}
        self.cookies = {actor: self._kept(page) for actor, page in self._browsers().items()}
        with app.app_context():
            self._add_places()
            self._add_practice()
            draft = self.make.draft(self.people["trainer"])
            said = remark(draft, self.people["trainer"], "", "À revoir.")
            self.values |= {"draft": draft.key, "remark_id": said.id, "zero": 0}
            self.values["picture"] = self.make.picture().name

    def _people(self) -> dict[str, Staff]:
        staff = self.make.staff
        return {
            "aidant": staff((self.a, AIDANT)),
            "other_aidant": staff((self.b, AIDANT)),
            "trainer": staff((self.a, TRAINER)),
            "other_trainer": staff((self.b, TRAINER)),
            "manager": staff((self.a, MANAGER)),
            "other_manager": staff((self.b, MANAGER)),
            "administrator": staff(is_administrator=True),
        }

    def _browsers(self) -> dict[str, PageClient]:
        """Everybody signs in as people do, then keeps the session for all the requests."""
        found = {"stranger": PageClient(self.app)}
        for actor, structure in (("learner", self.a), ("other_learner", self.b)):
            arrived = self.make.learner(structure=structure)
            found[actor] = arrived.signs_in_with_pictures()
            found[actor].forget_cookie("poste")
            self.values.setdefault("learner_id", arrived.learner.id)
            self.values.setdefault("card_token", arrived.card.token)
        for actor, person in self.people.items():
            found[actor] = self.make.actor(person).signs_in()
        return found

    def _kept(self, page: PageClient) -> tuple[str, str]:
        """(session cookie, token of the forms)."""
        token = page.open("/a-propos").form_token()
        return page.cookie("pas-a-pas") or "", token

    def _add_places(self) -> None:
        """A colleague of A who may be acted on, with a telephone; a trusted browser; an invitation."""
        colleague = self.make.staff((self.a, AIDANT), (self.a, TRAINER))
        accounts.protect(colleague, "0" * 32, 1)
        invitation, token = teams.invite(self.a, [AIDANT], "Paul", self.people["manager"])
        opened = StaffSession.get(StaffSession.staff == self.people["aidant"].id)
        self.values |= {
            "staff_id": colleague.id,
            "session_id": opened.id,
            "kiosk_id": Kiosk.get(Kiosk.structure == self.a.id).id,
            "invitation_id": invitation.id,
            "invitation_token": token,
            "password_token": password_links.make(colleague),
        }

    def _add_practice(self) -> None:
        """An exercise and a diagnostic of the learner of A, and all that an aidant writes around them."""
        edition, learner = library().current(MODULE), Learner.get_by_id(self.values["learner_id"])
        assert edition is not None
        staff = self.people["aidant"]
        group, closed = (groups.create(self.a, name, staff.get_id()) for name in ("Mardi", "Ancien"))
        groups.close(closed, staff.get_id())
        deleted, another = (self.make.learner(name).learner for name in ("Abdel", "Josiane"))
        aidants.delete(deleted, staff.get_id())
        proposed = propose(self.a, staff, learner, slug=MODULE)
        assert proposed is not None
        planned = plan(learner, DEMARCHE, today(), staff)
        assert planned is not None
        self.values |= {
            "run": begin_run(edition, "guided", learner=learner).key,
            "sitting": assessments.begin(learner, None, None).key,
            "group_id": group.id,
            "closed_group_id": closed.id,
            "deleted_learner_id": deleted.id,
            "one_id": learner.id,
            "other_id": another.id,
            "assignment_id": proposed.id,
            "rehearsal_id": planned.id,
            "correction_id": correct(learner, staff, MODULE, "", 3, 2, "Vu à l’atelier").id,
            "note_id": notes.write(learner, self.a, staff, "Préfère le mardi.", "team").id,
            "report": keep(of_learner(learner, today()), self.a, staff, learner=learner).number,
        }
        self._add_workshop(learner)

    def _add_workshop(self, learner: Learner) -> None:
        """An open room with one seat."""
        room = seating.open_room(self.a, self.people["aidant"], "Atelier")
        self.values |= {"room": room.key, "seat_id": seating.sit(room, learner).id}

    def path(self, rule: Rule, row: Row) -> str:
        """The address of a route, with the objects of structure A in it."""
        wanted = {name: self.values[row.ids.get(name, name)] for name in rule.arguments}
        with self.app.test_request_context():
            return str(self.app.url_map.bind("localhost").build(rule.endpoint, wanted))

    def posted(self, row: Row) -> dict[str, object]:
        """What a form of this row is filled with."""
        return {name: self.values[value] for name, value in row.form.items()}

    def client(self, actor: str) -> tuple[FlaskClient, str]:
        """The browser of somebody as it was after they signed in, and the token of the forms."""
        client, (session, token) = self.app.test_client(), self.cookies[actor]
        client.set_cookie("pas-a-pas", session)
        return client, token
