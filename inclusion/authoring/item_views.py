"""How to begin a screen of the diagnostic: a copy of one that is asked, or a few questions."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from inclusion.authoring import starts
from inclusion.authoring.access import places
from inclusion.authoring.answers import lines
from inclusion.authoring.forms import ItemForm, StartForm
from inclusion.authoring.item_skeleton import item_skeleton
from inclusion.authoring.views import begin
from inclusion.clock import today
from inclusion.security import TRAINER, needs
from inclusion.skills import SKILLS

blueprint = Blueprint("own_items", __name__, template_folder="templates")


@blueprint.get("/redaction/nouvel-ecran")
@needs(TRAINER)
def new() -> ResponseReturnValue:
    """What a screen of the diagnostic is, and the two ways to begin one."""
    values = {"form": StartForm(places()), "copies": starts.items_by_skill(), "skills": SKILLS}
    return render_template("authoring/new_item.html", **values)


@blueprint.post("/redaction/nouvel-ecran/copier")
@needs(TRAINER)
def copy() -> ResponseReturnValue:
    """Begin with a copy of a screen that the diagnostic asks."""
    name = request.form.get("ecran", "")
    try:
        tree, texts = starts.copy_of_item(name)
    except KeyError:
        abort(404)
    return begin(tree, StartForm(places()), texts=texts, origin=(name, 0))


@blueprint.route("/redaction/nouvel-ecran/page-blanche", methods=["GET", "POST"])
@needs(TRAINER)
def blank() -> ResponseReturnValue:
    """Begin with a few questions."""
    form = ItemForm(places())
    if form.validate_on_submit():
        asked = (form.do.data, form.skill.data, int(form.level.data), form.shape.data, form.right.data)
        return begin(item_skeleton(*asked, lines(form.wrong.data or ""), today().isoformat()), form)
    page = render_template("authoring/blank_item.html", form=form, several=len(places()) > 1)
    return page, 422 if form.errors else 200
