"""Opens separated text as if it were the one sheet of a workbook, inside the reader's process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cica_events.imports.delimited import Letters, Separated, decode, separate
from cica_events.imports.failures import Failure, ReadFailure
from cica_events.imports.grid import Sheet, Value
from cica_events.imports.limits import Limits
from cica_events.imports.open_sheet import Note, Notice, OpenSheet
from cica_events.imports.row_blocks import in_blocks
from cica_events.imports.source import Source

_TEXT_SUFFIXES = {".csv", ".tsv", ".txt", ".tab", ""}


def open_text(source: Source, limits: Limits) -> OpenSheet:
    """Return the records of the text file at `source`; every cell is text. Raises `ReadFailure`."""
    path = source.path
    if path.stat().st_size > limits.text:
        raise ReadFailure(Failure.TOO_LARGE)
    letters = decode(path.read_bytes())
    separated = separate(letters.text)
    width = max((len(record) for record in separated.records), default=0)
    columns = _used_columns(separated, width)
    return OpenSheet(
        sheets=(Sheet(path.stem),),
        name=path.stem,
        columns=columns,
        height=len(separated.records),
        blocks=in_blocks(_rows(separated, columns), len(columns)),
        notices=tuple(_notices(path, letters, separated)),
        encoding=letters.encoding,
        separator=separated.separator,
    )


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
    if path.suffix.lower() not in _TEXT_SUFFIXES:
        yield Notice(Note.TEXT_INSIDE, (path.suffix,))
    if letters.guessed:
        yield Notice(Note.GUESSED_ENCODING, (letters.encoding,))
    if separated.unclosed:
        yield Notice(Note.UNCLOSED_QUOTE)
