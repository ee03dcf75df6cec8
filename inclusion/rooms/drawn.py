"""The tiles of a board, drawn once for all who look: one person who acts does not make ten tiles be drawn again."""

from flask import Flask, current_app, render_template
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from inclusion.i18n import locale_id
from inclusion.places.models import Room
from inclusion.rooms import board
from inclusion.rooms.board import Tile
from inclusion.stencils import Drawer

#: About 2 kB each: fifty workshops of twelve.
KEPT = 600


def init_app(app: Flask) -> None:
    app.extensions["tiles"] = Drawer(KEPT)


def tiles(room: Room, found: list[Tile]) -> str:
    """What a board shows: who needs somebody, in a sentence, then every tile."""
    drawer: Drawer = current_app.extensions["tiles"]
    holes = {"csrf": generate_csrf()}

    def draw(tile: Tile) -> Markup:
        def make() -> str:
            return render_template("rooms/tile.html", room=room, tile=tile)

        return Markup(drawer.get((room.key, locale_id(), *tile.seen), make).fill(holes))

    drawn = [draw(tile) for tile in found]
    is_calling = any(tile.sight.needs_somebody for tile in found)
    return render_template("rooms/tiles.html", tiles=drawn, said=board.summary(found), is_calling=is_calling)
