"""The team of a structure: who belongs to it, in which roles; somebody is locked out, leaves, or comes back."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion import qr
from inclusion.accounts import operations as accounts
from inclusion.database import transaction
from inclusion.security import ADMINISTRATOR, MANAGER, needs
from inclusion.teams import operations
from inclusion.teams.forms import RolesForm
from inclusion.teams.members import Member
from inclusion.teams.operations import LastManager
from inclusion.teams.scope import (
    helped,
    invitations_of,
    managed,
    manages,
    mate,
    may_change_password,
    may_unprotect,
    me,
    overseen,
    team_of,
)

blueprint = Blueprint("members", __name__, template_folder="templates")


@blueprint.get("/structure/<int:structure_id>/equipe")
@needs(MANAGER, ADMINISTRATOR)
def team(structure_id: int) -> ResponseReturnValue:
    place = overseen(structure_id)
    return render_template(
        "teams/team.html",
        place=place,
        members=team_of(place),
        invitations=list(invitations_of(place)),
        manages=manages(place),
    )


@blueprint.get("/structure/<int:structure_id>/equipe/<int:staff_id>")
@needs(MANAGER, ADMINISTRATOR)
def member(structure_id: int, staff_id: int) -> ResponseReturnValue:
    place = overseen(structure_id)
    found = mate(place, staff_id)
    form = RolesForm(formdata=None, data=dict.fromkeys(found.roles, True))
    return page(structure_id, found, form)


def page(structure_id: int, found: Member, form: RolesForm, status: int = 200) -> ResponseReturnValue:
    place = overseen(structure_id)
    shown = render_template(
        "teams/member.html",
        place=place,
        member=found,
        form=form,
        manages=manages(place),
        may_unprotect=may_unprotect(found),
        may_change_password=may_change_password(found),
    )
    return shown, status


@blueprint.post("/structure/<int:structure_id>/equipe/<int:staff_id>/roles")
@needs(MANAGER)
def roles(structure_id: int, staff_id: int) -> ResponseReturnValue:
    place = managed(structure_id)
    found = mate(place, staff_id)
    form = RolesForm()
    if found.is_closed or not form.validate_on_submit():
        return page(structure_id, found, form, 422)
    try:
        operations.change_roles(place, found.staff, form.chosen, me())
    except LastManager:
        return alone(structure_id, staff_id)
    flash(_("Les rôles de %(name)s sont à jour.", name=found.staff.name), "success")
    return back(structure_id)


def alone(structure_id: int, staff_id: int) -> ResponseReturnValue:
    """Nobody would be left to manage: nothing has changed."""
    flash(_("Il faut au moins un responsable. Nommez d’abord quelqu’un d’autre. Rien n’a changé."), "mistake")
    return redirect(url_for(".member", structure_id=structure_id, staff_id=staff_id), 303)


def back(structure_id: int) -> ResponseReturnValue:
    """To the team, or to one's own pages for somebody who has just given up managing."""
    me().forget_posts()
    if structure_id in me().ids_as(MANAGER) or me().is_administrator:
        return redirect(url_for(".team", structure_id=structure_id), 303)
    return redirect(url_for("account.home"), 303)


@blueprint.post("/structure/<int:structure_id>/equipe/<int:staff_id>/fermer")
@needs(MANAGER)
def close(structure_id: int, staff_id: int) -> ResponseReturnValue:
    place = managed(structure_id)
    found = mate(place, staff_id)
    try:
        operations.close_member(place, found.staff, me())
    except LastManager:
        return alone(structure_id, staff_id)
    flash(_("L’accès de %(name)s est fermé. Vous pourrez le rouvrir.", name=found.staff.name), "success")
    return back(structure_id)


@blueprint.post("/structure/<int:structure_id>/equipe/<int:staff_id>/rouvrir")
@needs(MANAGER, ADMINISTRATOR)
def reopen(structure_id: int, staff_id: int) -> ResponseReturnValue:
    place = overseen(structure_id)
    found = mate(place, staff_id)
    operations.reopen_member(place, found.staff, me())
    flash(_("L’accès de %(name)s est rouvert.", name=found.staff.name), "success")
    return back(structure_id)


@blueprint.post("/structure/<int:structure_id>/equipe/<int:staff_id>/protection")
@needs(MANAGER, ADMINISTRATOR)
def unprotect(structure_id: int, staff_id: int) -> ResponseReturnValue:
    """A telephone was lost, and the codes on paper too."""
    place = overseen(structure_id)
    with transaction():
        found = helped(place, staff_id, may_unprotect)
        accounts.unprotect(found.staff, actor=operations.name_of(me()))
    flash(_("%(name)s se connecte maintenant sans téléphone, et pourra en choisir un autre.", name=found.staff.name))
    return redirect(url_for(".member", structure_id=structure_id, staff_id=staff_id), 303)


@blueprint.post("/structure/<int:structure_id>/equipe/<int:staff_id>/mot-de-passe")
@needs(MANAGER, ADMINISTRATOR)
def password(structure_id: int, staff_id: int) -> ResponseReturnValue:
    """A password was forgotten: an address to pass on, shown this once."""
    place = overseen(structure_id)
    with transaction():
        found = helped(place, staff_id, may_change_password)
        token = operations.make_password_link(found.staff, me())
    address = url_for("accounts.new_password", token=token, _external=True)
    return render_template(
        "teams/password_link.html", place=place, member=found, address=address, qr=qr.drawing(address)
    )
