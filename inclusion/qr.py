"""Squares that a telephone's camera reads, drawn straight into the page."""

import io
from importlib import import_module

from markupsafe import Markup


def drawing(text: str, error: str = "m") -> Markup:
    """The QR code of a text as an SVG without a size of its own, black on white in every theme.

    `error`: how much of it may be hidden or dirty, from "l" (7 %, the fewest squares) to "h" (30 %).
    """
    made, segno = io.BytesIO(), import_module("segno")  # Most pages draw none: they need not wait for it.
    segno.make(text, error=error).save(
        made, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2, light="#fff"
    )
    return Markup(made.getvalue().decode())
