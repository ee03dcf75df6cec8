"""Files that people send: right ones, wrong ones, hostile ones."""

import io
import zipfile
from typing import Any

from openpyxl import Workbook

HEADER = ["Prénom ou surnom", "Groupe", "Tranche d’âge", "Langue"]


def xlsx(rows: list[list[Any]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def csv_text(rows: list[list[Any]], delimiter: str = ";") -> str:
    return "\r\n".join(delimiter.join(str(cell) for cell in row) for row in rows)


def repacked(content: bytes, name: str, part: bytes) -> bytes:
    """An .xlsx in which one part is another."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, part if info.filename == name else old.read(info))
    return held.getvalue()


def bomb() -> bytes:
    """A small file that unpacks into 200 million signs."""
    return repacked(xlsx([HEADER, ["Lucie"]]), "xl/worksheets/sheet1.xml", b" " * 200_000_000)


def entities() -> bytes:
    """A part that grows without end when it is read."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    part = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l9;</x>'
    return repacked(xlsx([HEADER, ["Lucie"]]), "xl/worksheets/sheet1.xml", part.encode())
