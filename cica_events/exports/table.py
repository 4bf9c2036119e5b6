"""A table on its way into a workbook, from the lines above it to the closing line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from cica_events.exports.block import SIZES, block_lines
from cica_events.exports.cells import AS_TEXT, Cell, Column, Grid, shown
from cica_events.exports.heights import fitted_row
from cica_events.exports.printing import Frame, lay_out, rule_off
from cica_events.exports.sheet import Sheet
from cica_events.exports.styles import Styles
from cica_events.exports.text import LONGEST, is_cut, looks_like_formula, stored_text
from cica_events.exports.widths import BOLD, Demand, demand, fit, widen
from cica_events.i18n import _
from cica_events.progress import Progress

STEP = 100  # rows between two reports
_LINE_HEIGHT = 1.35  # times the size of the letters
_GAP_HEIGHT = 6.0  # points
INDENT = 1.6  # characters for each level


class Table:
    """Streams the values of `grid` into the write-only sheet `target`."""

    def __init__(self, sheet: Sheet, columns: tuple[Column, ...], grid: Grid, target: Any) -> None:
        self._sheet, self._columns, self._grid, self._target = sheet, columns, grid, target
        self._styles = Styles(target)
        self._keys = [column.field.key for column in columns]
        self._closing = _closing_cells(sheet.closing, self._keys)
        self._widths = self._fitted()
        self._block = block_lines(sheet, sum(self._widths))
        heading = len(self._block) + 1
        last = heading + len(grid)
        self.frame = Frame(heading, last, last + (2 if self._closing else 0), len(columns))
        self._cut: list[str] = []

    def write(self, progress: Progress) -> None:
        """Stream everything; `progress` hears of every hundredth row."""
        for look, text in self._block:
            self._target.append([self._cell(text, self._styles.block(look))] if text else [])
        self._fit_height(self.frame.heading_row, [c.heading for c in self._columns], BOLD)
        self._target.append([self._cell(c.heading, self._styles.heading(c.centred)) for c in self._columns])
        for done, values in enumerate(self._grid):
            if not done % STEP:
                progress(done, len(self._grid))
            bold = self._sheet.strong(self._sheet.document.rows[done])
            self._fit_height(self.frame.heading_row + 1 + done, values, BOLD if bold else 1.0)
            self._target.append(self._row(done, values))
        if self._closing:
            self._target.append([])
            looks = (self._styles.closing(c.number_format, c.centred) for c in self._columns)
            self._target.append([self._cell(v, look) for v, look in zip(self._closing, looks, strict=True)])

    def notices(self) -> tuple[str, ...]:
        """Return what the user should be told."""
        told = _("The text in cell {cell} was cut: a cell of a workbook holds {limit} characters.")
        return tuple(told.format(cell=cell, limit=f"{LONGEST:,}") for cell in self._cut)

    def _fitted(self) -> list[float]:
        page = self._sheet.page
        widths = fit([self._demand(at, column) for at, column in enumerate(self._columns)], page.most)
        return widen(widths, [c.field.width if c.wraps else 0 for c in self._columns], page.least)

    def _demand(self, at: int, column: Column) -> Demand:
        indent = 0.0
        if column.field.key == self._sheet.indented:
            indent = INDENT * max(map(self._sheet.depth, self._sheet.document.rows), default=0)
        texts = (shown(values[at]) for values in self._grid)
        return demand(column.heading, texts, column.field.width, wraps=column.wraps, indent=indent)

    def prepare(self) -> None:
        """Set up what the file holds before its rows."""
        sheet, frame = self._sheet, self.frame
        for at, width in enumerate(self._widths, 1):
            self._target.column_dimensions[get_column_letter(at)].width = width
        for at, (look, _text) in enumerate(self._block, 1):
            height = SIZES[look] * _LINE_HEIGHT if look in SIZES else _GAP_HEIGHT
            self._target.row_dimensions[at].height = round(height, 1)
        if self._closing:
            self._target.row_dimensions[frame.last_row + 1].height = _GAP_HEIGHT
        footer = " · ".join((sheet.document.heading.key, sheet.title))
        lay_out(self._target, frame, sheet.page, footer, sheet.document.language)
        ruled = [self._keys.index(key) + 1 for key in sheet.ruled_by if key in self._keys]
        if ruled:
            rule_off(self._target, frame, ruled[0])

    def _row(self, at: int, values: list[Cell]) -> list[Any]:
        row = self._sheet.document.rows[at]
        depth, bold = self._sheet.depth(row), self._sheet.strong(row)
        cells = []
        for place, (column, value) in enumerate(zip(self._columns, values, strict=True), 1):
            indent = depth if column.field.key == self._sheet.indented else 0
            plain = column.number_format != AS_TEXT
            quoted = plain and isinstance(value, str) and looks_like_formula(value)
            look = self._styles.body(column.number_format, column.centred, column.wraps, quoted, indent, bold)
            cell = self._cell(value, look)
            if cell.value is not value and is_cut(value):
                self._cut.append(f"{get_column_letter(place)}{self.frame.heading_row + 1 + at}")
            cells.append(cell)
        return cells

    def _fit_height(self, at: int, values: Sequence[Cell], wider: float = 1.0) -> None:
        """Make row `at` high enough for its texts, in letters `wider` than usual."""
        rooms = (width / wider for width in self._widths)
        self._target.row_dimensions[at] = fitted_row(self._target, at, zip(values, rooms, strict=True))

    def _cell(self, value: Cell, look: Any) -> Any:
        """Return a cell that is text whenever `value` is, whatever it begins with."""
        cell: Any = WriteOnlyCell(self._target)
        if isinstance(value, str):
            cell.value = stored_text(value)
            cell.data_type = "s"
        else:
            cell.value = value
        cell._style = look  # shared: a copy for each cell would take four times as long
        return cell


def _closing_cells(closing: Mapping[str, Cell], keys: list[str]) -> list[Cell]:
    """Return the values of the last line, none where no figure of it stands under a chosen column."""
    figures = [key for key, value in closing.items() if key in keys and not isinstance(value, str)]
    return [closing.get(key) for key in keys] if figures else []
