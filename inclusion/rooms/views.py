"""The aidant's workshop: open it, see who needs somebody, help one seat, send everybody somewhere, close it."""

from collections import Counter

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from inclusion.clock import now
from inclusion.i18n import locale_id
from inclusion.modules.library import library
from inclusion.places import seating
from inclusion.places.models import Group, Room, Seat, Structure
from inclusion.received import whole_number
from inclusion.rooms import board as boards
from inclusion.rooms import drawn, operations, summaries, whispers
from inclusion.rooms.forms import RoomForm
from inclusion.rooms.freshness import is_known, marked
from inclusion.security import AIDANT, needs
from inclusion.sessions import passive
from inclusion.simulator.state import AUTONOMOUS, DISCOVER, GUIDED, MODES

blueprint = Blueprint("rooms", __name__, template_folder="templates")


def mine(key: str, is_open: bool = True) -> Room:
    """A room of my structures; for everybody else, there is no such page."""
    found = Room.of_key(key)
    if found is None or found.structure_id not in current_user.structure_ids:
        abort(404)
    if is_open and found.closed_at is not None:
        abort(404)
    return found


@blueprint.route("/atelier", methods=["GET", "POST"])
@needs(AIDANT)
def workshop() -> ResponseReturnValue:
    """The open workshops of my structures, the last ones, and the form that opens one."""
    places = list(Structure.select().where(Structure.id.in_(current_user.structure_ids)).order_by(Structure.name))
    ids = [place.id for place in places]
    form = RoomForm(places, list(Group.open_in(ids)), data={"title": _("Atelier du jour")})
    if form.validate_on_submit():
        return open_room(form, places)
    rooms = Room.select().where(Room.structure.in_(ids)).order_by(Room.closed_at.is_null().desc(), Room.id.desc())
    found = render_template("rooms/workshop.html", form=form, several=len(places) > 1, rooms=list(rooms.limit(10)))
    return found, 422 if form.errors else 200


def open_room(form: RoomForm, places: list[Structure]) -> ResponseReturnValue:
    """Open it; when one is open there already, lead to that one: two boards would share the same people."""
    group = Group.get_or_none(Group.id == form.group.data) if form.group.data else None
    wanted = group.structure_id if group else form.structure.data
    place = next((one for one in places if one.id == wanted), places[0] if len(places) == 1 and not group else None)
    if place is None:
        abort(404)
    try:
        room = seating.open_room(place, current_user._get_current_object(), form.title.data, group)
    except seating.AlreadyOpen as error:
        room = error.room
        flash(_("Un atelier est déjà ouvert ici. Le voici : vous pouvez l’animer ensemble, ou le fermer."), "info")
    return redirect(url_for(".board", key=room.key), 303)


@blueprint.get("/atelier/<key>")
@needs(AIDANT)
def board(key: str) -> ResponseReturnValue:
    room = mine(key, is_open=False)
    if room.closed_at is not None:
        return render_template("rooms/closed.html", room=room, **summaries.summary(room, locale_id()))
    editions = library().catalogue([room.structure_id])
    modules = sorted((edition.texts(locale_id())["title"], edition.slug) for edition in editions)
    seats, moment = boards.shown_of(room), now()
    slugs = Counter(seat.slug for seat in seats if seat.slug)
    likely = room.slug or next((slug for slug, _count in slugs.most_common(1)), "")
    tiles = Markup(drawn.tiles(room, boards.tiles(seats, moment)))
    etag = boards.fingerprint(room, seats, moment)
    return render_template("rooms/board.html", room=room, modules=modules, likely=likely, tiles=tiles, etag=etag)


@blueprint.get("/atelier/<key>/places")
@needs(AIDANT)
@passive
def places(key: str) -> ResponseReturnValue:
    """The tiles alone, every two seconds; nothing at all when nothing has changed."""
    room = mine(key, is_open=False)
    if room.closed_at is not None:
        return Response(status=205)  # The page reads itself again.
    seats, moment = boards.shown_of(room), now()
    etag = boards.fingerprint(room, seats, moment)
    if is_known(etag):
        return Response(status=304)
    return marked(Response(drawn.tiles(room, boards.tiles(seats, moment))), etag)


@blueprint.get("/atelier/<key>/places/<int:seat_id>")
@needs(AIDANT)
def seat(key: str, seat_id: int) -> ResponseReturnValue:
    """One seat: what is being done there, and what may be said or sent to it."""
    room = mine(key)
    found = next((one for one in boards.shown_of(room) if one.id == seat_id), None) or abort(404)
    [tile] = boards.tiles([found], now())
    prepared = whispers.prepared(found, locale_id())
    return render_template("rooms/seat.html", room=room, tile=tile, prepared=prepared)


def seat_of(room: Room, seat_id: int) -> Seat:
    return Seat.get_or_none(Seat.id == seat_id, Seat.room == room) or abort(404)


@blueprint.post("/atelier/<key>/places/<int:seat_id>")
@needs(AIDANT)
def tell(key: str, seat_id: int) -> ResponseReturnValue:
    """Whisper prepared words, or send the next help, or take or give back the mouse, or lower a hand."""
    room = mine(key)
    found = seat_of(room, seat_id)
    order, whisper = request.form.get("ordre", ""), request.form.get("chuchoter", "")
    if order == "main-vue":
        operations.call(found, False)
        return redirect(url_for(".board", key=key), 303)
    words = whispers.said(found, whisper) if whisper else ""
    if words is None or not (words or order in seating.ORDERS):
        abort(400)
    if seating.tell(found, current_user.name, words or "", "" if words else order):
        flash(_("C’est envoyé."), "success")
    else:
        flash(_("Quelqu’un aide déjà cette place. Rien n’a été envoyé."), "info")
    return redirect(url_for(".board", key=key), 303)


@blueprint.post("/atelier/<key>/depart")
@needs(AIDANT)
def send_all(key: str) -> ResponseReturnValue:
    """Everybody to a step of a démarche."""
    room = mine(key)
    edition = library().offered(request.form.get("demarche", ""), [room.structure_id]) or abort(404)
    mode, step = request.form.get("mode", GUIDED), request.form.get("etape", 1, type=whole_number) or 1
    if mode not in MODES:
        abort(400)
    step = min(max(step, 1), len(edition.document.steps))
    seating.send_all(room, edition.slug, mode, step - 1)
    flash(_("C’est envoyé à toutes les places."), "success")
    return redirect(url_for(".board", key=key), 303)


@blueprint.post("/atelier/<key>/fermer")
@needs(AIDANT)
def close(key: str) -> ResponseReturnValue:
    room = mine(key)
    seating.close_room(room)
    return redirect(url_for(".board", key=key), 303)


@blueprint.app_template_global("room_modes")
def modes() -> list[tuple[str, str]]:
    """The ways of practising, as an aidant chooses them for everybody."""
    return [(GUIDED, _("avec de l’aide")), (DISCOVER, _("en regardant")), (AUTONOMOUS, _("sans aide"))]
