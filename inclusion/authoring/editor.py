"""The editor: one thing at a time on the left, the learner's own screen on the right, what remains to mend below."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inclusion.authoring import blanks, blocks, editing, kinds, proving, source, stage
from inclusion.authoring import operations as drafts
from inclusion.authoring.access import me, mine
from inclusion.authoring.asks import EXPERT, SIMPLE
from inclusion.authoring.changes import Overlap
from inclusion.authoring.editing import Desk
from inclusion.authoring.element_forms import put_back
from inclusion.authoring.models import Draft
from inclusion.authoring.outline import beside
from inclusion.authoring.preview import drawn
from inclusion.authoring.wording import told
from inclusion.received import whole_number
from inclusion.security import TRAINER, needs

blueprint = Blueprint("editor", __name__, template_folder="templates")
DEPTH = "depth"


def depth() -> int:
    """How much of the forms this trainer wants to see."""
    return min(max(int(session.get(DEPTH, SIMPLE)), SIMPLE), EXPERT)


def opened(key: str, place: str) -> Desk:
    return editing.open_desk(mine(key), place, depth())


@blueprint.get("/redaction/<key>")
@needs(TRAINER)
def page(key: str) -> ResponseReturnValue:
    if (wanted := request.args.get("vue", type=whole_number)) is not None:
        session[DEPTH] = wanted
    return shown(opened(key, request.args.get("ou", "")))


def shown(desk: Desk, form: Any = None, status: int = 200, **more: Any) -> ResponseReturnValue:
    """The whole page; with htmx only its list, its preview and what remains to mend are swapped."""
    form = desk.form(formdata=None) if form is None else form
    walk = stage.walk_of(desk.draft, me())
    progress = proving.progress(desk.draft, desk.reading)
    values = {
        **editing.shown(desk, form), "draft": desk.draft, "depth": depth(), "progress": progress,
        "problems": desk.reading.placed(progress.problems), "told": told,
        "can_undo": drafts.last_own(desk.draft, me()) is not None,
        **drawn(desk, walk), "conflict": None, "saved": False, **more,
    }  # fmt: skip
    return render_template("authoring/editor.html", **values), status


@blueprint.post("/redaction/<key>/ecrire")
@needs(TRAINER)
def write(key: str) -> ResponseReturnValue:
    """Save one form; nothing of anybody else is written over."""
    desk = opened(key, request.form.get("ou", ""))
    if desk.place != request.form.get("ou", ""):
        return gone(desk)
    form = desk.form()
    if not form.validate():
        return shown(desk, form, 422)
    value: Any = kinds.short(desk.about.kind, put_back(desk.about, form, desk.reading.whole.tree))
    if desk.about.kind == kinds.USE:
        value = {**desk.value, "with": value}
    value = desk.value if desk.value is None and not value else value  # A screen that only takes its place in a list.
    try:
        draft = save(desk, request.form.get("seen", ""), value)
    except drafts.Changed as refused:
        return shown(desk, form, 409, conflict=refused.current)
    if request.headers.get("HX-Request") != "true":
        flash(_("C’est enregistré."))
        return redirect(url_for(".page", key=key, ou=desk.place), 303)
    return shown(editing.open_desk(draft, desk.place, depth()), saved=True)


def save(desk: Desk, seen: str, value: Any) -> Draft:
    """Put the value in its place. Raises drafts.Changed."""
    if not desk.path:
        return drafts.write_about(desk.draft, me(), seen, value)
    return drafts.write(desk.draft, me(), desk.place, seen, value)


def gone(desk: Desk) -> ResponseReturnValue:
    """What was being written is no longer there; a script that asked is told to open the page again."""
    flash(_("Quelqu’un a retiré ou déplacé ce que vous écriviez. Voici où vous en êtes maintenant."), "info")
    if request.headers.get("HX-Request") == "true":
        return "", 410
    return redirect(url_for(".page", key=desk.draft.key, ou=desk.place), 303)


@blueprint.post("/redaction/<key>/ajouter")
@needs(TRAINER)
def add(key: str) -> ResponseReturnValue:
    """Add something at the end of a list, and go and write it."""
    draft, kind = mine(key), request.form.get("genre", "")
    tree = drafts.whole_of(draft)["tree"]
    try:
        path, value = _new(kind, tree, source.path_of(request.form.get("dans", "")))
        draft = drafts.edit(draft, me(), "add", source.place_of(path), lambda whole: _with(whole, path, value))
    except (KeyError, source.NoSuchPlace):
        abort(400)
    return redirect(url_for(".page", key=key, ou=source.place_of(path)), 303)


def _new(kind: str, tree: source.Tree, holder: source.Path) -> tuple[source.Path, Any]:
    title = " ".join(request.form.get("titre", "").split())[:120]
    if kind == "screen":
        return blanks.screen(title or _("Nouvel écran"), request.form.get("fenetre", ""), tree)
    if kind == kinds.USE:
        return (*holder, len(tree.get("fragments") or [])), blocks.new_use(request.form.get("bloc", ""), tree)
    if kind == kinds.INCLUDE:
        return blanks.end_of(tree, holder), {"include": request.form.get("piece", "")}
    if kind == "trace":
        return blanks.trace(title)
    if kind == "parameter":
        return blanks.parameter(title or _("date limite"), tree)
    return blanks.blank(kind, tree, holder)


def _with(whole: drafts.Whole, path: source.Path, value: Any) -> drafts.Whole:
    """The draft with one thing more; the list that it goes into is made when there is none yet."""
    tree, holder = whole["tree"], path[:-1]
    try:
        source.get(tree, holder)
    except source.NoSuchPlace:
        tree = source.put(tree, holder, [] if isinstance(path[-1], int) else {})
    start = tree.get("start") or {}
    if path[0] == "screens" and len(path) == 2 and value["in"] not in start:
        tree = {**tree, "start": {**start, value["in"]: path[1]}}  # The first screen of a window is where it opens.
    return {**whole, "tree": source.insert(tree, path, value)}


@blueprint.post("/redaction/<key>/deplacer")
@needs(TRAINER)
def move(key: str) -> ResponseReturnValue:
    """Put an item where its neighbour stands (`de` says on which side), or where another one was let go (`vers`)."""
    draft, place, asked = mine(key), request.form.get("ou", ""), request.form
    try:
        onto = asked.get("vers") or _neighbour(draft, source.path_of(place), asked.get("de", 0, type=whole_number))
        draft, after = drafts.move(draft, me(), place, asked.get("seen", ""), onto, asked.get("vers_seen", ""))
    except (drafts.Changed, source.NoSuchPlace):
        return gone(opened(key, place))
    if "page" in asked:  # Let go of in a list: what is being written is still what is being written.
        here = source.followed(source.path_of(asked["page"]), source.path_of(place), source.path_of(after))
        return shown(editing.open_desk(draft, source.place_of(here), depth()), saved=True)
    holder = source.place_of(kinds.editable(source.path_of(after)[:-1]))
    return redirect(url_for(".page", key=key, ou=holder or after), 303)


def _neighbour(draft: Draft, path: source.Path, by: int) -> str:
    """What stands just before or after in the same list; at its end, the thing itself. Raises NoSuchPlace."""
    tree = drafts.whole_of(draft)["tree"]
    others = beside(tree, path)
    return source.place_of(others[min(max(others.index(path) + (1 if by > 0 else -1), 0), len(others) - 1)])


@blueprint.post("/redaction/<key>/retirer")
@needs(TRAINER)
def remove(key: str) -> ResponseReturnValue:
    """Take something away; « Annuler » brings it back."""
    place = request.form.get("ou", "")
    try:
        drafts.remove(mine(key), me(), place, request.form.get("seen", ""))
    except (drafts.Changed, source.NoSuchPlace):
        return gone(opened(key, place))
    flash(_("C’est retiré. « Annuler » le remet."))
    return redirect(url_for(".page", key=key, ou=source.place_of(kinds.editable(source.path_of(place)[:-1]))), 303)


@blueprint.post("/redaction/<key>/annuler")
@needs(TRAINER)
def undo(key: str) -> ResponseReturnValue:
    """Take back my last change."""
    place = request.form.get("ou", "")
    try:
        _draft, row = drafts.undo(mine(key), me())
        place = row.place if row.act in ("write", "remove", "move") else place
        flash(_("Votre dernier changement est annulé."))
    except drafts.NothingToUndo:
        flash(_("Vous n’avez plus rien à annuler."), "info")
    except Overlap:
        flash(_("Quelqu’un a écrit au même endroit depuis : votre changement ne peut plus être annulé."), "info")
    return redirect(url_for(".page", key=key, ou=place), 303)


@blueprint.get("/redaction/<key>/verifications")
@needs(TRAINER)
def checks(key: str) -> ResponseReturnValue:
    """What remains to mend, while the proof goes on."""
    desk = opened(key, request.args.get("ou", ""))
    progress = proving.progress(desk.draft, desk.reading)
    problems = desk.reading.placed(progress.problems)
    values = {"desk": desk, "draft": desk.draft, "progress": progress, "problems": problems, "told": told}
    return render_template("authoring/checks.html", **values)
