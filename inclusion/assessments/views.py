"""The diagnostic's pages: begin, one screen after the other, the result."""

from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.assessments import deck, operations
from inclusion.assessments.demonstration import demonstration
from inclusion.assessments.exports import download
from inclusion.assessments.garden import garden, is_it_for_me
from inclusion.assessments.groups import QUESTIONS, groups_of
from inclusion.assessments.models import AFTER, ASKED, BREAK, Sitting
from inclusion.assessments.purposes import choices, purpose_of
from inclusion.assessments.screen import after_screen, asked_screen
from inclusion.clock import now, seconds
from inclusion.i18n import locale_id
from inclusion.modules.library import library
from inclusion.modules.views import learner, visitor
from inclusion.received import whole_number
from inclusion.security import LEARNER, needs, public
from inclusion.words import bubbles

blueprint = Blueprint("assessments", __name__, template_folder="templates")
STARTS = range(4)
#: Results that the first page tells of.
GARDENS = 5


def mine() -> list[Sitting]:
    """The latest sittings of this person."""
    owner = learner()
    if owner is None and "visitor" not in session:
        return []
    return list(Sitting.of(owner.id if owner else None, session.get("visitor")).limit(GARDENS + 1))


@blueprint.get("/bilan")
@public
def welcome() -> ResponseReturnValue:
    found, editions, wanted = mine(), library().catalogue(), request.args.get("pour", "")
    purpose = purpose_of(wanted, editions)
    finished = [sitting for sitting in found if sitting.ended_at is not None]
    return render_template(
        "assessments/welcome.html",
        unfinished=found[0] if found and found[0].ended_at is None else None,
        finished=finished[:GARDENS],
        needs=choices(editions),
        purpose=purpose,
        is_unknown=bool(wanted) and purpose is None,
        answer=is_it_for_me(finished[0], purpose, editions) if finished and purpose else None,
    )


@blueprint.post("/bilan/commencer")
@public
def start() -> ResponseReturnValue:
    owner, declared, wanted = learner(), request.form.get("depart", type=whole_number), request.form.get("pour", "")
    purpose = purpose_of(wanted, library().catalogue()) if wanted else None
    if wanted and purpose is None:
        flash(_("Nous n’avons pas cette démarche. Ce bilan vous dira quand même par où commencer."))
    sitting = operations.begin(
        owner,
        None if owner else visitor(),
        declared if declared in STARTS else None,
        purpose=purpose,
        longest=operations.SHORT if request.form.get("court") else operations.FULL,
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
    note = ""
    if request.form.get("seq", type=whole_number) != sitting.seq:
        note = _("Cette page avait changé. Rien n’est perdu : voici où vous en êtes.")
    else:
        operations.act(sitting, request.form)
    if request.headers.get("HX-Request") == "true":
        return show(find_sitting(key), note)
    if note:
        flash(note)
    return redirect(url_for(".play", key=key), 303)


def show(sitting: Sitting, note: str = "") -> ResponseReturnValue:
    """The page of the phase in which a sitting is; `note` says that this is not the page that was answered."""
    number = operations.screens_of(sitting)
    if sitting.phase == ASKED:
        asked = operations.asked(sitting)
        course = deck.course_of(asked.item, sitting.persona)
        values = asked_screen(deck.item_of(asked.item), course, asked.state, locale_id(), seconds(now()))
        return page("asked", sitting, note, number=number + 1, **values)
    if sitting.phase == AFTER:
        return page("after", sitting, note, **after_screen(sitting, locale_id()))
    if sitting.phase == BREAK:
        return page("break", sitting, note, number=number)
    return redirect(url_for(".result", key=sitting.key), 303)


def page(name: str, sitting: Sitting, note: str, **values: Any) -> Response:
    return Response(render_template(f"assessments/{name}.html", sitting=sitting, note=note, **values))


@blueprint.get("/bilan/<key>/montrer")
@public
def demonstrate(key: str) -> ResponseReturnValue:
    """The way to do the screen that has just ended, gesture after gesture; before, it would give the answer away."""
    sitting = find_sitting(key)
    if sitting.phase != AFTER or operations.is_lost(sitting):
        return redirect(url_for(".play", key=key))
    shown = demonstration(sitting, request.args.get("geste", 0, type=whole_number), locale_id())
    return render_template(
        "assessments/demonstration.html",
        sitting=sitting,
        shown=shown,
        persona=shown.persona,
        words=bubbles(),
        lesson={"is_watched": False},  # What the drawn screen asks of the coach.
    )


def find_result(key: str) -> Sitting | None:
    """The finished sitting of this key; None while it goes on. Nobody else's."""
    sitting = find_sitting(key)
    return sitting if sitting.ended_at is not None else None


@blueprint.get("/bilan/<key>/resultat")
@public
def result(key: str) -> ResponseReturnValue:
    sitting = find_result(key)
    if sitting is None:
        flash(_("Ce bilan n’est pas fini. Rien n’est perdu : voici où vous en êtes."))
        return redirect(url_for(".play", key=key))
    return render_template("assessments/result.html", sitting=sitting, questions=QUESTIONS, **garden(sitting))


@blueprint.post("/bilan/<key>/plus-juste")
@public
def tell(key: str) -> ResponseReturnValue:
    """Tell one's coarse groups, or take them back."""
    sitting = find_result(key)
    if sitting is None:
        return redirect(url_for(".play", key=key), 303)
    told = {} if request.form.get("effacer") else groups_of(request.form)
    operations.tell(sitting, told)
    flash(_("Merci. C’est noté.") if told else _("Nous ne gardons aucune réponse."))
    return redirect(url_for(".result", key=key), 303)


@blueprint.get("/bilan/<key>/fichier/<form>")
@public
def export(key: str, form: str) -> ResponseReturnValue:
    """One's own result as a file to keep."""
    sitting = find_result(key)
    if sitting is None:
        flash(_("Ce bilan n’est pas fini. Finissez-le, ou arrêtez-le, pour garder le fichier."))
        return redirect(url_for(".play", key=key))
    return download(sitting, form) or abort(404)


@blueprint.post("/bilan/<key>/partage")
@needs(LEARNER)
def share(key: str) -> ResponseReturnValue:
    sitting = find_result(key)
    if sitting is None:
        flash(_("Ce bilan n’est pas fini. Vous pourrez le montrer quand il aura un résultat."))
        return redirect(url_for(".play", key=key), 303)
    operations.share(sitting, bool(request.form.get("montrer")))
    return redirect(url_for(".result", key=key), 303)
