"""Reads one sheet of an .xls, .xlsb or .ods by calamine, inside the reader's process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cica_events.imports.formats.binary_sheets import dropped_from
from cica_events.imports.formats.calamine_sheet import CalamineCells
from cica_events.imports.sources.failures import Failure, ReadFailure
from cica_events.imports.sources.grid import Sheet
from cica_events.imports.sources.open_sheet import Note, Notice, OpenSheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


def open_workbook(path: Path, name: str | None) -> OpenSheet:
    """Return the sheet `name`, or the first visible one that holds something; raises `ReadFailure`."""
    import python_calamine as calamine

    try:
        return _open(path, calamine.CalamineWorkbook.from_path(path), name)
    except calamine.PasswordError as error:
        raise ReadFailure(Failure.PROTECTED) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise ReadFailure(Failure.DAMAGED, str(error)) from error


def _open(path: Path, book: CalamineWorkbook, name: str | None) -> OpenSheet:
    sheets = _sheets(book)
    chosen = _named(book, sheets, name) if name is not None else _first_with_data(book, sheets)
    dropped = dropped_from(path, chosen.name)
    if chosen.start is None and not dropped.values:
        raise ReadFailure(Failure.EMPTY_SHEET, chosen.name)
    cells = CalamineCells(chosen)
    columns = cells.columns({column for _row, column in dropped.values})
    return OpenSheet(
        sheets=sheets,
        name=chosen.name,
        columns=columns,
        height=cells.height,
        blocks=cells.blocks(columns, dropped.values),
        merges=cells.merges,
        notices=(Notice(Note.ERROR_CELLS, tuple(dropped.errors)),) if dropped.errors else (),
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
