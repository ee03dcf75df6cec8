"""What learners stumble on in a module, the worst first, each with what can be done about it in one press."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.authoring import stumble_operations as operations
from inclusion.authoring.access import me, my_module, place_ids
from inclusion.authoring.models import Draft
from inclusion.authoring.operations import whole_of
from inclusion.authoring.reading import Reading, read_draft
from inclusion.authoring.stumble_counts import count
from inclusion.authoring.stumble_words import Told, tell
from inclusion.authoring.stumbles import findings
from inclusion.cells import THRESHOLD
from inclusion.modules.library import library
from inclusion.modules.models import Run
from inclusion.security import TRAINER, needs
from inclusion.simulator.schema import Document

blueprint = Blueprint("stumbles", __name__, template_folder="templates")

MOST_SHOWN = 30


@blueprint.get("/redaction/<key>/difficultes")
@needs(TRAINER)
def page(key: str) -> ResponseReturnValue:
    """Of the module itself once it was practised, else of the one that it was copied from."""
    draft = my_module(key)
    reading, slug = _read(draft), _practised(draft)
    document = _document(draft, reading)
    counted = count(slug, place_ids(), document) if document is not None else None
    told: list[Told] = tell(findings(counted), reading, document) if counted and document is not None else []
    people = len(counted.version) if counted else 0
    return render_template(
        "authoring/stumbles.html", draft=draft, told=told[:MOST_SHOWN], people=people if people >= THRESHOLD else 0,
        is_origin=slug != draft.slug, fewest=THRESHOLD,
    )  # fmt: skip


@blueprint.post("/redaction/<key>/difficultes")
@needs(TRAINER)
def explain(key: str) -> ResponseReturnValue:
    """Add a mistake to the answer, empty, and open the editor on it."""
    draft = my_module(key)
    reading = _read(draft)
    document = _document(draft, reading)
    name, klass = request.form.get("reponse", ""), request.form.get("classe", "")[:80]
    try:
        if document is None:
            raise operations.NotOurs
        place = operations.explain(draft, me(), reading, document, name, klass)
    except operations.NotOurs:
        flash(_("Cette réponse n’est plus dans votre exercice. Rien n’a changé."), "mistake")
        return redirect(url_for(".page", key=key), 303)
    flash(_("Voici une erreur à remplir. Dites à quoi on la reconnaît, et ce qu’il faut comprendre."), "success")
    return redirect(url_for("editor.page", key=key, ou=place), 303)


def _practised(draft: Draft) -> str:
    is_own = not draft.origin_slug or Run.select(Run.id).where(Run.slug == draft.slug).exists()
    return str(draft.slug if is_own else draft.origin_slug)


def _read(draft: Draft) -> Reading:
    whole = whole_of(draft)
    return read_draft(whole["tree"], whole["texts"])


def _document(draft: Draft, reading: Reading) -> Document | None:
    """What the module says; when it cannot be read for now, what its newest version or its origin says."""
    if reading.document is not None:
        return reading.document
    published = library().current(draft.slug) or library().current(draft.origin_slug)
    return published.document if published else None
