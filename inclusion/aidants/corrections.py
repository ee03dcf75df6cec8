"""Saying another level than the measured one, with the reason; both are shown, and it can be taken back."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, SelectChoice, SelectField, ValidationError

from inclusion.accounts.models import Learner
from inclusion.aidants.access import COMPANIONS, actor, me, mine
from inclusion.aidants.forms import chosen, number
from inclusion.clock import today
from inclusion.i18n import locale_id
from inclusion.modules.library import Edition, library
from inclusion.places.safe_texts import safe_text
from inclusion.progress import corrections
from inclusion.progress.models import Correction
from inclusion.progress.portrait import ModuleProgress, portrait
from inclusion.security import needs

blueprint = Blueprint("corrections", __name__, template_folder="templates")
REASON = 200
LEVELS = {
    1: _l("découvert"),
    2: _l("avec appui"),
    3: _l("avec indices"),
    4: _l("seul"),
    5: _l("acquis"),
}


class CorrectionForm(FlaskForm):
    """The level, of which step, and why."""

    level = chosen(_l("Niveau que vous avez vu"), LEVELS, coerce=number)
    step = SelectField(_l("Pour"), validate_choice=False)
    reason = safe_text(
        _l("Pourquoi"),
        _l("Ce que vous avez vu, en 200 signes. Par exemple : « l’a fait seule sur son téléphone »."),
        REASON,
    )

    def offer(self, edition: Edition) -> "CorrectionForm":
        """The steps of this démarche."""
        texts = edition.texts(locale_id())
        steps = {"": _("Toute la démarche")}
        steps |= {step.id: texts[f"steps.{step.id}.name"] for step in edition.document.steps}
        self.step.choices = [SelectChoice(value, words) for value, words in steps.items()]
        return self

    def validate_step(self, field: Field) -> None:
        if field.data not in [choice.value for choice in field.choices]:
            raise ValidationError(_l("Choisissez une réponse de la liste."))


@blueprint.route("/apprenants/<int:learner_id>/niveaux/<slug>", methods=["GET", "POST"])
@needs(*COMPANIONS)
def correct(learner_id: int, slug: str) -> ResponseReturnValue:
    found = mine(learner_id)
    edition = edition_of(found, slug)
    form = CorrectionForm().offer(edition)
    if not form.validate_on_submit():
        return show(found, edition, form, 422 if form.errors else 200)
    known = _progress(found, slug)
    measured = _measured(known, form.step.data)
    corrections.correct(found, me(), slug, form.step.data, form.level.data, measured, form.reason.data)
    flash(_("Votre correction est notée à côté de la mesure."), "success")
    return redirect(url_for("aidants.learner", learner_id=found.id), 303)


def edition_of(found: Learner, slug: str) -> Edition:
    """A démarche that is offered here, or that this learner has practised elsewhere."""
    offered = library().offered(slug)
    return offered or (library().current(slug) if _progress(found, slug) else None) or abort(404)


def show(found: Learner, edition: Edition, form: CorrectionForm, status: int) -> ResponseReturnValue:
    page = render_template(
        "aidants/correction.html",
        learner=found,
        slug=edition.slug,
        title=edition.texts(locale_id())["title"],
        module=_progress(found, edition.slug),
        form=form,
    )
    return page, status


def _progress(found: Learner, slug: str) -> ModuleProgress | None:
    return next((module for module in portrait(found, today()).modules if module.slug == slug), None)


def _measured(known: ModuleProgress | None, step: str) -> int:
    """What the evidence alone says today, 0 when there is none."""
    about = next((one for one in known.steps if one.id == step), known) if known else None
    if about is None:
        return 0
    return about.level if about.measured is None else about.measured


@blueprint.post("/apprenants/<int:learner_id>/corrections/<int:correction_id>/annuler")
@needs(*COMPANIONS)
def undo(learner_id: int, correction_id: int) -> ResponseReturnValue:
    found = mine(learner_id)
    made = Correction.get_or_none(Correction.id == correction_id, Correction.learner == found) or abort(404)
    corrections.undo(made, actor())
    flash(_("La correction ne compte plus. La mesure revient."), "success")
    return redirect(url_for("aidants.learner", learner_id=found.id), 303)
