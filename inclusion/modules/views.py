"""The learner's pages: choose a démarche, practise it, find it again."""

import secrets
from datetime import timedelta

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from inclusion import throttle
from inclusion.accounts.models import Learner
from inclusion.accounts.secrets import read_letters
from inclusion.clock import now
from inclusion.i18n import locale_id
from inclusion.modules import browsing, operations, sheet
from inclusion.modules.cards import card, cards_of, spaced
from inclusion.modules.exercise import exercise, page
from inclusion.modules.forms import ResumeForm
from inclusion.modules.library import Edition, library
from inclusion.modules.models import Run
from inclusion.places import seating, seats
from inclusion.received import whole_number
from inclusion.security import public
from inclusion.simulator import engine
from inclusion.simulator.perception import perceive, understood
from inclusion.simulator.state import MODES, State
from inclusion.words import bubbles

blueprint = Blueprint("modules", __name__, template_folder="templates")

#: Whoever has done nothing for so long comes back: only then is a newer version looked for.
AWAY = timedelta(minutes=10)


def visitor() -> str:
    """The name under which this session's runs are kept when nobody is signed in."""
    return str(session.setdefault("visitor", secrets.token_urlsafe(16)))


def learner() -> Learner | None:
    return current_user._get_current_object() if current_user.is_learner else None


def mine(unfinished: bool = True) -> list[Run]:
    """The runs that this person can continue; nobody's when the session has just begun."""
    owner = learner()
    if owner is None and "visitor" not in session:
        return []
    return list(Run.unfinished(owner.id if owner else None, session.get("visitor")))


@blueprint.get("/")
@public
def home() -> ResponseReturnValue:
    if current_user.is_learner:
        return redirect(url_for("progress.home"))
    return render_template("modules/home.html", needs=browsing.needs(), runs=cards_of(mine()))


@blueprint.get("/demarches")
@public
def catalogue() -> ResponseReturnValue:
    shelf = browsing.shelf(request.args)
    if shelf is None:
        return render_template("modules/catalogue.html", doors=browsing.doors())
    return render_template("modules/shelf.html", shelf=shelf, needs=[] if shelf.cards else browsing.needs())


@blueprint.get("/demarches/<slug>")
@public
def module(slug: str) -> ResponseReturnValue:
    edition = library().offered(slug) or abort(404)
    unfinished = [run for run in mine() if run.slug == slug]
    advised = advised_mode(slug)
    return render_template(
        "modules/module.html",
        card=card(edition),
        document=edition.document,
        runs=cards_of(unfinished),
        advised=advised,
        words=bubbles(),
    )


def advised_mode(slug: str) -> str:
    """The way of practising that comes next: watch, then with help, then alone."""
    owner = learner()
    runs = Run.of(owner.id if owner else None, session.get("visitor")).where(
        Run.slug == slug, Run.finished_at.is_null(False)
    )
    done = {run.mode for run in runs.select(Run.id, Run.mode)}
    return next((mode for mode in MODES if mode not in done), MODES[-1])


@blueprint.get("/demarches/<slug>/fiche")
@public
def printed_sheet(slug: str) -> ResponseReturnValue:
    edition = library().offered(slug) or abort(404)
    found = sheet.stages(edition, locale_id())
    return render_template(
        "modules/sheet.html",
        card=card(edition),
        document=edition.document,
        texts=edition.texts(locale_id()),
        stages=found,
        words=sheet.words(edition, found, locale_id()),
    )


@blueprint.post("/demarches/<slug>/commencer")
@public
def start(slug: str) -> ResponseReturnValue:
    edition = library().offered(slug) or abort(404)
    mode = request.form.get("mode", "")
    if mode not in MODES:
        abort(400)
    again = [run for run in mine() if run.slug == slug and run.mode == mode and run.version_id == edition.id]
    if again and "recommencer" not in request.form:
        return redirect(url_for(".play", key=again[0].key))
    owner = learner()
    run = operations.begin_run(edition, mode, learner=owner, visitor=None if owner else visitor())
    if owner is None:
        seats.join_visitor(visitor())
    return redirect(url_for(".play", key=run.key), 303)


