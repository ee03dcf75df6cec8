"""What a request may hold: whole numbers that a database can look for, and no sign that nobody can type."""

import re
from typing import Any

from flask import abort, request
from werkzeug.datastructures import MultiDict
from werkzeug.routing import IntegerConverter

#: The largest number of a column of whole numbers, on PostgreSQL.
LARGEST = 2**31 - 1
_UNSEEN = re.compile("[\x00-\x1f\x7f]")
_NUMBER = re.compile("-?[0-9]{1,10}")


def whole_number(text: Any) -> int:
    """The whole number that a text says, in figures of 0 to 9. Raises ValueError, also beyond what a column holds."""
    if not _NUMBER.fullmatch(str(text)) or abs(found := int(text)) > LARGEST:
        raise ValueError("not a whole number that is kept")
    return found


class Number(IntegerConverter):
    """`<int:…>` in an address: what is larger than any row's number leads nowhere."""

    def __init__(self, map: Any, *args: Any, **kwargs: Any):
        super().__init__(map, *args, **{"max": LARGEST, **kwargs})


def check() -> None:
    """Refuse what is too large, and what no page of ours sends, before any view has begun its work.

    NUL is refused: PostgreSQL keeps none. Other signs without a drawing are for those who keep the text to judge.
    """
    if _UNSEEN.search(request.path):
        abort(404)
    values: list[MultiDict[str, Any]] = [request.args]
    if request.method == "POST":
        values += [request.form, request.files]  # Reading them now finds a body that is too large.
    for name, value in (pair for part in values for pair in part.items(multi=True)):
        if name is None or "\x00" in name or (isinstance(value, str) and "\x00" in value):
            abort(400)
