"""A module as a file: to keep, to send, to give to the catalogue; to bring in; and its sheets to print."""

from urllib.parse import urlencode

from flask import Blueprint, Response, abort, current_app, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from itsdangerous import BadData, URLSafeTimedSerializer

from inclusion.authoring import operations as drafts
from inclusion.authoring import sheets, source
from inclusion.authoring.access import me, mine, my_module, places
from inclusion.authoring.archives import is_archive
from inclusion.authoring.arrivals import Arrival, arrival, welcome
from inclusion.authoring.kinds import kind_of
from inclusion.authoring.models import MODULE, Draft
from inclusion.authoring.package import pack, pictures_in, slug_of
from inclusion.authoring.stamping import older_in
from inclusion.i18n import LOCALES, locale_id
from inclusion.modules import pictures
from inclusion.modules.cards import card
from inclusion.places.models import Structure
from inclusion.security import TRAINER, local_path, needs, takes
from inclusion.simulator.problems import Problem
from inclusion.skills import SKILLS

blueprint = Blueprint("files", __name__, template_folder="templates")
#: A file with its form; and a preview, which travels in the page as text.
SENT, PREVIEWED = pictures.LARGEST + 64 * 1024, 2 * pictures.LARGEST
#: Seconds; then the file is read again: pictures and names may have changed meanwhile.
PREVIEW_LASTS = 1800


@blueprint.get("/redaction/<key>/fichier")
@needs(TRAINER)
def page(key: str) -> ResponseReturnValue:
    """What the file is for, and the sheets to print."""
    draft = mine(key)
    whole = drafts.whole_of(draft)
    has_pictures = bool(pictures_in(whole["tree"]))
    edition = sheets.edition_of(draft) if draft.kind == MODULE else None
    return render_template("authoring/file.html", draft=draft, has_pictures=has_pictures, edition=edition)


@blueprint.get("/redaction/<key>/fichier/telecharger")
@needs(TRAINER)
def download(key: str) -> ResponseReturnValue:
    """The module as one file."""
    whole = drafts.whole_of(mine(key))
    shown = pictures.contents(pictures_in(whole["tree"]))
    content = pack(whole["tree"], whole["texts"], shown, older_in(whole["tree"], whole["texts"], whole["stamps"]))
    kind, mimetype = ("zip", "application/zip") if is_archive(content) else ("yaml", "application/yaml")
    name = f"{slug_of(whole['tree'])}.{kind}"
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@blueprint.get("/redaction/<key>/fiche-apprenant")
@needs(TRAINER)
def learner_sheet(key: str) -> ResponseReturnValue:
    """The printed sheet of the démarche, as learners will have it."""
    draft = my_module(key)
    edition = sheets.edition_of(draft) or abort(404)
    found = sheets.stages_of(edition, locale_id())
    return render_template(
        "authoring/file_learner_sheet.html", draft=draft, card=card(edition), document=edition.document,
        texts=edition.texts(locale_id()), stages=found, words=sheets.words(edition, found, locale_id()),
    )  # fmt: skip


@blueprint.get("/redaction/<key>/fiche-formateur")
@needs(TRAINER)
def trainer_sheet(key: str) -> ResponseReturnValue:
    """What whoever leads the session needs under their eyes."""
    draft = my_module(key)
    edition = sheets.edition_of(draft) or abort(404)
    return render_template(
        "authoring/file_trainer_sheet.html", draft=draft, card=card(edition), document=edition.document,
        told=sheets.Told(edition, locale_id()), skill_names=SKILLS,
    )  # fmt: skip


@blueprint.get("/redaction/importer")
@needs(TRAINER)
def bring() -> ResponseReturnValue:
    """Choose a file."""
    return show()


