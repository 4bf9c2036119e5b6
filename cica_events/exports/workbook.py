"""Writes sheets as an Excel workbook; openpyxl is loaded with this module, when the first one is written."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from cica_events.exports.body import STEP
from cica_events.exports.cells import Column, Grid, columns_for
from cica_events.exports.origin_sheet import new_origin_sheet, write_origin
from cica_events.exports.sheet import Sheet
from cica_events.exports.sheet_file import streamed
from cica_events.exports.table import Table
from cica_events.exports.target import replacing
from cica_events.exports.text import cell_text
from cica_events.progress import Progress

PRODUCER = "CICA Events"
_TAB_FORBIDS = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_TAB = 31


def write_workbook(sheets: Sequence[Sheet], path: Path, progress: Progress) -> tuple[str, ...]:
    """Write `sheets` to `path` and return what the user should be told about them.

    Raises OutputError where the file cannot be written; Cancelled, from `progress`, leaves nothing behind.
    """
    steps = sum(len(sheet.document.rows) for sheet in sheets)
    notices: list[str] = []
    kept: list[tuple[Sheet, Table]] = []
    with replacing(path) as file, ExitStack() as drafts:
        workbook = Workbook(write_only=True)
        _describe(workbook, sheets[0])
        before = 0
        for sheet in sheets:
            part = partial(_forward, progress, before, steps)
            table, target = _prepared(sheet, workbook, part)
            drafts.enter_context(streamed(target, table.frame.body))
            table.write(part)
            notices.extend(table.notices())
            before += len(sheet.document.rows)
            kept.extend([(sheet, table)] if sheet.identified else [])
        for sheet, table in kept:
            target = new_origin_sheet(workbook)
            drafts.enter_context(streamed(target, "A1"))
            write_origin(target, sheet, table.columns, table.grid)
        file.write(_saved(workbook))
        progress(steps, steps)
    return tuple(notices)


def _prepared(sheet: Sheet, workbook: Any, progress: Progress) -> tuple[Table, Any]:
    """Return the sheet as a table, and the tab of the workbook that it goes to."""
    columns = columns_for(sheet.document)
    grid = _grid(sheet.document.rows, columns, progress)
    target = workbook.create_sheet(sheet.name.translate(_TAB_FORBIDS)[:_LONGEST_TAB].strip())
    table = Table(sheet, columns, grid, target)
    table.prepare()
    return table, target


def _forward(progress: Progress, before: int, steps: int, done: int, _part: int) -> None:
    """Report what is done of one sheet as a part of all."""
    progress(before + done, steps)


def _saved(workbook: Workbook) -> bytes:
    """Return the whole file: openpyxl leaves its archive open, and noisy, where the disk is full."""
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _grid(rows: Sequence[object], columns: Sequence[Column], progress: Progress) -> Grid:
    grid = []
    for done, row in enumerate(rows):
        if not done % STEP:
            progress(0, len(rows))
        grid.append([column.cell(row) for column in columns])
    return grid


def _describe(workbook: Any, sheet: Sheet) -> None:
    """Name the document in its properties, and nobody."""
    heading = sheet.document.heading
    workbook.properties.title = cell_text(f"{heading.title}. {sheet.title}")
    workbook.properties.creator = PRODUCER
    workbook.properties.created = heading.as_of.astimezone(UTC).replace(tzinfo=None)
    workbook.properties.language = sheet.document.language
