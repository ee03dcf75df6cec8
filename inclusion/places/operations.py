"""What is written about structures, learners and trusted browsers."""

import hashlib
from datetime import datetime, timedelta

from inclusion import audit
from inclusion.accounts import secrets
from inclusion.accounts.keys import digest, keys
from inclusion.accounts.models import Learner, Staff
from inclusion.clock import end_of_day, now
from inclusion.database import transaction
from inclusion.places.models import Enrolment, Group, Kiosk, Membership, Structure
from inclusion.records import frozen
from inclusion.throttle import opened

CARD_LIFE = timedelta(days=365)
#: A kiosk says that it is alive at most so often.
SIGN_OF_LIFE = timedelta(minutes=5)
#: Wrong picture codes in a row on one kiosk, all learners together, before it sleeps.
FREE_AT_KIOSK = 20


@frozen
class Card:
    """What a card says, known only when it is made: the database keeps hashes."""

    pictures: list[int]
    token: str
    letters: str


def create_structure(name: str, town: str = "") -> Structure:
    with transaction():
        return Structure.create(name=name, town=town, created_at=now())


def hold(place: Structure) -> None:
    """Until this transaction ends, whoever else holds this structure waits: what was read of it is still true."""
    Structure.update(name=Structure.name).where(Structure.id == place.id).execute()


def add_member(staff: Staff, structure: Structure, role: str) -> Membership:
    with transaction():
        return Membership.create(staff=staff, structure=structure, role=role)


def create_learner(structure: Structure, name: str, avatar: int, is_told: bool = False) -> tuple[Learner, Card]:
    """Create a learner of a structure, with a first card; `is_told` when the notice was read to them."""
    with transaction():
        learner = Learner.create(name=name, avatar=avatar, picture_hash="", created_at=now())
        told_at = now() if is_told else None
        Enrolment.create(learner=learner, structure=structure, created_at=now(), told_at=told_at)
        return learner, renew_card(learner)


def tell(learner: Learner) -> None:
    """Remember that somebody was told what their structures keep of them."""
    with transaction():
        mine = (Enrolment.learner == learner.id) & Enrolment.told_at.is_null()
        Enrolment.update(told_at=now()).where(mine).execute()


def write_notice(structure: Structure, basis: str, contact: str, retention: int, actor: str) -> None:
    """Change what a structure's information notice says."""
    with transaction():
        values = {"basis": basis, "contact": contact, "retention": retention}
        Structure.update(values).where(Structure.id == structure.id).execute()
        audit.note(actor, "notice.change", place=structure.id)


def note(actor: str, act: str, learner_id: int, subject: str = "") -> None:
    """Note what is done to a learner in the journal of each structure that they belong to, or of none."""
    places = Enrolment.select(Enrolment.structure).where(Enrolment.learner == learner_id).order_by(Enrolment.id)
    for place in [row.structure_id for row in places] or [0]:
        audit.note(actor, act, subject or f"learner:{learner_id}", place)


def erase(learner: Learner) -> None:
    """Take somebody out of the database at once, with all that they did: nothing can bring it back."""
    with transaction():
        wake(learner)
        Learner.delete().where(Learner.id == learner.id).execute()


def renew_card(learner: Learner) -> Card:
    """Make a new card; the one before, and the sessions that it opened, open nothing any more. The tile is awake."""
    card = Card(secrets.new_pictures(), secrets.new_token(), secrets.new_letters())
    values = {
        "picture_hash": secrets.hash_pictures(card.pictures, keys()[0]),
        "card_hash": digest("card", card.token),
        "letters_hash": digest("letters", card.letters),
        "card_until": now() + CARD_LIFE,
    }
    with transaction():
        Learner.update(values).where(Learner.id == learner.id).execute()
        wake(learner)
    for name, value in values.items():
        setattr(learner, name, value)  # Whoever signs in now does so with this card.
    return card


def wake(learner: Learner) -> None:
    """Let a sleeping tile be tried again at once."""
    opened([door(learner.id)])


def door(learner_id: int) -> str:
    """The throttle's door of a learner's tile."""
    return f"learner:{learner_id}"


def kiosk_door(kiosk_id: int) -> str:
    """The throttle's door of all the tiles of a kiosk, whoever's picture code is tried there."""
    return f"tiles:{kiosk_id}"


def card_door(kiosk_id: int) -> str:
    """The throttle's door of the cards tried on a kiosk."""
    return f"kiosk:{kiosk_id}"


def doors_of_kiosk(kiosk_id: int) -> list[str]:
    """Every door that a kiosk shares among those who use it: its tiles, its cards."""
    return [kiosk_door(kiosk_id), card_door(kiosk_id)]


def wake_kiosk(kiosk: Kiosk) -> None:
    """Let codes be tried again at once on a kiosk where too many were wrong."""
    opened(doors_of_kiosk(kiosk.id))


def enrol_kiosk(structure: Structure, label: str, actor: str = audit.COMMAND) -> tuple[Kiosk, str]:
    """Trust a browser: returns the kiosk and the token that only this browser will know."""
    token = secrets.new_token()
    with transaction():
        kiosk = Kiosk.create(structure=structure, label=label, token_hash=fingerprint(token), created_at=now())
        audit.note(actor, "kiosk.open", f"kiosk:{kiosk.id}", structure.id)
    return kiosk, token


def close_kiosk(kiosk: Kiosk, actor: str = audit.COMMAND) -> None:
    """Trust a browser no more."""
    with transaction():
        Kiosk.update(is_open=False, open_until=None).where(Kiosk.id == kiosk.id).execute()
        audit.note(actor, "kiosk.close", f"kiosk:{kiosk.id}", kiosk.structure_id)


def show_today(kiosk: Kiosk, group: Group | None = None, everybody: bool = False) -> None:
    """Show the tiles of a group, or of everybody, until the end of the day; without either, nobody's any more."""
    until = end_of_day() if group or everybody else None
    with transaction():
        values = {"group": group, "shows_all": everybody, "open_until": until}
        Kiosk.update(values).where(Kiosk.id == kiosk.id).execute()


def note_life(kiosk: Kiosk, moment: datetime) -> None:
    """Remember that a kiosk is in use."""
    if kiosk.seen_at is None or not timedelta() <= moment - kiosk.seen_at < SIGN_OF_LIFE:
        with transaction():
            Kiosk.update(seen_at=moment).where(Kiosk.id == kiosk.id).execute()


def fingerprint(token: str) -> str:
    """Digest of a token of 128 random bits: guessing it back is hopeless, so it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()
