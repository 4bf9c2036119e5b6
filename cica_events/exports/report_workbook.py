"""Writes the tables of a report as a workbook with charts, in the look of the other workbooks.

It is no `Export`: those hand out one meeting's records, with columns to choose and a way back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.utils import get_column_letter

from cica_events.domain.dates import VagueDate
from cica_events.exports.block import SIZES
from cica_events.exports.cells import Cell
from cica_events.exports.heights import fitted_row
from cica_events.exports.lettering import text_width
from cica_events.exports.printing import Frame, fit_by_itself, lay_out
from cica_events.exports.report_charts import add_charts
from cica_events.exports.report_table import Column, ReportHeading, ReportTable
from cica_events.exports.sheet import Page
from cica_events.exports.styles import (
    ACCENT,
    FONT,
    HAIRLINE,
    LINE,
    MUTED,
    TABLE_SIZE,
    TEXT,
    TINT,
    UNDER_HEADING,
)
from cica_events.exports.target import replacing
from cica_events.exports.text import cell_text, stored_text
from cica_events.exports.widths import BOLD
from cica_events.exports.workbook import PRODUCER
from cica_events.i18n import translator
from cica_events.progress import Progress

WIDEST, NARROWEST, USUAL, RULES = 46.0, 9.0, 8.4, 100.0  # digits
ACROSS = 12  # columns of the usual width that a chart covers
LYING, ON_ONE_PAGE = 70, 110  # rows that a page holds on its side, and that can be read on one
_LOOKS = {
    "meeting": Font(FONT, SIZES["meeting"], bold=True, color=TEXT),
    "place": Font(FONT, SIZES["place"], color=TEXT),
    "document": Font(FONT, SIZES["document"], bold=True, color=ACCENT),
    "count": Font(FONT, SIZES["count"], color=MUTED),
}
_FORMATS = {Column.TEXT: "General", Column.NUMBER: "0", Column.SHARE: "0%"}

Draw = Callable[[Any, ReportHeading, Progress], None]
"""Draws a sheet of another shape than a table."""


def write_report(
    heading: ReportHeading,
    tables: Sequence[ReportTable],
    path: Path,
    progress: Progress,
    first: tuple[str, Draw] | None = None,
) -> None:
    """Write the tables, a sheet each, and last how the report counts; `first` is drawn before them.

    Raises OutputError where the file cannot be written; Cancelled, from `progress`, leaves nothing behind.
    """
    book: Any = Workbook()
    book.remove(book.active)
    if first is not None:
        name, draw = first
        draw(book.create_sheet(name), heading, progress)
    for table in tables:
        progress(0, 1)
        _write_table(book.create_sheet(table.name), heading, table)
    _write_rules(book, heading)
    _describe(book, heading)
    content = BytesIO()
    with replacing(path) as file:
        book.save(content)
        file.write(content.getvalue())
    progress(1, 1)


def write_block(sheet: Any, heading: ReportHeading, title: str) -> int:
    """Write the lines above a table and return the row of its heading."""
    day = VagueDate.of(heading.as_of.date()).in_words(heading.language)
    as_of = translator(heading.language).gettext("as of {day}, {time}")
    lines = (
        ("meeting", heading.title),
        ("place", heading.scope),
        ("document", title),
        ("count", as_of.format(day=day, time=f"{heading.as_of:%H:%M}")),
    )
    for row, (look, text) in enumerate(lines, 1):
        put(sheet, row, 1, text, _LOOKS[look])
        sheet.row_dimensions[row].height = round(SIZES[look] * 1.35, 1)
    sheet.row_dimensions[len(lines) + 1].height = 6
    return len(lines) + 2


def put(sheet: Any, row: int, column: int, value: Cell, font: Font | None = None) -> Any:
    """Write a value, a text always as text, and return the cell."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = stored_text(cell_text(value))
        cell.data_type = "s"
    else:
        cell.value = value
    cell.font = font or Font(FONT, TABLE_SIZE, color=TEXT)
    return cell


def dress_heading(cell: Any, *, centred: bool = True) -> None:
    """Give a cell the look of a column's heading."""
    cell.font = Font(FONT, TABLE_SIZE, bold=True, color=ACCENT)
    cell.fill = PatternFill("solid", fgColor=TINT)
    cell.border = Border(bottom=UNDER_HEADING, top=LINE)
    cell.alignment = Alignment("center" if centred else "left", "center", wrap_text=True)


