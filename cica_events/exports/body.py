"""The rows of a table, with the lines across it that part them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from openpyxl.utils import get_column_letter

from cica_events.exports.cells import AS_TEXT, Cell, Column, Grid
from cica_events.exports.heights import height_of, lines_in
from cica_events.exports.page_breaks import Line
from cica_events.exports.rows import Rows, cell_xml, height_xml
from cica_events.exports.sheet import Band, Sheet, Weight, id_of
from cica_events.exports.styles import Styles
from cica_events.exports.text import is_cut, looks_like_formula
from cica_events.exports.widths import BOLD
from cica_events.progress import Progress

STEP = 100  # rows between two reports
_BAND_HEIGHTS = {"section": 26.0, "party": 18.0, "gap": 9.0}  # points
_REMEMBERED = 10_000  # cells of a column

Bands = Mapping[int, Sequence[Band]]
"""The lines above a row, by the row's place."""


def bands_above(sheet: Sheet) -> Bands:
    """Return the lines that part the rows of the sheet."""
    rows = sheet.document.rows
    found = ((at, sheet.parted(row, rows[at - 1] if at else None)) for at, row in enumerate(rows))
    return {at: bands for at, bands in found if bands}


class Body:
    """Brings the rows of `sheet` into its file.

    `cut` names the cells whose text was too long, `lines` tells how high each row is.
    """

    def __init__(
        self, sheet: Sheet, columns: Sequence[Column], widths: Sequence[float], styles: Styles, above: Bands
    ) -> None:
        self._sheet, self._columns, self._widths = sheet, columns, widths
        self._styles, self._above = styles, above
        self._id_letters = get_column_letter(len(columns) + 1)
        self._known: dict[tuple[int, Weight], list[_Cells]] = {}
        self._long: set[Cell] = set()
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
        columns = self._cells_of(self._sheet.depth(row), self._sheet.weight(row))
        found = [cells[value] for cells, value in zip(columns, values, strict=True)]
        height = height_of(max([lines for _xml, lines in found]))
        if not self._sheet.sortable:
            self.lines.append(Line(rows.number, height, begins=False))
        if self._long:
            self._note_cut(values, rows.number)
        xml = "".join([xml for xml, _lines in found])
        if self._sheet.identified:
            xml += cell_xml(self._id_letters, id_of(row), self._styles.hidden())
        rows.append(xml, height_xml(height))

    def _cells_of(self, depth: int, weight: Weight) -> list[_Cells]:
        """Return, column by column, the cells of rows that are so deep and so heavy."""
        found = self._known.get((depth, weight))
        if found is None:
            pairs = enumerate(zip(self._columns, self._widths, strict=True), 1)
            found = [
                _Cells(
                    get_column_letter(at),
                    width / (1.0 if weight is Weight.PLAIN else BOLD),
                    self._looks(column, depth if column.field.key == self._sheet.indented else 0, weight),
                    self._long,
                )
                for at, (column, width) in pairs
            ]
            self._known[depth, weight] = found
        return found

    def _looks(self, column: Column, indent: int, weight: Weight) -> tuple[int, int]:
        """Return the look of a cell, and that of one whose text might be taken for a formula."""
        if column.by_hand:
            return (self._styles.by_hand(),) * 2
        look = partial(self._styles.body, column.number_format, column.centred, column.wraps)
        return look(False, indent, weight), look(column.number_format != AS_TEXT, indent, weight)

    def _note_cut(self, values: Iterable[Cell], at: int) -> None:
        long = (place for place, value in enumerate(values, 1) if value in self._long)
        self.cut.extend(f"{get_column_letter(place)}{at}" for place in long)


class _Cells(dict[Cell, tuple[str, int]]):
    """The cells of a column in rows of one look, by value: their XML, and on how many lines they stand.

    What is met again need not be made again.
    """

    def __init__(self, letters: str, width: float, looks: tuple[int, int], long: set[Cell]) -> None:
        super().__init__()
        self._letters, self._width, self._looks, self._long = letters, width, looks, long

    def __missing__(self, value: Cell) -> tuple[str, int]:
        if is_cut(value):
            self._long.add(value)
        look = self._looks[isinstance(value, str) and looks_like_formula(value)]
        found = cell_xml(self._letters, value, look), lines_in(value, self._width)
        if len(self) < _REMEMBERED:
            self[value] = found
        return found
