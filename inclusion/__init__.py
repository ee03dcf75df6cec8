"""Pas à pas: practise online administration without risk, until one can do it alone."""
# ruff: noqa: E402

import gc

# What is imported stays until the end. Looking through it for what could be thrown away took a fifth of the start.
gc.disable()

from flask import Flask
from flask_compress import Compress
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from inclusion import assets, compiled, database, errors, i18n, journal, pages, security, sessions, voices
from inclusion.accounts import own_views as account
from inclusion.accounts import views as accounts
from inclusion.aidants import garden_views as gardens
from inclusion.aidants import space
from inclusion.assessments import views as assessments
from inclusion.authoring import proving
from inclusion.authoring import space as writing
from inclusion.config import Settings, load
from inclusion.handoff import views as handoff
from inclusion.modules import exercise, library, unclear
from inclusion.modules import picture_views as pictures
from inclusion.modules import views as modules
from inclusion.paths import resource
from inclusion.places import posts as places
from inclusion.places import rights, screens, seats
from inclusion.privacy import activity
from inclusion.privacy import views as privacy
from inclusion.progress import rehearsal_views as rehearsals
from inclusion.progress import views as progress
from inclusion.received import Number
from inclusion.reports import views as reports
from inclusion.rooms import drawn as tiles
from inclusion.rooms import seat_views as own_seat
from inclusion.rooms import views as rooms
from inclusion.routing import PatientRule
from inclusion.teams import invitation_views as invitations
from inclusion.teams import member_views as members
from inclusion.teams import views as teams

gc.freeze()
gc.enable()

#: What every page needs, in order of work.
PARTS = (
    journal, database, sessions, i18n, accounts, security, voices, assets, errors,
    library, exercise, seats, tiles, proving,
)  # fmt: skip
FEATURES = (
    pages, accounts, account,
    places, rights, screens,
    teams, members, invitations,
    modules, pictures, unclear, assessments, progress,
    rooms, own_seat, reports, handoff,
    *space.PAGES, gardens, rehearsals,
    *writing.PAGES,
    privacy, activity,
)  # fmt: skip


def create_app(settings: Settings | None = None) -> Flask:
    """Build the application: settings, database, what every page needs (in order of work), then the features."""
    settings = settings or load()
    app = Flask("inclusion", static_folder=str(resource("static")), static_url_path="/static")
    app.url_rule_class = PatientRule
    app.url_map.converters["int"] = Number
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    configure(app, settings)
    database.open_database(settings)
    for part in PARTS:
        part.init_app(app)
    for feature in FEATURES:
        app.register_blueprint(feature.blueprint)
    compiled.init_app(app)
    Compress(app)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=1, x_host=1)  # type: ignore[method-assign]
    return app


def configure(app: Flask, settings: Settings) -> None:
    """Put the settings where Flask and its extensions look for them."""
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        SECRET_KEY_FALLBACKS=list(settings.secret_key_fallbacks),
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        SESSION_COOKIE_SECURE=settings.is_production,
        MAX_CONTENT_LENGTH=settings.max_body,
        MAX_FORM_MEMORY_SIZE=settings.max_body,
        MAX_FORM_PARTS=200,
        TESTING=settings.env == "test",
        COMPRESS_ALGORITHM=["gzip"],
        COMPRESS_ALGORITHM_STREAMING=["gzip"],
        COMPRESS_LEVEL=5,
        COMPRESS_MIN_SIZE=400,
    )
