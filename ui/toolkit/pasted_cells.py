"""The cells that Excel, LibreOffice, Word, Google Sheets or a table of ours put on the clipboard."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QLocale, QMimeData

from cica_events.i18n import _, language
from ui.toolkit.bit_by_bit import Steps, at_once
from ui.toolkit.cell_blocks import reading_text, shown_block
from ui.toolkit.html_tables import read_table, reading_table

PastedCells = list[list[str]]

EXCEL: Final = "urn:schemas-microsoft-com:office:excel"
TABLE: Final = "<table"
BEGINNING: Final = 2000  # characters of HTML in which the program that wrote it is named
MOST_CELLS: Final = 50_000  # that are pasted into a list
LARGE: Final = 200_000  # characters of HTML that take longer to read than the blink of an eye

_NO_MATTER = re.compile(r"[\s\"'\u200b\u200e\u200f\ufeff\0]+")


def pasted_cells(data: QMimeData | None) -> PastedCells:
    """Return the rows of cells that `data` hold; nothing where there is no text.

    The HTML is taken if it is one table and says the same as the text: there paragraphs in the cells of a
    Word table break lines, and quotation marks may be those of a cell or of the spreadsheet.
    """
    return at_once(reading_cells(data))


def reading_cells(data: QMimeData | None) -> Steps[PastedCells]:
    """Do the same bit by bit."""
    if data is None:  # an empty clipboard, on some platforms
        return []
    shown = shown_block(data)
    if shown.rows:
        return shown.rows
    text = data.text() if data.hasText() else ""
    html = data.html() if data.hasHtml() else ""
    excel = EXCEL in html[:BEGINNING] and TABLE in html
    if html and not (text.strip() and excel and len(html) > LARGE):
        table = yield from reading_table(html)
        if table and (not text.strip() or _same_words(table, text)):
            return table
    if not text.rstrip("\0\r\n") and not text.count("\t"):
        return []
    return _rectangle((yield from reading_text(text)))


def objection(data: QMimeData | None, *, importable: bool) -> str:
    """Return in words why `data` cannot be pasted into cells, empty if nothing stands against it.

    `importable` says whether a list can be imported where it is pasted.
    """
    if data is None:
        return ""
    text = data.text() if data.hasText() else ""
    if not text.strip() and not data.hasHtml():
        return _("The clipboard holds a picture, which no cell can take.") if data.hasImage() else ""
    many = text.count("\t") + text.rstrip("\0\r\n").count("\n") + 1
    return too_many(many, importable) if many > MOST_CELLS else ""


def too_many(cells: int, importable: bool) -> str:
    """Return in words that so many `cells` cannot be pasted, and what to do instead."""
    locale = QLocale(language())
    text = _("These are about {count} cells; up to {most} can be pasted. Paste fewer rows at a time.")
    if importable:
        text = _(
            "These are about {count} cells; up to {most} can be pasted. Import the list instead: that goes "
            "on beside your work, however long it is."
        )
    return text.format(count=locale.toString(cells), most=locale.toString(MOST_CELLS))


def too_many_at_once(cells: int) -> str:
    """Return in words that so many selected `cells` are not changed in one step."""
    locale = QLocale(language())
    return _("{count} cells are selected; up to {most} are changed in one step.").format(
        count=locale.toString(cells), most=locale.toString(MOST_CELLS)
    )


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
