"""The information of learners: read to them, shown at the first visit, always there; written by managers."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from inclusion.accounts.models import Learner
from inclusion.places import kiosk, operations
from inclusion.places.forms import NoticeForm
from inclusion.places.models import Enrolment, Structure
from inclusion.places.notice import notice
from inclusion.security import LEARNER, MANAGER, needs, public

blueprint = Blueprint("rights", __name__, template_folder="templates")


def structures_of(learner: Learner) -> list[Structure]:
    """The structures of a learner, those joined lately first."""
    joined = Structure.select().join(Enrolment).where(Enrolment.learner == learner.id)
    return list(joined.order_by(Enrolment.id.desc()))


def place() -> Structure | None:
    """The structure whose notice concerns who asks: the kiosk's, else the learner's, else the staff's own."""
    found = kiosk.current()
    if found is not None:
        return found.structure
    if current_user.is_learner:
        return next(iter(structures_of(current_user)), None)
    mine = current_user.place_ids if current_user.is_staff else []
    return Structure.get_or_none(Structure.id == mine[0]) if mine else None


@blueprint.get("/vos-droits")
@public
def rights() -> ResponseReturnValue:
    where = place()
    return render_template("places/rights.html", points=notice(where), place=where)


@blueprint.route("/avant-de-commencer", methods=["GET"])
@needs(LEARNER)
def first() -> ResponseReturnValue:
    """What is kept, told before the first exercise to whoever was not told yet."""
    joined = structures_of(current_user)
    where = joined[0] if joined else None
    return render_template("places/first.html", points=notice(where), place=where)


@blueprint.post("/avant-de-commencer")
@needs(LEARNER)
def understood() -> ResponseReturnValue:
    operations.tell(current_user._get_current_object())
    return redirect(url_for("progress.home"), 303)


@blueprint.route("/lieux/<int:structure_id>/information", methods=["GET", "POST"])
@needs(MANAGER)
def write(structure_id: int) -> ResponseReturnValue:
    """What a structure of mine tells its learners."""
    managed = [post.structure_id for post in current_user.posts if post.role == MANAGER]
    found = Structure.get_or_none(Structure.id == structure_id, Structure.id.in_(managed)) or abort(404)
    form = NoticeForm(obj=found)
    if not form.validate_on_submit():
        page = render_template("places/notice_form.html", form=form, place=found, points=notice(found))
        return page, 422 if form.errors else 200
    said = (form.basis.data, form.contact.data, form.retention.data)
    operations.write_notice(found, *said, actor=current_user.get_id())
    flash(_("L’information de votre lieu est à jour."), "success")
    return redirect(url_for(".write", structure_id=found.id), 303)
