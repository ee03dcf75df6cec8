"""Languages: which one this request speaks, and the words in it.

Messages are French; *Français facile* (`fr@falc`) is a locale of its own that falls back to French.
"""

from contextvars import ContextVar
from typing import Any

from babel.support import NullTranslations
from flask import Flask, g, request, session
from flask_babel import Babel, format_date, format_time, get_translations
from flask_login import current_user

from inclusion.files import is_file
from inclusion.paths import resource

LOCALES = {"fr": "Français", "fr@falc": "Français facile", "en": "English", "ar": "العربية"}
RIGHT_TO_LEFT = {"ar"}
DEFAULT = "fr"

_catalogue: ContextVar[NullTranslations] = ContextVar("catalogue")
babel = Babel()


def choose_locale() -> str:
    """The locale asked for in this session, else the learner's own, else the browser's."""
    chosen = session.get("locale") or getattr(current_user, "locale", None)
    if chosen in LOCALES:
        return str(chosen)
    return request.accept_languages.best_match(["fr", "en", "ar"], DEFAULT) or DEFAULT


def locale_id() -> str:
    """The locale of this request, one of LOCALES."""
    if "locale_id" not in g:
        g.locale_id = choose_locale()
    return str(g.locale_id)


def language(locale: str) -> str:
    """The HTML language of a locale: browsers do not know `fr@falc`."""
    return locale.partition("@")[0]


def direction(locale: str) -> str:
    return "rtl" if language(locale) in RIGHT_TO_LEFT else "ltr"


def _gettext(message: str) -> str:
    return str(_catalogue.get(_NOTHING).ugettext(message))


def _ngettext(singular: str, plural: str, n: int) -> str:
    return str(_catalogue.get(_NOTHING).ungettext(singular, plural, n))


_NOTHING = NullTranslations()


def forget() -> None:
    """Forget the language chosen for this request, after it has been changed."""
    g.pop("locale_id", None)


def init_app(app: Flask) -> None:
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(resource("translations"))
    app.config["BABEL_DEFAULT_LOCALE"] = DEFAULT
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Europe/Paris"
    babel.init_app(app, locale_selector=locale_id)
    # The catalogue is bound once per request: looking it up again for each message costs sixty times more.
    app.jinja_env.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.filters["day"] = lambda moment: format_date(moment, "long")
    app.jinja_env.filters["hour"] = lambda moment: format_time(moment, "short")
    app.jinja_env.globals["locales"] = list(LOCALES.items())

    @app.before_request
    def bind() -> None:
        if not is_file():
            _catalogue.set(get_translations())

    @app.context_processor
    def speak() -> dict[str, Any]:
        locale = locale_id()
        return {"locale_id": locale, "lang": language(locale), "dir": direction(locale)}
