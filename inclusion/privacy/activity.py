"""« Activité du lieu »: practice by démarche and month, for managers, with small counts hidden."""

from collections import Counter
from datetime import date, datetime

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_babel import gettext as _
from flask_login import current_user
from peewee import Value, fn

from inclusion import spreadsheets
from inclusion.cells import THRESHOLD, Shown, protect
from inclusion.clock import today
from inclusion.i18n import locale_id
from inclusion.modules.library import library
from inclusion.modules.models import Run
from inclusion.places.models import Enrolment, Structure
from inclusion.privacy.models import Tally
from inclusion.privacy.operations import month_of
from inclusion.privacy.retention import months_before
from inclusion.received import whole_number
from inclusion.records import frozen
from inclusion.security import MANAGER, needs

blueprint = Blueprint("activity", __name__, template_folder="templates")
MONTHS = 6


@frozen
class Activity:
    """Passages begun in a place: one row a démarche, one column a month."""

    place: Structure
    slugs: list[str]
    months: list[date]
    shown: Shown


def activity(place: Structure, day: date) -> Activity:
    """The last months of a place: what is kept of people who practise, and the counters of those erased."""
    first = datetime.combine(day.replace(day=1), datetime.min.time())
    months = [months_before(first, back).date() for back in range(MONTHS - 1, -1, -1)]
    found = passages(place, months[0])
    slugs = sorted({slug for slug, _month in found})
    shown = protect([[found[slug, month] for month in months] for slug in slugs])
    return Activity(place, slugs, months, shown)


def passages(place: Structure, since: date) -> Counter[tuple[str, date]]:
    """Passages begun, by démarche and month; somebody who is in several places counts in the first one."""
    earlier = Enrolment.alias()
    elsewhere = earlier.select(Value(1)).where(earlier.learner == Enrolment.learner, earlier.id < Enrolment.id)
    here = Enrolment.select(Enrolment.learner).where(Enrolment.structure == place.id, ~fn.EXISTS(elsewhere))
    after = datetime.combine(since, datetime.min.time())
    runs = Run.select(Run.slug, Run.started_at).where(
        Run.learner.in_(here), Run.started_at >= months_before(after, 1)
    )
    found = Counter((run.slug, month_of(run.started_at)) for run in runs)
    for row in Tally.select().where(Tally.place == place.id, Tally.month >= since):
        found[row.slug, row.month] += row.started
    return Counter({key: count for key, count in found.items() if key[1] >= since})


def managed() -> list[Structure]:
    mine = [post.structure_id for post in current_user.posts if post.role == MANAGER]
    return list(Structure.select().where(Structure.id.in_(mine)).order_by(Structure.name))


def chosen() -> Structure:
    """The place asked for, among mine; the first one when none is."""
    mine, asked = managed(), request.args.get("lieu", type=whole_number)
    found = [place for place in mine if asked in (None, place.id)]
    return found[0] if found else abort(404)


def titles_of(slugs: list[str]) -> list[str]:
    """What démarches are called, their own names when they have left the catalogue."""
    known = library().titles(locale_id())
    return [known.get(slug, slug) for slug in slugs]


def sentence(found: Activity) -> str:
    """What the table says, in one sentence."""
    if not found.slugs:
        return _("Personne ne s’est encore entraîné ici pendant ces mois.")
    if found.shown.total is None:
        return _("Il y a trop peu d’exercices pour donner un nombre sans risque.")
    numbers = {"total": found.shown.total, "months": len(found.months)}
    return _("%(total)s exercices ont été commencés ici en %(months)s mois.", **numbers)


@blueprint.get("/activite")
@needs(MANAGER)
def table() -> ResponseReturnValue:
    found = activity(chosen(), today())
    return render_template(
        "privacy/activity.html",
        found=found,
        sentence=sentence(found),
        titles=titles_of(found.slugs),
        months=[format_date(month, "MMM yyyy") for month in found.months],
        places=[(place.id, place.name) for place in managed()],
        threshold=THRESHOLD,
    )


@blueprint.get("/activite/tableau")
@needs(MANAGER)
def as_csv() -> ResponseReturnValue:
    """The same table for a spreadsheet; a hidden count is written « masqué »."""
    found = activity(chosen(), today())
    columns = [_("Démarche"), *(month.strftime("%Y-%m") for month in found.months), _("Total")]
    rows = zip(titles_of(found.slugs), found.shown.cells, found.shown.rows, strict=True)
    lines = [(title, *cells, total) for title, cells, total in rows]
    lines.append((_("Total"), *found.shown.columns, found.shown.total))
    content = spreadsheets.as_csv(
        columns, [[_("masqué") if value is None else value for value in line] for line in lines]
    )
    headers = {"Content-Disposition": 'attachment; filename="activite.csv"'}
    return Response(content, content_type="text/csv; charset=utf-8", headers=headers)
