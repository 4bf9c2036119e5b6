"""The parts of a sheet in which lists may stand: merged cells filled, side by side apart, turned round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from cica_events.imports.sources.grid import Grid, Row, Value

_MOST_MERGED: Final = 5_000_000  # cells

Place = tuple[int, int]  # row number, index of the column


def merged_downwards(grid: Grid) -> Mapping[Place, Value]:
    """Return the value of every cell that is empty only because it is merged with the one above."""
    by_number = {row.number: row for row in grid.rows} if grid.merges else {}
    places = {column: index for index, column in enumerate(grid.columns)}
    merged: dict[Place, Value] = {}
    most = min(grid.rows[-1].number * len(grid.columns), _MOST_MERGED) if by_number else 0  # none overlap
    for merge in grid.merges:
        index, first = places.get(merge.first_column), by_number.get(merge.first_row)
        last = min(merge.last_row, grid.rows[-1].number)
        most -= max(last - merge.first_row, 0) if index is not None else 0
        if index is None or first is None or first.cells[index] is None or most < 0:
            continue
        for number in range(merge.first_row + 1, last + 1):
            if number in by_number:
                merged[number, index] = first.cells[index]
    return merged


def filled(grid: Grid, merged: Mapping[Place, Value]) -> Grid:
    """Return `grid` with the value of a merged cell in each row that it reaches over."""
    if not merged:
        return grid
    touched: dict[int, list[int]] = {}
    for number, index in merged:
        touched.setdefault(number, []).append(index)
    rows = (_filled(row, touched[row.number], merged) if row.number in touched else row for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def _filled(row: Row, indexes: Sequence[int], merged: Mapping[Place, Value]) -> Row:
    cells = list(row.cells)
    for index in indexes:
        if cells[index] is None:
            cells[index] = merged[row.number, index]
    return Row(row.number, tuple(cells))


def part(grid: Grid, first: int, last: int) -> Grid:
    """Return only the columns from index `first` to `last`, that not counted, and the rows they fill."""
    if (first, last) == (0, len(grid.columns)):
        return grid
    cut = ((row.number, row.cells[first:last]) for row in grid.rows)
    rows = tuple(Row(number, cells) for number, cells in cut if any(cell is not None for cell in cells))
    return replace(grid, columns=grid.columns[first:last], rows=rows)


def separated(grid: Grid) -> list[tuple[int, int]]:
    """Return the ranges of columns between which the sheet has empty columns."""
    columns = grid.columns
    starts = [0, *(index for index in range(1, len(columns)) if columns[index] - columns[index - 1] > 1)]
    return list(zip(starts, [*starts[1:], len(columns)], strict=True))


def turned(grid: Grid) -> Grid:
    """Return `grid` with rows and columns exchanged, numbers too."""
    cells = zip(*(row.cells for row in grid.rows), strict=True)
    rows = tuple(
        Row(number, each)
        for number, each in zip(grid.columns, cells, strict=True)
        if any(cell is not None for cell in each)
    )
    return replace(grid, columns=tuple(row.number for row in grid.rows), rows=rows, merges=())
