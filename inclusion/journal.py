"""What the server notes of each request: route, answer, time taken. No address, no name, no typed text."""

import logging
import time
from secrets import token_hex
from traceback import extract_tb
from typing import Any

from flask import Flask, Response, g, request

log = logging.getLogger("inclusion")


def init_app(app: Flask) -> None:
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.WARNING if app.testing else logging.INFO)
        log.propagate = False

    @app.before_request
    def begin() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def note(response: Response) -> Response:
        if request.endpoint != "static":
            spent = (time.perf_counter() - g.started) * 1000 if "started" in g else 0
            log.info("%s %s %s %.0fms", request.method, request.endpoint or "-", response.status_code, spent)
        return response

    # Flask would print the message of the exception, which could hold somebody's words: the places are enough.
    app.log_exception = _note_exception  # type: ignore[method-assign,assignment]


def _note_exception(found: Any) -> None:
    g.incident = token_hex(4)
    kind, _exception, trace = found
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(extract_tb(trace)[-6:]))
    log.error("incident %s %s %s at %s", g.incident, request.endpoint, getattr(kind, "__name__", kind), places)
