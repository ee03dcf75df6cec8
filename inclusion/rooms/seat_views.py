"""What somebody seated in a workshop sees of it: the strip on their page, where everybody goes, the end."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.clock import now
from inclusion.i18n import locale_id
from inclusion.modules.library import library
from inclusion.modules.views import learner, visitor
from inclusion.places import seating, seats
from inclusion.places.models import Room
from inclusion.received import whole_number
from inclusion.rooms import operations
from inclusion.rooms.freshness import is_known, marked
from inclusion.security import public
from inclusion.sessions import passive

blueprint = Blueprint("rooms_seat", __name__, template_folder="templates")


@blueprint.get("/ma-place")
@public
@passive
def strip() -> ResponseReturnValue:
    """The strip alone, every three seconds; nothing at all when nothing has changed."""
    seat = seats.current()
    if seat is None:
        return Response(status=204)
    moment, calls = now(), request.args.get("appel") == "1"
    if seat.left_at is None and abs(moment - seat.seen_at) >= seating.SIGN_EVERY:
        seating.give_sign(seat.id, moment)
    etag = f"{seat.id}-{seat.version}-{seat.wanted}-{locale_id()}-{calls:d}"
    if is_known(etag):
        return Response(status=304)
    return marked(Response(seats.strip(calls=calls)), etag)


def seated() -> seats.Seat:
    """The seat of this browser; without one, there is no such page."""
    return seats.current() or abort(404)


def back() -> ResponseReturnValue:
    """To the page that the person was on."""
    seat = seated()
    return redirect(url_for("modules.play", key=seat.run) if seat.run else url_for("modules.home"), 303)


@blueprint.post("/ma-place/main")
@public
def hand() -> ResponseReturnValue:
    operations.call(seated(), request.form.get("main") == "levee")
    return redirect(url_for("modules.home"), 303)


@blueprint.post("/ma-place/compris")
@public
def understood() -> ResponseReturnValue:
    seating.understood(seated().id)
    return back()


@blueprint.route("/ma-place/depart", methods=["GET", "POST"])
@public
def departure() -> ResponseReturnValue:
    """Where the aidant sends everybody: shown first, begun by the person."""
    seat = seated()
    room = Room.get_by_id(seat.room_id)
    edition = library().offered(room.slug, [room.structure_id])
    if edition is None or seat.left_at is not None:
        return back()
    if request.method == "GET":
        return render_template("rooms/departure.html", room=room, texts=edition.texts(locale_id()))
    owner = learner()
    run = operations.depart(seat, room, edition, owner, None if owner else visitor())
    return redirect(url_for("modules.play", key=run.key), 303)


@blueprint.route("/ma-place/avis", methods=["GET", "POST"])
@public
def leaving() -> ResponseReturnValue:
    """Two questions at the end; the answers are tied to nobody, and given once."""
    seat = seated()
    if request.method == "GET":
        return render_template("rooms/leaving.html")
    ease, again = request.form.get("facile", type=whole_number), request.form.get("encore", type=whole_number)
    if ease is None or again is None or not {ease, again} <= set(range(3)):
        flash(_("Il manque une réponse. Choisissez une image à chaque question."), "mistake")
        return render_template("rooms/leaving.html"), 422
    operations.answer_exit(Room.get_by_id(seat.room_id), ease, again)
    session.pop(seats.SEAT, None)
    session.pop(seats.SHOWN, None)
    flash(_("Merci. Vos réponses ne portent pas votre nom."), "success")
    return redirect(url_for("modules.home"), 303)


@blueprint.post("/ma-place/passer")
@public
def skip() -> ResponseReturnValue:
    """No answer is an answer too."""
    session.pop(seats.SEAT, None)
    session.pop(seats.SHOWN, None)
    return redirect(url_for("modules.home"), 303)
