"""Bringing in learners from a file: a model to fill in, what is wrong all at once, a preview, then the cards."""

from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from itsdangerous import BadData, SignatureExpired, URLSafeTimedSerializer

from inclusion.aidants import import_operations, roster, spreadsheets
from inclusion.aidants.access import COMPANIONS, actor, structures
from inclusion.aidants.import_operations import AlreadyHere
from inclusion.aidants.import_words import fault_in_words, refusal_in_words
from inclusion.aidants.roster import Newcomer
from inclusion.aidants.spreadsheets import Unreadable
from inclusion.aidants.tables import XLSX, csv_bytes, xlsx_bytes
from inclusion.aidants.views import drawn
from inclusion.places.models import Structure
from inclusion.security import needs, takes

blueprint = Blueprint("imports", __name__, template_folder="templates")
LARGEST = 1_000_000
#: A preview that waits for longer is read again: others may have come in meanwhile.
PREVIEW_LASTS = 1800
EXAMPLE = [
    ["Prénom ou surnom", "Groupe", "Tranche d’âge", "Langue", "Taille du texte", "Écoute"],
    ["Lucie", "Mardi matin", "60 à 69 ans", "français", "grande", "oui"],
    ["Karim", "Mardi matin", "25 à 39 ans", "arabe", "normale", "non"],
]


@blueprint.get("/apprenants/importer")
@needs(*COMPANIONS)
def ask() -> ResponseReturnValue:
    return show()


@blueprint.get("/apprenants/importer/modele/<kind>")
@needs(*COMPANIONS)
def model(kind: str) -> ResponseReturnValue:
    """A file to fill in, with two people as an example."""
    if kind not in ("xlsx", "csv"):
        abort(404)
    content, kind_of = (xlsx_bytes(EXAMPLE), XLSX) if kind == "xlsx" else (csv_bytes(EXAMPLE), "text/csv")
    headers = {"Content-Disposition": f'attachment; filename="apprenants-modele.{kind}"'}
    return Response(content, mimetype=kind_of, headers=headers)


@blueprint.post("/apprenants/importer")
@needs(*COMPANIONS)
@takes(LARGEST)
def read() -> ResponseReturnValue:
    """Read the file: everything that is wrong, or a preview. Nothing is kept yet, and the file never is."""
    place, sent = _place(request.form.get("structure")), request.files.get("fichier")
    content = sent.read(LARGEST) if sent else b""
    if sent:
        sent.close()
    if not content:
        return show(problem=_("Choisissez un fichier qui contient des personnes."), status=422)
    try:
        rows = spreadsheets.rows_of(content)
    except Unreadable as unreadable:
        return show(problem=refusal_in_words(unreadable), status=422)
    newcomers, faults = roster.read(rows, import_operations.names_in(place))
    if faults:
        return show(faults=[fault_in_words(fault) for fault in faults], status=422)
    return render_template(
        "aidants/import_preview.html", newcomers=newcomers, place=place, signed=_sign(place, newcomers)
    )


@blueprint.post("/apprenants/importer/confirmer")
@needs(*COMPANIONS)
@takes(LARGEST)
def confirm() -> ResponseReturnValue:
    """Welcome those of the preview, all or none, and show their cards this once."""
    held = _read_signed(request.form.get("apercu", ""))
    if held is None:
        return show(
            problem=_("Cet aperçu a trop attendu. Rien n’est ajouté. Envoyez le fichier de nouveau."), status=409
        )
    place, newcomers = held
    try:
        made = import_operations.welcome_all(place, newcomers, actor())
    except AlreadyHere as twice:
        names = ", ".join(twice.names[:10])
        said = _("Ces personnes sont déjà dans la liste : %(names)s. Rien n’est ajouté.", names=names)
        return show(problem=said, status=409)
    cards = [(learner, card, drawn(card)) for learner, card in made]
    return render_template("aidants/cards.html", cards=cards, place=place.name, back=url_for("aidants.learners"))


def show(problem: str = "", faults: list[dict[str, Any]] | None = None, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "aidants/import.html",
        problem=problem,
        faults=faults or [],
        places=[(place.id, place.name) for place in structures()],
        most=spreadsheets.MOST_ROWS,
        columns=EXAMPLE,
    )
    return page, status


def _place(number: str | None) -> Structure:
    places = structures()
    chosen = next((one for one in places if str(one.id) == number), places[0] if len(places) == 1 else None)
    return chosen or abort(404)


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="import")


def _sign(place: Structure, newcomers: list[Newcomer]) -> str:
    """The preview travels in the page, signed for this person and structure: the server keeps nothing."""
    rows = [one.to_json() for one in newcomers]
    return str(_serializer().dumps({"who": actor(), "place": place.id, "rows": rows}))


def _read_signed(signed: str) -> tuple[Structure, list[Newcomer]] | None:
    """What was previewed; None when it has waited for too long, or the clock has gone backwards since."""
    try:
        held = _serializer().loads(signed, max_age=PREVIEW_LASTS)
    except SignatureExpired:
        return None
    except BadData:
        abort(400)
    if held["who"] != actor():
        abort(404)
    return _place(str(held["place"])), [Newcomer(**row) for row in held["rows"]]
