"""The pictures that trainers added, as browsers ask for them."""

from functools import lru_cache

from flask import Blueprint, Response, abort, request, url_for
from flask.typing import ResponseReturnValue

from inclusion.assets import asset
from inclusion.modules.models import Picture
from inclusion.modules.pictures import NAME, PREFIX, Shown, is_drawing
from inclusion.security import keep_for, public

blueprint = Blueprint("pictures", __name__)
YEAR = 365 * 24 * 3600
DRAWN = (480, 360)


@blueprint.get("/images/<name>")
@public
@keep_for(YEAR)
def picture(name: str) -> ResponseReturnValue:
    """A picture; its name is the fingerprint of its content, so that it never changes."""
    row = Picture.get_or_none(Picture.name == name) if NAME.fullmatch(name) else None
    if row is None:
        abort(404)
    response = Response(bytes(row.content), mimetype="image/webp")
    response.set_etag(name.removesuffix(".webp"))
    return response.make_conditional(request)


@blueprint.app_template_global("picture_of")
def picture_of(file: str) -> Shown | None:
    """The picture that a module names: one that was added, a drawing of the application, or none."""
    if not file.startswith(PREFIX):
        return Shown(asset(file), *DRAWN) if is_drawing(file) else None
    size = _size(file.removeprefix(PREFIX))
    return Shown(url_for("pictures.picture", name=file.removeprefix(PREFIX)), *size) if size else None


@lru_cache(maxsize=500)
def _known_size(name: str) -> tuple[int, int]:
    row = Picture.select(Picture.width, Picture.height).where(Picture.name == name).first()
    if row is None:
        raise LookupError(name)
    return row.width, row.height


def _size(name: str) -> tuple[int, int] | None:
    """The size of a picture, None when there is none: only what exists is remembered."""
    try:
        return _known_size(name)
    except LookupError:
        return None
