"""The diagnostic's pages: begin, one screen after the other, the result."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.assessments import deck, operations
from inclusion.assessments.garden import garden
from inclusion.assessments.models import AFTER, ASKED, BREAK, Sitting
from inclusion.assessments.screen import after_screen, asked_screen
from inclusion.i18n import locale_id
from inclusion.modules.views import learner, visitor
from inclusion.security import LEARNER, needs, public

blueprint = Blueprint("assessments", __name__, template_folder="templates")
STARTS = range(4)


def mine() -> Sitting | None:
    """The latest sitting of this person."""
    owner = learner()
    if owner is None and "visitor" not in session:
        return None
    found: Sitting | None = Sitting.of(owner.id if owner else None, session.get("visitor")).first()
    return found


@blueprint.get("/bilan")
@public
def welcome() -> ResponseReturnValue:
    latest = mine()
    unfinished = latest if latest is not None and latest.ended_at is None else None
    finished = latest if latest is not None and latest.ended_at is not None else None
    return render_template("assessments/welcome.html", unfinished=unfinished, finished=finished)


@blueprint.post("/bilan/commencer")
@public
def start() -> ResponseReturnValue:
    owner, declared = learner(), request.form.get("depart", type=int)
    longest = operations.SHORT if request.form.get("court") else operations.FULL
    sitting = operations.begin(
        owner,
        None if owner else visitor(),
        declared if declared in STARTS else None,
        longest=longest,
    )
    return redirect(url_for(".play", key=sitting.key), 303)


def find_sitting(key: str) -> Sitting:
    """The sitting of this key if it belongs to who asks; nobody else is told that it exists."""
    sitting = Sitting.of_key(key)
    owner = learner()
    if sitting is None or (sitting.learner_id or 0) != (owner.id if owner else 0):
        abort(404)
    if owner is None and (not sitting.visitor or sitting.visitor != session.get("visitor")):
        abort(404)
    return sitting


@blueprint.get("/bilan/<key>")
@public
def play(key: str) -> ResponseReturnValue:
    sitting = find_sitting(key)
    if operations.is_lost(sitting):
        operations.act(sitting, {})
    return show(sitting)


@blueprint.post("/bilan/<key>")
@public
def act(key: str) -> ResponseReturnValue:
    sitting = find_sitting(key)
    if request.form.get("seq", type=int) != sitting.seq:
        flash(_("Cette page avait changé. Rien n’est perdu : voici où vous en êtes."))
        return redirect(url_for(".play", key=key), 303)
    operations.act(sitting, request.form)
    if request.headers.get("HX-Request") == "true":
        return show(find_sitting(key))
    return redirect(url_for(".play", key=key), 303)


def show(sitting: Sitting) -> ResponseReturnValue:
    """The page of the phase in which a sitting is."""
    number = operations.screens_of(sitting)
    if sitting.phase == ASKED:
        asked = operations.asked(sitting)
        course = deck.course_of(asked.item, sitting.persona)
        values = asked_screen(deck.item_of(asked.item), course, asked.state, locale_id())
        return Response(render_template("assessments/asked.html", sitting=sitting, number=number + 1, **values))
    if sitting.phase == AFTER:
        return Response(
            render_template("assessments/after.html", sitting=sitting, **after_screen(sitting, locale_id()))
        )
    if sitting.phase == BREAK:
        return Response(render_template("assessments/break.html", sitting=sitting, number=number))
    return redirect(url_for(".result", key=sitting.key), 303)


@blueprint.get("/bilan/<key>/resultat")
@public
def result(key: str) -> ResponseReturnValue:
    sitting = find_sitting(key)
    if sitting.ended_at is None:
        return redirect(url_for(".play", key=key))
    return render_template("assessments/result.html", sitting=sitting, **garden(sitting))


@blueprint.post("/bilan/<key>/partage")
@needs(LEARNER)
def share(key: str) -> ResponseReturnValue:
    operations.share(find_sitting(key), bool(request.form.get("montrer")))
    return redirect(url_for(".result", key=key), 303)
