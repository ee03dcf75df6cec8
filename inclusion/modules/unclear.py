"""« Ce n’est pas clair »: a learner says it of a sentence of the coach; its author will know, never by whom."""

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.clock import today
from inclusion.database import transaction
from inclusion.i18n import locale_id
from inclusion.modules.library import library
from inclusion.modules.models import Run, Unclear
from inclusion.modules.operations import read_state
from inclusion.modules.views import find_run, is_partial
from inclusion.security import public
from inclusion.simulator.state import DISCOVER

blueprint = Blueprint("unclear", __name__, template_folder="templates")

#: What this session has already said, of one passage: its key, then places. Nothing of it is kept elsewhere.
SAID = "unclear"
MOST = 30


@blueprint.post("/exercices/<key>/pas-clair")
@public
def say(key: str) -> ResponseReturnValue:
    """Count a sentence once for a passage, and thank; the exercise stays where it was, half-typed words too."""
    run = find_run(key)
    edition, place = library().edition(run.version_id), request.form.get("place", "")
    texts = edition.texts(locale_id())
    if place not in texts:
        abort(400)
    if _is_new(run, place):
        note_unclear(run, place, locale_id())
    if is_partial():
        course = edition.course(run.persona, run.seed)
        text = course.scenario.says(texts[place])
        watched = read_state(run, course).mode == DISCOVER
        return render_template("modules/coach/thanks.html", text=text, is_watched=watched)
    flash(_("Merci. Celui qui a écrit cette phrase le saura."), "success")
    return redirect(url_for("modules.play", key=key), 303)


def _is_new(run: Run, place: str) -> bool:
    """Whether this session says it of this passage for the first time."""
    key, *said = session.get(SAID, [""])
    said = said if key == run.key else []
    if place in said or len(said) >= MOST:
        return False
    session[SAID] = [run.key, *said, place]
    return True


def note_unclear(run: Run, place: str, locale: str) -> None:
    """Keep which sentence, of which version, in which language, which day: nothing of the person."""
    with transaction():
        Unclear.create(slug=run.slug, version=run.version_id, place=place, locale=locale, day=today())
