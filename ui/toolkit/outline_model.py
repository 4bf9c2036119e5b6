"""A tree over immutable records, such as an agenda: edited and rearranged by asking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from cica_events.domain.fields import Field
from cica_events.errors import CicaError
from cica_events.i18n import _
from ui.toolkit.arranged_model import ROOT
from ui.toolkit.arrangement import Texts
from ui.toolkit.cells import Index
from ui.toolkit.outline_tree import Tree
from ui.toolkit.table_model import ID_ROLE, CellEdit, Edit, EditMany, Refusal, Stop, past_stopping, side
from ui.toolkit.values import Values

MIME = "application/x-cica-outline-item"


class OutlineModel(QAbstractItemModel):
    """Shows rows with `.id`, `.parent_id` (None at the top) and an attribute for each field.

    Rows come in the order of the outline: parents before their children, siblings one after another.
    `move_asked` wants an item to become child `index` of a parent ("" is the top), counted without it.
    """

    refused = Signal(str, str, str)  # record id, key of the field, reason in words
    move_asked = Signal(str, str, int)

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        values: Values | None = None,
        edit: Edit | None = None,
        edit_many: EditMany | None = None,
        texts: Texts | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields = tuple(fields)
        self.values = values or Values()
        self._edit = edit
        self._edit_many = edit_many
        self._texts = texts or {}
        self.tree = Tree(())

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show `rows`; where the same items stand in the same places only what changed is told."""
        new = Tree(rows)
        if new.shape != self.tree.shape:
            self.beginResetModel()
            self.tree = new
            self.endResetModel()
            return
        old, self.tree = self.tree, new
        for node, (before, after) in enumerate(zip(old.rows, new.rows, strict=True)):
            if before != after:
                self.dataChanged.emit(self._index(node, 0), self._index(node, len(self.fields) - 1))

    # What is there

    @property
    def rows(self) -> Sequence[Any]:
        """All rows, in the order of the outline."""
        return self.tree.rows

    def record(self, index: Index) -> Any:
        """Return the record of a cell."""
        return self.tree.rows[index.internalId()] if index.isValid() else None

    def index_of(self, record_id: str, key: str = "") -> QModelIndex:
        """Return the cell of a record's field (the first one without `key`)."""
        node = self.tree.node_of(record_id)
        keys = [field.key for field in self.fields]
        return ROOT if node < 0 else self._index(node, keys.index(key) if key else 0)

    def cell(self, node: int, column: int) -> QModelIndex:
        """Return the cell of the record at a place in the outline."""
        return self._index(node, column) if 0 <= node < len(self.tree.rows) else QModelIndex()

    def depth(self, index: Index) -> int:
        """Return how many items a record lies under."""
        return self.tree.depths[index.internalId()]

    def text(self, index: Index) -> str:
        """Return what the cell shows."""
        return self.shown(self.record(index), self.fields[index.column()])

    def shown(self, row: Any, field: Field) -> str:
        """Return what a record shows in the column of a field."""
        special = self._texts.get(field.key)
        return special(row) if special else self.values.shown(field, getattr(row, field.key))

    # Edits

    def editable(self, index: Index) -> bool:
        """Tell whether the cell may be edited."""
        return bool(index.isValid() and self._edit and self.fields[index.column()].editable)

    def ask_cell(self, index: Index, value: Any) -> CicaError | None:
        """Ask for an edit, unless the cell has that value; return (and tell) what refuses it."""
        row, field = self.record(index), self.fields[index.column()]
        if self._edit is None or getattr(row, field.key) == value:
            return None
        try:
            self._edit(row.id, field.key, value)
        except CicaError as error:
            self.refused.emit(row.id, field.key, str(error))
            return error
        return None

    def ask(self, edits: Sequence[CellEdit]) -> CicaError | None:
        """Ask for `edits` as one step; return (and tell) what refuses them, else None."""
        try:
            if self._edit_many:
                self._edit_many(edits)
            elif self._edit:
                for edit in edits:
                    self._edit(edit.id, edit.key, edit.value)
        except CicaError as error:
            self.refused.emit(edits[0].id, getattr(error, "field", "") or edits[0].key, str(error))
            return error
        return None

    def ask_beside(self, edits: Sequence[CellEdit], done: Refusal) -> Stop:
        """Ask for `edits` as one step and tell `done` how it went: no outline is so long that it waits."""
        done(self.ask(edits))
        return past_stopping

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the edit; the rows are refreshed by the change it causes."""
        if role != Qt.ItemDataRole.EditRole or not self.editable(index):
            return False
        return self.ask_cell(index, value) is None

    # Qt's questions

    def _index(self, node: int, column: int) -> QModelIndex:
        return self.createIndex(self.tree.places[node], column, node)

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """Return the cell of a child."""
        children = self._children(parent)
        if not (0 <= row < len(children) and 0 <= column < len(self.fields)):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is hidden
        """Return the item above."""
        above = self.tree.parents[index.internalId()] if index.isValid() else -1
        return QModelIndex() if above < 0 else self._index(above, 0)

    def _children(self, parent: Index) -> Sequence[int]:
        if parent.isValid() and parent.column() > 0:
            return ()
        return self.tree.children[parent.internalId() if parent.isValid() else -1]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of children."""
        return len(self._children(parent))

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of fields."""
        return len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one cell."""
        if not index.isValid():
            return None
        row, field = self.record(index), self.fields[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(index)
            case Qt.ItemDataRole.EditRole:
                return getattr(row, field.key)
            case Qt.ItemDataRole.TextAlignmentRole:
                return side(field)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(field.label)}: {self.text(index)}"
        return row.id if role == ID_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the field's label."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.fields[section].label)
        return side(self.fields[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Items can be selected, dragged and dropped upon."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable(index) else flags

    # Dragging

    def supportedDropActions(self) -> Qt.DropAction:
        """Items move."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the one kind that is dragged within an outline."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the id of the dragged item."""
        data = QMimeData()
        data.setData(MIME, self.record(indexes[0]).id.encode())
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Ask for the move; always False, so that the view takes nothing away itself."""
        self.ask_move(dragged(data), self.record(parent).id if parent.isValid() else "", row)
        return False

    def ask_move(self, moved: str, target: str, row: int) -> None:
        """Ask to put an item before child `row` (-1: behind the last) of `target` ("" is the top)."""
        place = self.tree.landing(moved, target, row)
        if place is not None:
            self.move_asked.emit(moved, target, place)


def dragged(data: QMimeData) -> str:
    """Return the id of the item that is dragged, an empty text if it is none of an outline."""
    return bytes(data.data(MIME).data()).decode()
