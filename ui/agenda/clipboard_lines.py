"""The lines of text that the clipboard holds, cells of tables in rows between tabs."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from ui.agenda.pasted_items import as_lines
from ui.toolkit.pasted_cells import html_cells, pasted_cells


def clipboard_lines(data: QMimeData | None) -> str:
    """Return the text, each row of a table on one line, whatever breaks of lines its cells hold."""
    if data is None:
        return ""
    cells = pasted_cells(data)
    is_table = any(len(row) > 1 for row in cells) or bool(html_cells(data))
    return as_lines(cells) if is_table else data.text().strip("\r\n")
