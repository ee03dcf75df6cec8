"""The expert view: the whole draft as one text to read and write, for whoever asks for it."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.authoring import expert
from inclusion.authoring.access import me, mine
from inclusion.authoring.asks import EXPERT
from inclusion.authoring.changes import Overlap
from inclusion.authoring.editor import depth
from inclusion.authoring.expert import Typed
from inclusion.authoring.history import NoSuchState, state_at
from inclusion.authoring.models import Draft
from inclusion.authoring.operations import whole_of
from inclusion.authoring.stories import Story, compared
from inclusion.received import whole_number
from inclusion.security import TRAINER, needs, takes
from inclusion.simulator.yaml_tree import LARGEST

blueprint = Blueprint("expert", __name__, template_folder="templates")
#: A form sends a byte as 3 signs, and the end of a line as 6.
SENT = 6 * LARGEST
SHOWN = 100


@blueprint.app_template_global("shows_source")
def shows_source() -> bool:
    """Whether the page of the text stands among the others: for those who want to see everything."""
    return depth() == EXPERT or request.blueprint == blueprint.name


@blueprint.get("/redaction/<key>/texte-source")
@needs(TRAINER)
def page(key: str) -> ResponseReturnValue:
    draft = mine(key)
    whole = whole_of(draft)
    return shown(draft, expert.typed(expert.written(whole), whole), draft.seq)


@blueprint.post("/redaction/<key>/texte-source")
@needs(TRAINER)
@takes(SENT)
def write(key: str) -> ResponseReturnValue:
    """Save the whole text in one change, or nothing; `verifier` only says what is wrong in it."""
    draft, seen = mine(key), request.form.get("seen", -1, type=whole_number)
    text = request.form.get("texte", "")
    try:
        if "verifier" in request.form:
            return shown(draft, expert.typed(text, state_at(draft, seen)), seen, checked=True)
        saved, found = expert.write(draft, me(), seen, text)
    except NoSuchState:
        abort(400)
    except Overlap:
        now = mine(key)
        theirs = compared(state_at(now, seen), whole_of(now))
        return shown(now, expert.typed(text, state_at(now, seen)), now.seq, 409, theirs)
    if found.refusals:
        return shown(draft, found, seen, 422)
    if saved.seq == draft.seq:
        flash(_("Rien n’a changé dans l’exercice."))
    else:
        flash(_("C’est enregistré, en un seul changement. L’historique permet de revenir en arrière."), "success")
    return redirect(url_for(".page", key=key), 303)


def shown(
    draft: Draft, found: Typed, seen: int, status: int = 200, theirs: list[Story] | None = None,
    checked: bool = False,
) -> ResponseReturnValue:  # fmt: skip
    """The text as it was typed, with everything that is wrong in it; `theirs`: what others have written meanwhile."""
    errors = [problem for problem in found.remarks if problem.is_error]
    page = render_template(
        "authoring/expert.html", draft=draft, found=found, seen=seen, theirs=theirs, checked=checked, most=SHOWN,
        errors=errors, advice=[problem for problem in found.remarks if not problem.is_error],
    )  # fmt: skip
    return page, status
