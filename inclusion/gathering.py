"""Rows of several tables read in one query: each part gives the columns that it has, the others are None."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from peewee import SQL

from inclusion.records import frozen

if TYPE_CHECKING:
    from peewee import ModelSelect

#: A NamedTuple, whose fields are the columns.
Row = TypeVar("Row", bound=tuple[Any, ...])


@frozen
class Part:
    """Rows of one kind, and where each column is found in them. Their order is lost."""

    kind: str
    rows: "ModelSelect[Any]"
    columns: dict[str, Any]


def gather(make: type[Row], parts: Sequence[Part]) -> dict[str, list[Row]]:
    """The rows of each part, by kind. The first part has every column: it gives the others their types."""
    names: tuple[str, ...] = make._fields  # type: ignore[attr-defined]
    found: dict[str, list[Row]] = {part.kind: [] for part in parts}
    first, *rest = (_numbered(number, part, names) for number, part in enumerate(parts))
    query = first
    for each in rest:
        query = query + each  # UNION ALL
    for number, *values in query.tuples():
        found[parts[number].kind].append(make(*values))
    return found


def _numbered(number: int, part: Part, names: Sequence[str]) -> Any:
    columns = (part.columns.get(name, SQL("NULL")).alias(name) for name in names)
    return part.rows.order_by().select(SQL(str(number)), *columns)
