"""Hidden counts stay hidden: whatever is shown, each of them could be many others."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inclusion.cells import Shown, protect, with_totals

pytestmark = pytest.mark.once

SMALL = 3
TABLES = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 9), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)
LARGE = st.tuples(st.integers(1, 9), st.integers(1, 9)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 40), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def flat(shown: Shown) -> list[list[int | None]]:
    return [[*row, total] for row, total in zip(shown.cells, shown.rows, strict=True)] + [
        [*shown.columns, shown.total]
    ]


def possible(shown: Shown, most: int) -> Iterator[list[list[int]]]:
    """Every table of counts up to `most` that agrees with what is shown, found one count after the other."""
    rows, columns = len(shown.cells), len(shown.cells[0])

    def fits(value: int, total: int | None, left: int) -> bool:
        return total is None or value <= total <= value + left * most

    def fill(counts: list[int]) -> Iterator[list[list[int]]]:
        place = len(counts)
        if place == rows * columns:
            yield [counts[start : start + columns] for start in range(0, place, columns)]
            return
        i, j = divmod(place, columns)
        known = shown.cells[i][j]
        for value in [known] if known is not None else range(most + 1):
            grown = [*counts, value]
            in_row, in_column = sum(grown[i * columns :]), sum(grown[j::columns])
            left_in_row, left_in_column = columns - 1 - j, rows - 1 - i
            if (
                fits(in_row, shown.rows[i], left_in_row)
                and fits(in_column, shown.columns[j], left_in_column)
                and fits(sum(grown), shown.total, rows * columns - place - 1)
            ):
                yield from fill(grown)

    return fill([])


def could_be(shown: Shown, i: int, j: int, value: int) -> bool:
    """Whether some table agrees with what is shown and has this count or total there."""
    *cells, totals = flat(shown)
    table = [list(row) for row in (*cells, totals)]
    table[i][j] = value
    *inside, below = table
    known = Shown([row[:-1] for row in inside], [row[-1] for row in inside], below[:-1], below[-1])
    return next(possible(known, 12), None) is not None


@settings(deadline=None)
@given(TABLES)
def test_nobody_can_work_out_a_hidden_count(counts: list[list[int]]) -> None:
    """Checked by finding tables that agree with what is shown, not by the flows that chose what to hide."""
    shown, true = protect(counts, SMALL), with_totals(counts)
    for i, row in enumerate(flat(shown)):
        for j, value in enumerate(row):
            if value is None:
                near = range(max(0, true[i][j] - SMALL), true[i][j] + SMALL + 1)
                found = [guess for guess in near if could_be(shown, i, j, guess)]
                assert found[-1] - found[0] >= SMALL, (shown, i, j, found)


@settings(max_examples=150, deadline=None)
@given(LARGE)
def test_no_small_count_is_shown_and_what_is_shown_is_true(counts: list[list[int]]) -> None:
    for shown, true in zip(flat(protect(counts)), with_totals(counts), strict=True):
        for value, count in zip(shown, true, strict=True):
            assert value in (None, count)
            assert value is None or value == 0 or value >= 5


@settings(max_examples=60, deadline=None)
@given(LARGE.filter(lambda counts: all(value == 0 or value >= 5 for row in counts for value in row)))
def test_a_table_without_a_small_count_is_shown_whole(counts: list[list[int]]) -> None:
    assert not protect(counts).hides


@pytest.mark.parametrize(
    ("counts", "cells", "rows", "columns", "total"),
    [
        ([[20, 3], [15, 30]], [[None, None], [None, None]], [23, 45], [35, 33], 68),
        ([[20, 30], [15, 30]], [[20, 30], [15, 30]], [50, 45], [35, 60], 95),
        ([[2]], [[None]], [None], [None], None),
        ([[0, 0]], [[0, 0]], [0], [0, 0], 0),
        ([], [], [], [], 0),
    ],
)
def test_some_tables_one_can_check_by_hand(
    counts: Sequence[Sequence[int]], cells: list, rows: list, columns: list, total: int | None
) -> None:
    assert protect(counts) == Shown(cells, rows, columns, total)


def test_a_complement_is_hidden_only_where_it_is_needed() -> None:
    counts = [[12, 2, 30, 40], [11, 14, 30, 40], [13, 25, 30, 40]]
    shown = protect(counts)
    assert sum(value is None for row in shown.cells for value in row) == 4
    assert None not in shown.rows + shown.columns
