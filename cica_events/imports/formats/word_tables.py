"""Reads the tables of a Word document (.docx), each with its merged cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cica_events.imports.formats.ooxml import BROKEN, Attributes, Package, local, new_parser
from cica_events.imports.formats.plain_tables import PlainTable
from cica_events.imports.sources.failures import Failure, ReadFailure

_MOST_COLUMNS: Final = 1_000
_BREAKS: Final = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}


def word_tables(path: Path) -> list[PlainTable]:
    """Return the tables of the document at `path` in their order. Raises `ReadFailure` where it has none."""
    try:
        package = Package(path)
        kinds = (target for kind, target in package.related("").values() if kind == "officeDocument")
        reader = _Reader()
        parser = new_parser(reader.start, reader.end, reader.text)
        with package.open(next(filter(package.has, kinds), "word/document.xml")) as stream:
            parser.ParseFile(stream)
    except BROKEN as error:
        raise ReadFailure(Failure.DAMAGED, str(error)) from error
    tables = [table for table in reader.tables if table.rows]
    if not tables:
        raise ReadFailure(Failure.OTHER_DOCUMENT, "word")
    return tables


@dataclass(slots=True)
class _Open:
    """A table that has not ended yet: where the reader stands in it."""

    table: PlainTable
    row: int = 0
    column: int = 1
    span: int = 1
    upright: str = ""  # how the cell is merged with those above and below
    pieces: list[str] = field(default_factory=list)
    begun: dict[int, tuple[int, int, int]] = field(default_factory=dict)  # column: first row, span, last row


class _Reader:
    """Takes what the parser tells of the document."""

    def __init__(self) -> None:
        self.tables: list[PlainTable] = []
        self._open: list[_Open] = []
        self._inside = False
        self._unread = 0  # how deep in what repeats the text in another form

    def start(self, tag: str, attributes: Attributes) -> None:
        name = local(tag)
        if name == "Fallback" or self._unread:
            self._unread += 1
        elif name == "tbl":
            self._open.append(_Open(PlainTable()))
            self.tables.append(self._open[-1].table)
        elif self._open:
            self._start_inside(self._open[-1], name, {local(key): value for key, value in attributes.items()})

    def _start_inside(self, place: _Open, name: str, attributes: Attributes) -> None:
        match name:
            case "tr":
                place.row, place.column = place.row + 1, 1
            case "gridBefore":
                place.column += _number(attributes)
            case "tc":
                place.span, place.upright, place.pieces = 1, "", []
            case "gridSpan":
                place.span = max(_number(attributes), 1)
            case "vMerge":
                place.upright = attributes.get("val", "continue")
            case "t":
                self._inside = True
            case "tblCaption":
                place.table.name = attributes.get("val", "")
            case "br" | "cr" | "tab" | "noBreakHyphen":
                place.pieces.append(_BREAKS[name])

    def text(self, text: str) -> None:
        if self._inside and self._open:
            self._open[-1].pieces.append(text)

    def end(self, tag: str) -> None:
        name = local(tag)
        if self._unread:
            self._unread -= 1
        elif name == "t":
            self._inside = False
        elif not self._open:
            return
        elif name == "p":
            self._open[-1].pieces.append("\n")
        elif name == "tc":
            _finish_cell(self._open[-1])
        elif name == "tbl":
            _finish_table(self._open.pop())


def _finish_cell(place: _Open) -> None:
    lines = (" ".join(line.split()) for line in "".join(place.pieces).split("\n"))
    text = "\n".join(lines).strip("\n")
    column = place.column
    if column <= _MOST_COLUMNS:
        if place.upright == "continue" and not text and column in place.begun:
            first, span, _last = place.begun[column]
            place.begun[column] = first, span, place.row
        else:
            _finish_merge(place, column)
            place.begun[column] = place.row, place.span, place.row
            place.table.put(place.row, column, text)
    place.column += place.span


def _finish_merge(place: _Open, column: int) -> None:
    if column in place.begun:
        first, span, last = place.begun.pop(column)
        place.table.merge(first, column, down=last - first, across=span - 1)


def _finish_table(place: _Open) -> None:
    for column in tuple(place.begun):
        _finish_merge(place, column)


def _number(attributes: Attributes) -> int:
    value = attributes.get("val", "")
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() and len(value) < 9 else 0
