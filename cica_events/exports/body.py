"""The rows of a table, with the lines across it that part them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.utils import get_column_letter

from cica_events.exports.cells import AS_TEXT, Cell, Column, Grid
from cica_events.exports.heights import fitted_row
from cica_events.exports.page_breaks import Line
from cica_events.exports.sheet import Band, Sheet, Weight, id_of
from cica_events.exports.styles import Styles
from cica_events.exports.text import is_cut, looks_like_formula
from cica_events.exports.widths import BOLD
from cica_events.exports.writing import text_cell
from cica_events.progress import Progress

STEP = 100  # rows between two reports
_BAND_HEIGHTS = {"section": 26.0, "party": 18.0, "gap": 9.0}  # points

Bands = Mapping[int, Sequence[Band]]
"""The lines above a row, by the row's place."""


def bands_above(sheet: Sheet) -> Bands:
    """Return the lines that part the rows of the sheet."""
    rows = sheet.document.rows
    found = ((at, sheet.parted(row, rows[at - 1] if at else None)) for at, row in enumerate(rows))
    return {at: bands for at, bands in found if bands}


class Body:
    """Streams rows into the write-only sheet `target`.

    `cut` names the cells whose text was too long, `lines` tells how high each row is.
    """

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[Column],
        widths: Sequence[float],
        target: Any,
        styles: Styles,
        above: Bands,
    ) -> None:
        self._sheet, self._columns, self._widths = sheet, columns, widths
        self._target, self._styles, self._above = target, styles, above
        self.cut: list[str] = []
        self.lines: list[Line] = []

    def write(self, grid: Grid, first: int, progress: Progress) -> None:
        """Stream the values of `grid` from row `first` on; `progress` hears of every hundredth row."""
        at = first
        for done, values in enumerate(grid):
            if not done % STEP:
                progress(done, len(grid))
            bands = self._above.get(done, ())
            for band in bands:
                self._write_band(band, at, begins=band is bands[0])
                at += 1
            self._write_row(self._sheet.document.rows[done], values, at)
            at += 1

    def _write_band(self, band: Band, at: int, *, begins: bool) -> None:
        self._target.row_dimensions[at].height = _BAND_HEIGHTS[band.look]
        self.lines.append(Line(at, _BAND_HEIGHTS[band.look], begins))
        look = self._styles.band(band.look, looks_like_formula(band.text))
        texts = [band.text or None, *[None] * (len(self._columns) - 1)]
        self._target.append([text_cell(self._target, text, look) for text in texts])

    def _write_row(self, row: object, values: Sequence[Cell], at: int) -> None:
        depth, weight = self._sheet.depth(row), self._sheet.weight(row)
        self._fit_height(at, values, 1.0 if weight is Weight.PLAIN else BOLD)
        cells = []
        for place, (column, value) in enumerate(zip(self._columns, values, strict=True), 1):
            indent = depth if column.field.key == self._sheet.indented else 0
            cell = text_cell(self._target, value, self._look(column, value, indent, weight))
            if cell.value is not value and is_cut(value):
                self.cut.append(f"{get_column_letter(place)}{at}")
            cells.append(cell)
        if self._sheet.identified:
            cells.append(text_cell(self._target, id_of(row), self._styles.hidden()))
        self._target.append(cells)

    def _look(self, column: Column, value: Cell, indent: int, weight: Weight) -> Any:
        if column.by_hand:
            return self._styles.by_hand()
        plain = column.number_format != AS_TEXT
        quoted = plain and isinstance(value, str) and looks_like_formula(value)
        return self._styles.body(column.number_format, column.centred, column.wraps, quoted, indent, weight)

    def _fit_height(self, at: int, values: Sequence[Cell], wider: float) -> None:
        """Make row `at` high enough for its texts, in letters `wider` than usual."""
        rooms = (width / wider for width in self._widths)
        fitted = fitted_row(self._target, at, zip(values, rooms, strict=True))
        self._target.row_dimensions[at] = fitted
        self.lines.append(Line(at, fitted.height, begins=False))
