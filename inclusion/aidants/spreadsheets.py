"""A file of learners as rows of text: .xlsx or .csv, whatever its alphabet and commas, in bounded time and memory.

The file comes from anywhere: what unpacks too large, is too long or is no table is refused whole.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any

MOST_ROWS = 200
#: Rows read at most, blank ones included, and columns; signs in a cell; bytes of an unpacked .xlsx.
READ_ROWS, COLUMNS, LONGEST_CELL, UNPACKED, PARTS = 2000, 12, 200, 8_000_000, 200

WRONG_TYPE, TOO_LONG, TOO_LARGE, BROKEN, OLD = "wrong_type", "too_long", "too_large", "broken", "old"
Row = tuple[int, list[str]]


class Unreadable(ValueError):
    """The whole file is refused; `why` says the reason."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


def rows_of(content: bytes) -> list[Row]:
    """The rows that hold something, each with its number in the file. Raises Unreadable."""
    if content.startswith(b"PK\x03\x04"):
        return _kept(_xlsx(content))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(OLD)
    return _kept(_csv(content))


def _kept(rows: Iterable[list[Any]]) -> list[Row]:
    found: list[Row] = []
    for number, cells in enumerate(islice(rows, READ_ROWS + 1), 1):
        if number > READ_ROWS or len(found) > MOST_ROWS + 1:
            raise Unreadable(TOO_LONG)
        texts = [_text(cell) for cell in cells[:COLUMNS]]
        if any(texts):
            found.append((number, texts))
    if len(found) > MOST_ROWS + 1:
        raise Unreadable(TOO_LONG)
    return found


def _text(cell: Any) -> str:
    """The words of a cell; one sign more than allowed is enough to see that it is too long."""
    return "" if cell is None else " ".join(str(cell)[: 4 * LONGEST_CELL].split())[: LONGEST_CELL + 1]


def _xlsx(content: bytes) -> Iterator[list[Any]]:
    # It takes a tenth of the time to start, and most processes never need it.
    openpyxl = import_module("openpyxl")
    try:
        _refuse_bombs(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        yield from (list(row) for row in sheet.iter_rows(max_row=READ_ROWS + 1, max_col=COLUMNS, values_only=True))
    except Unreadable:
        raise
    except Exception as broken:  # Before hostile bytes, the libraries raise anything.
        raise Unreadable(BROKEN) from broken


def _refuse_bombs(content: bytes) -> None:
    """Refuse before unpacking: sizes are those of the archive, beyond which Python reads nothing."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
            raise Unreadable(TOO_LARGE)
        if "xl/workbook.xml" not in archive.namelist():
            raise Unreadable(WRONG_TYPE)
        for part in parts:
            with archive.open(part) as file:
                head = file.read(2000).replace(b"\0", b"")
            if b"<!DOCTYPE" in head.upper() or b"<!ENTITY" in head.upper():
                raise Unreadable(BROKEN)


def _csv(content: bytes) -> Iterator[list[Any]]:
    text = _decoded(content)
    if "\0" in text or content.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")):
        raise Unreadable(WRONG_TYPE)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";,\t|", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise Unreadable(BROKEN) from None


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else what Excel writes in France."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
