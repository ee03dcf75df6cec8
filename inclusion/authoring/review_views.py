"""Where a draft is on its way to learners, who has a word to say of it, and what remains to be done."""

from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.accounts.models import Staff
from inclusion.authoring import proving, publication
from inclusion.authoring.access import me, mine, my_module
from inclusion.authoring.models import Draft, Remark
from inclusion.authoring.operations import whole_of
from inclusion.authoring.publication import Refused
from inclusion.authoring.reading import read_draft
from inclusion.authoring.telling import pins, place_words
from inclusion.clock import today
from inclusion.places.models import Membership
from inclusion.received import whole_number
from inclusion.security import TRAINER, needs
from inclusion.simulator.problems import Problem

blueprint = Blueprint("review", __name__, template_folder="templates")


@blueprint.get("/redaction/<key>/relecture")
@needs(TRAINER)
def page(key: str) -> ResponseReturnValue:
    return shown(mine(key))


def shown(draft: Draft, problems: list[Problem] | None = None, status: int = 200) -> ResponseReturnValue:
    """The page of a draft; `problems` when they have just been found, else what the proof has said so far."""
    whole = whole_of(draft)
    reading = read_draft(whole["tree"], whole["texts"])
    progress = proving.progress(draft, reading)
    found = reading.placed(progress.problems) if problems is None else problems
    errors = [(place_words(whole["tree"], one.place), one) for one in found if one.is_error]
    view = render_template(
        "authoring/review.html",
        draft=draft,
        errors=errors,
        warnings=sum(not one.is_error for one in found),
        progress=progress,
        remarks=remarks_of(draft),
        pins=pins(whole["tree"]),
        is_mine=draft.asked_by_id == me().id,
        readers=readers_of(draft),
        is_due=draft.check_on is not None and draft.check_on <= today(),
        words={one.id: place_words(whole["tree"], one.place) for one in remarks_of(draft)},
    )
    return view, status


def remarks_of(draft: Draft) -> list[Remark]:
    """What was said, the latest first; what is settled comes after what is not."""
    found = Remark.select(Remark, Staff).left_outer_join(Staff, on=(Remark.staff == Staff.id))
    open_first = Remark.settled_at.is_null().desc()
    return list(found.where(Remark.draft == draft).order_by(open_first, Remark.id.desc()).limit(100))


def readers_of(draft: Draft) -> list[str]:
    """The other trainers of the structure, by name: those who may publish what I ask to be read."""
    posts = Membership.select(Membership, Staff).join(Staff).where(Membership.structure == draft.structure_id)
    others = posts.where(Membership.role == TRAINER, Membership.closed_at.is_null(), Staff.is_open)
    return [post.staff.name for post in others.where(Staff.id != me().id).order_by(Staff.name, Staff.id)]


def back(draft: Draft, message: str, kind: str = "success") -> ResponseReturnValue:
    flash(message, kind)
    return redirect(url_for("review.page", key=draft.key), 303)


def refused(draft: Draft, error: Refused) -> ResponseReturnValue:
    """Say why, what is kept, and what to do."""
    if error.reason == publication.ERRORS:
        return shown(draft, error.problems, 422)
    said = {
        publication.MOVED: _("Quelque chose a changé entre-temps. Rien n’est perdu : voici où vous en êtes."),
        publication.CHANGED: _("Quelqu’un a écrit depuis votre lecture. Relisez, puis publiez."),
        publication.SAME_EYES: _("Vous avez demandé cette relecture : une autre personne doit publier."),
    }
    return back(draft, said[error.reason], "info")


@blueprint.post("/redaction/<key>/relecture/demander")
@needs(TRAINER)
def ask(key: str) -> ResponseReturnValue:
    draft = mine(key)
    try:
        publication.ask(draft, me())
    except Refused as error:
        return refused(draft, error)
    return back(draft, _("La relecture est demandée. Une autre personne peut maintenant publier."))


