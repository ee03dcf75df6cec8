"""Kiosks, for those who look after them: trust this browser, choose whom it shows, leave it, trust it no more."""

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from inclusion import sessions, throttle
from inclusion.clock import now
from inclusion.places import kiosk, operations
from inclusion.places.forms import KioskForm
from inclusion.places.models import Group, Kiosk, Room, Structure
from inclusion.places.views import blueprint
from inclusion.received import whole_number
from inclusion.security import AIDANT, MANAGER, needs

EVERYBODY, NOBODY = "tous", "personne"


def places(*roles: str) -> list[int]:
    """The structures in which I hold one of these roles."""
    return [post.structure_id for post in current_user.posts if post.role in roles]


@blueprint.route("/poste", methods=["GET", "POST"])
@needs(AIDANT)
def post() -> ResponseReturnValue:
    """This browser: trust it for the learners of a structure of mine, then choose whom it shows."""
    mine = list(Structure.select().where(Structure.id.in_(places(AIDANT))).order_by(Structure.name))
    form = KioskForm(mine)
    if not form.validate_on_submit():
        form.label.data = form.label.data if form.errors else _usual_name(mine)
        return page(form, len(mine) > 1)
    chosen = next((place for place in mine if place.id == form.structure.data), mine[0] if len(mine) == 1 else None)
    if chosen is None:
        abort(404)
    former = kiosk.current()
    if former is not None:
        operations.close_kiosk(
            former, current_user.get_id()
        )  # One browser is one kiosk: the token that it held opens nothing any more.
    _kiosk, token = operations.enrol_kiosk(chosen, form.label.data.strip(), current_user.get_id())
    flash(_("Ce poste est ouvert aux apprenants. Choisissez qui s’affiche aujourd’hui."), "success")
    return kiosk.remember(make_response(redirect(url_for(".post"), 303)), token)


def _usual_name(mine: list[Structure]) -> str:
    """A name that none of mine had before, for who has no better one."""
    return str(_("Poste %(number)s", number=1 + Kiosk.select().where(Kiosk.structure.in_(mine)).count()))


def page(form: KioskForm, several: bool) -> ResponseReturnValue:
    found = kiosk.current()
    is_mine = found is not None and found.structure_id in places(AIDANT)
    groups = list(Group.open_in([found.structure_id])) if found and is_mine else []
    room = Room.open_in(found.structure_id) if found and is_mine else None
    shown = found.learners(now()) if found else None
    return render_template(
        "places/post.html", form=form, kiosk=found, is_mine=is_mine, several=several, groups=groups, room=room,
        is_showing=shown is not None,
    ), 422 if form.errors else 200  # fmt: skip


def this_one() -> Kiosk:
    """The kiosk that this browser is, when it belongs to a structure of mine."""
    found = kiosk.current()
    if found is None or found.structure_id not in places(AIDANT):
        abort(404)
    return found


@blueprint.post("/poste/afficher")
@needs(AIDANT)
def show() -> ResponseReturnValue:
    """Show a group, or everybody, until tonight; or nobody any more."""
    found, chosen = this_one(), request.form.get("qui", "")
    if chosen in (EVERYBODY, NOBODY):
        operations.show_today(found, everybody=chosen == EVERYBODY)
    else:
        number = request.form.get("qui", 0, type=whole_number)
        group = Group.open_in([found.structure_id]).where(Group.id == number).first() or abort(404)
        operations.show_today(found, group)
    return redirect(url_for(".post"), 303)


@blueprint.post("/poste/laisser")
@needs(AIDANT)
def leave() -> ResponseReturnValue:
    """« Laisser ce poste aux apprenants »: the aidant's session closes, nothing of it stays."""
    this_one()
    sessions.renew()
    return sessions.left(redirect(url_for("places.tiles"), 303))


@blueprint.post("/poste/fermer")
@needs(AIDANT)
def close() -> ResponseReturnValue:
    operations.close_kiosk(this_one(), current_user.get_id())
    flash(_("Ce poste est fermé aux apprenants."), "success")
    return kiosk.forget(make_response(redirect(url_for(".post"), 303)))


@blueprint.get("/postes")
@needs(AIDANT, MANAGER)
def all_posts() -> ResponseReturnValue:
    """This computer, then every kiosk of my structures: when it was last in use, and what can be done about it."""
    mine, asked = places(AIDANT, MANAGER), request.args.get("lieu", 0, type=whole_number)
    shown = [asked] if asked in mine else mine
    found = Kiosk.select(Kiosk, Structure).join(Structure).where(Kiosk.structure.in_(shown), Kiosk.is_open)
    posts = list(found.order_by(Structure.name, Kiosk.label, Kiosk.id))
    doors = {door: one.id for one in posts for door in operations.doors_of_kiosk(one.id)}
    asleep = {doors[door] for door in throttle.asleep(list(doors), now())}
    here, several = kiosk.current(), []
    if len(set(mine)) > 1:
        several = list(Structure.select().where(Structure.id.in_(mine)).order_by(Structure.name, Structure.id))
    return render_template(
        "places/posts.html", posts=posts, asleep=asleep, here=here if here and here.structure_id in mine else None,
        several=[(place.id, place.name) for place in several], asked=asked if asked in mine else "",
    )  # fmt: skip


def one_of_mine(kiosk_id: int) -> Kiosk:
    """An open kiosk of my structures; for everybody else, there is none."""
    mine = Kiosk.structure.in_(places(AIDANT, MANAGER))
    found: Kiosk | None = Kiosk.get_or_none(Kiosk.id == kiosk_id, mine, Kiosk.is_open)
    return found or abort(404)


@blueprint.post("/postes/<int:kiosk_id>/fermer")
@needs(AIDANT, MANAGER)
def revoke(kiosk_id: int) -> ResponseReturnValue:
    found = one_of_mine(kiosk_id)
    operations.close_kiosk(found, current_user.get_id())
    flash(_("Le poste « %(label)s » est fermé. Il n’affiche plus aucun prénom.", label=found.label), "success")
    return redirect(url_for(".all_posts"), 303)


@blueprint.post("/postes/<int:kiosk_id>/debloquer")
@needs(AIDANT, MANAGER)
def wake(kiosk_id: int) -> ResponseReturnValue:
    found = one_of_mine(kiosk_id)
    operations.wake_kiosk(found)
    flash(_("Le poste « %(label)s » accepte de nouveau les codes.", label=found.label), "success")
    return redirect(url_for(".all_posts"), 303)
