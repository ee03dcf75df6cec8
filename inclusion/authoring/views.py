"""The trainer's modules: those being written, and how to begin one."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.authoring import operations as drafts
from inclusion.authoring import starts
from inclusion.authoring.access import me, place_ids, places
from inclusion.authoring.answers import lines
from inclusion.authoring.forms import BlankForm, StartForm
from inclusion.authoring.models import ARCHIVED, PUBLISHED, READING, WRITING, Draft
from inclusion.authoring.origins import news_of
from inclusion.authoring.review_views import due
from inclusion.authoring.sayings import Sayings, sayings
from inclusion.authoring.skeleton import skeleton
from inclusion.authoring.sorts import Sort
from inclusion.clock import today
from inclusion.i18n import locale_id
from inclusion.modules.library import library
from inclusion.places.models import Structure
from inclusion.security import TRAINER, needs
from inclusion.simulator.words import typeset, typeset_value

blueprint = Blueprint("authoring", __name__, template_folder="templates")


@blueprint.app_template_filter("typeset")
def set_in_type(text: str) -> str:
    """What a trainer typed, with French spaces."""
    return typeset(text)


@blueprint.app_template_filter("typeset_value")
def set_value_in_type(text: str) -> str:
    """A value of a character, that no end of line cuts."""
    return typeset_value(text)


@blueprint.app_template_global("sayings")
def sayings_of(what: Draft | Sort) -> Sayings:
    """The sentences of the pages that say what somebody writes."""
    return sayings(what)


def state_words(draft: Draft) -> str:
    """Where a draft is, in words."""
    words = {
        WRITING: _("en cours d’écriture"), READING: _("à relire"), PUBLISHED: _("publié"), ARCHIVED: _("retiré"),
    }  # fmt: skip
    is_online = draft.state == WRITING and draft.published_seq is not None
    return _("publié, des changements attendent") if is_online else words[draft.state]


@blueprint.get("/redaction")
@needs(TRAINER)
def home() -> ResponseReturnValue:
    """My structures' modules, the latest changed first."""
    found = list(Draft.of_structures(place_ids()).limit(200))
    rows = [(draft, state_words(draft)) for draft in found]
    return render_template("authoring/home.html", drafts=rows, news=news_of(found), due=due(found, today()))


@blueprint.get("/redaction/nouveau")
@needs(TRAINER)
def new() -> ResponseReturnValue:
    """The three ways to begin: a copy, a model, a blank page."""
    titles = sorted((edition.texts(locale_id())["title"], edition.slug) for edition in library().catalogue())
    return render_template("authoring/new.html", titles=titles, form=StartForm(places()), models=starts.MODELS)


def chosen_place(form: StartForm) -> Structure:
    """The structure chosen among mine; the only one when there is no choice."""
    mine = places()
    if len(mine) == 1:
        return mine[0]
    return next((place for place in mine if place.id == form.structure.data), None) or abort(404)


def begin(tree: dict[str, Any], form: StartForm, **more: Any) -> ResponseReturnValue:
    draft = drafts.create(chosen_place(form), me(), tree, **more)
    flash(_("Tout est prêt : écrivez. Chaque changement s’enregistre tout seul."))
    return redirect(url_for("editor.page", key=draft.key), 303)


@blueprint.post("/redaction/copier")
@needs(TRAINER)
def copy() -> ResponseReturnValue:
    """Begin with a copy of a published module."""
    slug = request.form.get("demarche", "")
    edition = next((one for one in library().catalogue() if one.slug == slug), None) or abort(404)
    tree, texts = starts.copy_of(edition)
    tree = {**tree, "title": _("%(title)s (copie)", title=tree.get("title", ""))}
    return begin(tree, StartForm(places()), texts=texts, origin=(edition.slug, edition.number))


@blueprint.post("/redaction/modele")
@needs(TRAINER)
def model() -> ResponseReturnValue:
    """Begin with a model."""
    try:
        return begin(starts.model(request.form.get("modele", "")), StartForm(places()))
    except KeyError:
        abort(404)


@blueprint.route("/redaction/page-blanche", methods=["GET", "POST"])
@needs(TRAINER)
def blank() -> ResponseReturnValue:
    """Begin with five questions."""
    form = BlankForm(places())
    if form.validate_on_submit():
        asked = (form.need.data, form.title.data, form.receives.data, form.site.data)
        return begin(skeleton(*asked, lines(form.mistakes.data or ""), today().isoformat()), form)
    page = render_template("authoring/blank.html", form=form, several=len(places()) > 1)
    return page, 422 if form.errors else 200
