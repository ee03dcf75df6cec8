"""The guide of trainers: how to write a good exercise, and the visit of one."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from inclusion.authoring import guide
from inclusion.modules.library import library
from inclusion.security import TRAINER, needs
from inclusion.words import bubbles

blueprint = Blueprint("guide", __name__, template_folder="templates")


@blueprint.get("/redaction/guide")
@needs(TRAINER)
def page() -> ResponseReturnValue:
    return render_template("authoring/guide.html", can_visit=library().current(guide.SLUG) is not None)


@blueprint.get("/redaction/guide/visite")
@needs(TRAINER)
def tour() -> ResponseReturnValue:
    """A published exercise to look at, step by step: nothing in it can be pressed."""
    edition = library().current(guide.SLUG) or abort(404)
    return render_template("authoring/tour.html", tour=guide.tour(edition), bubbles=bubbles())
