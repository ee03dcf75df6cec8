"""The seat of whoever is before this browser: kept by the session, drawn on each of their pages."""

from typing import Any

from flask import Flask, g, render_template, session
from flask_login import current_user
from markupsafe import Markup

from inclusion import sessions
from inclusion.accounts.models import Learner, Staff
from inclusion.clock import now
from inclusion.database import Prepared
from inclusion.i18n import locale_id
from inclusion.places import kiosk, seating
from inclusion.places.models import Enrolment, Room, Seat

SEAT, SHOWN = "seat", "seat_run"


def seat_id() -> int | None:
    """The number of this session's seat, None for somebody who sits in no room."""
    return session.get(SEAT)


def is_seated() -> bool:
    """Whether somebody before this browser sits, or has just sat, in a room."""
    return SEAT in session


def join(learner: Learner) -> None:
    """Sit a learner who has just signed in, when a room of theirs is open."""
    rooms = Room.select().join(Enrolment, on=(Enrolment.structure == Room.structure))
    mine, moment = rooms.where(Enrolment.learner == learner, Room.closed_at.is_null()), now()
    for room in (one for one in mine.order_by(Room.id.desc()) if seating.is_going_on(one, moment)):
        if room.group_id is None or room.learners().where(Learner.id == learner.id).exists():
            session[SEAT] = seating.sit(room, learner=learner, locale=locale_id()).id
            return


def join_visitor(visitor: str) -> None:
    """Sit somebody without an account, on a trusted browser of a structure whose room is open."""
    if SEAT in session or (found := kiosk.current()) is None:
        return
    room = Room.open_in(found.structure_id)
    if room is not None and seating.is_going_on(room, now()):
        session[SEAT] = seating.sit(room, visitor=visitor, locale=locale_id()).id


_mine = Prepared(
    lambda: (
        Seat.select(Seat, Room.round.alias("wanted"), Room.step.alias("wanted_step"), Staff.name.alias("aidant"))
        .join(Room)
        .join(Staff, "LEFT OUTER JOIN")
        .where(Seat.id == 0)
    )
)


def current() -> Any:
    """This session's seat with its room's `wanted` round and its `aidant`; None when there is none. Read once."""
    if SEAT not in session:
        return None
    if "seat" not in g:
        g.seat = _mine.first(Seat, session[SEAT])
    return g.seat


def strip(calls: bool = True) -> Markup:
    """What every page of somebody seated says first: who sees what, what the aidant whispers, where everybody goes.

    `calls`: whether the page offers nothing else to call the aidant with.
    """
    seat = current()
    if seat is None:
        return Markup("")
    if seat.locale != locale_id():
        seating.speak(seat.id, locale_id())
    return Markup(render_template("places/seat.html", seat=seat, calls=calls, is_signed_in=current_user.is_learner))


def _leave(held: dict[str, Any]) -> None:
    """Who signs out, or is away for too long, leaves their seat."""
    if held.get(SEAT):
        seating.leave(held[SEAT])


def init_app(app: Flask) -> None:
    sessions.renewed.connect(_leave)
    app.jinja_env.globals.update(seat_strip=strip, is_seated=is_seated)
