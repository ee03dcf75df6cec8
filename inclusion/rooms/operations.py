"""What is written in a workshop beside the seats: a passage begun at a step, and what people say when they leave."""

from inclusion.accounts.models import Learner
from inclusion.clock import now
from inclusion.database import transaction
from inclusion.modules import operations as modules
from inclusion.modules.library import Edition
from inclusion.modules.models import Run
from inclusion.places import seating
from inclusion.places.models import Room, Seat
from inclusion.rooms.models import ExitAnswer


def depart(seat: Seat, room: Room, edition: Edition, learner: Learner | None, visitor: str | None) -> Run:
    """Begin with everybody: a new passage, led without proof to the step where all begin."""
    with transaction():
        seating.follow(seat.id, room)
        return modules.begin_at(edition, room.mode, room.step, learner, visitor)


def call(seat: Seat, raised: bool) -> None:
    """Call the aidant from a seat, or lower the hand: then the one that was raised in the exercise is down too."""
    with transaction():
        seating.raise_hand(seat.id, raised)
        run = Run.of_key(seat.run) if seat.run and not raised else None
        if run is not None and run.raised_at is not None:
            modules.raise_hand(run, False)


def answer_exit(room: Room, ease: int, again: int) -> None:
    """Keep one person's two answers, from 0 to 2, without whose they are. Raises ValueError out of these bounds."""
    if ease not in range(3) or again not in range(3):
        raise ValueError("an answer goes from 0 to 2")
    with transaction():
        ExitAnswer.create(room=room, ease=ease, again=again, at=now())
