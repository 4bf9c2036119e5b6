"""A table on its way into a workbook, from the lines above it to the closing line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from openpyxl.utils import get_column_letter

from cica_events.domain.origins import ID_HEADING
from cica_events.exports.block import SIZES, block_lines
from cica_events.exports.body import Body, Room, bands_above
from cica_events.exports.cells import Cell, Column, Grid, shown
from cica_events.exports.heights import height_of, lines_in
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
from cica_events.exports.rows import Rows, height_xml
from cica_events.exports.sheet import Sheet, plain
from cica_events.exports.styles import Styles
from cica_events.exports.text import LONGEST
from cica_events.exports.widths import BOLD, Demand, demand, fit, widen
from cica_events.i18n import _
from cica_events.progress import Progress

_LINE_HEIGHT = 1.35  # times the size of the letters
_GAP_HEIGHT = 6.0  # points
ID_WIDTH = 36.0  # characters
INDENT = 1.6  # characters for each level


class Table:
    """Sets up the write-only sheet `target` and brings the values of `grid` into its file."""

    def __init__(self, sheet: Sheet, columns: tuple[Column, ...], grid: Grid, target: Any) -> None:
        self._sheet, self.columns, self.grid, self._target = sheet, columns, grid, target
        self._styles = Styles(target)
        self._heights: list[float] = []  # of the lines above the body
        self._keys = [column.field.key for column in columns]
        self._closing = _closing_cells(sheet.closing, self._keys)
        demands = [self._demand(at, column) for at, column in enumerate(columns)]
        self._widths = self._fitted(demands)
        self._block = block_lines(sheet, sum(self._widths))
        above = bands_above(sheet)
        heading = len(self._block) + 1
        last = heading + len(grid) + sum(map(len, above.values()))
        bottom = last + (2 if self._closing else 0)
        self.frame = Frame(heading, last, bottom, len(columns), hidden_columns=int(sheet.identified))
        rooms = [Room(width, each.needed) for width, each in zip(self._widths, demands, strict=True)]
        self._body = Body(sheet, columns, rooms, self._styles, above)

    def write(self, rows: Rows, progress: Progress) -> None:
        """Add all rows; `progress` hears of every hundredth."""
        self._write_block(rows)
        self._write_heading(rows)
        self._body.write(self.grid, rows, progress)
        if not self._sheet.sortable and not self._sheet.one_page:
            break_pages(self._target, self._breaks())
        if self._closing:
            rows.append_values([], [], height_xml(_GAP_HEIGHT, by_hand=True))
            looks = [self._styles.closing(c.number_format, c.centred) for c in self.columns]
            rows.append_values(self._closing, looks)

    def notices(self) -> tuple[str, ...]:
        """Return what the user should be told."""
        told = _(
            "The text in cell {cell} of the sheet “{sheet}” was cut: "
            "a cell of a workbook holds {limit} characters. Separated text (CSV) holds it whole."
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
        paper = self._sheet.page.paper
        room = FULL * paper.height * 100 / paper.scale(self._widths)
        return breaks(self._body.lines, room, sum(self._heights), self._heights[-1])

    def _fitted(self, demands: Sequence[Demand]) -> list[float]:
        page = self._sheet.page
        widths = fit(demands, page.most)
        return widen(widths, [c.field.width if c.wraps else 0 for c in self.columns], page.least)

    def _demand(self, at: int, column: Column) -> Demand:
        if column.by_hand:
            return demand(column.heading, ["0" * column.field.width], column.field.width, wraps=False)
        indent = 0.0
        if column.field.key == self._sheet.indented:
            indent = INDENT * max(map(self._sheet.depth, self._sheet.document.rows), default=0)
        counts = Counter(map(itemgetter(at), self.grid))
        return demand(
            column.heading,
            _as_shown(counts),
            column.field.width,
            wraps=column.wraps,
            indent=indent,
            bold=self._sheet.weight is not plain,
        )

    def _write_block(self, rows: Rows) -> None:
        for look, text in self._block:
            height = round(SIZES[look] * _LINE_HEIGHT, 1) if look in SIZES else _GAP_HEIGHT
            self._heights.append(height)
            texts = [text] if text else []
            looks = [self._styles.block(look) for _text in texts]
            rows.append_values(texts, looks, height_xml(height, by_hand=True))

    def _write_heading(self, rows: Rows) -> None:
        headings = [column.heading for column in self.columns]
        looks = [self._styles.heading(column.centred) for column in self.columns]
        hidden = self.frame.hidden_columns
        pairs = zip(headings, self._widths, strict=True)
        height = height_of(max(lines_in(heading, width / BOLD) for heading, width in pairs))
        self._heights.append(height)
        looks += [self._styles.heading(False)] * hidden
        rows.append_values([*headings, *[ID_HEADING] * hidden], looks, height_xml(height))


def _as_shown(counts: Counter[Cell]) -> Counter[str]:
    """Return how often each text is printed, given how often each value stands in a column."""
    texts = Counter({value: count for value, count in counts.items() if isinstance(value, str)})
    if len(texts) < len(counts):
        for value, count in counts.items():
            if not isinstance(value, str):
                texts[shown(value)] += count
    return texts


def _closing_cells(closing: Mapping[str, Cell], keys: Sequence[str]) -> list[Cell]:
    """Return the values of the last line, none where no figure of it stands under a chosen column."""
    figures = [key for key, value in closing.items() if key in keys and not isinstance(value, str)]
    return [closing.get(key) for key in keys] if figures else []
