"""The cells found, as lines to be looked at: what each holds, would hold, and whether it shall be changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from cica_events.domain.fields import Field
from cica_events.errors import CicaError
from cica_events.i18n import N_, _
from ui.toolkit.cells import Index
from ui.toolkit.found_cells import FoundCell, record_name
from ui.toolkit.grid import GridModel
from ui.toolkit.needle import Span
from ui.toolkit.values import CHECK, Values

ROOT = QModelIndex()

TAKEN = Field("taken", N_("Change"), editable=False, width=7)
FIELDS = (
    TAKEN,
    Field("record", N_("Record"), editable=False, width=22),
    Field("column", N_("Column"), editable=False, width=14),
    Field("before", N_("Now"), editable=False, width=24),
    Field("after", N_("After"), editable=False, width=24),
    Field("problem", N_("Why not"), editable=False, width=22),
)
LEFT = "–"  # before a cell that stays as it is


class FoundModel(QAbstractTableModel):
    """The cells in which a text of `target` was found."""

    taken_changed = Signal()

    def __init__(self, target: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._target = target
        self.fields: tuple[Field, ...] = FIELDS
        self.values = Values()
        self.cells: list[FoundCell] = []
        self.changing = self.problems = 0  # how many of them would be changed, and cannot be
        self.left: set[tuple[str, str]] = set()  # id and key of the cells that shall stay as they are

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.cells = []
        self.changing = self.problems = 0
        self.endResetModel()

    def add(self, cells: Sequence[FoundCell]) -> None:
        """Show more cells behind those shown."""
        first = len(self.cells)
        for cell in cells:
            cell.taken = (cell.row.id, cell.field.key) not in self.left
        self.beginInsertRows(ROOT, first, first + len(cells) - 1)
        self.cells.extend(cells)
        self.changing += sum(cell.changes for cell in cells)
        self.problems += sum(bool(cell.problem) for cell in cells)
        self.endInsertRows()

    def toggle(self, lines: Collection[int]) -> None:
        """Leave these cells as they are; where all of them are left already, change them after all."""
        chosen = [self.cells[line] for line in lines if not self.cells[line].problem]
        take = not any(cell.taken for cell in chosen)
        for cell in chosen:
            cell.taken = take
            (self.left.discard if take else self.left.add)((cell.row.id, cell.field.key))
        if chosen:
            self.changing = sum(cell.changes for cell in self.cells)
            last = self.index(len(self.cells) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last)
            self.taken_changed.emit()

    # What a hand that draws cells asks

    def record(self, index: Index) -> Any:
        """Return the found cell on a line."""
        return _Line(self.cells[index.row()]) if index.isValid() else None

    def text(self, index: Index) -> str:
        """Return what a line shows in a column."""
        cell = self.cells[index.row()]
        match self.fields[index.column()].key:
            case "taken":
                return CHECK if cell.changes else LEFT
            case "record":
                return record_name(self._target, cell.row)
            case "column":
                return _(cell.field.label)
            case "before":
                return cell.text
            case "after":
                return cell.after
        return cell.problem

    def depth(self, _index: Index) -> int:
        """Return 0: the cells lie side by side."""
        return 0

    def editable(self, _index: Index) -> bool:
        """Return that nothing is typed here."""
        return False

    def ask_cell(self, _index: Index, _value: Any) -> CicaError | None:
        """Do nothing: nothing is typed here."""
        return None

    def column_of(self, key: str) -> int:
        """Return the column of a field."""
        return [field.key for field in self.fields].index(key)

    # Qt's questions

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of cells."""
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one column of a line."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            taken = _("will be changed") if self.cells[index.row()].changes else _("stays as it is")
            label = _(self.fields[index.column()].label)
            return f"{label}: {taken if index.column() == 0 else self.text(index)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's label."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.fields[section].label)
        return None

    def cell_at(self, index: QModelIndex) -> FoundCell | None:
        """Return the found cell on a line, if there is one."""
        return self.cells[index.row()] if index.isValid() else None


class _Line:
    """A found cell, as the hand that draws it asks for the values of a record: what to mark in its texts."""

    def __init__(self, cell: FoundCell) -> None:
        self.id = f"{cell.row.id}/{cell.field.key}"
        self._cell = cell

    @property
    def before(self) -> Sequence[Span]:
        return self._cell.found

    @property
    def after(self) -> Sequence[Span]:
        return self._cell.put

    def __getattr__(self, key: str) -> None:
        return None
