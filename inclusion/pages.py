"""Pages that belong to no feature: language, display, what this place is, and whether the server is well."""

from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    jsonify,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_login import current_user
from peewee import PeeweeException

from inclusion import database
from inclusion.accounts import operations
from inclusion.accounts.display import DISPLAY, chosen_display
from inclusion.clock import today
from inclusion.i18n import LOCALES, locale_id
from inclusion.security import local_path, public
from inclusion.simulator import gesture_specimens, specimens
from inclusion.simulator.drawings import DRAWINGS
from inclusion.words import bubbles, by_letter, entries

blueprint = Blueprint("pages", __name__)


@blueprint.app_context_processor
def around() -> dict[str, Any]:
    """What every page needs: the display, where it is, and which installation this is."""
    return {
        "display": chosen_display(),
        "current_path": local_path(request.full_path.rstrip("?")) or "/",
        "env_name": current_app.config["SETTINGS"].env,
    }


def back() -> ResponseReturnValue:
    """Return to the page that the form came from."""
    return redirect(local_path(request.form.get("next")) or url_for("modules.home"), 303)


@blueprint.post("/langue")
@public
def language() -> ResponseReturnValue:
    locale = request.form.get("locale", "")
    if locale not in LOCALES:
        abort(400)
    session["locale"] = locale
    if current_user.is_authenticated:
        operations.choose_locale(current_user, locale)
    return back()


@blueprint.post("/affichage")
@public
def display() -> ResponseReturnValue:
    chosen = {name: request.form.get(name, value) for name, value in chosen_display().items()}
    if any(chosen[name] not in values for name, values in DISPLAY.items()):
        abort(400)
    if current_user.is_learner:
        operations.choose_display(current_user, **chosen)
    else:
        session["display"] = chosen
    return back()


@blueprint.get("/a-propos")
@public
def about() -> ResponseReturnValue:
    return render_template("pages/about.html")


@blueprint.get("/accessibilite")
@public
def accessibility() -> ResponseReturnValue:
    return render_template("pages/accessibility.html")


@blueprint.get("/les-mots")
@public
def words() -> ResponseReturnValue:
    """Every difficult word, or those that hold what is searched for, which is noted nowhere."""
    wanted = request.args.get("mot", "").strip()[:80]
    found = entries(locale_id(), wanted)
    return render_template("pages/words.html", wanted=wanted, count=len(found), letters=by_letter(found))


@blueprint.get("/galerie")
@public
def gallery() -> ResponseReturnValue:
    if current_app.config["SETTINGS"].is_production:
        abort(404)
    shown = {"specimens": list(specimens.states()), "drawings": DRAWINGS, "words": bubbles(), "day": today()}
    shown |= gesture_specimens.everything()
    return render_template("gallery.html", **shown)


@blueprint.get("/robots.txt")
@public
def robots() -> ResponseReturnValue:
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")


@blueprint.get("/etat")
@public
def health() -> ResponseReturnValue:
    waiting = len(database.pending())
    status = "migrations" if waiting else "ok"
    return jsonify(status=status, database=True, migrations=waiting), 503 if waiting else 200


@blueprint.errorhandler(PeeweeException)
def unreachable(error: PeeweeException) -> ResponseReturnValue:
    """The health of a server without its database; the other pages fail as usual."""
    if request.endpoint != "pages.health":
        raise error
    return jsonify(status="database", database=False, migrations=None), 503
