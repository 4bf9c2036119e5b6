"""Cells that were cut: where they are pasted they go, and they are emptied where they were, in one step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QMimeData, QObject, Signal

from ui.toolkit.bit_by_bit import Steps
from ui.toolkit.block_edits import BlockEdit
from ui.toolkit.cell_blocks import mark_of
from ui.toolkit.paste_preview import Plan
from ui.toolkit.table_model import RecordTableModel

Place = tuple[str, str]
"""The id of a record and the key of a field."""


class CutCells(QObject):
    """The cells that were cut last in one list, as long as they are what the clipboard holds."""

    changed = Signal()  # other cells are cut

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.places: frozenset[Place] = frozenset()

    def cut(self, places: Sequence[Place]) -> None:
        """Remember what was put on the clipboard."""
        self.places = frozenset(places)
        self.changed.emit()

    def forget(self) -> bool:
        """Let the cells be where they are; tell whether any were cut."""
        had = bool(self.places)
        self.places = frozenset()
        if had:
            self.changed.emit()
        return had

    def held_by(self, data: QMimeData | None, copied: bytes) -> bool:
        """Tell whether `data` are the cells that were cut: `copied` marks what was copied last."""
        return bool(self.places and copied and data is not None and mark_of(data) == copied)


def with_emptied(
    plan: Plan, cut: Collection[Place], model: RecordTableModel, lines_of: LinesOf
) -> Steps[BlockEdit]:
    """Plan what `plan` says, and the emptying of the `cut` cells that are not written over.

    What goes from one record to another is as plain as in a spreadsheet: it is `moved`.
    """
    edit = yield from plan()
    edit.moved = not edit.many and len({record_id for record_id, _key in cut}) == 1
    written = {(cell.row.id, cell.field.key) for cell in edit.cells}
    left = sorted(set(cut) - written)
    lines = lines_of([record_id for record_id, _key in left])
    columns = {field.key: column for column, field in enumerate(model.fields)}
    for record_id, key in left:
        if record_id in lines:
            edit.put(model, model.index(lines[record_id], columns[key]), "")
            yield
    return edit


LinesOf = Callable[[Collection[str]], Mapping[str, int]]
"""Returns the lines of those records that are shown."""
