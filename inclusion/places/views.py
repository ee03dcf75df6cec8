"""Signing in on a trusted browser, with a tile and four pictures or with a card; leaving it to the next person."""

from flask import Blueprint, Response, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion import sessions, throttle
from inclusion.accounts.keys import digests, keys
from inclusion.accounts.models import Learner
from inclusion.accounts.secrets import are_pictures, read_letters
from inclusion.accounts.signing import KIOSK, sign_in
from inclusion.clock import now
from inclusion.places import kiosk, operations, pads, seats
from inclusion.places.forms import LettersForm
from inclusion.places.models import Enrolment, Kiosk
from inclusion.received import whole_number
from inclusion.security import public, uses_camera
from inclusion.sessions import TILE

blueprint = Blueprint("places", __name__, template_folder="templates")
PAGE = 24


@blueprint.get("/ici")
@public
def tiles() -> ResponseReturnValue:
    """First names, on a trusted browser only, and only of those who are expected now."""
    session.pop(TILE, None)
    found = kiosk.current()
    if found is None:
        return render_template("places/no_kiosk.html")
    learners = found.learners(now())
    if learners is None:
        return render_template("places/nobody.html", kiosk=found)
    pages = max(1, -(-learners.count() // PAGE))
    page = min(max(request.args.get("page", 1, type=whole_number), 1), pages)
    shown = list(learners.paginate(page, PAGE))
    return render_template("places/tiles.html", kiosk=found, learners=shown, page=page, pages=pages)


@blueprint.post("/ici")
@public
def choose() -> ResponseReturnValue:
    """A tile was touched. Whose it is stays in the session: the history of the browser tells nobody's."""
    learner = tile(request.form.get("learner", 0, type=whole_number))
    if learner is None:
        return redirect(url_for(".tiles"), 303)
    session[TILE] = learner.id
    return redirect(url_for(".pictures"), 303)


def tile(learner_id: int) -> Learner | None:
    """The learner of a tile shown on this browser now."""
    found = kiosk.current()
    learners = found.learners(now()) if found else None
    if learners is None:
        return None
    learner: Learner | None = learners.where(Learner.id == learner_id).first()
    return learner


@blueprint.route("/ici/code", methods=["GET", "POST"])
@public
def pictures() -> ResponseReturnValue:
    """Four pictures among twelve, one press each; the presses before travel in the form, not in the session."""
    learner = tile(session.get(TILE, 0))
    if learner is None:
        return redirect(url_for(".tiles"), 303)
    done = pads.pressed(request.form)
    return pad(learner, done) if len(done) < pads.LENGTH else open_tile(learner, done)


def pad(learner: Learner, done: list[int], problem: str = "", status: int = 200) -> ResponseReturnValue:
    return render_template(
        "places/pictures.html", learner=learner, done=len(done), spelled=pads.spelled(done), problem=problem
    ), status


def open_tile(learner: Learner, done: list[int]) -> ResponseReturnValue:
    """Right: the learner's own space. Wrong: told kindly; after five times the tile sleeps for a while."""
    here = kiosk.current()
    shared = operations.kiosk_door(here.id if here else 0)
    if throttle.sleeping_until([shared], now()):
        return pad(learner, [], _("Ce poste se repose. Attendez 2 minutes, ou appelez un aidant."), 429)
    doors = [operations.door(learner.id)]
    if throttle.sleeping_until(doors, now()):
        return pad(learner, [], _("Votre image se repose. Attendez 2 minutes, ou appelez un aidant."), 429)
    if not are_pictures(done, learner.picture_hash, keys()):
        throttle.failed(doors, now())
        throttle.failed([shared], now(), free=operations.FREE_AT_KIOSK)
        return pad(learner, [], _("Ce ne sont pas les bonnes images. Regardez votre carte et recommencez."), 422)
    throttle.opened(doors)
    throttle.eased(shared)
    return enter(learner, here)


def enter(learner: Learner, here: Kiosk | None) -> ResponseReturnValue:
    """Open somebody's own space; whoever was not told yet what is kept reads it first.

    A session opened on a kiosk lasts no longer than the trust in it.
    """
    sign_in(learner)
    if here is not None:
        session[KIOSK] = here.id
    seats.join(learner)
    untold = Enrolment.select().where(Enrolment.learner == learner, Enrolment.told_at.is_null()).exists()
    return redirect(url_for("rights.first" if untold else "progress.home"), 303)


@blueprint.route("/carte", methods=["GET", "POST"])
@public
@uses_camera
def letters() -> ResponseReturnValue:
    """A card, on a trusted browser: its drawing shown to the camera, or its six letters."""
    found = kiosk.current()
    if found is None:
        return render_template("places/no_kiosk.html")
    form = LettersForm()
    if not form.validate_on_submit():
        return render_template("places/letters.html", form=form), 422 if form.errors else 200
    shared = operations.card_door(found.id)
    doors = [throttle.address_door("letters"), shared]
    if throttle.sleeping_until(doors, now()):
        return refused(form, _("Ce poste se repose. Attendez 2 minutes, ou appelez un aidant."), 429)
    learner = holder(found, form)
    if learner is None:
        throttle.failed(doors, now())
        if form.token.data:
            return refused(form, _("Cette carte ne sert plus. Demandez une nouvelle carte à un aidant."))
        return refused(form, _("Nous ne trouvons pas cette carte. Vérifiez chaque lettre, ou appelez un aidant."))
    throttle.eased(shared)
    return enter(learner, found)


def holder(found: Kiosk, form: LettersForm) -> Learner | None:
    """Whose card this is, among the learners of the browser's structure."""
    token = (form.token.data or "").rpartition("/")[2]
    secret = digests("card", token) if token else digests("letters", read_letters(form.letters.data or ""))
    learner = Learner.of_card(secret, now())
    known = Enrolment.learners_of([found.structure_id])
    return known.where(Learner.id == learner.id).first() if learner else None


def refused(form: LettersForm, problem: str, status: int = 422) -> ResponseReturnValue:
    form.letters.errors = [problem]
    return render_template("places/letters.html", form=form), status


@blueprint.route("/carte/<token>", methods=["GET", "POST"])
@public
def card(token: str) -> ResponseReturnValue:
    """The address behind a card's QR code. Opening it shows a button; only the button signs in."""
    learner = Learner.of_card(digests("card", token), now())
    if learner is None:
        return Response(render_template("places/card_over.html"), 404)
    if request.method == "GET":
        return render_template("places/card.html", token=token)
    return enter(learner, kiosk.current())


@blueprint.post("/au-suivant")
@public
def next_person() -> ResponseReturnValue:
    """« Au suivant »: this person's session ends, their traces leave the browser, and the tiles are there."""
    sessions.renew()
    flash(_("La place est libre. Rien ne reste de la personne d’avant."), "success")
    return sessions.left(redirect(url_for(".tiles"), 303))
