"""Inviting somebody, and the kind page where they choose their name and password."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from inclusion import qr
from inclusion.accounts import signing
from inclusion.accounts.roles import home_of
from inclusion.places.models import Structure
from inclusion.security import ADMINISTRATOR, MANAGER, STAFF, needs, public
from inclusion.teams import operations
from inclusion.teams.forms import InvitationForm, JoinForm, ManagerForm
from inclusion.teams.models import Invitation
from inclusion.teams.operations import InvitationOver
from inclusion.teams.scope import invitations_of, manages, me, overseen

blueprint = Blueprint("invitations", __name__, template_folder="templates")


@blueprint.route("/structure/<int:structure_id>/equipe/inviter", methods=["GET", "POST"])
@needs(MANAGER, ADMINISTRATOR)
def invite(structure_id: int) -> ResponseReturnValue:
    """A manager invites in any role, an administrator invites managers."""
    place = overseen(structure_id)
    form = InvitationForm() if manages(place) else ManagerForm()
    if not form.validate_on_submit():
        return render_template("teams/invite.html", place=place, form=form), 422 if form.errors else 200
    roles = form.chosen if manages(place) else [MANAGER]
    invitation, token = operations.invite(place, roles, form.label.data, me())
    return show_link(place, invitation, token)


def show_link(place: Structure, invitation: Invitation, token: str) -> ResponseReturnValue:
    """The address to pass on, shown this once: only its hash is kept."""
    address = url_for(".welcome", token=token, _external=True)
    return render_template(
        "teams/link.html", place=place, invitation=invitation, address=address, qr=qr.drawing(address)
    )


@blueprint.post("/structure/<int:structure_id>/invitations/<int:invitation_id>/annuler")
@needs(MANAGER, ADMINISTRATOR)
def revoke(structure_id: int, invitation_id: int) -> ResponseReturnValue:
    place = overseen(structure_id)
    found = invitations_of(place).where(Invitation.id == invitation_id).first() or abort(404)
    operations.revoke(found, me())
    flash(_("L’invitation de %(name)s est annulée.", name=found.label), "success")
    return redirect(url_for("members.team", structure_id=place.id), 303)


@blueprint.route("/invitation/<token>", methods=["GET", "POST"])
@public
def welcome(token: str) -> ResponseReturnValue:
    """Where an invitation leads: choose a name, an address and a password, or accept with the account one has."""
    invitation = operations.invitation_of(token)
    if invitation is None:
        return over()
    if current_user.is_staff and invitation.created_by_id == me().id:
        return render_template("teams/own.html", invitation=invitation, home=home_of(me()))
    if current_user.is_staff:
        return render_template("teams/accept.html", invitation=invitation, token=token)
    form = JoinForm()
    if not form.validate_on_submit():
        return welcomed(invitation, token, form, 422 if form.errors else 200)
    try:
        person = operations.join(invitation, form.name.data, form.email.data, form.new.data)
    except InvitationOver:
        return over()
    except ValueError:
        form.email.errors = [_("Cette adresse a déjà un compte. Connectez-vous avec ce compte pour accepter.")]
        return welcomed(invitation, token, form, 422)
    flash(_("Bienvenue %(name)s. Votre compte est prêt.", name=person.name), "success")
    return redirect(signing.enter(person, None), 303)


def welcomed(invitation: Invitation, token: str, form: JoinForm, status: int) -> ResponseReturnValue:
    return render_template("teams/welcome.html", invitation=invitation, token=token, form=form), status


def over() -> ResponseReturnValue:
    return render_template("teams/invitation_over.html"), 404


@blueprint.post("/invitation/<token>/accepter")
@needs(STAFF)
def accept(token: str) -> ResponseReturnValue:
    """Somebody who already has an account takes the roles of the invitation; nobody takes those that they offer."""
    invitation = operations.invitation_of(token)
    if invitation is None or invitation.created_by_id == me().id:
        return over()
    try:
        operations.accept(invitation, me())
    except InvitationOver:
        return over()
    me().forget_posts()
    flash(_("C’est fait. Bienvenue dans l’équipe."), "success")
    return redirect(home_of(me()), 303)
