"""Sets a sheet up for screen and paper: A4, repeated heading, page numbers, a frozen heading, a filter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from cica_events.exports.sheet import Page
from cica_events.exports.styles import HAIRLINE
from cica_events.i18n import translator

A4 = 9
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.55, "bottom": 0.7, "header": 0.3, "footer": 0.35}  # inches
_LONGEST_FOOT = 90  # characters: Excel takes 255 for the whole foot, in which each “&” counts twice
_FOOTER = {"size": 8, "color": "667085"}
_MANY = 20  # rows, for a page that lies on its side
_RULE = Side("thin", color="7D8CA3")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the table stands: rows and columns counted from 1."""

    heading_row: int
    last_row: int  # of the table
    bottom_row: int  # of everything
    last_column: int  # that is printed
    hidden_columns: int = 0  # behind it, that are sorted and filtered along

    @property
    def table(self) -> str:
        """Return the table with its heading, such as "A6:L62"."""
        return f"A{self.heading_row}:{self._end}"

    @property
    def body(self) -> str:
        """Return the table without its heading."""
        first = min(self.heading_row + 1, self.last_row)
        return f"A{first}:{self._end}"

    @property
    def _end(self) -> str:
        return f"{get_column_letter(self.last_column + self.hidden_columns)}{self.last_row}"


def lay_out(sheet: Any, frame: Frame, page: Page, footer: str, language: str) -> None:
    """Prepare `sheet`, which holds no rows yet, for the table that will stand in `frame`."""
    sheet.freeze_panes = f"A{frame.heading_row + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"{frame.heading_row}:{frame.heading_row}"
    sheet.print_area = f"A1:{get_column_letter(frame.last_column)}{frame.bottom_row}"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = page.orientation
    sheet.print_options.horizontalCentered = True
    for name, inches in _MARGINS.items():
        setattr(sheet.page_margins, name, inches)
    _number_pages(sheet.oddFooter, footer, language)


def hide_column(sheet: Any, number: int, width: float) -> None:
    """Hide the column `number`, counted from 1; `width` characters are shown once somebody unhides it."""
    column = sheet.column_dimensions[get_column_letter(number)]
    column.width, column.hidden = width, True


def fit_by_itself(sheet: Any, frame: Frame) -> None:
    """Let the table be filtered, and the program scale it to the width of the page."""
    sheet.auto_filter.ref = frame.table
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0


def fit_on_one_page(sheet: Any, rows: int) -> None:
    """Let the program make everything so small that it stands on one page: upright, with many rows."""
    if rows > _MANY:
        sheet.page_setup.orientation = "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1


def break_pages(sheet: Any, rows: Iterable[int]) -> None:
    """End a page after each of `rows`: Excel heeds that only where it does not scale by itself."""
    for row in rows:
        sheet.row_breaks.append(Break(id=row))


def rule_off(sheet: Any, frame: Frame, column: int, boxed: Collection[int] = ()) -> None:
    """Draw a line wherever the value of `column` changes, also after sorting and filtering.

    A rule replaces all borders of a cell in some programs: the columns `boxed` keep theirs at the sides.
    """
    letter, first = get_column_letter(column), frame.heading_row + 1
    if frame.last_row <= first:
        return
    changed = f"${letter}{first + 1}<>${letter}{first}"
    for border, columns in (
        (
            Border(top=_RULE, bottom=HAIRLINE),
            [at for at in range(1, frame.last_column + 1) if at not in boxed],
        ),
        (Border(left=HAIRLINE, right=HAIRLINE, top=_RULE, bottom=HAIRLINE), sorted(boxed)),
    ):
        if columns:
            area = " ".join(_runs(columns, first + 1, frame.last_row))
            rule = Rule("expression", dxf=DifferentialStyle(border=border), formula=[changed])
            sheet.conditional_formatting.add(area, rule)


def _runs(columns: Sequence[int], first: int, last: int) -> Iterator[str]:
    """Yield the cells of the columns from row to row, neighbours together."""
    for _gap, run in groupby(enumerate(columns), lambda pair: pair[1] - pair[0]):
        ends = [column for _at, column in run]
        yield f"{get_column_letter(ends[0])}{first}:{get_column_letter(ends[-1])}{last}"


def _number_pages(footer: Any, text: str, language: str) -> None:
    numbers = translator(language).gettext("Page {page} of {pages}").format(page="&P", pages="&N")
    name = " ".join(text.split())  # a foot is one line, and a break counts as seven characters
    name = name if len(name) <= _LONGEST_FOOT else f"{name[: _LONGEST_FOOT - 1]}…"
    for part, words in ((footer.left, name.replace("&", "&&")), (footer.right, numbers)):
        part.text = words
        for look, value in _FOOTER.items():
            setattr(part, look, value)
