"""When something goes wrong: a page in plain French that says what happened, what is kept and what to do."""

from flask import Flask, g, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError


def words(code: int) -> tuple[str, str, str]:
    """(title, what happened, what to do) for a status code."""
    found = {
        400: (_("Cette page n’est plus à jour"), _("La page a trop attendu, ou elle était incomplète."),
              _("Revenez à l’accueil et recommencez.")),
        403: (_("Cette page n’est pas pour vous"), _("Cette page est réservée à d’autres personnes."),
              _("Revenez à l’accueil. Si c’est une erreur, demandez à un aidant.")),
        404: (_("Cette page n’existe pas"), _("L’adresse est fausse, ou la page a été supprimée."),
              _("Vérifiez l’adresse, ou revenez à l’accueil.")),
        405: (_("Cette page n’est plus à jour"), _("Cette adresse ne s’ouvre pas de cette façon."),
              _("Revenez à l’accueil et recommencez.")),
        413: (_("C’est trop long"), _("Ce que vous avez envoyé est trop gros."),
              _("Revenez en arrière et écrivez moins.")),
        429: (_("Un peu de patience"), _("Il y a eu beaucoup d’essais en peu de temps."),
              _("Attendez 2 minutes, puis recommencez.")),
        500: (_("Un problème de notre côté"), _("Le site n’a pas réussi. Ce n’est pas votre faute."),
              _("Attendez un peu, puis rechargez la page.")),
    }  # fmt: skip
    return found.get(code) or (found[400] if code < 500 else found[500])


def page(code: int) -> tuple[str, int]:
    """The error page of a status code."""
    title, what, do = words(code)
    kept = _("Vos exercices sont gardés jusqu’à votre dernière réponse.")
    actions = [(url_for("modules.home"), _("Revenir à l’accueil"))]
    if current_user and current_user.is_learner:
        actions.insert(0, (url_for("progress.home"), _("Revenir à mon espace")))
    incident = g.get("incident", "")
    return render_template(
        "error.html", title=title, what=what, kept=kept, do=do, actions=actions, incident=incident
    ), code


def init_app(app: Flask) -> None:
    @app.errorhandler(CSRFError)
    def stale(error: CSRFError) -> tuple[str, int]:
        return page(400)

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[str, int] | HTTPException:
        code = error.code or 500
        return error if code < 400 else page(code)

    @app.errorhandler(InternalServerError)
    def failed(error: InternalServerError) -> tuple[str, int]:
        return page(500)
