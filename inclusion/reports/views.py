"""Activity reports: made in one press after a session, corrected, and taken away as a sheet or as JSON."""

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from inclusion.accounts.models import Learner, Staff
from inclusion.clock import today
from inclusion.places.models import Enrolment, Room, Structure
from inclusion.received import whole_number
from inclusion.reports import activity, drafting, operations, sheets, vocabulary
from inclusion.reports.activity import Activity
from inclusion.reports.forms import FAMILIES, ReportForm
from inclusion.reports.models import Report
from inclusion.reports.reading import activity_of
from inclusion.security import AIDANT, needs

blueprint = Blueprint("reports", __name__, template_folder="templates")
PAGE = 50
#: Reports of one sheet at most: two years of a busy place.
MOST = 2000
FIELDS = (
    "kind", "day", "minutes", "place", "town", "postcode", "insee", "themes", "demarche", "materials", "title",
    "level", "autonomy", "redirection",
)  # fmt: skip


def mine(number: str) -> Report:
    """A report of my structures; for everybody else, there is no such page."""
    where = Report.structure.in_(current_user.structure_ids)
    found: Report | None = (
        Report.select(Report, Structure).join(Structure).where(Report.number == number, where).first()
    )
    return found or abort(404)


@blueprint.get("/comptes-rendus")
@needs(AIDANT)
def reports() -> ResponseReturnValue:
    found = Report.of(current_user.structure_ids)
    pages = max(1, -(-found.count() // PAGE))
    page = min(max(request.args.get("page", 1, type=whole_number), 1), pages)
    return render_template(
        "reports/reports.html", reports=list(found.paginate(page, PAGE)), page=page, pages=pages, words=vocabulary
    )


@blueprint.post("/comptes-rendus/atelier/<key>")
@needs(AIDANT)
def of_room(key: str) -> ResponseReturnValue:
    room = Room.get_or_none(Room.key == key, Room.structure.in_(current_user.structure_ids)) or abort(404)
    if room.closed_at is None:
        flash(_("Fermez l’atelier d’abord : le compte rendu se remplit avec ce qui s’y est passé."), "info")
        return redirect(url_for("rooms.board", key=key), 303)
    made = operations.keep(drafting.of_room(room), room.structure, me(), room=room)
    return redirect(url_for(".report", number=made.number), 303)


@blueprint.post("/comptes-rendus/apprenant/<int:learner_id>")
@needs(AIDANT)
def of_learner(learner_id: int) -> ResponseReturnValue:
    """Today's report of one person."""
    found = Enrolment.learners_of(current_user.structure_ids).where(Learner.id == learner_id).first() or abort(404)
    ours = Enrolment.structure.in_(current_user.structure_ids)
    place = Structure.select().join(Enrolment).where(Enrolment.learner == found, ours).order_by(Structure.id).first()
    if Report.of_day(found.id, place.id, today()) is not None:
        flash(_("Ce compte rendu du jour existe déjà. Le voici : vous pouvez le corriger."), "info")
    made = operations.keep(drafting.of_learner(found, today()), place, me(), learner=found)
    return redirect(url_for(".report", number=made.number), 303)


def me() -> Staff:
    found: Staff = current_user._get_current_object()
    return found


@blueprint.route("/comptes-rendus/<number>", methods=["GET", "POST"])
@needs(AIDANT)
def report(number: str) -> ResponseReturnValue:
    """The report, filled in; what is corrected is kept only when La Coop would take it."""
    found = mine(number)
    form = ReportForm(data=_filled(found))
    if not form.validate_on_submit():
        return shown(found, form, [], 422 if form.errors else 200)
    values = {name: form[name].data for name in FIELDS} | {"people": form.counts()}
    refused = activity.problems(activity_of(found, values))
    if refused:
        return shown(found, form, refused, 422)
    operations.correct(found, values)
    flash(_("Le compte rendu est gardé."), "success")
    return redirect(url_for(".report", number=number), 303)


def _filled(found: Report) -> dict[str, object]:
    values = {name: getattr(found, name) for name in FIELDS}
    people = found.people
    counts = {f"{family}_{code}": people[family].get(code) for family in FAMILIES for code in FAMILIES[family]}
    return values | counts | {"total": people["total"], "known": people["known"]}


def shown(found: Report, form: ReportForm, refused: list[str], status: int) -> ResponseReturnValue:
    words = {"families": FAMILIES, "kinds": vocabulary.KINDS}
    return render_template("reports/report.html", report=found, form=form, refused=refused, **words), status


def ready(number: str) -> Activity:
    """A report that may leave."""
    return activity_of(mine(number))


@blueprint.get("/comptes-rendus/<number>/feuille")
@needs(AIDANT)
def sheet(number: str) -> ResponseReturnValue:
    """La Coop's columns; names only for who wrote the report, who asks for them."""
    found = mine(number)
    own = bool(request.args.get("prenoms")) and found.staff_id == current_user.id
    return _file([activity_of(found, names=own)], own, f"compte-rendu-{number}")


@blueprint.get("/comptes-rendus/feuille")
@needs(AIDANT)
def all_sheets() -> ResponseReturnValue:
    """My own reports, all in one sheet."""
    found = Report.of(current_user.structure_ids).select(Report, Structure).join(Structure)
    written = found.where(Report.staff == current_user.id).limit(MOST)
    return _file([activity_of(one) for one in written], False, "comptes-rendus")


def _file(found: list[Activity], own: bool, name: str) -> Response:
    response = Response(sheets.workbook(found, own), mimetype=sheets.MIME)
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.xlsx")
    return response


@blueprint.get("/comptes-rendus/<number>/json")
@needs(AIDANT)
def as_json(number: str) -> ResponseReturnValue:
    response = jsonify(activity.document(ready(number)))
    response.headers.set("Content-Disposition", "attachment", filename=f"compte-rendu-{number}.json")
    return response
