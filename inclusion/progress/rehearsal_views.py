"""« Ma vraie démarche est le 12 »: the learner says it, gets ready, and tells a week later how it went."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from inclusion.clock import today
from inclusion.progress import rehearsals
from inclusion.progress.forms import RealDayForm
from inclusion.progress.models import ANSWERS, Rehearsal
from inclusion.progress.preparing import real_ones, sheet_of
from inclusion.security import LEARNER, needs

blueprint = Blueprint("rehearsals", __name__, template_folder="templates")


def mine(rehearsal_id: int) -> Rehearsal:
    """A real day of the learner who asks; nobody else is told that it exists."""
    found = Rehearsal.get_or_none(Rehearsal.id == rehearsal_id, Rehearsal.learner == current_user.id)
    return found or abort(404)


@blueprint.route("/ma-vraie-demarche", methods=["GET", "POST"])
@needs(LEARNER)
def plan() -> ResponseReturnValue:
    form = RealDayForm()
    if not form.validate_on_submit() or form.chosen is None:
        shown = {"form": form, "choices": real_ones(), "today": today()}
        return render_template("progress/real_day_new.html", **shown), 422 if form.errors else 200
    made = rehearsals.plan(current_user._get_current_object(), form.slug.data, form.chosen)
    if made is None:
        flash(_("Vous avez déjà 5 dates. Retirez-en une d’abord."), "mistake")
        return redirect(url_for("progress.home"), 303)
    flash(_("C’est noté. Voici de quoi vous préparer."), "success")
    return redirect(url_for(".sheet", rehearsal_id=made.id), 303)


@blueprint.get("/ma-vraie-demarche/<int:rehearsal_id>")
@needs(LEARNER)
def sheet(rehearsal_id: int) -> ResponseReturnValue:
    """What to bring, what to beware of, how to ask for help: to read, to hear, to print."""
    found = mine(rehearsal_id)
    shown = sheet_of(found) or abort(404)
    return render_template("progress/real_day.html", sheet=shown, rehearsal=found, back=url_for("progress.home"))


@blueprint.post("/ma-vraie-demarche/<int:rehearsal_id>/reponse")
@needs(LEARNER)
def answer(rehearsal_id: int) -> ResponseReturnValue:
    found, said = mine(rehearsal_id), request.form.get("reponse", "")
    if said not in ANSWERS:
        abort(400)
    rehearsals.answer(found, said, str(current_user.get_id()))
    flash(_("Merci. Votre réponse est notée."), "success")
    return redirect(url_for("progress.home"), 303)


@blueprint.post("/ma-vraie-demarche/<int:rehearsal_id>/retirer")
@needs(LEARNER)
def cancel(rehearsal_id: int) -> ResponseReturnValue:
    rehearsals.cancel(mine(rehearsal_id), str(current_user.get_id()))
    flash(_("La date est retirée."), "success")
    return redirect(url_for("progress.home"), 303)
