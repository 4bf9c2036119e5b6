"""Reads the cells of an Office Open XML sheet as they come, as far as they are wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import isfinite
from typing import Final

from cica_events.imports.formats.ooxml import Attributes, Part, Workbook, local, new_parser
from cica_events.imports.formats.ooxml_strings import XML_BLANKS, SharedStrings, keeps_blanks, unescaped
from cica_events.imports.sources.grid import Merge, Value, column_letters
from cica_events.imports.sources.number_formats import PLAIN, iso_value, shown_value

_PLACE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,9})")
_FIRST_CHUNK: Final = 1 << 14  # bytes
_CHUNK: Final = 1 << 19
_TRUE: Final = ("1", "true")

Cells = dict[int, Value]  # by column, counted from 1


class SheetCells:
    """The cells of one sheet; what is remarkable about them is known once they have been read."""

    def __init__(self, workbook: Workbook, part: Part, strings: SharedStrings) -> None:
        self._workbook = workbook
        self._part = part
        self._strings = strings
        self._formats = workbook.formats
        self._from_1904 = workbook.from_1904
        self.errors: list[str] = []  # places
        self.unsaved: list[str] = []  # places of formulas without a result
        self.lost: list[str] = []  # places of cells whose text is not in the file
        self.merges: list[Merge] = []
        self._ready: list[tuple[int, Cells]] = []
        self._row = 0
        self._column = 0
        self._cells: Cells = {}
        self._kind = ""
        self._style = ""
        self._formula = False
        self._value: list[str] = []
        self._inside = False
        self._trimmed = -1  # where a text begins among the values whose outer blanks do not count
        self._reading = 0

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Yield the number and the cells of each row that holds something, as the file has them."""
        parser = new_parser(self._start, self._end, self._text)
        with self._workbook.open(self._part.name) as stream:
            size = _FIRST_CHUNK
            while chunk := stream.read(size):
                parser.Parse(chunk)
                yield from self._ready
                self._ready.clear()
                size = min(size * 2, _CHUNK)
            parser.Parse(b"", True)
        yield from self._ready

    def _start(self, tag: str, attributes: Attributes) -> None:
        name = tag if ":" not in tag else local(tag)
        if name == "c":
            self._place(attributes.get("r", ""))
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._formula = False
            self._value = []
        elif name == "v":
            self._inside = True
        elif name == "t" and not self._reading:
            self._inside = True
            self._trimmed = -1 if keeps_blanks(attributes) else len(self._value)
        elif name == "f":
            self._formula = True
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._column = 0
        elif name == "rPh":
            self._reading += 1
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _place(self, place: str) -> None:
        self._column += 1
        if place and (match := _PLACE.fullmatch(place)):
            self._column = column_number(match[1])
            if int(match[2]) != self._row and self._cells:
                self._finish_row()
            self._row = int(match[2])

    def _merge(self, block: str) -> None:
        if merge := merge_of(block):
            self.merges.append(merge)

    def _text(self, text: str) -> None:
        if self._inside:
            self._value.append(text)

    def _end(self, tag: str) -> None:
        name = tag if ":" not in tag else local(tag)
        if name in ("v", "t"):
            if name == "t" and self._inside and self._trimmed >= 0:
                self._value[self._trimmed :] = ["".join(self._value[self._trimmed :]).strip(XML_BLANKS)]
            self._inside = False
        elif name == "c":
            value = self._cell("".join(self._value))
            if value is not None:
                self._cells[self._column] = value
        elif name == "row":
            self._finish_row()
        elif name == "rPh":
            self._reading -= 1

    def _finish_row(self) -> None:
        if self._cells:
            self._ready.append((self._row, self._cells))
            self._cells = {}

    def _cell(self, text: str) -> Value:
        """Return what the cell that has just ended holds; None for nothing but blanks."""
        if not text:
            if self._formula and self._kind != "str":
                self.unsaved.append(self._here())
            return None
        match self._kind:
            case "s":
                text = self._shared(text)
            case "n":
                return self._number(text)
            case "b":
                return text.strip() in _TRUE
            case "e":
                self.errors.append(self._here())
                return text
            case "d":
                return iso_value(text)
            case _:
                text = unescaped(text)
        return text if text and not text.isspace() else None

    def _shared(self, text: str) -> str:
        try:
            return self._strings[int(text)]
        except (ValueError, IndexError):
            self.lost.append(self._here())
            return ""

    def _number(self, text: str) -> Value:
        try:
            number = float(text)
        except ValueError:
            return text if not text.isspace() else None
        index = int(self._style) if self._style.isdecimal() else 0
        how = self._formats[index] if index < len(self._formats) else PLAIN
        if how is PLAIN and text.isascii() and text.lstrip("-").isdigit() and len(text) < 16:
            return int(text)
        if not isfinite(number):
            return text
        return shown_value(number, how, from_1904=self._from_1904)

    def _here(self) -> str:
        return f"{column_letters(self._column)}{self._row}"


@lru_cache(maxsize=1 << 15)
def column_number(letters: str) -> int:
    """Return the number of the column called `letters`, counted from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def merge_of(block: str) -> Merge | None:
    """Return the merged cells that `block`, such as A1:C1, names."""
    first, _, last = block.partition(":")
    if (top := _PLACE.fullmatch(first)) and (bottom := _PLACE.fullmatch(last)):
        rows = sorted((int(top[2]), int(bottom[2])))
        columns = sorted((column_number(top[1]), column_number(bottom[1])))
        return Merge(rows[0], columns[0], rows[1], columns[1])
    return None
