"""One cell on its way into a workbook."""

from __future__ import annotations

from typing import Any

from openpyxl.cell import WriteOnlyCell

from cica_events.exports.cells import Cell
from cica_events.exports.text import stored_text


def text_cell(target: Any, value: Cell, look: Any) -> Any:
    """Return a cell of the sheet `target` that is text whenever `value` is, whatever it begins with."""
    cell: Any = WriteOnlyCell(target)
    if isinstance(value, str):
        cell.value = stored_text(value)
        cell.data_type = "s"
    else:
        cell.value = value
    cell._style = look  # shared: a copy for each cell would take four times as long
    return cell
