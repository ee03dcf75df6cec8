"""Signing in, with a password then a telephone's code, and out."""

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import LoginManager, current_user

from inclusion import sessions, throttle
from inclusion.accounts import operations, password_links, protection, signing
from inclusion.accounts.forms import CodeForm, NewPasswordForm, PaperForm, SignInForm
from inclusion.accounts.models import Staff, Visitor
from inclusion.accounts.roles import DUTIES, NAMES
from inclusion.clock import now
from inclusion.files import is_file
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
        form.password.errors = [too_many()]
        return render_template("accounts/sign_in.html", form=form), 429
    person = signing.recognise(form.email.data, form.password.data)
    if person is None:
        throttle.failed(doors, now())
        form.password.errors = [_("L’adresse ou le mot de passe n’est pas le bon.")]
        return render_template("accounts/sign_in.html", form=form), 422
    throttle.opened(doors)
    if not person.is_open:
        return render_template("accounts/asleep.html", name=person.name), 422
    return redirect(signing.enter(person, local_path(request.args.get("suite"))), 303)


def too_many() -> str:
    return _("Trop d’essais. Attendez 2 minutes, puis recommencez.")


@blueprint.route("/connexion/code", methods=["GET", "POST"])
@public
def code() -> ResponseReturnValue:
    """After the password: the telephone's code, or one of the codes on paper."""
    person = signing.half_in()
    if person is None or not person.is_protected:
        return redirect(url_for(".sign_in"), 303)
    on_paper = request.args.get("moyen") == "papier"
    form = PaperForm() if on_paper else CodeForm()
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        proof, status = proved(person, form)
        if proof:
            return let_in(person, proof)
    return render_template("accounts/code.html", form=form, on_paper=on_paper), status


def proved(person: Staff, form: CodeForm) -> tuple[str | None, int]:
    """What the code proves, or else what the person reads in the form, and the status of the answer."""
    doors = protection.doors_of(person)
    if throttle.sleeping_until(doors, now()):
        form.code.errors = [too_many()]
        return None, 429
    proof = protection.check(person, form.code.data)
    if proof is None:
        throttle.failed(doors, now())
        operations.note_failed_code(person)
        form.code.errors = [_("Ce n’est pas le bon code, ou il a déjà servi. Attendez le suivant, puis recommencez.")]
        return None, 422
    throttle.opened(doors)
    return proof, 200


def let_in(person: Staff, proof: str) -> ResponseReturnValue:
    target = signing.come_in(person)
    if proof == protection.PAPER:
        left = person.recovery_codes.count()
        flash(_("Ce code de secours ne peut plus servir. Il vous en reste : %(n)s.", n=left), "info")
    elif proof == protection.OLD_KEY:
        flash(_("La clé de ce site a changé. Refaites bientôt la protection de votre compte."), "care")
    return redirect(target, 303)


@blueprint.route("/connexion/protection", methods=["GET", "POST"])
@public
def protect() -> ResponseReturnValue:
    """After the password, where a telephone is required and none is set up: nothing opens before it is."""
    person = signing.half_in()
    if person is None or person.is_protected or not signing.needs_factor():
        return redirect(url_for(".sign_in"), 303)
    form = CodeForm()
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        codes, status = confirmed(person, form)
        if codes:
            return render_template("accounts/recovery_codes.html", codes=codes, after=signing.come_in(person))
    shown = protection.set_up(person)
    return render_template("accounts/protect.html", form=form, set_up=shown, is_first=True), status


def confirmed(person: Staff, form: CodeForm, kept: int | None = None) -> tuple[list[str] | None, int]:
    """The recovery codes when the first code is right, or else what is read in the form, and the status."""
    doors = protection.doors_of(person)
    if throttle.sleeping_until(doors, now()):
        form.code.errors = [too_many()]
        return None, 429
    codes = protection.confirm(person, form.code.data, kept)
    if codes is None:
        throttle.failed(doors, now())
        form.code.errors = [_("Ce n’est pas le bon code. Vérifiez l’heure du téléphone, puis recommencez.")]
        return None, 422
    throttle.opened(doors)
    return codes, 200


@blueprint.route("/mot-de-passe/<token>", methods=["GET", "POST"])
@public
def new_password(token: str) -> ResponseReturnValue:
    """The address that a manager passed on to somebody who forgot their password."""
    person = password_links.holder_of(token)
    form = NewPasswordForm(email=person.email if person else None)
    if person is not None and form.validate_on_submit():
        person = password_links.use(token, form.new.data)
        if person is not None:
            flash(_("Votre nouveau mot de passe est gardé. Connectez-vous."), "success")
            return redirect(url_for(".sign_in"), 303)
    if person is None:
        return render_template("accounts/password_link_over.html"), 404
    page = render_template("accounts/new_password.html", form=form, name=person.name, token=token)
    return page, 422 if form.errors else 200


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


def watch() -> ResponseReturnValue | None:
    """Note that a session of the staff is at work; empty one that was closed from elsewhere, and say so."""
    who = sessions.kind()
    if is_file() or who not in (sessions.STAFF, sessions.LEARNER):
        return None
    if not current_user.is_authenticated:
        sessions.renew("locale")
        flash(_("Votre séance a été fermée. Connectez-vous de nouveau."), "info")
        if who == sessions.LEARNER:
            return sessions.left(redirect(url_for("places.tiles"), 303))
        # A form sent from it would only be told that its page is too old.
        return redirect(url_for("accounts.sign_in"), 303) if request.method == "POST" else None
    if who == sessions.STAFF and now() - current_user.opened.seen_at >= signing.NOTED_EVERY:
        operations.still_here(current_user.opened)
    return None


def end(held: dict[str, object]) -> None:
    """A session passes to nobody or to somebody else: what it opened for the staff is closed."""
    if held.get("key"):
        operations.end_session(str(held["key"]))


def init_app(app: Flask) -> None:
    manager.init_app(app)
    sessions.renewed.connect(end)
    app.before_request(watch)
    app.jinja_env.globals.update(role_names=NAMES, role_duties=DUTIES)
