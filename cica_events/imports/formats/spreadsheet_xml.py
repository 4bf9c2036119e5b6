"""Reads workbooks in the XML of Excel 2003, which many systems still export under the name .xls."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final
from xml.parsers import expat

from cica_events.imports.formats.ooxml import BROKEN, Attributes, local, new_parser
from cica_events.imports.formats.plain_tables import PlainTable
from cica_events.imports.sources.failures import Failure, ReadFailure
from cica_events.imports.sources.grid import Value
from cica_events.imports.sources.number_formats import (
    PLAIN,
    NumberFormat,
    format_of_code,
    iso_value,
    shown_value,
)

_FIRST_DAY: Final = date(1899, 12, 31)  # of a time without a day
_FURTHEST: Final = 1 << 20


def spreadsheet_xml_tables(path: Path) -> list[PlainTable]:
    """Return the sheets of the workbook at `path`. Raises `ReadFailure`."""
    reader = _Reader()
    try:
        parser = new_parser(reader.start, reader.end, reader.text)
        with path.open("rb") as stream:
            parser.ParseFile(stream)
    except BROKEN as error:
        if not any(table.rows for table in reader.tables) or isinstance(error, expat.ExpatError):
            raise ReadFailure(Failure.DAMAGED, str(error)) from error
        raise
    if not reader.tables:
        raise ReadFailure(Failure.OTHER_DOCUMENT, "xml")
    return reader.tables


class _Reader:
    """Takes what the parser tells of the workbook."""

    def __init__(self) -> None:
        self.tables: list[PlainTable] = []
        self._formats: dict[str, NumberFormat] = {}
        self._style = ""
        self._row = 0
        self._column = 0
        self._cell: Attributes = {}
        self._kind = ""
        self._pieces: list[str] = []
        self._inside = False
        self._visible = False

    def start(self, tag: str, attributes: Attributes) -> None:
        named = {local(key): value for key, value in attributes.items()}
        match local(tag):
            case "Worksheet":
                self.tables.append(PlainTable(named.get("Name", "")))
                self._row = 0
            case "Style":
                self._style = named.get("ID", "")
            case "NumberFormat":
                self._formats[self._style] = format_of_code(named.get("Format", ""))
            case "Row":
                self._row = _index(named, "Index") or self._row + 1
                self._column = 0
            case "Cell":
                self._column = _index(named, "Index") or self._column + 1
                self._cell, self._kind, self._pieces = named, "", []
            case "Data" if self.tables:
                self._kind = named.get("Type", "String")
                self._inside = True
            case "Visible":
                self._visible = True

    def text(self, text: str) -> None:
        if self._inside:
            self._pieces.append(text)
        elif self._visible and self.tables:
            self.tables[-1].hidden = text.strip() in ("SheetHidden", "SheetVeryHidden")

    def end(self, tag: str) -> None:
        match local(tag):
            case "Data":
                self._inside = False
            case "Visible":
                self._visible = False
            case "Cell" if self.tables:
                self._finish_cell(self.tables[-1])
            case "Row":
                self._row += _index(self._cell, "Span") if not self._column else 0

    def _finish_cell(self, table: PlainTable) -> None:
        text = "".join(self._pieces)
        across, down = _index(self._cell, "MergeAcross"), _index(self._cell, "MergeDown")
        table.merge(self._row, self._column, down=down, across=across)
        if self._kind == "Error":
            table.error(self._row, self._column)
        elif not text and "Formula" in self._cell and self._kind != "String":
            table.formula(self._row, self._column)
        table.put(self._row, self._column, self._value(text))
        self._column += across

    def _value(self, text: str) -> Value:
        match self._kind:
            case "Number":
                how = self._formats.get(self._cell.get("StyleID", ""), PLAIN)
                try:
                    return shown_value(float(text), how)
                except (ValueError, OverflowError):
                    return text
            case "DateTime":
                found = iso_value(text)
                is_time = isinstance(found, datetime) and found.date() == _FIRST_DAY
                return found.time() if is_time and isinstance(found, datetime) else found
            case "Boolean":
                return text.strip() in ("1", "true")
        return text


def _index(attributes: Attributes, name: str) -> int:
    value = attributes.get(name, "")
    return min(int(value), _FURTHEST) if value.isdecimal() and len(value) < 12 else 0
