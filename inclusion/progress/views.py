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
from inclusion.progress.beside import RealDay, beside
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
    around = beside(current_user.id, today())
    found = portrait(current_user._get_current_object(), today(), editions, around.judged)
    return render_template(
        "progress/home.html",
        portrait=found,
        advised=recommended(found, editions),
        needs=needs_(editions),
        proposed=to_do(around.tasks, editions),
        notes=around.words[:NOTES],
        **real_days(around.days, editions),
    )


def real_days(days: list[RealDay], editions: list[Edition]) -> dict[str, list[tuple[RealDay, str]]]:
    """The real days to come, and those that it is time to ask about, each with its title."""
    known = {edition.slug: edition for edition in editions}
    told = [(one, known[one.slug].texts(locale_id())["title"]) for one in days if one.slug in known]
    return {
        "to_ask": [(one, title) for one, title in told if is_to_ask(one, today())],
        "coming": [(one, title) for one, title in told if one.day >= today()],
    }


def to_do(tasks: list[tuple[str, date | None]], editions: list[Edition]) -> list[dict[str, Any]]:
    """What aidants propose and is not done yet, each démarche once, as cards with their day."""
    days: dict[str, date | None] = {}
    for slug, due in tasks:
        days.setdefault(slug, due)
    known = {edition.slug: edition for edition in editions}
    return [{**card(known[slug]), "day": day} for slug, day in days.items() if slug in known]


@blueprint.get("/mon-chemin")
@needs(LEARNER)
def path() -> ResponseReturnValue:
    editions = library().catalogue()
    found = portrait(current_user._get_current_object(), today(), editions)
    return render_template("progress/path.html", portrait=found, advised=recommended(found, editions))
