"""Tables as files that any spreadsheet opens, and in which no cell can act."""

import csv
import io
from collections.abc import Iterable, Sequence

#: What a spreadsheet would take for a formula, or would cut away before looking for one.
ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: What XML cannot hold: one such sign, typed or pasted by somebody, would keep everybody's file from being written.
UNFIT = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
MIMETYPE = "text/csv"


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table in UTF-8 with its mark, cells apart by semicolons: French spreadsheets open it without a question."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def clean(cell: object) -> object:
    """The same cell, without the signs that no spreadsheet may hold."""
    return cell.translate(UNFIT) if isinstance(cell, str) else cell


def harmless(cell: object) -> object:
    """The same cell, clean, and behind an apostrophe when a spreadsheet would run it (OWASP, « CSV injection »)."""
    cell = clean(cell)
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(ACTS) else cell
