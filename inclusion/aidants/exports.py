"""The list of learners as a file: what the list shows, and nothing that opens an account."""

from typing import Any

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion import audit
from inclusion.accounts.display import AGES
from inclusion.accounts.models import Learner
from inclusion.aidants import directory
from inclusion.aidants.access import COMPANIONS, actor, my_group, place_ids
from inclusion.aidants.directory import Asked
from inclusion.aidants.tables import XLSX, csv_bytes, xlsx_bytes
from inclusion.clock import now, today
from inclusion.database import transaction
from inclusion.i18n import LOCALES
from inclusion.progress.autonomy import ACQUIRED, ALONE
from inclusion.progress.models import Standing
from inclusion.security import needs

blueprint = Blueprint("exports", __name__, template_folder="templates")
KINDS = {"xlsx": (xlsx_bytes, XLSX), "csv": (csv_bytes, "text/csv")}
MOST = 10_000
SLICE = 500


@blueprint.get("/apprenants/exporter/<kind>")
@needs(*COMPANIONS)
def export(kind: str) -> ResponseReturnValue:
    """Those that the list shows, as it is asked for; written in the audit for each structure."""
    if kind not in KINDS:
        abort(404)
    asked = Asked.of(request.args)
    places = [my_group(asked.group).structure_id] if asked.group else place_ids()
    found = list(directory.search(places, asked, now(), today()).limit(MOST))
    write, mimetype = KINDS[kind]
    content = write(table(found, places))
    with transaction():
        for place in places:
            audit.note(actor(), "learners.export", f"group:{asked.group}" if asked.group else "", place)
    headers = {"Content-Disposition": f'attachment; filename="apprenants-{today().isoformat()}.{kind}"'}
    return Response(content, mimetype=mimetype, headers=headers)


def table(learners: list[Learner], places: list[int]) -> list[list[Any]]:
    """A row of titles, then one for each learner, with their groups in these places; two queries for each slice."""
    titles = [
        _("Prénom ou surnom"), _("Groupes"), _("Tranche d’âge"), _("Langue"), _("Inscription"), _("Dernière venue"),
        _("Démarches commencées"), _("Faites seul"), _("Acquises"), _("À revoir"),
    ]  # fmt: skip
    rows = [titles]
    for start in range(0, len(learners), SLICE):
        rows += _rows(learners[start : start + SLICE], places)
    return rows


def _rows(learners: list[Learner], places: list[int]) -> list[list[Any]]:
    ids = [learner.id for learner in learners]
    groups = directory.groups_of(ids, places)
    standings: dict[int, list[Standing]] = {}
    for standing in Standing.of_learners(ids):
        standings.setdefault(standing.learner_id, []).append(standing)
    return [
        [
            learner.name, ", ".join(group.name for group in groups.get(learner.id, [])),
            str(AGES.get(learner.age, "")) if learner.age else "", LOCALES.get(learner.locale or "", ""),
            learner.created_at.date().isoformat(), learner.seen_at.date().isoformat() if learner.seen_at else "",
            *_counts(standings.get(learner.id, [])),
        ]
        for learner in learners
    ]  # fmt: skip


def _counts(standings: list[Standing]) -> list[int]:
    late = [one for one in standings if one.due is not None and one.due <= today()]
    return [
        len(standings),
        sum(one.level >= ALONE for one in standings),
        sum(one.level == ACQUIRED for one in standings),
        len(late),
    ]
