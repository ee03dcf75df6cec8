"""What an aidant does with a garden shown to them: read it, see a screen again, say otherwise, keep a file."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.accounts.models import Learner
from inclusion.aidants import gardens, operations, screens
from inclusion.aidants.access import accompanied, actor, me
from inclusion.aidants.forms import RatingForm
from inclusion.assessments import deck
from inclusion.assessments.exports import download
from inclusion.assessments.garden import level_words, names
from inclusion.assessments.models import Answer, Sitting
from inclusion.received import whole_number
from inclusion.security import AIDANT, needs
from inclusion.words import bubbles

blueprint = Blueprint("gardens", __name__, template_folder="templates")
LAST = 10_000


def shown(learner: Learner, key: str) -> Sitting | None:
    """The result of this key if this learner shows it; None when it is theirs and not shown, nobody else's."""
    found = Sitting.of_key(key)
    if found is None or found.learner_id != learner.id:
        abort(404)
    return found if found.is_shared and found.ended_at is not None else None


def hidden(learner: Learner) -> str:
    """A page that says kindly that there is nothing to see, and how to ask."""
    return render_template("aidants/garden_hidden.html", learner=learner)


def page(learner: Learner, sitting: Sitting | None, form: RatingForm | None = None, skill: str = "") -> str:
    """The garden; `form` holds what could not be said of a skill, and why."""
    if sitting is None:
        return hidden(learner)
    found = gardens.portrait(learner, sitting)
    values = {"portrait": found, "learner": learner, "form": form, "wrong": skill, "levels": level_words()}
    return render_template("aidants/garden.html", me=me().id, **values)


@blueprint.get("/apprenants/<int:learner_id>/bilan")
@needs(AIDANT)
def latest(learner_id: int) -> ResponseReturnValue:
    learner = accompanied(learner_id)
    return page(learner, Sitting.shared(learner.id).first())


@blueprint.get("/apprenants/<int:learner_id>/bilan/<key>")
@needs(AIDANT)
def portrait(learner_id: int, key: str) -> ResponseReturnValue:
    learner = accompanied(learner_id)
    return page(learner, shown(learner, key))


@blueprint.get("/apprenants/<int:learner_id>/bilan/<key>/ecrans/<int:number>")
@needs(AIDANT)
def screen(learner_id: int, key: str, number: int) -> ResponseReturnValue:
    """A screen seen again, gesture by gesture; its end unless another moment is asked for."""
    learner = accompanied(learner_id)
    sitting = shown(learner, key)
    if sitting is None:
        return hidden(learner)
    answers = list(Answer.history(sitting))
    row = next((one for one in answers if one.number == number and "#" not in one.item), None) or abort(404)
    is_there = deck.has(row.item)
    moment = request.args.get("moment", LAST, type=whole_number)
    return render_template(
        "aidants/screen.html",
        learner=learner,
        sitting=sitting,
        screen=screens.screen_of(sitting, row, answers),
        replay=screens.replay(sitting, row, moment) if is_there else None,
        lesson={"is_watched": False},  # What the drawn screen asks of the coach.
        words=bubbles(),
    )


@blueprint.get("/apprenants/<int:learner_id>/bilan/<key>/fichier/<form>")
@needs(AIDANT)
def export(learner_id: int, key: str, form: str) -> ResponseReturnValue:
    learner = accompanied(learner_id)
    sitting = shown(learner, key)
    if sitting is None:
        return hidden(learner)
    found = download(sitting, form) or abort(404)
    operations.carry_away(actor(), learner)
    return found


@blueprint.post("/apprenants/<int:learner_id>/competences/<skill>")
@needs(AIDANT)
def rate(learner_id: int, skill: str) -> ResponseReturnValue:
    """Say another level than the measured one, in one press; only of somebody who shows their garden."""
    learner = accompanied(learner_id)
    name = names().get(skill) or abort(404)
    sitting, form = Sitting.shared(learner.id).first(), RatingForm()
    if sitting is None:
        flash(_("Ce jardin n’est plus montré. Rien n’a changé."))
        return redirect(url_for(".latest", learner_id=learner.id), 303)
    if not form.validate():
        return page(learner, sitting, form, skill), 422
    level = int(form.niveau.data)
    operations.rate(me(), learner, skill, level, form.raison.data)
    said = _("C’est noté à côté du bilan : %(skill)s, %(level)s.", skill=name, level=level_words()[level].lower())
    flash(said, "success")
    return redirect(url_for(".latest", learner_id=learner.id, _anchor=skill), 303)


@blueprint.post("/apprenants/<int:learner_id>/competences/<skill>/retirer")
@needs(AIDANT)
def take_back(learner_id: int, skill: str) -> ResponseReturnValue:
    learner = accompanied(learner_id)
    name = names().get(skill) or abort(404)
    if operations.take_back_rating(me(), learner, skill):
        flash(_("Votre avis est retiré : %(skill)s.", skill=name), "success")
    else:
        flash(_("Vous n’aviez pas d’avis à retirer. Rien n’a changé."))
    return redirect(url_for(".latest", learner_id=learner.id, _anchor=skill), 303)
