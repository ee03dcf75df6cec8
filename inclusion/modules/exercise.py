"""The page of an exercise: its frame and what changes in it, each a stencil for all who would see the same."""

from collections.abc import Hashable, Mapping

from flask import Flask, current_app, render_template, session
from flask_wtf.csrf import generate_csrf

from inclusion import sessions, voices
from inclusion.accounts.display import chosen_display
from inclusion.clock import now, seconds
from inclusion.i18n import locale_id
from inclusion.modules import lesson
from inclusion.modules.cards import card, spaced
from inclusion.modules.library import Edition
from inclusion.modules.models import Run
from inclusion.places import seats
from inclusion.security import here
from inclusion.simulator import engine
from inclusion.simulator.components import Field_, Gesture
from inclusion.simulator.perception import ANSWER
from inclusion.simulator.read_aloud import read_aloud
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.scene import draw
from inclusion.simulator.state import State
from inclusion.stencils import Drawer, Stencil, hole
from inclusion.words import bubbles

# About 10 kB each: a few megabytes at most, and a workshop's worth of screens.
KEPT = 400


class Blank:
    """A run with holes where one passage differs from another on the same screen."""

    key, seq, code = hole("key"), hole("seq"), hole("code")

    def __init__(self, run: Run):
        self.raised_at = run.raised_at


def init_app(app: Flask) -> None:
    app.extensions["exercises"] = Drawer(KEPT)


def exercise(run: Run, edition: Edition, state: State, note: str = "", typed: Mapping[str, str] | None = None) -> str:
    """The exercise alone: the coach beside the simulated window. `typed` is shown in this answer and kept nowhere."""

    def make() -> str:
        return _render(run, edition, state, note, typed)

    typed = _shown_again(edition.course(run.persona, run.seed).scenario, state, typed or {})
    found = Stencil.of(make) if typed else _drawer().get(_seen(run, edition, state, note), make)
    return found.fill(_own(run))


def _shown_again(scenario: Scenario, state: State, form: Mapping[str, str]) -> dict[str, str]:
    """What was just typed and is kept nowhere, in the fields of the screen in front."""
    body = scenario.screens[scenario.screen_of(state.world)].body
    names = [part.id for part in body if isinstance(part, Field_ | Gesture) and part.id not in state.kept]
    return {ANSWER + name: form[ANSWER + name] for name in names if form.get(ANSWER + name)}


def page(run: Run, edition: Edition, inside: str) -> str:
    """The whole page around an exercise."""

    def make() -> str:
        values = {
            "run": Blank(run),
            "card": card(edition),
            "exercise": hole("exercise"),
            "seat": hole("seat"),
            "current_path": hole("here"),
        }
        return render_template("modules/play.html", **values)

    person = (*chosen_display().values(), sessions.kind(), sessions.is_at_kiosk(), seats.is_seated())
    seen = ("frame", edition.digest, locale_id(), *person, voices.is_available())
    found = Stencil.of(make) if "_flashes" in session else _drawer().get(seen, make)
    return found.fill({**_own(run), "exercise": inside, "seat": seats.strip(calls=False)})


def _drawer() -> Drawer:
    found: Drawer = current_app.extensions["exercises"]
    return found


def _own(run: Run) -> dict[str, str]:
    return {
        "csrf": generate_csrf(),
        "key": run.key,
        "seq": str(run.seq),
        "code": spaced(run.code),
        "here": here(),
    }


def _seen(run: Run, edition: Edition, state: State, note: str) -> Hashable:
    """Everything that the exercise shows; two passages with the same answer see the same."""
    return (
        edition.digest,
        run.persona,
        run.seed,
        locale_id(),
        state.mode,
        state.world,
        state.step,
        state.hand,
        state.feedback,
        bool(state.history),
        tuple(state.kept.items()),
        tuple((name, *remark) for name, remark in state.remarks.items()),
        engine.offers_help(state, seconds(now())),
        run.raised_at is not None,
        bool(run.code),
        note,
        voices.is_available(),
    )


def _render(run: Run, edition: Edition, state: State, note: str, typed: Mapping[str, str] | None) -> str:
    said = lesson.prepare(edition, run, state, seconds(now()), locale_id())
    course = edition.course(run.persona, run.seed)
    scene = draw(course.scenario, state, said.pointed, typed)
    return render_template(
        "modules/exercise.html",
        run=Blank(run),
        lesson=said,
        words=bubbles(),
        code=Blank.code if run.code else "",
        scene=scene,
        reading=read_aloud(scene),
        persona=course.scenario.persona,
        hand=state.hand,
        note=note,
    )
