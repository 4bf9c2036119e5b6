"""The rows of a table, with the lines across it that part them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import getitem

from openpyxl.utils import get_column_letter

from cica_events.exports.cells import AS_TEXT, Cell, Column, Grid
from cica_events.exports.column_cells import ColumnCells, ColumnLines
from cica_events.exports.heights import height_of
from cica_events.exports.page_breaks import Line
from cica_events.exports.rows import Rows, behind, cell_xml, height_xml
from cica_events.exports.sheet import Band, Sheet, Weight, flat, id_of, plain
from cica_events.exports.styles import Styles
from cica_events.exports.text import looks_like_formula
from cica_events.exports.widths import BOLD
from cica_events.progress import Progress

STEP = 100  # rows between two reports
_TOLERANCE = 0.1  # digits: widths are rounded, and lines are given more
_BAND_HEIGHTS = {"section": 26.0, "party": 18.0, "gap": 9.0}  # points

Bands = Mapping[int, Sequence[Band]]
"""The lines above a row, by the row's place."""


def bands_above(sheet: Sheet) -> Bands:
    """Return the lines that part the rows of the sheet."""
    rows = sheet.document.rows
    found = ((at, sheet.parted(row, rows[at - 1] if at else None)) for at, row in enumerate(rows))
    return {at: bands for at, bands in found if bands}


@dataclass(frozen=True, slots=True)
class Room:
    """How wide a column is, and how wide all of its texts would stand on one line each, in digits."""

    width: float
    needed: float


@dataclass(frozen=True, slots=True)
class _Row:
    """What rows of one kind are made with; `lines` are those of the columns whose texts may be broken."""

    cells: Sequence[ColumnCells]
    lines: Sequence[tuple[int, ColumnLines]]


def _lines_of(rooms: Sequence[Room], wider: float) -> Iterator[tuple[int, ColumnLines]]:
    """Yield the columns whose texts may be broken, in letters `wider` than usual."""
    for at, room in enumerate(rooms):
        if room.needed > room.width / wider + _TOLERANCE:
            yield at, ColumnLines(room.width / wider)


class Body:
    """Brings the rows of `sheet` into its file.

    `cut` names the cells whose text was too long, `lines` tells how high each row is.
    """

    def __init__(
        self, sheet: Sheet, columns: Sequence[Column], rooms: Sequence[Room], styles: Styles, above: Bands
    ) -> None:
        self._sheet, self._columns, self._rooms = sheet, columns, rooms
        self._styles, self._above = styles, above
        self._identified = sheet.identified
        self._behind = behind(len(columns) + self._identified)
        self._known: dict[tuple[int, Weight], _Row] = {}
        self._long: set[Cell] = set()
        alike = sheet.depth is flat and sheet.weight is plain
        self._usual = self._row_of(0, Weight.PLAIN) if alike else None
        self.cut: list[str] = []
        self.lines: list[Line] = []

    def write(self, grid: Grid, rows: Rows, progress: Progress) -> None:
        """Add the values of `grid`; `progress` hears of every hundredth row."""
        for done, (row, values) in enumerate(zip(self._sheet.document.rows, grid, strict=True)):
            if not done % STEP:
                progress(done, len(grid))
            bands = self._above.get(done, ())
            for band in bands:
                self._write_band(band, rows, begins=band is bands[0])
            self._write_row(row, values, rows)

    def _write_band(self, band: Band, rows: Rows, *, begins: bool) -> None:
        height = _BAND_HEIGHTS[band.look]
        self.lines.append(Line(rows.number, height, begins))
        look = self._styles.band(band.look, looks_like_formula(band.text))
        texts = [band.text or None, *[None] * (len(self._columns) - 1)]
        rows.append_values(texts, [look] * len(texts), height_xml(height, by_hand=True))

    def _write_row(self, row: object, values: Sequence[Cell], rows: Rows) -> None:
        made = self._usual or self._row_of(self._sheet.depth(row), self._sheet.weight(row))
        cells: Iterable[str] = map(getitem, made.cells, values)
        height = height_of(max([lines[values[at]] for at, lines in made.lines], default=1))
        if not self._sheet.sortable:
            self.lines.append(Line(rows.number, height, begins=False))
        if self._identified:
            cells = chain(cells, [cell_xml(id_of(row), self._styles.hidden(), self._behind[-1])])
        rows.append(cells, height_xml(height))
        if self._long:
            self._note_cut(values, rows.number - 1)

    def _row_of(self, depth: int, weight: Weight) -> _Row:
        """Return what rows that are so deep and so heavy are made with."""
        found = self._known.get((depth, weight))
        if found is None:
            pairs = zip(self._columns, self._behind, strict=not self._identified)
            found = self._known[depth, weight] = _Row(
                [
                    ColumnCells(self._looks(column, depth, weight), after, self._long)
                    for column, after in pairs
                ],
                list(_lines_of(self._rooms, 1.0 if weight is Weight.PLAIN else BOLD)),
            )
        return found

    def _looks(self, column: Column, depth: int, weight: Weight) -> tuple[int, int]:
        """Return the look of a cell, and that of one whose text might be taken for a formula."""
        if column.by_hand:
            return (self._styles.by_hand(),) * 2
        indent = depth if column.field.key == self._sheet.indented else 0
        look = partial(self._styles.body, column.number_format, column.centred, column.wraps)
        return look(False, indent, weight), look(column.number_format != AS_TEXT, indent, weight)

    def _note_cut(self, values: Iterable[Cell], at: int) -> None:
        long = (place for place, value in enumerate(values, 1) if value in self._long)
        self.cut.extend(f"{get_column_letter(place)}{at}" for place in long)
