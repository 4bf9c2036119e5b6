"""Sets a sheet up for screen and paper: A4, repeated heading, page numbers, a frozen heading, a filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from cica_events.exports.sheet import Page
from cica_events.exports.styles import HAIRLINE
from cica_events.i18n import translator

A4 = 9
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.55, "bottom": 0.7, "header": 0.3, "footer": 0.35}  # inches
_FOOTER = {"size": 8, "color": "667085"}
_RULE = Side("thin", color="7D8CA3")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the table stands: rows and columns counted from 1."""

    heading_row: int
    last_row: int  # of the table
    bottom_row: int  # of everything
    last_column: int

    @property
    def table(self) -> str:
        """Return the table with its heading, such as "A6:L62"."""
        return f"A{self.heading_row}:{get_column_letter(self.last_column)}{self.last_row}"

    @property
    def body(self) -> str:
        """Return the table without its heading."""
        first = min(self.heading_row + 1, self.last_row)
        return f"A{first}:{get_column_letter(self.last_column)}{self.last_row}"


def lay_out(sheet: Any, frame: Frame, page: Page, footer: str, language: str, *, sortable: bool) -> None:
    """Prepare `sheet`, which holds no rows yet, for the table that will stand in `frame`."""
    sheet.freeze_panes = f"A{frame.heading_row + 1}"
    sheet.sheet_view.showGridLines = False
    if sortable:
        sheet.auto_filter.ref = frame.table
    sheet.print_title_rows = f"{frame.heading_row}:{frame.heading_row}"
    sheet.print_area = f"A1:{get_column_letter(frame.last_column)}{frame.bottom_row}"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = page.orientation
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.print_options.horizontalCentered = True
    for name, inches in _MARGINS.items():
        setattr(sheet.page_margins, name, inches)
    _number_pages(sheet.oddFooter, footer, language)


def rule_off(sheet: Any, frame: Frame, column: int) -> None:
    """Draw a line wherever the value of `column` changes, also after sorting and filtering."""
    letter, first = get_column_letter(column), frame.heading_row + 1
    if frame.last_row <= first:
        return
    body = f"A{first + 1}:{get_column_letter(frame.last_column)}{frame.last_row}"
    changed = f"${letter}{first + 1}<>${letter}{first}"
    rule = Rule(
        "expression", dxf=DifferentialStyle(border=Border(top=_RULE, bottom=HAIRLINE)), formula=[changed]
    )
    sheet.conditional_formatting.add(body, rule)


def _number_pages(footer: Any, text: str, language: str) -> None:
    numbers = translator(language).gettext("Page {page} of {pages}").format(page="&P", pages="&N")
    for part, words in ((footer.left, text.replace("&", "&&")), (footer.right, numbers)):
        part.text = words
        for name, value in _FOOTER.items():
            setattr(part, name, value)
