"""Finds in .xls and .xlsb what calamine drops: cells that show an error, and digits with zeros before them.

The records are those of Microsoft's MS-XLS and MS-XLSB.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cica_events.imports.formats.compound_file import CompoundFile
from cica_events.imports.formats.ooxml import BROKEN, Package
from cica_events.imports.sources.grid import Value, column_letters
from cica_events.imports.sources.number_formats import NumberFormat, Shown, number_format, shown_value

_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_BOUND_SHEET, _FORMAT, _CELL_FORMAT = 0x85, 0x41E, 0xE0
_NUMBER, _RK, _MANY_RK, _BOOL_OR_ERROR, _END = 0x203, 0x27E, 0xBD, 0x205, 0x0A
_FORMULAS: Final = (0x06, 0x206, 0x406)
_BIG_ROW, _BIG_ERROR, _BIG_FORMULA_ERROR, _BIG_SHEET = 0, 3, 11, 156


@dataclass
class Dropped:
    """What stands in the cells that calamine reads as empty or changed, by (row, column) counted from 1."""

    values: dict[tuple[int, int], Value] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def error(self, row: int, column: int, code: int) -> None:
        """Keep the error of a cell; row and column are counted from 0, as the files do."""
        self.values[row + 1, column + 1] = _ERRORS.get(code, "#VALUE!")
        self.errors.append(f"{column_letters(column + 1)}{row + 1}")


def dropped_from(path: Path, sheet: str) -> Dropped:
    """Return what calamine drops from `sheet`; nothing where only calamine makes out the file."""
    try:
        data = path.read_bytes()
        return _of_xlsb(path, sheet) if data.startswith(b"PK") else _Xls(data).dropped(sheet)
    except (*BROKEN, struct.error):
        return Dropped()


class _Xls:
    """The records of an .xls workbook."""

    def __init__(self, data: bytes) -> None:
        self._data = CompoundFile(data).stream("Workbook", "Book")
        self._sheets: dict[str, int] = {}
        self._formats: list[NumberFormat] = []

    def dropped(self, sheet: str) -> Dropped:
        """Return what calamine drops from `sheet`."""
        self._read_book()
        found = Dropped()
        for kind, record in self._records(self._sheets[sheet]):
            if kind == _BOOL_OR_ERROR and len(record) >= 8 and record[7]:
                row, column = struct.unpack_from("<HH", record)
                found.error(row, column, record[6])
            elif kind in _FORMULAS and record[12:14] == b"\xff\xff" and record[6] == 2:
                row, column = struct.unpack_from("<HH", record)
                found.error(row, column, record[8])
            elif self._formats:
                self._note_digits(kind, record, found)
        return found

    def _read_book(self) -> None:
        codes: dict[int, str] = {}
        numbers: list[int] = []
        for kind, record in self._records(0):
            if kind == _BOUND_SHEET:
                (offset,) = struct.unpack_from("<I", record)
                self._sheets[_text(record[6:], record[6:7])] = offset
            elif kind == _FORMAT:
                (number, length) = struct.unpack_from("<HH", record)
                codes[number] = _text(record[3:], bytes((length & 0xFF,)))
            elif kind == _CELL_FORMAT:
                numbers.append(struct.unpack_from("<H", record, 2)[0])
        formats = [number_format(number, codes) for number in numbers]
        if any(each.shown is Shown.DIGITS for each in formats):
            self._formats = formats

    def _records(self, start: int) -> Iterator[tuple[int, bytes]]:
        """Yield the records of one part of the stream."""
        while start + 4 <= len(self._data):
            kind, length = struct.unpack_from("<HH", self._data, start)
            yield kind, self._data[start + 4 : start + 4 + length]
            if kind == _END:
                return
            start += 4 + length

    def _note_digits(self, kind: int, record: bytes, found: Dropped) -> None:
        if kind == _NUMBER:
            row, column, style, number = struct.unpack_from("<HHHd", record)
            self._note(row, column, style, number, found)
        elif kind == _RK:
            row, column, style, packed = struct.unpack_from("<HHHI", record)
            self._note(row, column, style, _unpacked(packed), found)
        elif kind == _MANY_RK:
            row, column = struct.unpack_from("<HH", record)
            for index in range((len(record) - 6) // 6):
                style, packed = struct.unpack_from("<HI", record, 4 + index * 6)
                self._note(row, column + index, style, _unpacked(packed), found)

    def _note(self, row: int, column: int, style: int, number: float, found: Dropped) -> None:
        if style < len(self._formats) and self._formats[style].shown is Shown.DIGITS:
            found.values[row + 1, column + 1] = shown_value(number, self._formats[style])


def _text(record: bytes, length: bytes) -> str:
    """Return a text: a byte of its length, one that says how wide its letters are, and the letters."""
    count, wide = length[0], record[1] & 1
    return record[2 : 2 + count * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _unpacked(packed: int) -> float:
    """Return the number that four bytes hold: 30 bits of a whole number or a float, or a hundredth of it."""
    if packed & 2:
        number = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        number = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return number / 100 if packed & 1 else number


def _of_xlsb(path: Path, sheet: str) -> Dropped:
    package, found = Package(path), Dropped()
    relations = package.related("xl/workbook.bin")
    links = {}
    for kind, record in _big_records(package.read("xl/workbook.bin")):
        if kind == _BIG_SHEET:
            link, after = _wide_text(record, 8)
            links[_wide_text(record, after)[0]] = link
    row = 0
    for kind, record in _big_records(package.read(relations[links[sheet]][1])):
        if kind == _BIG_ROW:
            (row,) = struct.unpack_from("<I", record)
        elif kind in (_BIG_ERROR, _BIG_FORMULA_ERROR):
            (column,) = struct.unpack_from("<I", record)
            found.error(row, column, record[8])
    return found


def _big_records(data: bytes) -> Iterator[tuple[int, bytes]]:
    start = 0
    while start < len(data):
        kind, start = data[start], start + 1
        if kind & 0x80:
            kind, start = (kind & 0x7F) | (data[start] & 0x7F) << 7, start + 1
        length = 0
        for shift in (0, 7, 14, 21):
            byte, start = data[start], start + 1
            length |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, data[start : start + length]
        start += length


def _wide_text(record: bytes, start: int) -> tuple[str, int]:
    (count,) = struct.unpack_from("<I", record, start)
    end = start + 4 + count * 2
    return record[start + 4 : end].decode("utf-16-le", "replace"), end
