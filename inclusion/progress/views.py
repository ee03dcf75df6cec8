"""The learner's own pages: what to continue, what to see again, the path."""

from datetime import date
from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from inclusion.clock import today
from inclusion.i18n import locale_id
from inclusion.modules.browsing import needs as needs_
from inclusion.modules.cards import card
from inclusion.modules.library import Edition, library
from inclusion.progress.models import Note, Rehearsal, Task
from inclusion.progress.portrait import portrait
from inclusion.progress.recommended import recommended
from inclusion.progress.rehearsals import is_to_ask
from inclusion.security import LEARNER, needs

blueprint = Blueprint("progress", __name__, template_folder="templates")
NOTES = 5


@blueprint.get("/mon-espace")
@needs(LEARNER)
def home() -> ResponseReturnValue:
    editions = library().catalogue()
    found = portrait(current_user._get_current_object(), today(), editions)
    me = found.learner.id
    return render_template(
        "progress/home.html",
        portrait=found,
        advised=recommended(found, editions),
        needs=needs_(editions),
        proposed=to_do(me, editions),
        notes=list(Note.for_learner(me).limit(NOTES)),
        **real_days(me, editions),
    )


def real_days(learner_id: int, editions: list[Edition]) -> dict[str, list[tuple[Rehearsal, str]]]:
    """The real days to come, and those that it is time to ask about, each with its title."""
    known = {edition.slug: edition for edition in editions}
    found = [one for one in Rehearsal.open_for(learner_id, today()) if one.slug in known]
    told = [(one, known[one.slug].texts(locale_id())["title"]) for one in found]
    return {
        "to_ask": [(one, title) for one, title in told if is_to_ask(one, today())],
        "coming": [(one, title) for one, title in told if one.day >= today()],
    }


def to_do(learner_id: int, editions: list[Edition]) -> list[dict[str, Any]]:
    """What aidants propose and is not done yet, each démarche once, as cards with their day."""
    days: dict[str, date | None] = {}
    for task in Task.to_do(learner_id):
        days.setdefault(task.slug, task.due)
    known = {edition.slug: edition for edition in editions}
    return [{**card(known[slug]), "day": day} for slug, day in days.items() if slug in known]


@blueprint.get("/mon-chemin")
@needs(LEARNER)
def path() -> ResponseReturnValue:
    editions = library().catalogue()
    found = portrait(current_user._get_current_object(), today(), editions)
    return render_template("progress/path.html", portrait=found, advised=recommended(found, editions))
