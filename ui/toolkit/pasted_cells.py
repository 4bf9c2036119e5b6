"""The cells that Excel, LibreOffice, Word, Google Sheets or a table of ours put on the clipboard."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QMimeData

from ui.toolkit.cell_blocks import from_text, shown_block
from ui.toolkit.html_tables import read_table

PastedCells = list[list[str]]

EXCEL: Final = "urn:schemas-microsoft-com:office:excel"
TABLE: Final = "<table"
BEGINNING: Final = 2000  # characters of HTML in which the program that wrote it is named
LARGE: Final = 200_000  # characters of HTML that take longer to read than the blink of an eye

_NO_MATTER = re.compile(r"[\s\"'\u200b\u200e\u200f\ufeff\0]+")


def pasted_cells(data: QMimeData | None) -> PastedCells:
    """Return the rows of cells that `data` hold; nothing where there is no text.

    The HTML is taken if it is one table and says the same as the text: there paragraphs in the cells of a
    Word table break lines, and quotation marks may be those of a cell or of the spreadsheet.
    """
    if data is None:  # an empty clipboard, on some platforms
        return []
    shown = shown_block(data)
    if shown.rows:
        return shown.rows
    text = data.text() if data.hasText() else ""
    if not (text.strip() and from_excel(data) and len(data.html()) > LARGE):
        table = html_cells(data)
        if table:
            return table
    return _rectangle(from_text(text)) if text.rstrip("\0\r\n") or text.count("\t") else []


def from_excel(data: QMimeData) -> bool:
    """Tell whether `data` hold cells of Excel, whose text and HTML are always the same table."""
    html = data.html()[:BEGINNING] if data.hasHtml() else ""
    return EXCEL in html and TABLE in data.html()


def html_cells(data: QMimeData) -> PastedCells:
    """Return the rows of cells of the HTML in `data`, if it is one table and says the same as the text."""
    text = data.text() if data.hasText() else ""
    table = read_table(data.html()) if data.hasHtml() else []
    return table if table and (not text.strip() or _same_words(table, text)) else []


def has_headings(data: QMimeData | None) -> bool:
    """Tell whether the first row of cells is known to be headings: those of a table of ours."""
    return data is not None and shown_block(data).headed


def _same_words(table: PastedCells, text: str) -> bool:
    words = "".join(cell for row in table for cell in row)
    return _NO_MATTER.sub("", words) == _NO_MATTER.sub("", text)


def _rectangle(rows: PastedCells) -> PastedCells:
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]
