"""What is written about structures, learners and trusted browsers."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from inclusion.accounts import secrets
from inclusion.accounts.keys import digest, keys
from inclusion.accounts.models import Learner, Staff
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.places.models import Enrolment, Kiosk, Membership, Structure
from inclusion.throttle import opened

CARD_LIFE = timedelta(days=365)


@dataclass(frozen=True)
class Card:
    """What a card says, known only when it is made: the database keeps hashes."""

    pictures: list[int]
    token: str
    letters: str


def create_structure(name: str, town: str = "") -> Structure:
    with transaction():
        return Structure.create(name=name, town=town, created_at=now())


def add_member(staff: Staff, structure: Structure, role: str) -> Membership:
    with transaction():
        return Membership.create(staff=staff, structure=structure, role=role)


def create_learner(structure: Structure, name: str, avatar: int) -> tuple[Learner, Card]:
    """Create a learner of a structure, with a first card."""
    with transaction():
        learner = Learner.create(name=name, avatar=avatar, picture_hash="", created_at=now())
        Enrolment.create(learner=learner, structure=structure, created_at=now())
        return learner, renew_card(learner)


def renew_card(learner: Learner) -> Card:
    """Make a new card; the one before opens nothing any more, and the tile is awake again."""
    card = Card(secrets.new_pictures(), secrets.new_token(), secrets.new_letters())
    with transaction():
        Learner.update(
            picture_hash=secrets.hash_pictures(card.pictures, keys()[0]),
            card_hash=digest("card", card.token),
            letters_hash=digest("letters", card.letters),
            card_until=now() + CARD_LIFE,
        ).where(Learner.id == learner.id).execute()
        wake(learner)
    return card


def wake(learner: Learner) -> None:
    """Let a sleeping tile be tried again at once."""
    opened([door(learner.id)])


def door(learner_id: int) -> str:
    """The throttle's door of a learner's tile."""
    return f"learner:{learner_id}"


def enrol_kiosk(structure: Structure, label: str) -> tuple[Kiosk, str]:
    """Trust a browser: returns the kiosk and the token that only this browser will know."""
    token = secrets.new_token()
    with transaction():
        kiosk = Kiosk.create(structure=structure, label=label, token_hash=fingerprint(token), created_at=now())
    return kiosk, token


def close_kiosk(kiosk: Kiosk) -> None:
    """Trust a browser no more."""
    with transaction():
        Kiosk.update(is_open=False).where(Kiosk.id == kiosk.id).execute()


def fingerprint(token: str) -> str:
    """Digest of a token of 128 random bits: guessing it back is hopeless, so it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()
