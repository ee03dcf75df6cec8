"""The notebook on paper: printed by the learner or an aidant, received in another place by another aidant."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from inclusion.accounts.models import Learner
from inclusion.clock import today
from inclusion.database import holds
from inclusion.handoff import operations, seal
from inclusion.handoff.notebook import BadNotebook, Notebook
from inclusion.i18n import locale_id
from inclusion.modules.library import library
from inclusion.places.models import Enrolment, Structure
from inclusion.progress.portrait import portrait
from inclusion.qr import drawing
from inclusion.received import whole_number
from inclusion.security import AIDANT, LEARNER, needs

blueprint = Blueprint("handoff", __name__, template_folder="templates")
#: So many first names are shown at once; in a larger place, one is looked for.
MOST = 24
#: Signs of a notebook that are shown again when it cannot be read: a real one is far from it.
LONGEST = 5000


@blueprint.get("/mon-carnet")
@needs(LEARNER)
def own() -> ResponseReturnValue:
    """My notebook, to print and to carry."""
    return printed(current_user._get_current_object(), Enrolment.select().where(Enrolment.learner == current_user.id))


@blueprint.get("/apprenants/<int:learner_id>/carnet")
@needs(AIDANT)
def of_learner(learner_id: int) -> ResponseReturnValue:
    found = mine().where(Learner.id == learner_id).first() or abort(404)
    ours = Enrolment.structure.in_(current_user.structure_ids)
    return printed(found, Enrolment.select().where(Enrolment.learner == found, ours))


def mine() -> Any:
    """The learners of my structures."""
    return Enrolment.learners_of(current_user.structure_ids)


def printed(learner: Learner, enrolments: Any) -> ResponseReturnValue:
    """The page of paper: what it says in words, and the same in its QR code."""
    place = Structure.select().join(Enrolment).where(Enrolment.id.in_(enrolments.select(Enrolment.id)))
    found = portrait(learner, today())
    levels = {module.slug: tuple(step.level for step in module.steps) for module in found.started}
    notebook = Notebook(today(), place.order_by(Structure.id).get().name, levels)
    address = url_for("handoff.received", _external=True) + "#" + seal.seal(notebook)
    qr = drawing(address, error="l")  # A long address: the fewer squares, the easier to read.
    return render_template("handoff/notebook.html", portrait=found, notebook=notebook, qr=qr, word=address)


@blueprint.route("/carnet", methods=["GET", "POST"])
@needs(AIDANT)
def received() -> ResponseReturnValue:
    """Read a notebook that somebody brings; nothing is kept before the aidant says whose it is."""
    text, expected = request.form.get("carnet", ""), one_of_mine(request.values.get("apprenant", type=whole_number))
    if request.method == "GET":
        return render_template("handoff/read.html", problem="", expected=expected, text="")
    try:
        notebook, is_sealed = seal.read(text)
    except BadNotebook:
        problem = _("Nous ne pouvons pas lire ce carnet. Rien n’est gardé. Scannez-le encore une fois, en entier.")
        return render_template("handoff/read.html", problem=problem, expected=expected, text=text[:LONGEST]), 422
    if found := one_of_mine(request.form.get("garder", type=whole_number)):
        operations.receive(found, current_user._get_current_object(), notebook, is_sealed)
        flash(_("Le carnet de %(name)s est reçu.", name=found.name), "success")
        return redirect(url_for("aidants.learner", learner_id=found.id), 303)
    wanted = request.form.get("nom", "").strip()[:30]
    return render_template(
        "handoff/received.html", notebook=notebook, is_sealed=is_sealed, text=text, lines=lines_of(notebook.levels),
        expected=expected, wanted=wanted, learners=candidates(wanted),
    )  # fmt: skip


def one_of_mine(learner_id: int | None) -> Learner | None:
    """The learner of this number, None when none is given; of another structure, there is no such person."""
    if learner_id is None:
        return None
    found: Learner | None = mine().where(Learner.id == learner_id).first()
    return found or abort(404)


def candidates(wanted: str) -> list[Learner]:
    """Whose notebook it may be: those of this first name; without one, everybody of a small place."""
    found = mine().where(holds(Learner.name, wanted)) if wanted else mine()
    first = list(found.limit(MOST + 1))
    return first[:MOST] if wanted or len(first) <= MOST else []


def lines_of(levels: Any) -> list[dict[str, Any]]:
    """Each démarche of a notebook in words; one that is not in this catalogue is told by its short name."""
    titles, found = library().titles(locale_id()), []
    for slug, steps in levels.items():
        values = [int(step) for step in steps]
        found.append({"title": titles.get(slug, slug), "level": min(values), "steps": values})
    return found
