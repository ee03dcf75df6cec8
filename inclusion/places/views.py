"""Trusting a browser, and signing in there with a tile and four pictures, or with a card."""

from flask import Blueprint, Response, abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from inclusion import throttle
from inclusion.accounts.keys import digests, keys
from inclusion.accounts.models import CODE_LENGTH, PICTURES, Learner
from inclusion.accounts.secrets import are_pictures, read_letters
from inclusion.accounts.signing import sign_in
from inclusion.clock import now
from inclusion.places import kiosk, operations, seats
from inclusion.places.forms import KioskForm, LettersForm
from inclusion.places.models import Enrolment, Kiosk, Structure
from inclusion.security import AIDANT, needs, public

blueprint = Blueprint("places", __name__, template_folder="templates")
PAGE = 24
ERASE = "erase"


@blueprint.route("/poste", methods=["GET", "POST"])
@needs(AIDANT)
def post() -> ResponseReturnValue:
    """This browser: open it to the learners of a structure of mine."""
    mine = list(Structure.select().where(Structure.id.in_(current_user.structure_ids)).order_by(Structure.name))
    form = KioskForm(mine)
    if not form.validate_on_submit():
        page = render_template("places/post.html", form=form, kiosk=kiosk.current(), several=len(mine) > 1)
        return page, 422 if form.errors else 200
    chosen = next((place for place in mine if place.id == form.structure.data), mine[0] if len(mine) == 1 else None)
    if chosen is None:
        abort(404)
    _kiosk, token = operations.enrol_kiosk(chosen, form.label.data.strip())
    flash(_("Ce poste est ouvert aux apprenants."), "success")
    return kiosk.remember(make_response(redirect(url_for(".post"), 303)), token)


@blueprint.post("/poste/fermer")
@needs(AIDANT)
def close() -> ResponseReturnValue:
    found = kiosk.current()
    if found is None or found.structure_id not in current_user.structure_ids:
        abort(404)
    operations.close_kiosk(found)
    flash(_("Ce poste est fermé aux apprenants."), "success")
    return kiosk.forget(make_response(redirect(url_for(".post"), 303)))


@blueprint.get("/ici")
@public
def tiles() -> ResponseReturnValue:
    """The first names of the structure's learners, on a trusted browser only."""
    found = kiosk.current()
    if found is None:
        return render_template("places/no_kiosk.html")
    learners = Enrolment.learners_of([found.structure_id])
    pages = max(1, -(-learners.count() // PAGE))
    page = min(max(request.args.get("page", 1, type=int), 1), pages)
    shown = list(learners.paginate(page, PAGE))
    return render_template("places/tiles.html", kiosk=found, learners=shown, page=page, pages=pages)


def tile(learner_id: int) -> Learner:
    """The learner of a tile of this browser; for everybody else, there is no such page."""
    found = kiosk.current()
    if found is None:
        abort(404)
    return tile_of(found, learner_id) or abort(404)


def tile_of(found: Kiosk, learner_id: int) -> Learner | None:
    """The learner of this number, if the browser's structure knows them."""
    learner: Learner | None = Enrolment.learners_of([found.structure_id]).where(Learner.id == learner_id).first()
    return learner


@blueprint.route("/ici/<int:learner_id>", methods=["GET", "POST"])
@public
def pictures(learner_id: int) -> ResponseReturnValue:
    """Four pictures among twelve, one press each; the presses before travel in the form, not in the session."""
    learner = tile(learner_id)
    done = [int(n) for n in request.form.get("done", "").split(".") if n.isdigit() and int(n) < PICTURES]
    done = done[: CODE_LENGTH - 1]
    pressed = request.form.get("picture", "")
    if pressed == ERASE:
        return pad(learner, [])
    if pressed.isdigit() and int(pressed) < PICTURES:
        done.append(int(pressed))
    return pad(learner, done) if len(done) < CODE_LENGTH else open_tile(learner, done)


def pad(learner: Learner, done: list[int], problem: str = "", status: int = 200) -> ResponseReturnValue:
    spelled = ".".join(str(n) for n in done)
    return render_template(
        "places/pictures.html", learner=learner, done=len(done), spelled=spelled, problem=problem
    ), status


def open_tile(learner: Learner, done: list[int]) -> ResponseReturnValue:
    """Right: the learner's own space. Wrong: told kindly; after five times the tile sleeps for a while."""
    doors = [operations.door(learner.id)]
    if throttle.sleeping_until(doors, now()):
        return pad(learner, [], _("Votre image se repose. Attendez 2 minutes, ou appelez un aidant."), 429)
    if not are_pictures(done, learner.picture_hash, keys()):
        throttle.failed(doors, now())
        return pad(learner, [], _("Ce ne sont pas les bonnes images. Regardez votre carte et recommencez."), 422)
    throttle.opened(doors)
    sign_in(learner)
    seats.join(learner)
    return redirect(url_for("progress.home"), 303)


@blueprint.route("/carte", methods=["GET", "POST"])
@public
def letters() -> ResponseReturnValue:
    """The six letters of a card, on a trusted browser."""
    found = kiosk.current()
    if found is None:
        return render_template("places/no_kiosk.html")
    form = LettersForm()
    doors = [throttle.address_door("letters"), f"kiosk:{found.id}"]
    if not form.validate_on_submit():
        return render_template("places/letters.html", form=form), 422 if form.errors else 200
    if throttle.sleeping_until(doors, now()):
        abort(429)
    holder = Learner.of_card(digests("letters", read_letters(form.letters.data)), now())
    learner = tile_of(found, holder.id) if holder else None
    if learner is None:
        throttle.failed(doors, now())
        form.letters.errors = [_("Nous ne trouvons pas cette carte. Vérifiez chaque lettre, ou appelez un aidant.")]
        return render_template("places/letters.html", form=form), 422
    throttle.opened(doors)
    sign_in(learner)
    seats.join(learner)
    return redirect(url_for("progress.home"), 303)


@blueprint.route("/carte/<token>", methods=["GET", "POST"])
@public
def card(token: str) -> ResponseReturnValue:
    """The address behind a card's QR code. Opening it shows a button; only the button signs in."""
    learner = Learner.of_card(digests("card", token), now())
    if learner is None:
        return Response(render_template("places/card_over.html"), 404)
    if request.method == "GET":
        return render_template("places/card.html", token=token)
    sign_in(learner)
    seats.join(learner)
    return redirect(url_for("progress.home"), 303)