@blueprint.route("/reprendre", methods=["GET", "POST"])
@public
def resume() -> ResponseReturnValue:
    form = ResumeForm()
    door = [throttle.address_door("code")]
    if form.validate_on_submit():
        if throttle.sleeping_until(door, now()):
            form.code.errors = [_("Trop d’essais. Attendez 2 minutes, puis recommencez.")]
            return render_template("modules/resume.html", form=form), 429
        run = Run.get_or_none(Run.code == read_letters(form.code.data or ""))
        if run is not None:
            session["visitor"] = run.visitor
            return redirect(url_for(".play", key=run.key))
        throttle.failed(door, now())
        form.code.errors = [_("Nous ne trouvons pas ce code. Vérifiez chaque lettre.")]
    return render_template("modules/resume.html", form=form), 422 if form.errors else 200


def find_run(key: str) -> Run:
    """The run of this key if it belongs to who asks; nobody else is told that it exists."""
    run = Run.of_key(key)
    owner = learner()
    if run is None or (run.learner_id or 0) != (owner.id if owner else 0):
        abort(404)
    if owner is None and (not run.visitor or run.visitor != session.get("visitor")):
        abort(404)
    return run


@blueprint.get("/exercices/<key>")
@public
def play(key: str) -> ResponseReturnValue:
    run = find_run(key)
    edition = library().edition(run.version_id)
    if not run.is_finished and now() - run.acted_at > AWAY:
        run, edition = up_to_date(run, edition)
    course = edition.course(run.persona, run.seed)
    state = operations.read_state(run, course)
    seat = seats.seat_id()
    if seat and session.get(seats.SHOWN) != key:
        operations.show_seat(seat, run, course, state)
        session[seats.SHOWN] = key
    return show(run, edition, state)


def up_to_date(run: Run, edition: Edition) -> tuple[Run, Edition]:
    """Somebody who comes back goes on with the newest version, if it still has their character."""
    newest = library().current(run.slug)
    if newest is None or newest.id == edition.id or run.persona not in {each.id for each in newest.document.personas}:
        return run, edition
    return operations.go_on_with(run, edition, newest), newest


@blueprint.post("/exercices/<key>")
@public
def act(key: str) -> ResponseReturnValue:
    run = find_run(key)
    edition = library().edition(run.version_id)
    course = edition.course(run.persona, run.seed)
    state = operations.read_state(run, course)
    action = request.form.get("do", "")
    if request.form.get("seq", type=whole_number) != run.seq:
        return stale(run, edition, state, action)
    events = perceive(course.scenario, state, request.form)
    recorded = operations.record(run, course, state, events, understood(action, events), seat=seats.seat_id())
    if recorded.state is None:
        return redirect(url_for(".play", key=key), 303)
    is_refused = action.endswith(":typed") or any(said.kind == "refused" for said in recorded.state.feedback)
    if is_partial() or is_refused:
        # What the site refused is shown again as it was typed, in this answer only: it is kept nowhere.
        return show(run, edition, recorded.state, typed=True)
    return redirect(url_for(".play", key=key), 303)


def is_partial() -> bool:
    """Whether the page will swap the exercise only."""
    return request.headers.get("HX-Request") == "true"


def stale(run: Run, edition: Edition, state: State, action: str) -> ResponseReturnValue:
    """A double click, a retry or an old tab: nothing is done twice, and the page of today is shown."""
    is_repeat = request.form.get("seq", type=whole_number) == run.seq - 1 and action[:80] == run.action
    note = "" if is_repeat else _("Cette page avait changé. Rien n’est perdu : voici où vous en êtes.")
    if is_partial():
        return show(run, edition, state, note=note)
    if note:
        flash(note)
    return redirect(url_for(".play", key=run.key), 303)


@blueprint.post("/exercices/<key>/appel")
@public
def call(key: str) -> ResponseReturnValue:
    run = find_run(key)
    operations.raise_hand(run, request.form.get("main") == "levee")
    if seat := seats.seat_id():
        seating.raise_hand(seat, request.form.get("main") == "levee")
    return redirect(url_for(".play", key=key), 303)


@blueprint.get("/exercices/<key>/pause")
@public
def pause(key: str) -> ResponseReturnValue:
    run = find_run(key)
    edition = library().edition(run.version_id)
    return render_template("modules/pause.html", run=run, card=card(edition), code=spaced(run.code))


def show(run: Run, edition: Edition, state: State, typed: bool = False, note: str = "") -> ResponseReturnValue:
    """The page of a run: the coach beside the simulated window, or the arrival."""
    if engine.is_finished(edition.course(run.persona, run.seed), state):
        return Response(
            render_template(
                "modules/arrival.html",
                run=run,
                card=card(edition),
                is_offered=library().offered(run.slug) is not None,
                **operations.arrival(run),
            )
        )
    inside = exercise(run, edition, state, note, request.form if typed else None)
    return Response(inside if is_partial() else page(run, edition, inside))
