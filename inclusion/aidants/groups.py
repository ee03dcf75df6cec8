"""Groups: who comes together. Created, renamed, closed; learners put in and taken out many at once."""

from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from peewee import fn

from inclusion.accounts.models import Learner
from inclusion.aidants import directory, group_operations
from inclusion.aidants.access import COMPANIONS, actor, my_group, place_ids, structures
from inclusion.aidants.directory import Asked
from inclusion.aidants.forms import GroupForm
from inclusion.aidants.proposed import proposed, titles
from inclusion.clock import now, today
from inclusion.database import holds
from inclusion.places.models import Enrolment, Group, GroupMember
from inclusion.received import whole_number
from inclusion.security import needs

if TYPE_CHECKING:
    from peewee import ModelSelect

blueprint = Blueprint("groups", __name__, template_folder="templates")
SHOWN, MANY = 100, 200


@blueprint.get("/groupes")
@needs(*COMPANIONS)
def groups() -> ResponseReturnValue:
    """My groups; those that meet no more can be opened again."""
    everything = list(_mine().order_by(Group.closed_at.is_null(False), Group.name, Group.id).limit(MANY))
    return render_template("aidants/groups.html", groups=everything, form=GroupForm(structures()))


def _mine() -> "ModelSelect[Group]":
    size = fn.COUNT(GroupMember.id).alias("size")
    counted = Group.select(Group, size).left_outer_join(GroupMember).group_by(Group)
    return counted.where(Group.structure.in_(place_ids()))


@blueprint.post("/groupes")
@needs(*COMPANIONS)
def create() -> ResponseReturnValue:
    places = structures()
    form = GroupForm(places)
    chosen = next((one for one in places if one.id == form.structure.data), places[0] if len(places) == 1 else None)
    if not form.validate_on_submit():
        everything = list(_mine().order_by(Group.name, Group.id).limit(MANY))
        return render_template("aidants/groups.html", groups=everything, form=form), 422
    if chosen is None:
        abort(404)
    group = group_operations.create(chosen, form.name.data, actor())
    flash(_("Le groupe « %(name)s » est créé. Ajoutez des personnes.", name=group.name), "success")
    return redirect(url_for(".choose", group_id=group.id), 303)


@blueprint.get("/groupes/<int:group_id>")
@needs(*COMPANIONS)
def group(group_id: int) -> ResponseReturnValue:
    """The people of a group, and what they are asked to do."""
    found = my_group(group_id)
    asked = Asked(group=found.id)
    page = max(request.args.get("page", 1, type=whole_number), 1)
    search = directory.search([found.structure_id], asked, now(), today())
    lines, count = directory.page_of(search, page)
    return render_template(
        "aidants/group.html",
        group=found,
        form=GroupForm([found.structure], name=found.name),
        lines=lines,
        count=count,
        page=page,
        pages=max(1, -(-count // directory.PAGE)),
        assignments=proposed(found),
        titles=titles(),
        today=today(),
    )


@blueprint.get("/groupes/<int:group_id>/ajouter")
@needs(*COMPANIONS)
def choose(group_id: int) -> ResponseReturnValue:
    """The people of the structure who are not in the group: to be ticked, or looked for by name."""
    found = my_group(group_id)
    wanted = request.args.get("nom", "").strip()[:30]
    others = _others(found, wanted)
    is_cut = len(others) == SHOWN
    return render_template("aidants/group_add.html", group=found, wanted=wanted, others=others, is_cut=is_cut)


def _others(found: Group, wanted: str) -> list[Learner]:
    """The learners of the structure who are not in the group, by name."""
    inside = GroupMember.select(GroupMember.learner).where(GroupMember.group == found)
    others = Enrolment.learners_of([found.structure_id]).where(Learner.id.not_in(inside))
    return list((others.where(holds(Learner.name, wanted)) if wanted else others).limit(SHOWN))


@blueprint.post("/groupes/<int:group_id>/nom")
@needs(*COMPANIONS)
def rename(group_id: int) -> ResponseReturnValue:
    found = my_group(group_id)
    form = GroupForm([found.structure])
    if form.validate_on_submit():
        group_operations.rename(found, form.name.data)
        flash(_("Le groupe a un nouveau nom."), "success")
    else:
        flash(str(next(iter(form.name.errors), _("Saisissez le nom du groupe."))), "mistake")
    return redirect(url_for(".group", group_id=found.id), 303)


@blueprint.post("/groupes/<int:group_id>/fermer")
@needs(*COMPANIONS)
def close(group_id: int) -> ResponseReturnValue:
    found = my_group(group_id)
    group_operations.close(found, actor())
    flash(_("Le groupe « %(name)s » est fermé. Les personnes restent dans la liste.", name=found.name), "success")
    return redirect(url_for(".groups"), 303)


@blueprint.post("/groupes/<int:group_id>/rouvrir")
@needs(*COMPANIONS)
def open_again(group_id: int) -> ResponseReturnValue:
    found = my_group(group_id)
    group_operations.open_again(found, actor())
    flash(_("Le groupe « %(name)s » se réunit de nouveau.", name=found.name), "success")
    return redirect(url_for(".group", group_id=found.id), 303)


@blueprint.post("/groupes/<int:group_id>/ajouter")
@needs(*COMPANIONS)
def add(group_id: int) -> ResponseReturnValue:
    """Put in those who are ticked; somebody of another structure makes the whole request void."""
    found = my_group(group_id)
    added = group_operations.add(found, _ticked(found), actor())
    flash(ngettext("%(num)s personne ajoutée au groupe.", "%(num)s personnes ajoutées au groupe.", added), "success")
    return redirect(url_for(".group", group_id=found.id), 303)


@blueprint.post("/groupes/<int:group_id>/retirer")
@needs(*COMPANIONS)
def remove(group_id: int) -> ResponseReturnValue:
    found = my_group(group_id)
    gone = group_operations.remove(found, _ticked(found), actor())
    flash(ngettext("%(num)s personne retirée du groupe.", "%(num)s personnes retirées du groupe.", gone), "success")
    return redirect(url_for(".group", group_id=found.id), 303)


def _ticked(found: Group) -> list[int]:
    """The learners ticked in the form, all of the group's structure."""
    given = request.form.getlist("learner")[:MANY]
    ids = sorted({int(one) for one in given if one.isdecimal() and len(one) < 10})
    known = Enrolment.learners_of([found.structure_id]).where(Learner.id.in_(ids)).count()
    if len(ids) != len(set(given)) or known != len(ids):
        abort(404)
    return ids
