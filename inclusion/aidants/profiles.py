"""Changing what is kept about a learner, without losing what another aidant has just written."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.accounts.models import Learner
from inclusion.aidants import operations
from inclusion.aidants.access import COMPANIONS, actor, mine
from inclusion.aidants.forms import ProfileForm
from inclusion.security import needs
from inclusion.versions import version

blueprint = Blueprint("profiles", __name__, template_folder="templates")
FIELDS = ("name", "avatar", "age", "locale", "text_size", "listens")


@blueprint.get("/apprenants/<int:learner_id>/modifier")
@needs(*COMPANIONS)
def edit(learner_id: int) -> ResponseReturnValue:
    found = mine(learner_id)
    return show(found, ProfileForm(**_shown(found)))


@blueprint.post("/apprenants/<int:learner_id>/modifier")
@needs(*COMPANIONS)
def save(learner_id: int) -> ResponseReturnValue:
    """Write what is asked; when the page was older than what is kept, nothing is written and both are shown."""
    found = mine(learner_id)
    form = ProfileForm()
    if not form.validate_on_submit():
        return show(found, form, status=422)
    seen = {name: getattr(found, name) for name in FIELDS}
    wanted = {name: getattr(form, name).data for name in FIELDS} | {"locale": form.locale.data or None}
    is_fresh = request.form.get("version") == version(found, FIELDS)
    if not is_fresh or not operations.edit(found, seen, wanted, actor()):
        return show(mine(learner_id), form, is_stale=True, status=409)
    flash(_("C’est enregistré."), "success")
    return redirect(url_for("aidants.learner", learner_id=found.id), 303)


def show(found: Learner, form: ProfileForm, is_stale: bool = False, status: int = 200) -> ResponseReturnValue:
    kept = ProfileForm(formdata=None, **_shown(found)) if is_stale else None
    page = render_template(
        "aidants/profile.html", learner=found, form=form, version=version(found, FIELDS), kept=kept, fields=FIELDS
    )
    return page, status


def _shown(found: Learner) -> dict[str, Any]:
    return {name: getattr(found, name) for name in FIELDS} | {"locale": found.locale or ""}
