"""Opens separated text as if it were the one sheet of a workbook, inside the reader's process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cica_events.imports.formats.delimited import Separated, separate
from cica_events.imports.formats.letters import Letters
from cica_events.imports.sources.failures import Failure, ReadFailure
from cica_events.imports.sources.grid import Sheet, Value
from cica_events.imports.sources.open_sheet import Note, Notice, OpenSheet
from cica_events.imports.sources.row_blocks import in_blocks
from cica_events.imports.sources.source import Source

_WORKBOOK_SUFFIXES: Final = frozenset((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".docx"))
_LINES: Final = 8  # that a record may have on the average


def open_text(source: Source, first: int | None, letters: Letters) -> OpenSheet:
    """Return the records of a text; every cell is text. Raises `ReadFailure`."""
    text, complete = _beginning(letters.text, first)
    separated = separate(text, source.separator, source.quote)
    width = max((len(record) for record in separated.records), default=0)
    columns = _used_columns(separated, width)
    name = source.path.stem if not source.name else source.name
    if source.sheet is not None and source.sheet.strip().casefold() != name.casefold():
        raise ReadFailure(Failure.NO_SUCH_SHEET, name)
    return OpenSheet(
        sheets=(Sheet(name),),
        name=name,
        columns=columns,
        height=len(separated.records) if complete else letters.text.count("\n"),
        blocks=in_blocks(_rows(separated, columns), len(columns)),
        notices=tuple(_notices(source.path, letters, separated)),
        encoding=letters.encoding,
        separator=separated.separator,
        quote=separated.quote,
        guessed=letters.guessed,
        complete=complete,
    )


def _beginning(text: str, first: int | None) -> tuple[str, bool]:
    """Return as much of `text` as holds `first` rows of several lines each, and whether it is all."""
    end = 0
    for _line in range(0 if first is None else first * _LINES + _LINES):
        end = text.find("\n", end) + 1
        if not end:
            return text, True
    return (text, True) if first is None else (text[:end], end == len(text))


def _used_columns(separated: Separated, width: int) -> tuple[int, ...]:
    used = {
        index + 1
        for record in separated.records
        for index, cell in enumerate(record)
        if cell and not cell.isspace()
    }
    return tuple(column for column in range(1, width + 1) if column in used)


def _rows(separated: Separated, columns: tuple[int, ...]) -> Iterator[tuple[int, list[Value]]]:
    for number, record in enumerate(separated.records, start=1):
        cells: list[Value] = [_cell(record, column - 1) for column in columns]
        if any(cell is not None for cell in cells):
            yield number, cells


def _cell(record: tuple[str, ...], index: int) -> str | None:
    cell = record[index] if index < len(record) else ""
    return None if not cell or cell.isspace() else cell


def _notices(path: Path, letters: Letters, separated: Separated) -> Iterator[Notice]:
    if path.suffix.lower() in _WORKBOOK_SUFFIXES:
        yield Notice(Note.TEXT_INSIDE, (path.suffix,))
    if letters.guessed:
        yield Notice(Note.GUESSED_ENCODING, (letters.encoding,))
    if letters.spoiled:
        rows = (
            str(number)
            for number, record in enumerate(separated.records, start=1)
            if any("\ufffd" in cell for cell in record)
        )
        yield Notice(Note.SPOILED_LETTERS, tuple(rows))
    if separated.unclosed:
        yield Notice(Note.UNCLOSED_QUOTE)
