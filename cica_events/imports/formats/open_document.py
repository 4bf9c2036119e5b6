"""Reads the sheets of an OpenDocument spreadsheet, zipped (.ods) or flat (.fods)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from math import isfinite
from pathlib import Path
from typing import IO, Final

from cica_events.imports.formats.ooxml import BROKEN, Attributes, Package, local, new_parser
from cica_events.imports.formats.plain_tables import PlainTable
from cica_events.imports.sources.failures import Failure, ReadFailure
from cica_events.imports.sources.grid import Value
from cica_events.imports.sources.number_formats import as_duration, iso_value

_FURTHEST: Final = 1 << 20
_MOST_CELLS: Final = 5_000_000  # that repeat what others hold
_LENGTH: Final = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")
_SKIPPED: Final = {"annotation", "shapes", "dde-source", "tracked-changes", "forms"}


def open_document_tables(path: Path, *, flat: bool) -> list[PlainTable]:
    """Return the sheets of the document at `path`. Raises `ReadFailure`."""
    reader = _Reader()
    try:
        if flat:
            with path.open("rb") as stream:
                _parse(stream, reader)
        else:
            with Package(path).open("content.xml") as stream:
                _parse(stream, reader)
    except BROKEN as error:
        raise ReadFailure(Failure.DAMAGED, str(error)) from error
    if not reader.tables:
        raise ReadFailure(Failure.OTHER_DOCUMENT, "word")
    return reader.tables


def _parse(stream: IO[bytes], reader: _Reader) -> None:
    new_parser(reader.start, reader.end, reader.text).ParseFile(stream)


class _Reader:
    """Takes what the parser tells of the document."""

    def __init__(self) -> None:
        self.tables: list[PlainTable] = []
        self._hidden: set[str] = set()  # styles of hidden sheets
        self._style = ""
        self._row = 0
        self._column = 0
        self._repeated_row = 1
        self._cell: Attributes | None = None
        self._pieces: list[str] = []
        self._paragraphs = 0
        self._depth = 0  # of paragraphs
        self._skipped = 0  # how deep in what is no cell
        self._room = _MOST_CELLS
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "table": self._start_table,
            "table-row": self._start_row,
            "table-cell": self._start_cell,
            "covered-table-cell": self._start_cell,
            "p": self._start_paragraph,
            "s": self._blanks,
            "tab": lambda _attributes: self._add("\t"),
            "line-break": lambda _attributes: self._add("\n"),
            "style": self._note_style,
            "table-properties": self._note_hidden,
        }

    def start(self, tag: str, attributes: Attributes) -> None:
        name = local(tag)
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
        elif take := self._starts.get(name):
            take({local(key) if "value-type" not in key else key: value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        match local(tag):
            case "table-cell" | "covered-table-cell" if self._cell is not None:
                self._finish_cell(self.tables[-1], self._cell)
                self._cell = None
            case "table-row" if self.tables:
                self._finish_row(self.tables[-1])
            case "p":
                self._depth = max(self._depth - 1, 0)

    def text(self, text: str) -> None:
        if self._depth and not self._skipped:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._cell is not None and self._depth:
            self._pieces.append(text)

    def _blanks(self, attributes: Attributes) -> None:
        self._add(" " * min(_count(attributes, "c", 1), 1000))

    def _note_style(self, attributes: Attributes) -> None:
        self._style = attributes.get("name", "")

    def _note_hidden(self, attributes: Attributes) -> None:
        if attributes.get("display") == "false":
            self._hidden.add(self._style)

    def _start_table(self, attributes: Attributes) -> None:
        hidden = attributes.get("style-name", "") in self._hidden
        self.tables.append(PlainTable(attributes.get("name", ""), hidden))
        self._row = 0

    def _start_row(self, attributes: Attributes) -> None:
        self._row += 1
        self._column = 1
        self._repeated_row = _count(attributes, "number-rows-repeated", 1)

    def _start_cell(self, attributes: Attributes) -> None:
        if self.tables:
            self._cell, self._pieces, self._paragraphs = attributes, [], 0

    def _start_paragraph(self, _attributes: Attributes) -> None:
        if self._cell is not None:
            self._depth += 1
            if self._paragraphs:
                self._add("\n")
            self._paragraphs += 1

    def _finish_cell(self, table: PlainTable, cell: Attributes) -> None:
        text = "".join(self._pieces)
        value = _value(cell, text)
        row, column = self._row, self._column
        down, across = (_count(cell, f"number-{what}-spanned", 1) - 1 for what in ("rows", "columns"))
        table.merge(row, column, down=down, across=across)
        if any(key.endswith("value-type") and kind == "error" for key, kind in cell.items()):
            table.error(row, column)
        elif value is None and "formula" in cell and _kind(cell) != "string":
            table.formula(row, column)
        repeated = _count(cell, "number-columns-repeated", 1)
        if value is not None and not (isinstance(value, str) and not value.strip()):
            self._take_room(repeated)
            for number in range(column, column + repeated):
                table.put(row, number, value)
        self._column += repeated

    def _finish_row(self, table: PlainTable) -> None:
        cells = table.rows.get(self._row)
        if cells and self._repeated_row > 1:
            self._take_room(len(cells) * self._repeated_row)
            for number in range(self._row + 1, self._row + self._repeated_row):
                table.rows[number] = cells
        self._row += self._repeated_row - 1

    def _take_room(self, cells: int) -> None:
        self._room -= cells
        if self._room < 0:
            raise ReadFailure(Failure.TOO_LARGE)


def _kind(cell: Attributes) -> str:
    return next((value for key, value in cell.items() if key == "office:value-type"), "")


def _value(cell: Attributes, text: str) -> Value:
    """Return what the cell stands for; a text and an error are what the cell shows."""
    kind = _kind(cell) or next((value for key, value in cell.items() if key.endswith("value-type")), "")
    stored = cell.get("value", "")
    match kind:
        case "float" | "currency" | "percentage" if stored:
            return _number(stored, text)
        case "date" if "date-value" in cell:
            return iso_value(cell["date-value"])
        case "time" if found := _LENGTH.fullmatch(cell.get("time-value", "")):
            return _moment(found, text)
        case "boolean" if "boolean-value" in cell:
            return cell["boolean-value"] == "true"
    return text or cell.get("string-value") or None


def _number(stored: str, text: str) -> Value:
    try:
        number = float(stored)
    except ValueError:
        return text or stored
    if not isfinite(number):
        return text or stored
    if (
        number == int(number)
        and len(text) > 1
        and text.isdecimal()
        and text[0] == "0"
        and int(text) == number
    ):
        return text  # the format shows leading zeros
    return int(number) if number == int(number) and abs(number) < 1e15 else number


def _moment(found: re.Match[str], _text: str) -> Value:
    sign, days, hours, minutes, seconds = found.groups()
    length = timedelta(
        days=int(days or 0), hours=int(hours or 0), minutes=int(minutes or 0), seconds=float(seconds or 0)
    )
    if sign or length >= timedelta(days=1):
        return as_duration(-length if sign else length)
    whole = timedelta(seconds=round(length.total_seconds()))
    return iso_value(f"{whole!s:0>8}")


def _count(attributes: Attributes, name: str, otherwise: int) -> int:
    value = attributes.get(name, "")
    return min(int(value), _FURTHEST) if value.isdecimal() and len(value) < 12 else otherwise
