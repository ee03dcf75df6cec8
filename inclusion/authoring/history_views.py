"""Each change of a draft in readable words, going back to one, and what became of the module it was copied from."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inclusion.authoring import history, origins
from inclusion.authoring.access import me, mine
from inclusion.received import whole_number
from inclusion.security import TRAINER, needs

blueprint = Blueprint("history", __name__, template_folder="templates")
#: Differences shown of one change; a whole file that was brought in has hundreds.
SHOWN = 12
ACTS = {
    "write": _l("a écrit"),
    "add": _l("a ajouté"),
    "move": _l("a déplacé"),
    "remove": _l("a retiré"),
    "undo": _l("a annulé une de ses modifications"),
    "restore": _l("est revenu à un état ancien"),
    "translate": _l("a traduit"),
    "import": _l("a apporté un fichier"),
    "source": _l("a écrit dans le texte source"),
    "address": _l("a donné une autre adresse à l’exercice"),
}


@blueprint.get("/redaction/<key>/historique")
@needs(TRAINER)
def page(key: str) -> ResponseReturnValue:
    draft = mine(key)
    number = max(request.args.get("page", 1, type=whole_number), 1)
    changes, pages = history.page_of(draft, number)
    return render_template(
        "authoring/history.html",
        draft=draft,
        changes=changes,
        acts=ACTS,
        since=history.since_published(draft) if number == 1 else [],
        shown=SHOWN,
        page=min(number, pages),
        pages=pages,
    )


@blueprint.post("/redaction/<key>/historique/<int:seq>/revenir")
@needs(TRAINER)
def restore(key: str, seq: int) -> ResponseReturnValue:
    """Make the whole as it was then; that too is a change, which can be taken back."""
    draft = mine(key)
    try:
        history.restore(draft, me(), seq)
    except history.NoSuchState:
        abort(404)
    flash(_("Vous êtes revenu à cet état. Ce qui a été écrit depuis reste dans l’historique."), "success")
    return redirect(url_for(".page", key=draft.key), 303)


@blueprint.get("/redaction/<key>/source")
@needs(TRAINER)
def origin(key: str) -> ResponseReturnValue:
    """What changed in the module that this draft was copied from; without any news, it says so."""
    draft = mine(key)
    news = origins.news_of([draft]).get(draft.id)
    found = origins.differences(draft, news.number) if news else []
    return render_template("authoring/origin.html", draft=draft, news=news, stories_=found)


@blueprint.post("/redaction/<key>/source/vu")
@needs(TRAINER)
def seen(key: str) -> ResponseReturnValue:
    draft = mine(key)
    origins.seen(draft, request.form.get("numero", 0, type=whole_number))
    flash(_("C’est noté. Nous vous préviendrons à la prochaine version."), "success")
    return redirect(url_for(".page", key=draft.key), 303)
