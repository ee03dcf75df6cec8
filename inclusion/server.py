"""A production server around the application: gunicorn, or waitress where there is no fork."""

import gc
import importlib
import sys
import threading
from contextlib import suppress
from typing import Any

from flask import Flask

from inclusion.assessments import deck
from inclusion.database import db
from inclusion.modules.library import library
from inclusion.modules.models import Run

WARM_AFTER = 3.0
#: Passages looked at: those of the last workshops.
RECENT = 60


def serve(app: Flask, host: str, port: int, workers: int, is_warmed: bool = True) -> None:
    """Serve until interrupted. Two threads a process: more of them fight for the interpreter.

    `is_warmed` is false for another application than ours, which has nothing to search.
    """
    if is_warmed:
        load(app)
    db.obj.close_all() if hasattr(db.obj, "close_all") else db.close()  # A connection must not cross a fork.
    if sys.platform == "win32":
        importlib.import_module("waitress").serve(app, host=host, port=port, threads=4)
        return
    options = {
        "bind": f"{host}:{port}",
        "workers": workers,
        "threads": 2,
        "worker_class": "gthread",
        "preload_app": True,
        "loglevel": "warning",
        "keepalive": 15,
        "graceful_timeout": 10,
        "post_worker_init": lambda worker: warm(app) if is_warmed else None,
        "control_socket_disable": True,
    }
    _gunicorn(app, options).run()


def load(app: Flask) -> None:
    """Read what everybody may begin once for all processes: before they part, it is in memory that they share.

    A module that cannot be read spoils the pages that need it; all the others are served.
    """
    with app.app_context(), db.connection_context(), suppress(ValueError):
        library().catalogue(places=[])
    gc.freeze()


def _gunicorn(app: Flask, options: dict[str, Any]) -> Any:
    base = importlib.import_module("gunicorn.app.base").BaseApplication

    class Server(base):  # type: ignore[misc,valid-type]
        def load_config(self) -> None:
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Flask:
            return app

    return Server()


def warm(app: Flask) -> None:
    """Search the worlds of what people practise now beside the first requests, so that their next click is quick."""

    def search() -> None:
        with app.app_context(), db.connection_context():
            recent = Run.select(Run.version, Run.persona).order_by(Run.id.desc()).limit(RECENT)
            names = dict.fromkeys((run.version_id, run.persona) for run in recent)
            wanted = [(library().edition(version), persona) for version, persona in names]
            deck.prepared()
        for edition, persona in wanted:
            edition.course(persona)

    # The first page comes first: the search takes a whole processor for a while.
    timer = threading.Timer(WARM_AFTER, search)
    timer.daemon = True
    timer.start()
