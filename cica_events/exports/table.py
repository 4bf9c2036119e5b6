"""A table on its way into a workbook, from the lines above it to the closing line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl.utils import get_column_letter

from cica_events.domain.origins import ID_HEADING
from cica_events.exports.block import SIZES, block_lines
from cica_events.exports.body import Body, bands_above
from cica_events.exports.cells import Cell, Column, Grid, shown
from cica_events.exports.heights import LEAST, fitted_row
from cica_events.exports.page_breaks import FULL, breaks
from cica_events.exports.printing import (
    Frame,
    break_pages,
    fit_by_itself,
    fit_on_one_page,
    hide_column,
    lay_out,
    rule_off,
)
from cica_events.exports.sheet import Sheet
from cica_events.exports.styles import Styles
from cica_events.exports.text import LONGEST
from cica_events.exports.widths import BOLD, Demand, demand, fit, widen
from cica_events.exports.writing import text_cell
from cica_events.i18n import _
from cica_events.progress import Progress

_LINE_HEIGHT = 1.35  # times the size of the letters
_GAP_HEIGHT = 6.0  # points
ID_WIDTH = 36.0  # characters
INDENT = 1.6  # characters for each level


class Table:
    """Streams the values of `grid` into the write-only sheet `target`."""

    def __init__(self, sheet: Sheet, columns: tuple[Column, ...], grid: Grid, target: Any) -> None:
        self._sheet, self.columns, self.grid, self._target = sheet, columns, grid, target
        self._styles = Styles(target)
        self._keys = [column.field.key for column in columns]
        self._closing = _closing_cells(sheet.closing, self._keys)
        self._widths = self._fitted()
        self._block = block_lines(sheet, sum(self._widths))
        above = bands_above(sheet)
        heading = len(self._block) + 1
        last = heading + len(grid) + sum(map(len, above.values()))
        bottom = last + (2 if self._closing else 0)
        self.frame = Frame(heading, last, bottom, len(columns), hidden_columns=int(sheet.identified))
        self._body = Body(sheet, columns, self._widths, target, self._styles, above)

    def write(self, progress: Progress) -> None:
        """Stream everything; `progress` hears of every hundredth row."""
        for look, text in self._block:
            self._target.append([self._cell(text, self._styles.block(look))] if text else [])
        self._fit_heading()
        headings = [self._cell(c.heading, self._styles.heading(c.centred)) for c in self.columns]
        hidden = [ID_HEADING] * self.frame.hidden_columns
        self._target.append([*headings, *(self._cell(text, self._styles.heading(False)) for text in hidden)])
        self._body.write(self.grid, self.frame.heading_row + 1, progress)
        if not self._sheet.sortable and not self._sheet.one_page:
            break_pages(self._target, self._breaks())
        if self._closing:
            self._target.append([])
            looks = (self._styles.closing(c.number_format, c.centred) for c in self.columns)
            self._target.append([self._cell(v, look) for v, look in zip(self._closing, looks, strict=True)])

    def notices(self) -> tuple[str, ...]:
        """Return what the user should be told."""
        told = _(
            "The text in cell {cell} of the sheet “{sheet}” was cut: "
            "a cell of a workbook holds {limit} characters."
        )
        name, limit = self._sheet.name, f"{LONGEST:,}"
        return tuple(told.format(cell=cell, sheet=name, limit=limit) for cell in self._body.cut)

    def prepare(self) -> None:
        """Set up what the file holds before its rows."""
        sheet, frame = self._sheet, self.frame
        for at, width in enumerate(self._widths, 1):
            self._target.column_dimensions[get_column_letter(at)].width = width
        if sheet.identified:
            hide_column(self._target, frame.last_column + 1, ID_WIDTH)
        for at, (look, _text) in enumerate(self._block, 1):
            height = SIZES[look] * _LINE_HEIGHT if look in SIZES else _GAP_HEIGHT
            self._target.row_dimensions[at].height = round(height, 1)
        if self._closing:
            self._target.row_dimensions[frame.last_row + 1].height = _GAP_HEIGHT
        footer = " · ".join((sheet.document.heading.key, sheet.title))
        lay_out(self._target, frame, sheet.page, footer, sheet.document.language)
        if sheet.one_page:
            fit_on_one_page(self._target, len(self.grid))
        elif sheet.sortable:
            fit_by_itself(self._target, frame)
        else:
            self._target.page_setup.scale = sheet.page.paper.scale(self._widths)
        ruled = [self._keys.index(key) + 1 for key in sheet.ruled_by if key in self._keys]
        if ruled:
            boxed = [at for at, column in enumerate(self.columns, 1) if column.by_hand]
            rule_off(self._target, frame, ruled[0], boxed)

    def _breaks(self) -> Iterator[int]:
        """Return the rows after which a printed page ends."""
        heights = [self._target.row_dimensions[at].height or LEAST for at in range(1, len(self._block) + 2)]
        paper = self._sheet.page.paper
        room = FULL * paper.height * 100 / paper.scale(self._widths)
        return breaks(self._body.lines, room, sum(heights), heights[-1])

    def _fitted(self) -> list[float]:
        page = self._sheet.page
        widths = fit([self._demand(at, column) for at, column in enumerate(self.columns)], page.most)
        return widen(widths, [c.field.width if c.wraps else 0 for c in self.columns], page.least)

    def _demand(self, at: int, column: Column) -> Demand:
        if column.by_hand:
            return demand(column.heading, ["0" * column.field.width], column.field.width, wraps=False)
        indent = 0.0
        if column.field.key == self._sheet.indented:
            indent = INDENT * max(map(self._sheet.depth, self._sheet.document.rows), default=0)
        texts = (shown(values[at]) for values in self.grid)
        return demand(column.heading, texts, column.field.width, wraps=column.wraps, indent=indent)

    def _fit_heading(self) -> None:
        at, headings = self.frame.heading_row, [column.heading for column in self.columns]
        rooms = (width / BOLD for width in self._widths)
        self._target.row_dimensions[at] = fitted_row(self._target, at, zip(headings, rooms, strict=True))

    def _cell(self, value: Cell, look: Any) -> Any:
        return text_cell(self._target, value, look)


def _closing_cells(closing: Mapping[str, Cell], keys: Sequence[str]) -> list[Cell]:
    """Return the values of the last line, none where no figure of it stands under a chosen column."""
    figures = [key for key, value in closing.items() if key in keys and not isinstance(value, str)]
    return [closing.get(key) for key in keys] if figures else []
