"""A learner's real day, as an aidant notes it, prepares it with them, and asks how it went."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.aidants.access import COMPANIONS, actor, me, mine
from inclusion.clock import today
from inclusion.progress import rehearsals
from inclusion.progress.forms import RealDayForm
from inclusion.progress.models import ANSWERS, Rehearsal
from inclusion.progress.preparing import real_ones, sheet_of
from inclusion.security import needs

blueprint = Blueprint("real_days", __name__, template_folder="templates")


def real_day(learner_id: int, rehearsal_id: int) -> Rehearsal:
    """A real day of a learner of mine."""
    asked = (Rehearsal.id == rehearsal_id, Rehearsal.learner == mine(learner_id))
    found: Rehearsal | None = Rehearsal.get_or_none(*asked)
    return found or abort(404)


def back_to(learner_id: int) -> ResponseReturnValue:
    return redirect(url_for("aidants.learner", learner_id=learner_id) + "#rehearsals", 303)


@blueprint.route("/apprenants/<int:learner_id>/vraie-demarche", methods=["GET", "POST"])
@needs(*COMPANIONS)
def plan(learner_id: int) -> ResponseReturnValue:
    found, form = mine(learner_id), RealDayForm()
    if not form.validate_on_submit() or form.chosen is None:
        shown = {"form": form, "choices": real_ones(), "today": today(), "learner": found}
        return render_template("aidants/real_day_new.html", **shown), 422 if form.errors else 200
    if rehearsals.plan(found, form.slug.data, form.chosen, me()) is None:
        flash(_("Il y a déjà 5 dates. Retirez-en une d’abord."), "mistake")
    else:
        flash(_("C’est noté. La personne le voit dans son espace."), "success")
    return back_to(found.id)


@blueprint.get("/apprenants/<int:learner_id>/vraie-demarche/<int:rehearsal_id>")
@needs(*COMPANIONS)
def sheet(learner_id: int, rehearsal_id: int) -> ResponseReturnValue:
    """The sheet to print and to give."""
    found = real_day(learner_id, rehearsal_id)
    shown = sheet_of(found) or abort(404)
    back = url_for("aidants.learner", learner_id=learner_id)
    return render_template("progress/real_day.html", sheet=shown, rehearsal=found, back=back)


@blueprint.post("/apprenants/<int:learner_id>/vraie-demarche/<int:rehearsal_id>/reponse")
@needs(*COMPANIONS)
def answer(learner_id: int, rehearsal_id: int) -> ResponseReturnValue:
    found, said = real_day(learner_id, rehearsal_id), request.form.get("reponse", "")
    if said not in ANSWERS:
        abort(400)
    rehearsals.answer(found, said, actor())
    flash(_("La réponse est notée."), "success")
    return back_to(learner_id)


@blueprint.post("/apprenants/<int:learner_id>/vraie-demarche/<int:rehearsal_id>/retirer")
@needs(*COMPANIONS)
def cancel(learner_id: int, rehearsal_id: int) -> ResponseReturnValue:
    rehearsals.cancel(real_day(learner_id, rehearsal_id), actor())
    flash(_("La date est retirée."), "success")
    return back_to(learner_id)
