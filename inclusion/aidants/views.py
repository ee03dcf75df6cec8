"""The learners of my structures, one learner's path, their card."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from inclusion.accounts.models import Learner
from inclusion.aidants import directory, operations, replays
from inclusion.aidants.access import COMPANIONS, actor, mine, place_ids, place_of, structures
from inclusion.aidants.directory import Asked
from inclusion.aidants.evidence import mode_in_words
from inclusion.aidants.forms import LearnerForm
from inclusion.aidants.home import titles_by_slug
from inclusion.aidants.learner_page import learner_page
from inclusion.clock import now, today
from inclusion.modules.models import Run
from inclusion.places.models import Group
from inclusion.places.notice import notice
from inclusion.places.operations import Card
from inclusion.qr import drawing
from inclusion.received import whole_number
from inclusion.security import needs
from inclusion.words import bubbles

blueprint = Blueprint("aidants", __name__, template_folder="templates")


@blueprint.get("/apprenants")
@needs(*COMPANIONS)
def learners() -> ResponseReturnValue:
    """Everybody, searched by name, by group or by what they need, sorted as asked."""
    asked, page = Asked.of(request.args), max(request.args.get("page", 1, type=whole_number), 1)
    search = directory.search(place_ids(), asked, now(), today())
    lines, count = directory.page_of(search, page, place_ids())
    if not lines and page > 1:
        return redirect(url_for(".learners", **asked.address()))
    return render_template(
        "aidants/learners.html",
        lines=lines,
        asked=asked,
        count=count,
        page=page,
        pages=max(1, -(-count // directory.PAGE)),
        groups=[(group.id, group.name) for group in Group.open_in(place_ids()).limit(200)],
        titles=titles_by_slug(),
        today=today(),
    )


@blueprint.route("/apprenants/nouveau", methods=["GET", "POST"])
@needs(*COMPANIONS)
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
    learner, made = operations.welcome_learner(chosen, form.name.data, form.avatar.data, actor(), form.told.data)
    return print_card(learner, made, chosen.name)


@blueprint.get("/apprenants/<int:learner_id>")
@needs(*COMPANIONS)
def learner(learner_id: int) -> ResponseReturnValue:
    """All that helps to accompany somebody, read in ten seconds; the proofs are behind."""
    return render_template("aidants/learner.html", **learner_page(mine(learner_id)))


@blueprint.get("/apprenants/<int:learner_id>/exercices/<key>")
@needs(*COMPANIONS)
def replay(learner_id: int, key: str) -> ResponseReturnValue:
    """A passage seen again, moment by moment; the last one unless another is asked for."""
    found = mine(learner_id)
    run = Run.of_key(key)
    if run is None or run.learner_id != found.id:
        abort(404)
    seen = replays.replay(run, request.args.get("moment", replays.LONGEST, type=whole_number))
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
@needs(*COMPANIONS)
def card(learner_id: int) -> ResponseReturnValue:
    found = mine(learner_id)
    return print_card(found, operations.new_card(found, actor()), place_of(found).name)


def print_card(learner: Learner, made: Card, place: str) -> ResponseReturnValue:
    """The card, shown this once: only hashes are kept."""
    return render_template("aidants/card.html", learner=learner, card=made, place=place, qr=drawn(made))


def drawn(made: Card) -> Markup:
    """The QR code of a card's address."""
    return drawing(url_for("places.card", token=made.token, _external=True))


@blueprint.post("/apprenants/<int:learner_id>/debloquer")
@needs(*COMPANIONS)
def wake(learner_id: int) -> ResponseReturnValue:
    found = mine(learner_id)
    operations.wake(found)
    flash(_("%(name)s peut essayer de nouveau.", name=found.name), "success")
    return redirect(url_for(".learner", learner_id=found.id), 303)


@blueprint.post("/apprenants/<int:learner_id>/main-baissee")
@needs(*COMPANIONS)
def lower_hand(learner_id: int) -> ResponseReturnValue:
    """I have been to see them: nobody else need come."""
    found = mine(learner_id)
    operations.lower_hand(found)
    flash(_("C’est noté : %(name)s a été aidé.", name=found.name), "success")
    return redirect(url_for(".learner", learner_id=found.id), 303)
