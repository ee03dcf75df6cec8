"""Deleting a learner, and the bin from which they are taken back for 30 days."""

from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.accounts.models import Learner
from inclusion.aidants import operations
from inclusion.aidants.access import COMPANIONS, actor, mine, place_ids
from inclusion.places.models import Enrolment
from inclusion.received import whole_number
from inclusion.security import needs

if TYPE_CHECKING:
    from peewee import ModelSelect

blueprint = Blueprint("recovery", __name__, template_folder="templates")
PAGE = 50


@blueprint.get("/apprenants/<int:learner_id>/supprimer")
@needs(*COMPANIONS)
def ask(learner_id: int) -> ResponseReturnValue:
    """What deleting does, before doing it."""
    return render_template("aidants/delete.html", learner=mine(learner_id), kept=operations.KEPT.days)


@blueprint.post("/apprenants/<int:learner_id>/supprimer")
@needs(*COMPANIONS)
def delete(learner_id: int) -> ResponseReturnValue:
    found = mine(learner_id)
    operations.delete(found, actor())
    flash(_("%(name)s est dans la corbeille pour 30 jours.", name=found.name), "success")
    return redirect(url_for(".bin"), 303)


@blueprint.get("/corbeille")
@needs(*COMPANIONS)
def bin() -> ResponseReturnValue:
    """Who was deleted, and how many days are left to take them back."""
    page = max(request.args.get("page", 1, type=whole_number), 1)
    found = deleted()
    count = found.count()
    shown = found.order_by(Learner.deleted_at, Learner.id).paginate(page, PAGE)
    rows = [(learner, operations.days_left(learner.deleted_at)) for learner in shown]
    return render_template("aidants/bin.html", rows=rows, page=page, pages=max(1, -(-count // PAGE)))


def deleted() -> "ModelSelect[Learner]":
    """The learners of my structures who are in the bin."""
    known = Enrolment.select(Enrolment.learner).where(Enrolment.structure.in_(place_ids()))
    return Learner.select().where(Learner.id.in_(known), Learner.deleted_at.is_null(False))


@blueprint.post("/corbeille/<int:learner_id>/reprendre")
@needs(*COMPANIONS)
def take_back(learner_id: int) -> ResponseReturnValue:
    found = deleted().where(Learner.id == learner_id).first() or abort(404)
    if not operations.take_back(found, actor()):
        flash(_("Les 30 jours sont passés : cette personne ne peut plus être reprise."), "mistake")
        return redirect(url_for(".bin"), 303)
    flash(_("%(name)s est de nouveau dans la liste. Ses exercices sont gardés.", name=found.name), "success")
    return redirect(url_for("aidants.learner", learner_id=found.id), 303)
