"""The learner's own pages: what to continue, what to see again, the path."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from inclusion.clock import today
from inclusion.modules.browsing import needs as needs_
from inclusion.progress.portrait import portrait
from inclusion.security import LEARNER, needs

blueprint = Blueprint("progress", __name__, template_folder="templates")


@blueprint.get("/mon-espace")
@needs(LEARNER)
def home() -> ResponseReturnValue:
    found = portrait(current_user._get_current_object(), today())
    return render_template("progress/home.html", portrait=found, needs=needs_())


@blueprint.get("/mon-chemin")
@needs(LEARNER)
def path() -> ResponseReturnValue:
    found = portrait(current_user._get_current_object(), today())
    return render_template("progress/path.html", portrait=found)
