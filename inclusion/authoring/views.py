"""The trainer's modules: those being written, and how to begin one."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from inclusion.authoring.access import place_ids
from inclusion.authoring.models import Draft
from inclusion.security import TRAINER, needs

blueprint = Blueprint("authoring", __name__, template_folder="templates")


@blueprint.get("/redaction")
@needs(TRAINER)
def home() -> ResponseReturnValue:
    """My structures' modules, the latest changed first."""
    return render_template("authoring/home.html", drafts=list(Draft.of_structures(place_ids())))
