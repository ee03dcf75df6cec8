"""Tables as files that any spreadsheet opens, and in which no cell can act."""

import csv
import io
from collections.abc import Iterable, Sequence

#: What a spreadsheet would take for a formula, or would cut away before looking for one.
ACTS = ("=", "+", "-", "@", "\t", "\r", "\n")
MIMETYPE = "text/csv"


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table in UTF-8 with its mark, cells apart by semicolons: French spreadsheets open it without a question."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: object) -> object:
    """The same cell, behind an apostrophe when a spreadsheet would run it (OWASP, « CSV injection »)."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(ACTS) else cell
