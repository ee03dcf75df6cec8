"""Squares that a telephone's camera reads, drawn straight into the page."""

import io

import segno
from markupsafe import Markup


def drawing(text: str) -> Markup:
    """The QR code of a text as an SVG without a size of its own, black on white in every theme."""
    made = io.BytesIO()
    segno.make(text, error="m").save(
        made, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2, light="#fff"
    )
    return Markup(made.getvalue().decode())
