"""The yardstick: a minimal Flask + peewee application, one read for a page, one read and one write for an action.

Same server, pool, pragmas, compression, session and CSRF check, and a page of the same bytes.
"""

from pathlib import Path

from flask import Flask, Response, session
from flask_compress import Compress
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf
from peewee import CharField, IntegerField, TextField

from inclusion import database
from inclusion.config import Settings


class Place(database.Base):
    """One row per connection."""

    key = CharField(max_length=24, unique=True)
    state = TextField()
    seq = IntegerField(default=0)


def create_app(settings: Settings, page: Path) -> Flask:
    """An application that serves the bytes of `page`."""
    app = Flask("minimal")
    app.config.update(SECRET_KEY=settings.secret_key, COMPRESS_ALGORITHM=["gzip"], COMPRESS_LEVEL=5)
    database.open_database(settings)
    database.init_app(app)
    CSRFProtect(app)
    Compress(app)
    body = page.read_text(encoding="utf-8")

    @app.get("/begin/<key>")
    def begin(key: str) -> str:
        session["key"] = key
        with database.transaction():
            Place.create(key=key, state="{}")
        return f'<input name="csrf_token" value="{generate_csrf()}">'

    @app.get("/page/<key>")
    def read(key: str) -> Response:
        place = Place.get(Place.key == key)
        return Response(f"{body}<!-- {place.seq} {generate_csrf()[:8]} -->")

    @app.post("/page/<key>")
    def act(key: str) -> Response:
        with database.transaction():
            place = Place.get(Place.key == key)
            Place.update(seq=place.seq + 1, state=body[:1500]).where(Place.key == key).execute()
        return Response(f"{body}<!-- {place.seq} -->")

    return app