def _write_table(sheet: Any, heading: ReportHeading, table: ReportTable) -> None:
    at = write_block(sheet, heading, table.title)
    for column, text in enumerate(table.headings, 1):
        dress_heading(put(sheet, at, column, text), centred=table.kinds[column - 1] is not Column.TEXT)
    widths = [_width(table, column) for column in range(len(table.headings))]
    for row, values in enumerate(table.rows, at + 1):
        sheet.row_dimensions[row] = fitted_row(sheet, row, zip(values, widths, strict=True))
        last = table.total and row == at + len(table.rows)
        for column, (value, kind) in enumerate(zip(values, table.kinds, strict=True), 1):
            _dress(put(sheet, row, column, value), kind, total=last)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    lines = max(len(text.split()) for text in table.headings) if len(table.headings) > 1 else 1
    sheet.row_dimensions[at].height = 15.0 * min(4, lines)
    last_row = at + len(table.rows)
    frame = Frame(at, last_row, last_row, len(table.headings))
    footer = f"{heading.title} · {table.title}"
    lay_out(sheet, frame, Page.LANDSCAPE, footer, heading.language)
    fit_by_itself(sheet, Frame(at, max(at, last_row - table.total), last_row, len(table.headings)))
    right = get_column_letter(len(widths) + _further_columns(heading, table, widths))
    sheet.print_area = f"A1:{right}{last_row}"
    if table.charts and table.rows:
        _print_charts(sheet, table, max(last_row, add_charts(sheet, table, at)))


def _further_columns(heading: ReportHeading, table: ReportTable, widths: Sequence[float]) -> int:
    """Return how many columns behind a narrow table are printed, so that no line above it is cut."""
    lines = (("meeting", heading.title), ("place", heading.scope), ("document", table.title))
    longest = max(text_width(text) * SIZES[look] * BOLD / TABLE_SIZE for look, text in lines)
    return max(0, ceil((longest - sum(widths)) / USUAL))


def _print_charts(sheet: Any, table: ReportTable, bottom: int) -> None:
    """Print the charts beside the table, on one page where it can be read: a page's end would cut them."""
    right = get_column_letter(len(table.headings) + ACROSS)
    sheet.print_area = f"A1:{right}{bottom}"
    if bottom <= ON_ONE_PAGE:
        sheet.page_setup.fitToHeight = 1
        sheet.page_setup.orientation = "portrait" if bottom > LYING else "landscape"


def _dress(cell: Any, kind: Column, *, total: bool) -> None:
    cell.font = Font(FONT, TABLE_SIZE, bold=total, color=TEXT)
    cell.border = Border(top=LINE) if total else Border(bottom=HAIRLINE)
    cell.number_format = _FORMATS[kind]
    side = "left" if kind is Column.TEXT else "center"
    cell.alignment = Alignment(side, "center", wrap_text=kind is Column.TEXT)


def _width(table: ReportTable, column: int) -> float:
    texts = ["" if row[column] is None else str(row[column]) for row in table.rows]
    if table.kinds[column] is Column.SHARE:
        texts = ["100%"]
    words = max((text_width(word) for word in table.headings[column].split()), default=0.0) + 3.0
    return round(min(WIDEST, max(NARROWEST, words, *(text_width(text) + 2.0 for text in [*texts, ""]))), 1)


def _write_rules(book: Any, heading: ReportHeading) -> None:
    title = translator(heading.language).gettext("How this is counted")
    sheet = book.create_sheet(title)
    at = write_block(sheet, heading, title)
    for row, rule in enumerate(heading.rules, at):
        cell = put(sheet, row, 1, rule)
        cell.alignment = Alignment("left", "top", wrap_text=True)
        sheet.row_dimensions[row] = fitted_row(sheet, row, [(rule, RULES)])
    sheet.column_dimensions["A"].width = RULES
    last = at + len(heading.rules) - 1
    lay_out(sheet, Frame(at, last, last, 1), Page.PORTRAIT, f"{heading.title} · {title}", heading.language)
    sheet.freeze_panes = None
    sheet.print_title_rows = None


def _describe(book: Any, heading: ReportHeading) -> None:
    """Name the document in its properties, and nobody."""
    book.properties.title = cell_text(heading.title)
    book.properties.creator = PRODUCER
    book.properties.created = heading.as_of.astimezone(UTC).replace(tzinfo=None)
    book.properties.language = heading.language
