"""What is written about workshops: opening and closing a room, and what each seat shows on its board."""

import secrets
from collections import Counter
from datetime import datetime, timedelta

from peewee import Case, IntegrityError, fn

from inclusion.accounts.models import Learner, Staff
from inclusion.clock import now
from inclusion.database import Prepared, transaction
from inclusion.places.models import ROOM_LIFE as LONGEST
from inclusion.places.models import Group, Room, Seat, Structure
from inclusion.records import frozen

#: Orders that a seat's page obeys once, by the same gesture as the learner's own.
HELP, TAKE, GIVE = "help", "hand:aidant", "hand:learner"
ORDERS = (HELP, TAKE, GIVE)
#: A browser that is there says so at least this often; after `SILENT` without a sign it is offline.
SIGN_EVERY = timedelta(seconds=15)
SILENT = timedelta(seconds=40)


class AlreadyOpen(ValueError):
    """A room is open in this structure; `room` is that one."""

    def __init__(self, room: Room):
        super().__init__(room.key)
        self.room = room


@frozen
class Shown:
    """What a seat shows of a passage. `mistakes` are the ids of those of this step, in order."""

    run: str
    slug: str
    mode: str
    step: int
    steps: int
    help: int
    mistakes: tuple[str, ...]
    hand: str
    is_finished: bool
    moved_at: datetime


def is_going_on(room: Room, moment: datetime) -> bool:
    """Whether a room still watches people: one that nobody has closed is over after a while, whatever the clock."""
    return room.closed_at is None and abs(moment - room.opened_at) < LONGEST


def open_room(structure: Structure, staff: Staff, title: str, group: Group | None = None) -> Room:
    """Open a workshop. Raises AlreadyOpen when one is open in this structure."""
    with transaction():
        found = Room.open_in(structure.id)
        if found is not None and is_going_on(found, now()):
            raise AlreadyOpen(found)
        if found is not None:
            close_room(found)
        return Room.create(
            key=secrets.token_urlsafe(9), structure=structure, staff=staff, title=title, group=group, opened_at=now()
        )


def close_room(room: Room) -> None:
    """Close a workshop: nobody is watched any more."""
    with transaction():
        moment = now()
        Room.update(closed_at=moment, version=Room.version + 1).where(
            Room.id == room.id, Room.closed_at.is_null()
        ).execute()
        Seat.update(left_at=moment, version=Seat.version + 1).where(
            Seat.room == room.id, Seat.left_at.is_null()
        ).execute()


def sit(room: Room, learner: Learner | None = None, visitor: str | None = None, locale: str = "") -> Seat:
    """Give somebody their seat in a room: the same one when they come back."""
    moment = now()
    mine = (Seat.learner == learner) if learner else (Seat.visitor == visitor)
    with transaction():
        seat: Seat | None = Seat.get_or_none(Seat.room == room, mine)
        if seat is None:
            return _new_seat(room, learner, visitor, locale, moment)
        values = {"left_at": None, "seen_at": moment, "locale": locale, "version": Seat.version + 1}
        Seat.update(values).where(Seat.id == seat.id).execute()
        return Seat.get_by_id(seat.id)


def _new_seat(room: Room, learner: Learner | None, visitor: str | None, locale: str, moment: datetime) -> Seat:
    """A new seat; of two requests of one person, the second finds the seat of the first."""
    number = Seat.select().where(Seat.room == room, Seat.learner.is_null()).count() + 1
    label = learner.name if learner else str(number)
    times = {"joined_at": moment, "moved_at": moment, "seen_at": moment}
    try:
        with transaction():
            return Seat.create(
                room=room, learner=learner, visitor=visitor, label=label, locale=locale, round=room.round, **times
            )
    except IntegrityError:
        mine = (Seat.learner == learner) if learner else (Seat.visitor == visitor)
        return Seat.get(Seat.room == room, mine)


_MOMENT = datetime(2000, 1, 1)
# Written at each gesture of somebody seated, so its SQL is built once. A whisper is about a step, and ends with it;
# an order is obeyed by the gesture that it asks for.
_SHOW = Prepared(
    lambda: Seat.update(
        {
            Seat.run: "", Seat.slug: "", Seat.mode: "", Seat.step: 0, Seat.steps: 0, Seat.help: 0, Seat.mistakes: 0,
            Seat.repeats: 0, Seat.hand: "", Seat.is_finished: False, Seat.moved_at: _MOMENT, Seat.seen_at: _MOMENT,
            Seat.whisper: Case(None, [((Seat.run == "") & (Seat.step == 0), Seat.whisper)], ""),
            Seat.order: Case(None, [(Seat.order == "", "")], Seat.order),
            Seat.version: Seat.version + 1,
        }
    ).where(Seat.id == 0, Seat.left_at.is_null())
)  # fmt: skip
_SIGN = Prepared(lambda: Seat.update(seen_at=_MOMENT).where(Seat.id == 0))


def show(seat_id: int, shown: Shown, action: str = "") -> None:
    """Put a passage on the board, in the transaction that writes the passage. A seat that was left shows nothing."""
    repeats = max(Counter(shown.mistakes).values(), default=0)
    _SHOW.run(
        shown.run, shown.slug, shown.mode, shown.step, shown.steps, shown.help, len(shown.mistakes), repeats,
        shown.hand, shown.is_finished, shown.moved_at, now(), shown.run, shown.step, "", action, "", 1, seat_id,
    )  # fmt: skip


def give_sign(seat_id: int, moment: datetime) -> None:
    """Note that a seat's browser is there."""
    with transaction():
        _SIGN.run(moment, seat_id)


def speak(seat_id: int, locale: str) -> None:
    """Note the language in which a seat is spoken to."""
    _change(seat_id, locale=locale)


def raise_hand(seat_id: int, raised: bool) -> None:
    """Call the aidant, or say that it is no longer needed. A state, not an event: twice is once, since the first."""
    _change(seat_id, raised_at=fn.COALESCE(Seat.raised_at, now()) if raised else None)


def understood(seat_id: int) -> None:
    """What the aidant said was read, and what they asked for was done or refused."""
    _change(seat_id, whisper="", order="")


def leave(seat_id: int) -> None:
    """Somebody goes; the seat stays on the board as left."""
    _change(seat_id, left_at=now(), raised_at=None)


def follow(seat_id: int, room: Room) -> None:
    """Somebody begins with everybody."""
    _change(seat_id, round=room.round)


def _change(seat_id: int, **values: object) -> None:
    with transaction():
        Seat.update(version=Seat.version + 1, **values).where(Seat.id == seat_id, Seat.left_at.is_null()).execute()


def tell(seat: Seat, by: str, whisper: str = "", order: str = "") -> bool:
    """Whisper to a seat, or give its page an order. False when another aidant is already helping there."""
    mine = (Seat.by == by) | ((Seat.whisper == "") & (Seat.order == ""))
    values = {"whisper": whisper} if whisper else {"order": order}
    with transaction():
        told = Seat.update(by=by, version=Seat.version + 1, **values)
        return bool(told.where(Seat.id == seat.id, Seat.left_at.is_null(), mine).execute())


def send_all(room: Room, slug: str, mode: str, step: int) -> None:
    """Send everybody to a step of a démarche: each page shows the way, and nothing under way is lost."""
    values = {"slug": slug, "mode": mode, "step": step, "round": Room.round + 1, "version": Room.version + 1}
    with transaction():
        Room.update(values).where(Room.id == room.id, Room.closed_at.is_null()).execute()
