"""Looks through a sheet's XML beside calamine for what calamine drops, without parsing what it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from cica_events.imports.formats.ooxml import Part, Workbook
from cica_events.imports.formats.ooxml_sheet import column_number, merge_of
from cica_events.imports.formats.ooxml_strings import unescaped
from cica_events.imports.sources.grid import Merge, Value, column_letters
from cica_events.imports.sources.number_formats import Shown, shown_value

_CHUNK: Final = 1 << 20  # bytes
_LONGEST_CELL: Final = 1 << 20  # bytes of one cell's XML
_CELL_SIZE: Final = 32  # bytes that calamine takes for a cell, an empty one too
_ROOM: Final = 320 << 20  # bytes for the cells of one sheet
_ROW: Final = re.compile(rb'<row\b[^>]*?\sr="(\d+)"')
_WIDE: Final = re.compile(rb'<c r="([A-Z]{2,3})')
_ERROR: Final = re.compile(rb'<c (?=[^>]*\bt="e")([^>]*)>(.*?)</c>', re.DOTALL)
_UNSAVED: Final = re.compile(
    rb"<c ((?:(?!t=\"str\")[^>])*)><f(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v/>|<v></v>)?</c>"
)
_MERGE: Final = re.compile(rb'<mergeCell\b[^>]*?\bref="([^"]*)"')
_PLACE: Final = re.compile(rb'\br="([A-Z]+)(\d+)"')
_STYLE: Final = re.compile(rb'\bs="(\d+)"')
_VALUE: Final = re.compile(rb"<v>([^<]*)</v>")
_UNSAVED_ENDS: Final = (b"</f></c>", b"/></c>", b"</f><v></v></c>", b"<v/></c>")
_STRANGE: Final = (
    b"<!",
    b't="inlineStr"><v',
    b"t='",
    b"<c>",
    b'<c t="',
    b'<c s="',
)  # one writer's habit or never


@dataclass
class Findings:
    """What calamine drops from a sheet; cells are (row, column), both counted from 1.

    `strange` where the XML is not written as usual or the cells stand so far apart that only a reader that
    parses it all, cell by cell, is to be trusted.
    """

    values: dict[tuple[int, int], Value] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    unsaved: list[str] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    strange: bool = False


class SheetScan:
    """Looks through one sheet from its beginning to its end."""

    def __init__(self, workbook: Workbook, part: Part) -> None:
        self._workbook = workbook
        self._part = part
        self._found = Findings()
        self._special = _styled(workbook, Shown.DIGITS)
        self._last = 0
        self._width = 26

    def findings(self) -> Findings:
        """Return what was found; it stops where the sheet proves strange."""
        rest = b""
        with self._workbook.open(self._part.name) as stream:
            start = stream.read(_CHUNK)
            self._found.strange = b"<worksheet" not in start or any(sign in start for sign in _STRANGE)
            chunk = start
            while chunk and not self._found.strange:
                data = rest + chunk
                cut = max(data.rfind(b"<c "), data.rfind(b"<row "), data.rfind(b"<mergeCell "), 0)
                self._look(data[:cut])
                rest = data[cut:]
                if len(rest) > _LONGEST_CELL:
                    self._found.strange = True
                chunk = stream.read(_CHUNK)
        self._look(rest)
        return self._found

    def _look(self, data: bytes) -> None:
        self._measure(data)
        if b't="e"' in data:
            self._note_errors(data)
        if b"<f" in data and any(end in data for end in _UNSAVED_ENDS):
            self._found.unsaved.extend(
                f"{column_letters(column)}{row}" for row, column in map(_place, _UNSAVED.findall(data)) if row
            )
        if self._special:
            self._note_digits(data, self._special)
        if b"<mergeCell " in data:
            found = (merge_of(block.decode("ascii", "replace")) for block in _MERGE.findall(data))
            self._found.merges.extend(merge for merge in found if merge)

    def _measure(self, data: bytes) -> None:
        """Hold the rows and columns that calamine makes room for against the room there is."""
        if last := _ROW.search(data, max(data.rfind(b"<row "), 0)):
            self._last = max(self._last, int(last[1][:9]))
        self._width = max([self._width, *(column_number(each.decode()) for each in set(_WIDE.findall(data)))])
        self._found.strange = self._found.strange or self._last * self._width * _CELL_SIZE > _ROOM

    def _note_errors(self, data: bytes) -> None:
        for attributes, inside in _ERROR.findall(data):
            row, column = _place(attributes)
            if row and (value := _VALUE.search(inside)):
                self._found.values[row, column] = unescaped(value[1].decode("utf-8", "replace"))
                self._found.errors.append(f"{column_letters(column)}{row}")

    def _note_digits(self, data: bytes, pattern: re.Pattern[bytes]) -> None:
        for attributes, inside in pattern.findall(data):
            row, column = _place(attributes)
            style, value = _STYLE.search(attributes), _VALUE.search(inside)
            if not row or not style or not value or re.search(rb'\bt="(?!n")', attributes):
                continue
            try:
                number = float(value[1])
            except ValueError:
                continue
            how = self._workbook.format(style[1].decode())
            self._found.values[row, column] = shown_value(number, how)


def glance(workbook: Workbook, part: Part) -> tuple[int, list[Merge]]:
    """Return the number of the last row and the merged cells of a sheet, without looking at its cells."""
    last, merges, rest = 0, list[Merge](), b""
    with workbook.open(part.name) as stream:
        while chunk := stream.read(_CHUNK):
            data = rest + chunk
            if found := _ROW.search(data, max(data.rfind(b"<row "), 0)):
                last = int(found[1][:9])
            if b"<mergeCell " in data:
                blocks = (merge_of(block.decode("ascii", "replace")) for block in _MERGE.findall(data))
                merges.extend(merge for merge in blocks if merge)
            rest = data[max(data.rfind(b"<"), 0) :][:_LONGEST_CELL]
    return last, list(dict.fromkeys(merges))


def _styled(workbook: Workbook, shown: Shown) -> re.Pattern[bytes] | None:
    """Return what finds the cells whose style shows numbers like that; None where there is no such style."""
    styles = [str(index) for index, each in enumerate(workbook.formats) if each.shown is shown]
    if not styles:
        return None
    return re.compile(rb'<c (?=[^>]*\bs="(?:%s)")([^>/]*)>(.*?)</c>' % "|".join(styles).encode(), re.DOTALL)


def _place(attributes: bytes) -> tuple[int, int]:
    """Return row and column, (0, 0) where the cell does not say."""
    if not (found := _PLACE.search(attributes)):
        return 0, 0
    return int(found[2][:9]), column_number(found[1][:3].decode())