@blueprint.post("/redaction/<key>/relecture/renvoyer")
@needs(TRAINER)
def send_back(key: str) -> ResponseReturnValue:
    draft, text = mine(key), (request.form.get("remarque") or "").strip()
    if not text:
        return back(draft, _("Écrivez une remarque : l’auteur saura quoi reprendre. Rien n’a changé."), "mistake")
    try:
        publication.send_back(draft, me(), text)
    except Refused as error:
        return refused(draft, error)
    return back(draft, _("C’est renvoyé, avec votre remarque."))


@blueprint.post("/redaction/<key>/relecture/publier")
@needs(TRAINER)
def publish(key: str) -> ResponseReturnValue:
    draft = mine(key)
    try:
        online = publication.publish(draft, me(), request.form.get("seq", -1, type=whole_number))
    except Refused as error:
        return refused(draft, error)
    if online.slug != draft.slug:
        flash(_("Un exercice du catalogue a maintenant le même nom. Le vôtre a reçu une autre adresse."), "info")
    return back(draft, _("C’est publié. Qui avait commencé continue sans rien perdre."))


@blueprint.post("/redaction/<key>/relecture/partage")
@needs(TRAINER)
def share(key: str) -> ResponseReturnValue:
    draft, is_shared = my_module(key), request.form.get("partage") == "oui"
    publication.share(draft, me(), is_shared)
    if is_shared:
        return back(draft, _("L’exercice est partagé avec toutes les structures."))
    return back(draft, _("L’exercice est gardé pour votre structure."))


@blueprint.post("/redaction/<key>/relecture/catalogue")
@needs(TRAINER)
def shelve(key: str) -> ResponseReturnValue:
    """Take it out of the catalogue, or put it back."""
    draft, is_out = mine(key), request.form.get("catalogue") == "non"
    try:
        (publication.take_out if is_out else publication.put_back)(draft, me())
    except Refused as error:
        return refused(draft, error)
    if is_out:
        return back(draft, _("C’est retiré. Qui avait commencé peut finir, et tout est gardé."))
    return back(draft, _("C’est de nouveau proposé."))


@blueprint.post("/redaction/<key>/relecture/jour")
@needs(TRAINER)
def check_on(key: str) -> ResponseReturnValue:
    """The day when the real site is to be looked at again; an empty one forgets it."""
    draft, text = mine(key), (request.form.get("jour") or "").strip()
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        return back(draft, _("Choisissez un jour, par exemple 12/03/2027. Rien n’a changé."), "mistake")
    publication.check_again_on(draft, me(), day)
    return back(draft, _("La date est notée.") if day else _("Il n’y a plus de date à retenir."))


@blueprint.post("/redaction/<key>/remarques")
@needs(TRAINER)
def remark(key: str) -> ResponseReturnValue:
    draft, text = mine(key), (request.form.get("texte") or "").strip()
    place = request.form.get("ou", "")
    if place not in dict(pins(whole_of(draft)["tree"])):
        abort(404)
    if not text:
        return back(draft, _("Écrivez votre remarque, puis gardez-la. Rien n’a changé."), "mistake")
    publication.remark(draft, me(), place, text)
    return back(draft, _("Votre remarque est gardée."))


@blueprint.post("/redaction/<key>/remarques/<int:remark_id>/regler")
@needs(TRAINER)
def settle(key: str, remark_id: int) -> ResponseReturnValue:
    draft = mine(key)
    found = Remark.get_or_none(Remark.id == remark_id, Remark.draft == draft) or abort(404)
    publication.settle(found, me())
    return back(draft, _("La remarque est réglée."))


def due(drafts: list[Draft], day: date) -> list[Draft]:
    """Those whose real site must be looked at again by now, the oldest date first."""
    found: list[Any] = [
        (draft.check_on, draft.id, draft) for draft in drafts if draft.check_on and draft.check_on <= day
    ]
    return [draft for _day, _id, draft in sorted(found, key=lambda one: one[:2])]
