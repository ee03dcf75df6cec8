"""The preview beside the form: played like a learner's screen, each thing on it one press away from being written."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from inclusion.authoring import editing, proving, source, stage
from inclusion.authoring import operations as drafts
from inclusion.authoring.access import me, mine
from inclusion.authoring.editing import Desk
from inclusion.authoring.models import Walk
from inclusion.authoring.sorts import sort_of
from inclusion.authoring.stage import Stage
from inclusion.received import whole_number
from inclusion.security import TRAINER, needs
from inclusion.simulator.read_aloud import read_aloud
from inclusion.simulator.scene import draw
from inclusion.words import bubbles

blueprint = Blueprint("preview", __name__, template_folder="templates")


def drawn(desk: Desk, walk: Walk) -> dict[str, Any]:
    """What the preview shows; `stage` is None while the module cannot be drawn."""
    found = stage.stage(desk.reading, walk, desk.screen)
    if found is None:
        return {"stage": None, "walk": walk}
    scene = draw(found.scenario, found.state, None, request.form)
    return {
        "stage": found, "walk": walk, "scene": scene, "bubbles": bubbles(), "reading": read_aloud(scene),
        "pencil": _pencils(desk, found), "facts": _facts(desk, found), "persona": found.scenario.persona,
        "personas": [(one.id, one.name) for one in found.scenario.document.personas],
        "surprises": [(one.id, one.name) for one in found.scenario.document.surprises],
    }  # fmt: skip


def _pencils(desk: Desk, found: Stage) -> Callable[[int], Markup]:
    """The way from a component of the preview to its form; what a block brings leads to the block."""
    scenario, name = found.scenario, found.scenario.screen_of(found.state.world)
    body = scenario.screens[name].body
    seen = [number for number, part in enumerate(body) if scenario.is_visible(part, found.state.world)]

    def place(number: int) -> str:
        return source.place_of(desk.reading.whole.source(("screens", name, "body", seen[number])))

    return lambda number: Markup(render_template("authoring/pencil.html", key=desk.draft.key, place=place(number)))


def _facts(desk: Desk, found: Stage) -> list[tuple[str, str]]:
    """What has been learned since « retenir » was pressed, as conditions in words."""
    if not found.learned:
        return []
    said = dict(desk.about.choices.states())
    pairs = [f"{name}={value}" for name, value in found.learned.items()]
    return [(pair, said[pair]) for pair in pairs if pair in said]


@blueprint.post("/redaction/<key>/apercu")
@needs(TRAINER)
def act(key: str) -> ResponseReturnValue:
    """Do something on the screen of the preview."""
    desk = editing.open_desk(mine(key), request.args.get("ou", ""))
    walk = stage.play(desk.reading, stage.walk_of(desk.draft, me()), desk.screen, request.form)
    if request.headers.get("HX-Request") != "true":
        return back(key)
    return render_template("authoring/preview.html", desk=desk, draft=desk.draft, **drawn(desk, walk))


def back(key: str) -> ResponseReturnValue:
    return redirect(url_for("editor.page", key=key, ou=request.args.get("ou", "")) + "#exercise", 303)


@blueprint.post("/redaction/<key>/apercu/reglages")
@needs(TRAINER)
def settle(key: str) -> ResponseReturnValue:
    """Begin again, with another character or another surprise; retain what is done from here."""
    desk = editing.open_desk(mine(key), request.args.get("ou", ""))
    walk = stage.walk_of(desk.draft, me())
    if request.form.get("retenir"):
        stage.mark(walk, request.form["retenir"] == "oui")
    else:
        screen = desk.screen if request.form.get("depuis") == "ecran" else ""
        stage.begin_again(walk, screen, request.form.get("qui", ""), request.form.get("imprevu", ""))
    return back(key)


@blueprint.post("/redaction/<key>/apercu/rejouer")
@needs(TRAINER)
def replay(key: str) -> ResponseReturnValue:
    """Walk the road that the proof has found, up to where nobody gets out."""
    desk = editing.open_desk(mine(key), request.args.get("ou", ""))
    proof = proving.ended(desk.draft, desk.reading)
    problems, number = proof.problems if proof else [], request.form.get("numero", -1, type=whole_number)
    road = problems[number].road if 0 <= number < len(problems) else {}
    if not road:
        abort(404)
    stage.replay(stage.walk_of(desk.draft, me()), road)
    return back(key)


@blueprint.post("/redaction/<key>/apercu/etape")
@needs(TRAINER)
def step(key: str) -> ResponseReturnValue:
    """« Ici, c’est une étape »: what has changed since is what the step waits for."""
    draft, chosen = mine(key), request.form.getlist("fait")
    done = dict(pair.split("=", 1) for pair in chosen if "=" in pair)
    name = " ".join(request.form.get("nom", "").split())[:120]
    place, _tree = _reached(drafts.whole_of(draft)["tree"], name, done)
    drafts.edit(
        draft, me(), "add", place, lambda whole: {**whole, "tree": _reached(whole["tree"], name, done)[1]}
    )  # fmt: skip
    stage.mark(stage.walk_of(draft, me()), True)
    return redirect(url_for("editor.page", key=key, ou=place), 303)


def _reached(tree: source.Tree, name: str, done: dict[str, str]) -> tuple[str, source.Tree]:
    return sort_of(tree).reached(tree, name, done)
