"""Signing in and out."""

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import LoginManager, current_user

from inclusion import sessions, throttle
from inclusion.accounts import signing
from inclusion.accounts.forms import SignInForm
from inclusion.accounts.models import Visitor
from inclusion.clock import now
from inclusion.security import local_path, public

blueprint = Blueprint("accounts", __name__, template_folder="templates")
manager = LoginManager()
manager.anonymous_user = Visitor
manager.session_protection = None  # Mobile networks change addresses; sessions are short instead.


manager.user_loader(signing.load)


@blueprint.route("/connexion", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("accounts/sign_in.html", form=form), 422 if form.errors else 200
    doors = signing.doors_of(form.email.data)
    if throttle.sleeping_until(doors, now()):
        form.password.errors = [_("Trop d’essais. Attendez 2 minutes, puis recommencez.")]
        return render_template("accounts/sign_in.html", form=form), 429
    person = signing.recognise(form.email.data, form.password.data)
    if person is None:
        throttle.failed(doors, now())
        form.password.errors = [_("L’adresse ou le mot de passe n’est pas le bon.")]
        return render_template("accounts/sign_in.html", form=form), 422
    throttle.opened(doors)
    signing.sign_in(person)
    return redirect(local_path(request.args.get("suite")) or url_for("aidant_home.home"), 303)


@blueprint.post("/deconnexion")
@public
def sign_out() -> ResponseReturnValue:
    """« J’ai fini » and « Se déconnecter »: everything of this person leaves the browser."""
    was_staff = current_user.is_staff
    sessions.renew()
    flash(
        _("Vous êtes déconnecté.") if was_staff else _("C’est fini. Tout est gardé, rien ne reste à l’écran."),
        "success",
    )
    return sessions.left(redirect(url_for("modules.home"), 303))


def init_app(app: Flask) -> None:
    manager.init_app(app)
