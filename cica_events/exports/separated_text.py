"""Writes a table as separated text (CSV) that Excel and LibreOffice open rightly, and that can come back."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from cica_events.domain.guarded_texts import guarded
from cica_events.domain.origins import marked
from cica_events.domain.plain_texts import plain_text
from cica_events.exports.cells import Cell, Column, columns_for
from cica_events.exports.origin_sheet import header_of
from cica_events.exports.sheet import Sheet, id_of
from cica_events.exports.target import replacing
from cica_events.progress import Progress

SUFFIX: Final = ".csv"
_SEPARATORS: Final = {"ru": ";"}  # where numbers have a comma in them, Excel parts the cells by a semicolon
_USUAL_SEPARATOR: Final = ","
_PULSE: Final = 100  # rows between two reports


def is_text(path: Path) -> bool:
    """Tell whether the file to write at `path` is separated text."""
    return path.suffix.lower() == SUFFIX


def write_text(sheet: Sheet, path: Path, progress: Progress) -> tuple[str, ...]:
    """Write the headings and rows of `sheet` to `path`, UTF-8 with a mark; there is nothing to tell.

    What could be taken for a formula, a number or a date has an apostrophe before it. The last column holds
    the id of each record and a digest for each cell, as far as the sheet comes back.
    Raises OutputError where the file cannot be written; Cancelled, from `progress`, leaves nothing behind.
    """
    columns = columns_for(sheet.document)
    separator = _SEPARATORS.get(sheet.document.language, _USUAL_SEPARATOR)
    with replacing(path) as file:
        stream = TextIOWrapper(file, "utf-8-sig", "replace", newline="")
        writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
        writer.writerow(_headings(sheet, columns))
        writer.writerows(_lines(sheet, columns, progress))
        stream.detach()
    return ()


def _headings(sheet: Sheet, columns: tuple[Column, ...]) -> list[str]:
    headings = [guarded(column.heading) for column in columns]
    return [*headings, header_of(sheet, columns).to_heading()] if sheet.identified else headings


def _lines(sheet: Sheet, columns: tuple[Column, ...], progress: Progress) -> Iterator[list[str]]:
    rows = sheet.document.rows
    kept = [at for at, column in enumerate(columns) if not column.by_hand]
    keys = [key for key, _heading in header_of(sheet, columns).columns] if sheet.identified else []
    for done, row in enumerate(rows):
        if not done % _PULSE:
            progress(done, len(rows))
        values = [column.cell(row) for column in columns]
        line = [_written(value) for value in values]
        if sheet.identified:
            line.append(marked(id_of(row), keys, [plain_text(values[at]) for at in kept]))
        yield line
    progress(len(rows), len(rows))


def _written(value: Cell) -> str:
    return guarded(value) if isinstance(value, str) else plain_text(value)
