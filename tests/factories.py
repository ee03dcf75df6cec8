"""People and places for tests, made with the product’s own operations."""

from datetime import timedelta
from io import BytesIO
from itertools import count

from flask import Flask, Response
from PIL import Image
from werkzeug.http import parse_cookie
from werkzeug.security import generate_password_hash

from inclusion.accounts.models import Learner, Staff
from inclusion.assessments.models import Sitting
from inclusion.authoring import operations as drafts
from inclusion.authoring import publication, starts
from inclusion.authoring.models import Draft
from inclusion.clock import now
from inclusion.demo_gardens import Passage, play
from inclusion.modules import pictures
from inclusion.modules.models import Picture
from inclusion.places import kiosk as kiosks
from inclusion.places import operations
from inclusion.places.models import Kiosk, Structure
from inclusion.security import AIDANT, MANAGER, TRAINER
from tests.actors import AidantActor, LearnerActor
from tests.page_client import PageClient

PASSWORD = "lavande-et-romarin"
PASSWORD_HASH = generate_password_hash(PASSWORD, "pbkdf2:sha256:1")  # Light: the tests sign in often.


class Factory:
    """Makes what a test needs in one word; `home` is the structure where everything happens by default."""

    def __init__(self, app: Flask):
        self.app = app
        self.numbers = count(1)
        self._home: Structure | None = None

    @property
    def home(self) -> Structure:
        if self._home is None:
            self._home = self.structure("Médiathèque de Valbrune")
        return self._home

    def structure(self, name: str = "Maison de Fontclair") -> Structure:
        return operations.create_structure(name)

    def staff(
        self,
        *posts: tuple[Structure, str],
        is_open: bool = True,
        is_administrator: bool = False,
        name: str = "Claire",
    ) -> Staff:
        """Somebody who works in these structures, in these roles."""
        email = f"claire{next(self.numbers)}@mediatheque.example"
        person = Staff.create(
            email=email,
            name=name,
            password_hash=PASSWORD_HASH,
            is_open=is_open,
            is_administrator=is_administrator,
            created_at=now(),
        )
        for structure, role in posts:
            operations.add_member(person, structure, role)
        return person

    def aidant(self, *structures: Structure) -> AidantActor:
        """An aidant of these structures (of `home` when none is given), before a browser."""
        posts = [(structure, AIDANT) for structure in structures or (self.home,)]
        return self.actor(self.staff(*posts))

    def manager(self, *structures: Structure, name: str = "Nadia") -> AidantActor:
        """A manager of these structures (of `home` when none is given), before a browser."""
        posts = [(structure, MANAGER) for structure in structures or (self.home,)]
        return self.actor(self.staff(*posts, name=name))

    def trainer(self, *structures: Structure, name: str = "Karim") -> AidantActor:
        """A trainer of these structures (of `home` when none is given), before a browser."""
        posts = [(structure, TRAINER) for structure in structures or (self.home,)]
        return self.actor(self.staff(*posts, name=name))

    def draft(
        self, staff: Staff | None = None, slug: str = "souris-premiers-gestes", structure: Structure | None = None
    ) -> Draft:
        """A draft copied from a module of the catalogue."""
        tree, texts = starts.copy_of_folder(slug)
        return drafts.create(
            structure or self.home, staff or self.staff((self.home, TRAINER)), tree, texts, (slug, 1)
        )

    def published(
        self, slug: str = "souris-premiers-gestes", structure: Structure | None = None, is_shared: bool = False
    ) -> Draft:
        """A module of a structure (`home` by default), written by one trainer and published by another."""
        place = structure or self.home
        writer, reader = self.staff((place, TRAINER)), self.staff((place, TRAINER))
        draft = publication.share(self.draft(writer, slug, place), writer, is_shared)
        draft = publication.ask(draft, writer)
        return publication.publish(draft, reader, draft.seq)

    def picture(self, colour: str = "teal", structure: Structure | None = None) -> Picture:
        """A picture that a trainer of the structure has added."""
        content = BytesIO()
        Image.new("RGB", (60, 40), colour).save(content, "PNG")
        return pictures.keep(pictures.made_again(content.getvalue()), structure or self.home)

    def administrator(self) -> AidantActor:
        return self.actor(self.staff(is_administrator=True, name="Odile"))

    def actor(self, person: Staff) -> AidantActor:
        """Somebody of the staff before a browser of their own."""
        return AidantActor(person, PageClient(self.app))

    def learner(
        self, name: str = "Monique", structure: Structure | None = None, avatar: int = 1, card_days: int = 365
    ) -> LearnerActor:
        """A learner with a card valid for `card_days` more days, before a kiosk of the structure."""
        structure = structure or self.home
        with self.app.app_context():
            learner, card = operations.create_learner(structure, name, avatar, is_told=True)
        if card_days != 365:
            Learner.update(card_until=now() + timedelta(days=card_days)).where(Learner.id == learner.id).execute()
        return LearnerActor(Learner.get_by_id(learner.id), card, self.kiosk(structure))

    def garden(
        self, learner: LearnerActor, days: int = 3, is_shared: bool = True, purpose: str = "", **levels: int
    ) -> Sitting:
        """A finished diagnostic of somebody who has reached these levels (1 elsewhere), really played."""
        with self.app.app_context():
            return play(learner.learner, Passage(days, levels, purpose, is_shared))

    def kiosk(
        self, structure: Structure | None = None, label: str = "Près de la fenêtre", shows_all: bool = True
    ) -> PageClient:
        """The browser of a kiosk, which shows everybody of its structure today, or else nobody."""
        made, token = operations.enrol_kiosk(structure or self.home, label)
        operations.show_today(made, everybody=shows_all)
        page = PageClient(self.app)
        page.keep_cookie(kiosks.COOKIE, self.kiosk_cookie(token))
        return page

    def kiosk_cookie(self, token: str) -> str:
        with self.app.app_context():
            header = kiosks.remember(Response(), token).headers["Set-Cookie"]
        return parse_cookie(header)[kiosks.COOKIE]

    def closed_kiosk(self, structure: Structure | None = None) -> PageClient:
        page = self.kiosk(structure)
        operations.close_kiosk(Kiosk.select().order_by(Kiosk.id.desc()).get())
        return page
