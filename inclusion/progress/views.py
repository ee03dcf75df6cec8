"""The learner's own pages: what to continue, what to see again, the path."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from inclusion.clock import today
from inclusion.modules.browsing import needs as needs_
from inclusion.modules.library import library
from inclusion.progress.portrait import portrait
from inclusion.progress.recommended import recommended
from inclusion.security import LEARNER, needs

blueprint = Blueprint("progress", __name__, template_folder="templates")


@blueprint.get("/mon-espace")
@needs(LEARNER)
def home() -> ResponseReturnValue:
    editions = library().catalogue()
    found = portrait(current_user._get_current_object(), today(), editions)
    advised = recommended(found, editions)
    return render_template("progress/home.html", portrait=found, advised=advised, needs=needs_(editions))


@blueprint.get("/mon-chemin")
@needs(LEARNER)
def path() -> ResponseReturnValue:
    editions = library().catalogue()
    found = portrait(current_user._get_current_object(), today(), editions)
    return render_template("progress/path.html", portrait=found, advised=recommended(found, editions))
