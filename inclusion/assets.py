"""Static files: versioned addresses and icons written straight into the page."""

import hashlib
from functools import cache

from flask import Flask, Response, request, url_for
from markupsafe import Markup, escape

from inclusion.paths import resource


@cache
def version(path: str) -> str:
    """A short digest of a static file, so that browsers may keep it for a year."""
    return hashlib.sha256((resource("static") / path).read_bytes()).hexdigest()[:10]


@cache
def asset(path: str) -> str:
    """Address of a static file with its version."""
    return url_for("static", filename=path, v=version(path))


@cache
def icon(name: str, size: int = 24, label: str | None = None) -> Markup:
    """The drawing `static/icons/<name>.svg`, hidden from screen readers unless it carries a label."""
    drawing = (resource("static") / "icons" / f"{name}.svg").read_text(encoding="utf-8").strip()
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return Markup(drawing.replace("<svg", f'<svg class="icon" width="{size}" height="{size}" {spoken}', 1))


@cache
def scene(name: str) -> Markup:
    """The drawing `static/scenes/<name>.svg` in the colours of the page, decorative; nothing when there is none."""
    try:
        drawing = (resource("static") / "scenes" / f"{name}.svg").read_text(encoding="utf-8").strip()
    except OSError:
        return Markup()
    return Markup(drawing.replace("<svg", '<svg class="scene" aria-hidden="true"', 1))


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(asset=asset, icon=icon, scene=scene)

    @app.after_request
    def keep(response: Response) -> Response:
        if request.endpoint == "static" and "v" in request.args:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
