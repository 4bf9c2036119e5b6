"""Reads one sheet of a workbook by calamine, inside the reader's process."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cica_events.imports.failures import Failure, ReadFailure
from cica_events.imports.grid import Merge, Sheet, Value
from cica_events.imports.open_sheet import Note, Notice, OpenSheet
from cica_events.imports.recognizing import FileKind
from cica_events.imports.sheet_xml import Repairs, find_repairs

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_WIDE = 256  # columns from which on the empty ones are looked for first
_WHOLE = 1e15  # floats below this stand for whole numbers exactly

_Raw = str | int | float | bool | date | datetime | time | timedelta


def open_workbook(path: Path, kind: FileKind, name: str | None) -> OpenSheet:
    """Return the sheet `name`, or the first visible one that holds something; raises `ReadFailure`."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_path(path)
        return _open(path, kind, book, name)
    except calamine.PasswordError as error:
        raise ReadFailure(Failure.PROTECTED) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise ReadFailure(Failure.DAMAGED, str(error)) from error


def _open(path: Path, kind: FileKind, book: CalamineWorkbook, name: str | None) -> OpenSheet:
    sheets = _sheets(book)
    chosen = _named(book, sheets, name) if name is not None else _first_with_data(book, sheets)
    repairs = find_repairs(path, chosen.name) if kind is FileKind.ZIPPED else Repairs()
    if chosen.start is None and not repairs.errors:
        raise ReadFailure(Failure.EMPTY_SHEET, chosen.name)
    columns = _columns(chosen, repairs)
    return OpenSheet(
        sheets=sheets,
        name=chosen.name,
        columns=columns,
        height=chosen.end[0] + 1 if chosen.end else 0,
        rows=_rows(chosen, columns, repairs),
        merges=_merges(chosen),
        notices=_notices(repairs),
    )


def _sheets(book: CalamineWorkbook) -> tuple[Sheet, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = tuple(
        Sheet(sheet.name, sheet.visible != SheetVisibleEnum.Visible)
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet
    )
    if not sheets:
        raise ReadFailure(Failure.EMPTY_FILE)
    return sheets


def _named(book: CalamineWorkbook, sheets: tuple[Sheet, ...], name: str) -> CalamineSheet:
    for sheet in sheets:
        if sheet.name.strip().casefold() == name.strip().casefold():
            return book.get_sheet_by_name(sheet.name)
    raise ReadFailure(Failure.NO_SUCH_SHEET, ", ".join(sheet.name for sheet in sheets))


def _first_with_data(book: CalamineWorkbook, sheets: tuple[Sheet, ...]) -> CalamineSheet:
    visible_first = sorted(sheets, key=lambda sheet: sheet.hidden)
    for sheet in visible_first:
        opened = book.get_sheet_by_name(sheet.name)
        if opened.start is not None:
            return opened
    return book.get_sheet_by_name(visible_first[0].name)


def _columns(sheet: CalamineSheet, repairs: Repairs) -> tuple[int, ...]:
    used = {column for _, column in repairs.errors}
    if sheet.start and sheet.end:
        first, last = sheet.start[1], sheet.end[1]
        if last - first < _WIDE:
            used.update(range(first + 1, last + 2))
        else:
            used.update(first + 1 + index for index in _used_indexes(sheet))
    return tuple(sorted(used))


def _used_indexes(sheet: CalamineSheet) -> set[int]:
    used: set[int] = set()
    for row in sheet.iter_rows():
        used.update(index for index, value in enumerate(row) if value != "")
    return used


def _rows(
    sheet: CalamineSheet, columns: tuple[int, ...], repairs: Repairs
) -> Iterator[tuple[int, list[Value]]]:
    """Yield every row that holds something with its number; the values stand under `columns`."""
    first = sheet.start[1] + 1 if sheet.start else 1
    width = sheet.end[1] + 2 - first if sheet.end else 0
    indexes = [column - first for column in columns]
    straight = indexes == list(range(width))
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if not straight:
            row = [row[index] if 0 <= index < width else "" for index in indexes]  # noqa: PLW2901
        values = [_plain(cell) for cell in row]
        if number in repairs.rows:
            _repair(values, number, columns, repairs)
        if any(value is not None for value in values):
            yield number, values


def _repair(values: list[Value], number: int, columns: tuple[int, ...], repairs: Repairs) -> None:
    for index, column in enumerate(columns):
        values[index] = repairs.errors.get((number, column), values[index])


def _plain(value: _Raw) -> Value:
    if isinstance(value, str):
        return None if not value or value.isspace() else value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _WHOLE else value
    return str(value) if isinstance(value, timedelta) else value


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    return tuple(
        Merge(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )


def _notices(repairs: Repairs) -> tuple[Notice, ...]:
    notices = []
    if repairs.errors:
        notices.append(Notice(Note.ERROR_CELLS, tuple(repairs.errors_at())))
    if repairs.unsaved:
        notices.append(Notice(Note.UNSAVED_FORMULAS, tuple(repairs.unsaved)))
    return tuple(notices)
