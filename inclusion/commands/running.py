"""The application behind a command."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import Flask
from werkzeug.utils import import_string

from inclusion import config, database


def application() -> Flask:
    """The application, found by its name as a server would find it. Ends with a sentence when settings are unsafe."""
    try:
        app: Flask = import_string("inclusion:create_app")()
    except config.UnsafeSettings as unsafe:
        raise click.ClickException(str(unsafe)) from None
    return app


@contextmanager
def at_work() -> Iterator[Flask]:
    """The application, with its database open."""
    app = application()
    with app.app_context(), database.db.connection_context():
        yield app
