"""The aidant's pages: the learners of my structures, one learner's path, their card."""

import io

import segno
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from inclusion import throttle
from inclusion.accounts.models import Learner
from inclusion.aidants import operations, replays
from inclusion.aidants.evidence import mode_in_words, rows_of
from inclusion.aidants.forms import LearnerForm
from inclusion.aidants.replays import passages_of
from inclusion.assessments.models import Sitting
from inclusion.clock import now, today
from inclusion.modules.models import Run
from inclusion.places.models import Enrolment, Structure
from inclusion.places.notice import notice
from inclusion.places.operations import Card, door
from inclusion.progress.portrait import portrait, portraits
from inclusion.security import AIDANT, needs
from inclusion.words import bubbles

blueprint = Blueprint("aidants", __name__, template_folder="templates")
PAGE = 50


def structures() -> list[Structure]:
    """The structures that this aidant works for."""
    return list(Structure.select().where(Structure.id.in_(current_user.structure_ids)).order_by(Structure.name))


def mine(learner_id: int) -> Learner:
    """A learner of my structures; for everybody else, there is no such page."""
    found: Learner | None = Enrolment.learners_of(current_user.structure_ids).where(Learner.id == learner_id).first()
    return found or abort(404)


@blueprint.get("/apprenants")
@needs(AIDANT)
def learners() -> ResponseReturnValue:
    """Who needs me first: raised hands, then something to see again, then by name."""
    found = Enrolment.learners_of(current_user.structure_ids)
    wanted = request.args.get("prenom", "").strip()[:30]
    if wanted:
        found = found.where(Learner.name.contains(wanted))
    pages = max(1, -(-found.count() // PAGE))
    page = min(max(request.args.get("page", 1, type=int), 1), pages)
    shown = portraits(list(found.paginate(page, PAGE)), today())
    shown.sort(key=lambda one: (not (one.stopped and one.stopped.raised_hand), not one.to_review))
    return render_template("aidants/learners.html", portraits=shown, wanted=wanted, page=page, pages=pages)


@blueprint.route("/apprenants/nouveau", methods=["GET", "POST"])
@needs(AIDANT)
def new_learner() -> ResponseReturnValue:
    places = structures()
    form = LearnerForm(places)
    if not form.validate_on_submit():
        points = notice(places[0] if len(places) == 1 else None)
        page = render_template("aidants/new_learner.html", form=form, several=len(places) > 1, points=points)
        return page, 422 if form.errors else 200
    chosen = next((one for one in places if one.id == form.structure.data), places[0] if len(places) == 1 else None)
    if chosen is None:
        abort(404)
    learner, made = operations.welcome_learner(chosen, form.name.data, form.avatar.data, form.told.data)
    return print_card(learner, made, chosen.name)


@blueprint.get("/apprenants/<int:learner_id>")
@needs(AIDANT)
def learner(learner_id: int) -> ResponseReturnValue:
    found = mine(learner_id)
    sleeps = throttle.sleeping_until([door(found.id)], now()) is not None
    return render_template(
        "aidants/learner.html",
        learner=found,
        portrait=portrait(found, today()),
        rows=rows_of(found),
        passages=passages_of(found),
        garden=Sitting.shared(found.id).first(),
        sleeps=sleeps,
    )


@blueprint.get("/apprenants/<int:learner_id>/exercices/<key>")
@needs(AIDANT)
def replay(learner_id: int, key: str) -> ResponseReturnValue:
    """A passage seen again, moment by moment; the last one unless another is asked for."""
    found = mine(learner_id)
    run = Run.of_key(key)
    if run is None or run.learner_id != found.id:
        abort(404)
    seen = replays.replay(run, request.args.get("moment", replays.LONGEST, type=int))
    lesson = {"is_watched": False}  # What the drawn screen asks of the coach.
    return render_template(
        "aidants/replay.html",
        learner=found,
        replay=seen,
        mode=mode_in_words(run.mode),
        lesson=lesson,
        words=bubbles(),
    )


@blueprint.post("/apprenants/<int:learner_id>/carte")
@needs(AIDANT)
def card(learner_id: int) -> ResponseReturnValue:
    found = mine(learner_id)
    place = Structure.select().join(Enrolment).where(Enrolment.learner == found).order_by(Structure.id).first()
    return print_card(found, operations.new_card(found), place.name)


def print_card(learner: Learner, made: Card, place: str) -> ResponseReturnValue:
    """The card, shown this once: only hashes are kept."""
    address = url_for("places.card", token=made.token, _external=True)
    drawing = io.BytesIO()
    segno.make(address, error="m").save(drawing, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2)
    return render_template(
        "aidants/card.html", learner=learner, card=made, place=place, qr=Markup(drawing.getvalue().decode())
    )


@blueprint.post("/apprenants/<int:learner_id>/debloquer")
@needs(AIDANT)
def wake(learner_id: int) -> ResponseReturnValue:
    found = mine(learner_id)
    operations.wake(found)
    flash(_("%(name)s peut essayer de nouveau.", name=found.name), "success")
    return redirect(url_for(".learner", learner_id=found.id), 303)
