"""The pages of a structure: its card and its journal; and the structures, for an administrator."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.database import holds
from inclusion.places.models import Kiosk, Structure
from inclusion.received import whole_number
from inclusion.security import ADMINISTRATOR, MANAGER, needs
from inclusion.teams import operations, trail
from inclusion.teams.forms import NewStructureForm, StructureForm
from inclusion.teams.members import managers_at_work, members_of
from inclusion.teams.scope import managed, me
from inclusion.versions import version

blueprint = Blueprint("teams", __name__, template_folder="templates")
PAGE = 50
FIELDS = ("name", "address", "postcode", "town", "insee", "has_notes")


@blueprint.get("/structure")
@needs(MANAGER)
def home() -> ResponseReturnValue:
    """The structure that I manage, or which one when there are several."""
    mine = list(Structure.select().where(Structure.id.in_(me().ids_as(MANAGER))).order_by(Structure.name))
    if len(mine) == 1:
        return redirect(url_for(".place", structure_id=mine[0].id))
    return render_template("teams/choose.html", structures=mine)


@blueprint.get("/structure/<int:structure_id>")
@needs(MANAGER)
def place(structure_id: int) -> ResponseReturnValue:
    found = managed(structure_id)
    kiosks = Kiosk.select().where(Kiosk.structure == found.id, Kiosk.is_open).count()
    at_work = sum(member.is_at_work for member in members_of(found))
    return render_template("teams/place.html", place=found, kiosks=kiosks, at_work=at_work)


@blueprint.route("/structure/<int:structure_id>/modifier", methods=["GET", "POST"])
@needs(MANAGER)
def edit(structure_id: int) -> ResponseReturnValue:
    """Write the card; when the page was older than what is kept, nothing is written and both are shown."""
    found = managed(structure_id)
    form = StructureForm(obj=found)
    if not form.validate_on_submit():
        return card(found, form, request.form.get("version", version(found, FIELDS)), 422 if form.errors else 200)
    values = {name: form[name].data for name in FIELDS}
    is_fresh = request.form.get("version") == version(found, FIELDS)
    if not is_fresh or not operations.change_structure(found, values, me()):
        latest = managed(structure_id)
        return card(latest, form, version(latest, FIELDS), 409, StructureForm(formdata=None, obj=latest))
    flash(_("La fiche de la structure est à jour."), "success")
    return redirect(url_for(".place", structure_id=found.id), 303)


def card(
    found: Structure, form: StructureForm, seen: str, status: int, kept: StructureForm | None = None
) -> ResponseReturnValue:
    """The form; `seen` is what it was filled in from, `kept` what somebody else has just written."""
    page = render_template("teams/edit.html", place=found, form=form, version=seen, kept=kept)
    return page, status


@blueprint.get("/structure/<int:structure_id>/journal")
@needs(MANAGER)
def journal(structure_id: int) -> ResponseReturnValue:
    """Who did what here, the latest first."""
    found = managed(structure_id)
    page, pages = paged(trail.count(found))
    entries = trail.entries(found, page, PAGE)
    return render_template("teams/journal.html", place=found, entries=entries, page=page, pages=pages)


@blueprint.get("/structures")
@needs(ADMINISTRATOR)
def structures() -> ResponseReturnValue:
    """Every structure, and whether somebody manages it."""
    wanted = request.args.get("nom", "").strip()[:60]
    found = Structure.select().order_by(Structure.name, Structure.id)
    if wanted:
        found = found.where(holds(Structure.name, wanted) | holds(Structure.town, wanted))
    page, pages = paged(found.count())
    places = list(found.paginate(page, PAGE))
    managers = managers_at_work([one.id for one in places])
    return render_template(
        "teams/structures.html", places=places, managers=managers, wanted=wanted, page=page, pages=pages
    )


def paged(rows: int) -> tuple[int, int]:
    """The page of a list that is asked for, and how many there are."""
    pages = max(1, -(-rows // PAGE))
    return min(max(request.args.get("page", 1, type=whole_number), 1), pages), pages


@blueprint.route("/structures/nouvelle", methods=["GET", "POST"])
@needs(ADMINISTRATOR)
def new_structure() -> ResponseReturnValue:
    """Open a structure, then invite its first manager."""
    form = NewStructureForm()
    if not form.validate_on_submit():
        return render_template("teams/new_structure.html", form=form), 422 if form.errors else 200
    opened = operations.open_structure(form.name.data, form.town.data, me())
    flash(_("La structure est ouverte. Invitez maintenant son responsable."), "success")
    return redirect(url_for("invitations.invite", structure_id=opened.id), 303)
