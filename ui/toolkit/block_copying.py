"""Puts cells of a table or outline on the clipboard, as they are shown and with what a spreadsheet knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication

from cica_events.i18n import _
from ui.toolkit.cell_blocks import EMPTY, Cell, CopiedBlock, cell_of, to_mime
from ui.toolkit.cell_painting import Pills
from ui.toolkit.cells import CellModel, Index
from ui.toolkit.colours import Tone


def copy_cells(
    model: CellModel,
    pills: Pills,
    places: Sequence[Sequence[Index | None]],
    headed: Sequence[int] = (),
) -> None:
    """Copy the cells at `places` (None for an empty one), under the headings of the columns `headed`."""
    rows = [[EMPTY if index is None else _cell(model, pills, index) for index in line] for line in places]
    headings = [_(model.fields[column].label) for column in headed]
    if rows:
        QGuiApplication.clipboard().setMimeData(to_mime(CopiedBlock(rows, headings)))


def _cell(model: CellModel, pills: Pills, index: Index) -> Cell:
    text = model.text(index)
    if not text:
        return EMPTY
    field, row = model.fields[index.column()], model.record(index)
    value = getattr(row, field.key)
    pill = pills.get(field.key, {}).get(str(value))
    shown = model.values.shown(field, value)
    return cell_of(field, value, text, shown, Tone(pill[0]) if pill else None)
