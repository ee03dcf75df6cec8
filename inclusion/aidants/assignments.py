"""Proposing a démarche or a parcours to somebody or to a group, and proposing it no more."""

from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, StringField, ValidationError
from wtforms.validators import DataRequired

from inclusion import audit
from inclusion.accounts.models import Learner
from inclusion.aidants.access import COMPANIONS, actor, me, mine, my_group, place_ids, place_of
from inclusion.clock import today
from inclusion.database import transaction
from inclusion.modules.browsing import titled
from inclusion.modules.library import library
from inclusion.places.models import Group, Structure
from inclusion.progress import proposals
from inclusion.progress.forms import near_day
from inclusion.progress.models import Assignment
from inclusion.security import needs

blueprint = Blueprint("assignments", __name__, template_folder="templates")
MODULE, PARCOURS = "demarche:", "parcours:"


class ProposalForm(FlaskForm):
    """What is proposed, and until when; `place` is the structure in which it is."""

    place: Structure

    what = StringField(_l("Quoi"), validators=[DataRequired(message=_l("Choisissez une démarche ou un parcours."))])
    due = StringField(_l("Avant le"))

    def validate_what(self, field: Field) -> None:
        if not proposals.modules_of(**self.chosen(), structure_id=self.place.id):
            raise ValidationError(_l("Choisissez une démarche ou un parcours."))

    def validate_due(self, field: Field) -> None:
        field.day = near_day(field.data, today())

    def chosen(self) -> dict[str, str]:
        said = self.what.data or ""
        return {
            "slug": said.removeprefix(MODULE) if said.startswith(MODULE) else "",
            "parcours": said.removeprefix(PARCOURS) if said.startswith(PARCOURS) else "",
        }

    @property
    def day(self) -> date | None:
        found: date | None = getattr(self.due, "day", None)
        return found


@blueprint.route("/apprenants/<int:learner_id>/proposer", methods=["GET", "POST"])
@needs(*COMPANIONS)
def to_learner(learner_id: int) -> ResponseReturnValue:
    found = mine(learner_id)
    back = url_for("aidants.learner", learner_id=found.id) + "#assignments"
    return _propose(found, place_of(found), back, found.name)


@blueprint.route("/groupes/<int:group_id>/proposer", methods=["GET", "POST"])
@needs(*COMPANIONS)
def to_group(group_id: int) -> ResponseReturnValue:
    found = my_group(group_id)
    if found.closed_at:
        abort(404)
    return _propose(found, found.structure, url_for("groups.group", group_id=found.id) + "#assignments", found.name)


def _propose(to: Learner | Group, place: Structure, back: str, name: str) -> ResponseReturnValue:
    form = ProposalForm(**({"what": request.args.get("quoi", "")[:80]} if request.method == "GET" else {}))
    form.place = place
    if not form.validate_on_submit():
        page = render_template("aidants/proposal.html", form=form, back=back, name=name, **choices(place))
        return page, 422 if form.errors else 200
    with transaction():
        proposals.propose(place, me(), to, due=form.day, **form.chosen())
        audit.note(
            actor(), "assignment.create", f"{'group' if isinstance(to, Group) else 'learner'}:{to.id}", place.id
        )
    flash(_("C’est proposé : %(name)s le verra en premier.", name=name), "success")
    return redirect(back, 303)


def choices(place: Structure) -> dict[str, Any]:
    """What can be proposed: parcours, then démarches under the need that they answer."""
    walks, shelves = titled(library().catalogue([place.id]))
    return {
        "walks": [(PARCOURS + key, words) for key, words in walks],
        "shelves": [(need, [(MODULE + slug, title) for slug, title in found]) for need, found in shelves],
    }


@blueprint.post("/propositions/<int:assignment_id>/retirer")
@needs(*COMPANIONS)
def withdraw(assignment_id: int) -> ResponseReturnValue:
    """Propose it no more; what was done stays done."""
    asked = (Assignment.id == assignment_id, Assignment.structure.in_(place_ids()))
    found = Assignment.get_or_none(*asked) or abort(404)
    with transaction():
        proposals.withdraw(found)
        audit.note(actor(), "assignment.withdraw", f"assignment:{found.id}", found.structure_id)
    flash(_("Ce n’est plus proposé. Ce qui est fait reste fait."), "success")
    if found.group_id:
        return redirect(url_for("groups.group", group_id=found.group_id), 303)
    return redirect(url_for("aidants.learner", learner_id=found.learner_id), 303)
