"""What pasting, filling down and clearing a block of cells asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex

from cica_events.errors import ValidationError
from cica_events.i18n import _, ngettext
from ui.toolkit.table_model import CellEdit, RecordTableModel


@dataclass(slots=True)
class BlockEdit:
    """The edits of one step and what stands against them."""

    edits: list[CellEdit] = field(default_factory=list)
    problems: list[tuple[QModelIndex, str]] = field(default_factory=list)
    left_out: int = 0  # cells that are not edited by hand or lie beyond the table

    def put(self, model: RecordTableModel, index: QModelIndex, text: str) -> None:
        """Add the edit that gives the cell what `text` says."""
        if not model.editable(index):
            self.left_out += 1
            return
        what, row = model.fields[index.column()], model.row_at(index.row())
        try:
            value = model.values.typed(what, text)
        except ValidationError as error:
            self.problems.append((index, str(error)))
            return
        if getattr(row, what.key) != value:
            self.edits.append(CellEdit(row.id, what.key, value))

    def objection(self) -> str:
        """Return why nothing is changed, in words; empty if nothing stands against it."""
        if not self.problems:
            return ""
        others = len(self.problems) - 1
        if not others:
            return _("Nothing was changed. {problem}").format(problem=self.problems[0][1])
        more = ngettext("{count} more cell has a problem.", "{count} more cells have problems.", others)
        return _("Nothing was changed. {problem} {more}").format(
            problem=self.problems[0][1], more=more.format(count=others)
        )


def paste(
    model: RecordTableModel, lines: Sequence[int], columns: Sequence[int], block: Sequence[Sequence[str]]
) -> BlockEdit:
    """Return the edits that write `block` over the cells; lines and columns go on to the end of the table."""
    edit = BlockEdit()
    for down, cells in enumerate(block):
        for right, text in enumerate(cells):
            if down < len(lines) and right < len(columns):
                edit.put(model, model.index(lines[down], columns[right]), text)
            else:
                edit.left_out += 1
    return edit


def fill_down(model: RecordTableModel, columns: dict[int, list[int]]) -> BlockEdit:
    """Return the edits that give the lines of each column the value of its first line."""
    edit = BlockEdit()
    for column, lines in columns.items():
        key = model.fields[column].key
        value = getattr(model.row_at(lines[0]), key)
        for line in lines[1:]:
            index = model.index(line, column)
            row = model.row_at(line)
            if not model.editable(index):
                edit.left_out += 1
            elif getattr(row, key) != value:
                edit.edits.append(CellEdit(row.id, key, value))
    return edit


def clear(model: RecordTableModel, cells: Sequence[QModelIndex]) -> BlockEdit:
    """Return the edits that empty `cells`."""
    edit = BlockEdit()
    for index in cells:
        edit.put(model, index, "")
    return edit
