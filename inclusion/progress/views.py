"""The learner's own pages: what to continue, what to see again, the path."""

from datetime import date
from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from inclusion.clock import today
from inclusion.modules.browsing import needs as needs_
from inclusion.modules.cards import card
from inclusion.modules.library import library
from inclusion.progress.models import Note, Task
from inclusion.progress.portrait import portrait
from inclusion.security import LEARNER, needs

blueprint = Blueprint("progress", __name__, template_folder="templates")
NOTES = 5


@blueprint.get("/mon-espace")
@needs(LEARNER)
def home() -> ResponseReturnValue:
    found = portrait(current_user._get_current_object(), today())
    me = found.learner.id
    return render_template(
        "progress/home.html",
        portrait=found,
        needs=needs_(),
        proposed=to_do(me),
        notes=list(Note.for_learner(me).limit(NOTES)),
    )


def to_do(learner_id: int) -> list[dict[str, Any]]:
    """What aidants propose and is not done yet, each démarche once, as cards with their day."""
    days: dict[str, date | None] = {}
    for task in Task.to_do(learner_id):
        days.setdefault(task.slug, task.due)
    editions = {edition.slug: edition for edition in library().catalogue()} if days else {}
    known = [(editions[slug], day) for slug, day in days.items() if slug in editions]
    return [{**card(edition), "day": day} for edition, day in known]


@blueprint.get("/mon-chemin")
@needs(LEARNER)
def path() -> ResponseReturnValue:
    found = portrait(current_user._get_current_object(), today())
    return render_template("progress/path.html", portrait=found)
