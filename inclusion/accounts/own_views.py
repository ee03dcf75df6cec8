"""« Mon compte »: one's password, the protection by telephone, the sessions that are open."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from peewee import ModelSelect

from inclusion import throttle
from inclusion.accounts import operations, protection, signing
from inclusion.accounts.forms import KnownPasswordForm, PasswordForm, SetUpForm
from inclusion.accounts.models import Staff, StaffSession
from inclusion.accounts.secrets import is_password
from inclusion.accounts.views import confirmed, too_many
from inclusion.clock import now
from inclusion.security import STAFF, needs

blueprint = Blueprint("account", __name__, template_folder="templates")


def me() -> Staff:
    """The person behind the proxy."""
    person: Staff = current_user._get_current_object()
    return person


def my_sessions() -> "ModelSelect[StaffSession]":
    """Those that still open something, the latest used first."""
    return StaffSession.open_since(signing.live_since()).where(StaffSession.staff == me().id)


@blueprint.get("/mon-compte")
@needs(STAFF)
def home() -> ResponseReturnValue:
    return render_template(
        "accounts/account.html",
        opened=list(my_sessions()),
        places=me().roles_by_place(),
        left=me().recovery_codes.count(),
        is_required=signing.needs_factor(),
    )


@blueprint.route("/mon-compte/mot-de-passe", methods=["GET", "POST"])
@needs(STAFF)
def password() -> ResponseReturnValue:
    form = PasswordForm(email=me().email)
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        status = recognised(form)
        if status == 200:
            operations.change_password(me(), form.new.data, kept=me().opened.id)
            flash(_("Votre mot de passe est changé. Vos autres séances sont fermées."), "success")
            return redirect(url_for(".home"), 303)
    return render_template("accounts/password.html", form=form), status


def recognised(form: KnownPasswordForm | PasswordForm | SetUpForm) -> int:
    """200 when the password of today is right; else the status of the answer, and the form says why."""
    doors = signing.doors_of(me().email)
    if throttle.sleeping_until(doors, now()):
        form.password.errors = [too_many()]
        return 429
    if not is_password(form.password.data, me().password_hash):
        throttle.failed(doors, now())
        form.password.errors = [_("Ce n’est pas votre mot de passe d’aujourd’hui.")]
        return 422
    throttle.opened(doors)
    return 200


@blueprint.route("/mon-compte/protection", methods=["GET", "POST"])
@needs(STAFF)
def protection_set_up() -> ResponseReturnValue:
    """A first telephone, or another one in its place."""
    form = SetUpForm()
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        status = recognised(form)
        codes = None
        if status == 200:
            codes, status = confirmed(me(), form, kept=me().opened.id)
        if codes:
            return render_template("accounts/recovery_codes.html", codes=codes, after=url_for(".home"))
    shown = protection.set_up(me())
    return render_template("accounts/protect.html", form=form, set_up=shown, is_first=False), status


@blueprint.route("/mon-compte/codes-de-secours", methods=["GET", "POST"])
@needs(STAFF)
def recovery() -> ResponseReturnValue:
    """Ten new codes on paper."""
    if not me().is_protected:
        return redirect(url_for(".protection_set_up"), 303)
    form = KnownPasswordForm()
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        status = recognised(form)
        if status == 200:
            codes = operations.renew_recovery_codes(me())
            return render_template("accounts/recovery_codes.html", codes=codes, after=url_for(".home"))
    return render_template("accounts/recovery.html", form=form), status


@blueprint.route("/mon-compte/protection/retirer", methods=["GET", "POST"])
@needs(STAFF)
def unprotect() -> ResponseReturnValue:
    """Come back to the password alone, where this place allows it."""
    if signing.needs_factor() or not me().is_protected:
        return redirect(url_for(".home"), 303)
    form = KnownPasswordForm()
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        status = recognised(form)
        if status == 200:
            operations.unprotect(me())
            flash(_("La protection par téléphone est retirée."), "success")
            return redirect(url_for(".home"), 303)
    return render_template("accounts/unprotect.html", form=form), status


@blueprint.post("/mon-compte/seances/<int:session_id>/fermer")
@needs(STAFF)
def close_session(session_id: int) -> ResponseReturnValue:
    """Close one of my sessions, in another browser."""
    mine = my_sessions().where(StaffSession.id == session_id).first() or abort(404)
    operations.close_sessions(me(), only=mine.id)
    flash(_("Cette séance est fermée."), "success")
    return redirect(url_for(".home"), 303)


@blueprint.post("/mon-compte/seances/fermer")
@needs(STAFF)
def close_others() -> ResponseReturnValue:
    operations.close_other_sessions(me(), kept=me().opened.id)
    flash(_("Vos autres séances sont fermées."), "success")
    return redirect(url_for(".home"), 303)
