"""Writes sheets as an Excel workbook; openpyxl is loaded with this module, when the first one is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook

from cica_events.exports.body import STEP
from cica_events.exports.cells import Column, Grid, columns_for
from cica_events.exports.origin_sheet import new_origin_sheet, write_origin
from cica_events.exports.sheet import Sheet
from cica_events.exports.sheet_file import rows_of, save
from cica_events.exports.sheet_limits import check_rows
from cica_events.exports.table import Table
from cica_events.exports.target import replacing
from cica_events.exports.text import cell_text
from cica_events.progress import Progress

PRODUCER = "CICA Events"
_TAB_FORBIDS = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_TAB = 31


def write_workbook(sheets: Sequence[Sheet], path: Path, progress: Progress) -> tuple[str, ...]:
    """Write `sheets` to `path` and return what the user should be told about them.

    Raises OutputError where the file cannot be written, or a sheet cannot hold its rows; Cancelled, from
    `progress`, leaves nothing behind.
    """
    for sheet in sheets:
        check_rows(sheet.name, len(sheet.document.rows))
    book = _Book(sheets, progress)
    with replacing(path) as file:
        save(book.workbook, file, book.fill, max(map(_cells_of, sheets)))
        progress(book.steps, book.steps)
    return tuple(book.notices)


class _Book:
    """The workbook and what goes into its tabs: the sheets, then the origins of those that come back."""

    def __init__(self, sheets: Sequence[Sheet], progress: Progress) -> None:
        self.workbook: Any = Workbook(write_only=True)
        self.steps = sum(len(sheet.document.rows) for sheet in sheets)
        self.notices: list[str] = []
        self._progress, self._before = progress, 0
        self._parts: dict[Any, Callable[[IO[bytes]], None]] = {}
        self._tables: dict[int, Table] = {}
        for sheet in sheets:
            target = self.workbook.create_sheet(sheet.name.translate(_TAB_FORBIDS)[:_LONGEST_TAB].strip())
            self._parts[target] = partial(self._fill_table, sheet, target)
        for sheet in sheets:
            if sheet.identified:
                target = new_origin_sheet(self.workbook)
                self._parts[target] = partial(self._fill_origin, sheet, target)
        _describe(self.workbook, sheets[0])

    def fill(self, target: Any, part: IO[bytes]) -> None:
        """Write the tab `target` to `part`."""
        self._parts[target](part)

    def _fill_table(self, sheet: Sheet, target: Any, part: IO[bytes]) -> None:
        columns = columns_for(sheet.document)
        grid = _grid(sheet.document.rows, columns, self._report)
        table = Table(sheet, columns, grid, target)
        table.prepare()
        with rows_of(target, part, table.frame.body) as rows:
            table.write(rows, self._report)
        self.notices.extend(table.notices())
        self._before += len(sheet.document.rows)
        if sheet.identified:
            self._tables[id(sheet)] = table

    def _fill_origin(self, sheet: Sheet, target: Any, part: IO[bytes]) -> None:
        table = self._tables.pop(id(sheet))
        with rows_of(target, part, "A1") as rows:
            write_origin(rows, sheet, table.columns, table.grid)

    def _report(self, done: int, _part: int) -> None:
        """Report what is done of one sheet as a part of all."""
        self._progress(self._before + done, self.steps)


def _cells_of(sheet: Sheet) -> int:
    return len(sheet.document.rows) * len(sheet.document.columns)


def _grid(rows: Sequence[object], columns: Sequence[Column], progress: Progress) -> Grid:
    """Return the values of all cells, row by row; `progress` hears of every hundredth."""
    grid: Grid = []
    for first in range(0, len(rows), STEP):
        progress(0, len(rows))
        some = rows[first : first + STEP]
        grid.extend(zip(*(column.cells(some) for column in columns), strict=True))
    return grid


def _describe(workbook: Any, sheet: Sheet) -> None:
    """Name the document in its properties, and nobody."""
    heading = sheet.document.heading
    workbook.properties.title = cell_text(f"{heading.title}. {sheet.title}")
    workbook.properties.creator = PRODUCER
    workbook.properties.created = heading.as_of.astimezone(UTC).replace(tzinfo=None)
    workbook.properties.language = sheet.document.language
