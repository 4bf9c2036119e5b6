"""The cells of one sheet as calamine gives them, in blocks, with what it dropped put in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cica_events.imports.sources.grid import Merge, Value
from cica_events.imports.sources.row_blocks import Block, rows_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_WIDE: Final = 256  # columns from which on the empty ones are looked for first


class CalamineCells:
    """One sheet that calamine has read."""

    def __init__(self, sheet: CalamineSheet) -> None:
        self._sheet = sheet
        self._first = sheet.start[1] + 1 if sheet.start else 1
        self._last = sheet.end[1] + 1 if sheet.end else 0
        self.height = sheet.end[0] + 1 if sheet.end else 0

    @property
    def merges(self) -> tuple[Merge, ...]:
        """The merged cells, where the format has them."""
        return tuple(
            Merge(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in self._sheet.merged_cell_ranges or ()
        )

    def columns(self, more: set[int]) -> tuple[int, ...]:
        """Return the columns from the first to the last, in a wide sheet only those used, and `more`."""
        if self._last - self._first < _WIDE:
            return tuple(sorted(more.union(range(self._first, self._last + 1))))
        used = set(more)
        for row in self._sheet.iter_rows():
            used.update(self._first + index for index, value in enumerate(row) if value != "")
        return tuple(sorted(used))

    def blocks(self, columns: tuple[int, ...], values: Mapping[tuple[int, int], Value]) -> Iterator[Block]:
        """Return the rows that hold something, with `values` by row and column instead of their cells."""
        rows = self._rows(columns)
        if values:
            rows = _repaired(rows, columns, values, self.height)
        size = rows_of(len(columns))
        while some := list(islice(rows, size)):
            if not all(any(cells) for _number, cells in some):  # a zero is something, too
                some = [(number, cells) for number, cells in some if cells.count("") < len(cells)]
            if some:
                numbers, cells = zip(*some, strict=True)
                yield numbers, list(zip(*cells, strict=True))

    def _rows(self, columns: tuple[int, ...]) -> Iterator[tuple[int, list[Any]]]:
        rows = self._sheet.iter_rows()
        width = self._last - self._first + 1
        indexes = [column - self._first for column in columns]
        if indexes == list(range(width)):
            yield from enumerate(rows, start=1)
            return
        for number, row in enumerate(rows, start=1):
            yield number, [row[index] if 0 <= index < width else "" for index in indexes]


def _repaired(
    rows: Iterator[tuple[int, list[Any]]],
    columns: tuple[int, ...],
    values: Mapping[tuple[int, int], Value],
    height: int,
) -> Iterator[tuple[int, list[Any]]]:
    indexes = {column: index for index, column in enumerate(columns)}
    by_row: dict[int, list[tuple[int, Value]]] = {}
    for (number, column), value in values.items():
        by_row.setdefault(number, []).append((indexes[column], value))
    for number, cells in rows:
        if number in by_row:
            cells = list(cells)  # noqa: PLW2901
            for index, value in by_row.pop(number):
                cells[index] = value
        yield number, cells
    for number in sorted(number for number in by_row if number > height):
        below: list[Any] = [""] * len(columns)
        for index, value in by_row[number]:
            below[index] = value
        yield number, below


def open_sheet_named(path: Path, name: str) -> CalamineCells:
    """Return the cells of the sheet `name`; raises what calamine raises."""
    from python_calamine import CalamineWorkbook

    return CalamineCells(CalamineWorkbook.from_path(path).get_sheet_by_name(name))
