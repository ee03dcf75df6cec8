"""Notes: a few words about a learner, for me, my team, or the learner too; only where the structure keeps notes."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf

from inclusion.accounts.models import Learner
from inclusion.aidants import note_operations
from inclusion.aidants.access import COMPANIONS, me, mine, place_ids, shared_places
from inclusion.places.models import Structure
from inclusion.places.safe_texts import safe_text
from inclusion.progress.models import ALL, ME, READERS, TEAM, Note
from inclusion.security import needs

blueprint = Blueprint("notes", __name__, template_folder="templates")
READERS_IN_WORDS = {
    ME: (_l("Moi seulement"), _l("Vos collègues ne la lisent pas.")),
    TEAM: (_l("Mon équipe"), _l("Les aidants de la structure la lisent.")),
    ALL: (_l("L’apprenant aussi"), _l("La personne la lit et l’écoute dans son espace.")),
}


class NoteForm(FlaskForm):
    """The words, and who reads them."""

    text = safe_text(_l("Votre note"), _l("Ce qui aide à accompagner, en 280 signes."))
    readers = StringField(
        _l("Qui peut la lire ?"),
        default=TEAM,
        validators=[AnyOf(READERS, message=_l("Choisissez qui peut la lire."))],
    )


def place_with_notes(learner: Learner) -> Structure | None:
    """The structure where I may write a note about this learner, None where notes are not kept."""
    found: Structure | None = shared_places(learner).where(Structure.has_notes).first()
    return found


@blueprint.route("/apprenants/<int:learner_id>/notes", methods=["GET", "POST"])
@needs(*COMPANIONS)
def write(learner_id: int) -> ResponseReturnValue:
    found = mine(learner_id)
    place = place_with_notes(found) or abort(404)
    form = NoteForm()
    if not form.validate_on_submit():
        page = render_template("aidants/note.html", learner=found, form=form, readers=READERS_IN_WORDS)
        return page, 422 if form.errors else 200
    note_operations.write(found, place, me(), form.text.data, form.readers.data)
    flash(_("La note est gardée."), "success")
    return redirect(url_for("aidants.learner", learner_id=found.id) + "#notes", 303)


@blueprint.post("/apprenants/<int:learner_id>/notes/<int:note_id>/supprimer")
@needs(*COMPANIONS)
def erase(learner_id: int, note_id: int) -> ResponseReturnValue:
    """Erase a note that I may read: mine, or the team's."""
    found = mine(learner_id)
    note = Note.seen_by(me().id, place_ids(), found.id).where(Note.id == note_id).first() or abort(404)
    note_operations.erase(note, me())
    flash(_("La note est effacée."), "success")
    return redirect(url_for("aidants.learner", learner_id=found.id) + "#notes", 303)
