"""Tables of counts that tell nothing of a small group: pure rules, on plain numbers.

A count from 1 to 4 is hidden, in the table as in its totals. Then others are hidden until no hidden count can be
worked out: from all that is shown, and knowing that counts are never negative, each hidden one could still be any of
at least `threshold` + 1 values.

The table with its totals is a circulation: a count is a flow from its row to its column, the total of a column flows
to the last row, the grand total from the last row to the last column, and the total of a row back to it. Whatever is
shown is fixed; whatever is hidden may change along the cycles of hidden cells. How far is a question of flows, and
exact.
"""

import heapq
from collections.abc import Iterator, Sequence

from inclusion.records import frozen

THRESHOLD = 5
#: What it costs to hide a total, beside a count: totals are what people come for.
TOTAL, GRAND_TOTAL = 10_000, 1_000_000

Cell = tuple[int, int]
Node = tuple[str, int]


@frozen
class Shown:
    """A table as it may be shown: None where a count is hidden."""

    cells: list[list[int | None]]
    rows: list[int | None]
    columns: list[int | None]
    total: int | None

    @property
    def hides(self) -> bool:
        return any(value is None for row in [*self.cells, self.rows, self.columns, [self.total]] for value in row)


def protect(counts: Sequence[Sequence[int]], threshold: int = THRESHOLD) -> Shown:
    """Hide what must be hidden of a table of counts, given without its totals."""
    if not counts or not counts[0]:
        return Shown([[] for _row in counts], [0 for _row in counts], [], 0)
    table = with_totals(counts)
    hidden = {cell for cell, value in _each(table) if 0 < value < threshold}
    while (exposed := _exposed(table, hidden, threshold)) is not None:
        hidden |= _cover(table, hidden, exposed, threshold)
    shown = [[None if (i, j) in hidden else value for j, value in enumerate(row)] for i, row in enumerate(table)]
    return Shown([row[:-1] for row in shown[:-1]], [row[-1] for row in shown[:-1]], shown[-1][:-1], shown[-1][-1])


def with_totals(counts: Sequence[Sequence[int]]) -> list[list[int]]:
    """The same table, with a last column and a last row of totals."""
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _each(table: list[list[int]]) -> Iterator[tuple[Cell, int]]:
    return (((i, j), value) for i, row in enumerate(table) for j, value in enumerate(row))


def _arc(table: list[list[int]], cell: Cell) -> tuple[Node, Node]:
    """From where to where a cell flows: totals of rows, and the grand total, close the circle."""
    row, column = ("row", cell[0]), ("column", cell[1])
    is_total_row, is_total_column = cell[0] == len(table) - 1, cell[1] == len(table[0]) - 1
    return (row, column) if is_total_row == is_total_column else (column, row)


def _exposed(table: list[list[int]], hidden: set[Cell], threshold: int) -> Cell | None:
    """The first hidden cell of which too much can be worked out."""
    return next((cell for cell in sorted(hidden) if width(table, hidden, cell, threshold) < threshold), None)


def width(table: list[list[int]], hidden: set[Cell], cell: Cell, enough: int) -> int:
    """How far apart the least and greatest possible values of a hidden cell are, up to `enough`."""
    start, stop = _arc(table, cell)
    others = [other for other in hidden if other != cell]
    more = _flow(table, others, stop, start, enough)
    less = min(table[cell[0]][cell[1]], enough - more)
    return more + (_flow(table, others, start, stop, less) if less > 0 else 0)


def _flow(table: list[list[int]], cells: list[Cell], source: Node, sink: Node, enough: int) -> int:
    """The greatest flow, up to `enough`, through cells that may grow without end and shrink down to nothing."""
    room: dict[Node, dict[Node, int]] = {}
    for cell in cells:
        start, stop = _arc(table, cell)
        room.setdefault(start, {})[stop] = enough
        room.setdefault(stop, {})[start] = table[cell[0]][cell[1]]
    sent = 0
    while sent < enough and (path := _path(room, source, sink)):
        amount = min(enough - sent, *(room[a][b] for a, b in path))
        for a, b in path:
            room[a][b] -= amount
            room[b][a] = room[b].get(a, 0) + amount
        sent += amount
    return sent


def _path(room: dict[Node, dict[Node, int]], source: Node, sink: Node) -> list[tuple[Node, Node]]:
    """The shortest way with room in it, as arcs; empty when there is none."""
    before: dict[Node, Node] = {source: source}
    queue = [source]
    for node in queue:
        for following, free in room.get(node, {}).items():
            if free > 0 and following not in before:
                before[following] = node
                queue.append(following)
    arcs: list[tuple[Node, Node]] = []
    node = sink
    while node in before and node != source:
        arcs.append((before[node], node))
        node = before[node]
    return arcs


def _cover(table: list[list[int]], hidden: set[Cell], cell: Cell, threshold: int) -> set[Cell]:
    """The cells that cost least to hide so that this one may vary: a cycle through it, with room on each arc."""
    arcs: dict[Node, list[tuple[Node, int, Cell]]] = {}
    for other, value in _each(table):
        if other != cell:
            start, stop = _arc(table, other)
            price = 0 if other in hidden else _price(table, other)
            arcs.setdefault(start, []).append((stop, price, other))
            if value >= threshold:
                arcs.setdefault(stop, []).append((start, price, other))
    start, stop = _arc(table, cell)
    return _cheapest(arcs, stop, start)


def _price(table: list[list[int]], cell: Cell) -> int:
    totals = (cell[0] == len(table) - 1) + (cell[1] == len(table[0]) - 1)
    return table[cell[0]][cell[1]] + 1 + (0, TOTAL, GRAND_TOTAL)[totals]


def _cheapest(arcs: dict[Node, list[tuple[Node, int, Cell]]], source: Node, sink: Node) -> set[Cell]:
    """The cells of the cheapest way; there is always one, through the totals."""
    queue: list[tuple[int, Node, tuple[Cell, ...]]] = [(0, source, ())]
    seen: set[Node] = set()
    while queue:
        cost, node, cells = heapq.heappop(queue)
        if node == sink:
            return set(cells)
        if node not in seen:
            seen.add(node)
            for following, price, cell in arcs.get(node, []):
                heapq.heappush(queue, (cost + price, following, (*cells, cell)))
    raise AssertionError("a table with totals always has a cycle through each of its cells")