@blueprint.post("/redaction/importer")
@needs(TRAINER)
@takes(SENT)
def read() -> ResponseReturnValue:
    """What the file contains and all that is wrong with it. Nothing is kept yet."""
    place, (data, name) = _place(request.form.get("structure")), _sent("fichier")
    if not data:
        return show(_("Choisissez un fichier."), 422)
    found = arrival(data, name)
    if found.refusals:
        return show(refusals=found.refusals, status=422)
    signed = _serializer().dumps({"who": me().get_id(), "place": place.id, "found": found.to_json()})
    errors = [problem for problem in found.remarks if problem.is_error]
    return render_template(
        "authoring/file_preview.html", found=found, place=place, signed=signed, errors=errors,
        languages=[LOCALES.get(locale, locale) for locale in found.texts],
    )  # fmt: skip


@blueprint.post("/redaction/importer/confirmer")
@needs(TRAINER)
@takes(PREVIEWED)
def confirm() -> ResponseReturnValue:
    """Make a draft of what was shown."""
    try:
        held = _serializer().loads(request.form.get("apercu", ""), max_age=PREVIEW_LASTS)
    except BadData:
        abort(400)
    if held["who"] != me().get_id():
        abort(404)
    draft = welcome(_place(str(held["place"])), me(), Arrival.from_json(held["found"]))
    flash(_("C’est dans votre liste. Ce n’est pas encore publié."), "success")
    return redirect(url_for("editor.page", key=draft.key), 303)


def show(problem: str = "", status: int = 200, refusals: list[Problem] | None = None) -> ResponseReturnValue:
    choices = [(place.id, place.name) for place in places()]
    page = render_template("authoring/file_import.html", problem=problem, refusals=refusals or [], places=choices)
    return page, status


def _sent(field: str) -> tuple[bytes, str]:
    """The content and the name of a file of the form; nothing when none was chosen."""
    sent = request.files.get(field)
    if sent is None:
        return b"", ""
    with sent.stream:
        return sent.read(), sent.filename or ""


def _place(number: str | None) -> Structure:
    found = places()
    chosen = next((one for one in found if str(one.id) == number), found[0] if len(found) == 1 else None)
    return chosen or abort(404)


def _serializer() -> URLSafeTimedSerializer:
    """The preview travels in the page, signed for this person and structure: the server keeps nothing."""
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="module")


@blueprint.post("/redaction/<key>/images")
@needs(TRAINER)
@takes(SENT)
def add_picture(key: str) -> ResponseReturnValue:
    """Keep a picture, and put it in the image at `place` of the draft, when one is given, if it is still `seen`.

    With `suite`, go back there and say it; without, the name is the answer.
    """
    draft = mine(key)
    after = local_path(request.form.get("suite"))
    try:
        made = pictures.made_again(_sent("image")[0])
    except pictures.NotAPicture as refused:
        return _answer(after, {"refused": str(refused)}, str(refused), "mistake", 422)
    file = pictures.PREFIX + pictures.keep(made, draft.structure).name
    if "place" in request.form and not _put(draft, file, request.form["place"], request.form.get("seen", "")):
        said = _("Quelqu’un vient de changer cet endroit. L’image est gardée, mais pas encore placée.")
        return _answer(after, {"file": file}, said, "mistake", 409)
    found = {"file": file, "width": made.width, "height": made.height}
    return _answer(after, found, _("L’image est ajoutée. Dites aussi ce qu’elle montre."), "success", 201)


def _put(draft: Draft, file: str, place: str, seen: str) -> bool:
    """Whether the image at this place shows the picture from now on."""
    path = source.path_of(place)
    try:
        value = source.get(drafts.whole_of(draft)["tree"], path)
        if kind_of(path, value) != "image":
            return False
        drafts.write(draft, me(), place, seen, {**value, "image" if "image" in value else "file": file})
    except (drafts.Changed, source.NoSuchPlace):
        return False
    return True


def _answer(after: str | None, found: dict[str, object], said: str, kind: str, status: int) -> ResponseReturnValue:
    if after is None:
        return jsonify(found), status
    flash(said, kind)
    if "file" in found:
        after += ("&" if "?" in after else "?") + urlencode({"image": str(found["file"])})
    return redirect(after, 303)
