"""Who acts in tests: each has a browser, and does what people do, through the pages."""

from inclusion.accounts.models import Learner, Staff
from inclusion.places.operations import Card
from tests.page_client import PageClient


class AidantActor:
    """A member of staff before a browser."""

    def __init__(self, staff: Staff, page: PageClient):
        self.staff, self.page = staff, page

    def is_in(self) -> PageClient:
        """Signed in already, before any page is opened."""
        return self.page.belongs_to(self.staff)

    def signs_in(self, password: str = "lavande-et-romarin", status: int = 200) -> PageClient:
        self.page.open("/connexion")
        return self.page.submit("Se connecter", {"email": self.staff.email, "password": password}, status=status)


class LearnerActor:
    """A learner before a kiosk, with a card in hand."""

    def __init__(self, learner: Learner, card: Card, page: PageClient):
        self.learner, self.card, self.page = learner, card, page

    def is_in(self) -> PageClient:
        """Signed in already, before any page is opened."""
        return self.page.belongs_to(self.learner)

    def signs_in_with_pictures(self, pictures: list[int] | None = None, status: int = 200) -> PageClient:
        """Touch the tile, then four pictures: those of the card unless others are given."""
        self.page.open("/ici").press(self.learner.id, name="learner")
        *first, last = self.card.pictures if pictures is None else pictures
        for picture in first:
            self.page.press(picture)
        return self.page.press(last, status=status)

    def signs_in_with_letters(self) -> PageClient:
        """Write the six letters of the card: it opens even when no tile is shown."""
        return self.page.open("/carte").submit("Entrer", {"letters": self.card.letters})

    def wrong_pictures(self) -> list[int]:
        return [(picture + 1) % 12 for picture in self.card.pictures]
