"""A table over immutable records: a column for each field, filtered, sorted and grouped, edited by asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from cica_events.domain.collation import search_key
from cica_events.domain.fields import Field, Kind
from cica_events.errors import CicaError
from cica_events.i18n import _
from ui.toolkit.arrangement import Arrangement, GroupLine, GroupOf, SortBy, Texts, line_ids
from ui.toolkit.cells import Index
from ui.toolkit.headings import Headings
from ui.toolkit.line_changes import Step, difference, runs
from ui.toolkit.values import Values

ROOT = QModelIndex()
ID_ROLE = Qt.ItemDataRole.UserRole + 1
FIELD_ROLE = Qt.ItemDataRole.UserRole + 2
GROUP_ROLE = Qt.ItemDataRole.UserRole + 3

SLICE = 100  # rows, some 4 ms

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One wish: record `id` shall have `value` in field `key`."""

    id: str
    key: str
    value: Any


Edit = Callable[[str, str, Any], None]
EditMany = Callable[[Sequence[CellEdit]], None]


def side(field: Field) -> Qt.AlignmentFlag:
    """Return the side at which the values of a field stand: numbers right, all else left."""
    return RIGHT if field.kind in {Kind.INTEGER, Kind.DURATION} else LEFT


class RecordTableModel(QAbstractTableModel):
    """Shows rows (objects with `.id` and an attribute for each field); it never edits its own rows.

    `edit(id, key, value)` is asked for an edit, and `edit_many(edits)` for several as one step; both may
    raise `CicaError`, which is told by `refused` and keeps what was typed. `texts` says what a column shows
    where the value's own text is not it (a joined name).
    """

    refused = Signal(str, str, str)  # record id, key of the field, reason in words
    lines_changed = Signal()  # other lines or another order are shown

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
        self._columns = {field.key: number for number, field in enumerate(self.fields)}
        self._edit = edit
        self._edit_many = edit_many
        self._arrangement = Arrangement(self.fields, self.values, texts or {})
        self._lines: list[Any] = []
        self._ids: list[str] = []  # of the lines
        self._headings: Headings | None = None
        self._stale = self._laying_out = False
        self._preparing = QTimer(self)
        self._preparing.setInterval(0)
        self._preparing.timeout.connect(self._prepare)

    # What is shown

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show `rows`, in their own order unless sorted; indexes stay with the records that stay."""
        self._arrangement.set_rows(rows)
        self._show()
        self._preparing.start()

    @Slot()
    def _prepare(self) -> None:
        """Prepare the search while nothing else is to be done, so that its first letter answers at once."""
        if not self._arrangement.prepare(SLICE):
            self._preparing.stop()

    def postpone(self) -> None:
        """Leave the search unprepared until rows are set again or it is asked for: they are still to come."""
        self._preparing.stop()

    def texts_changed(self) -> None:
        """Show, search and sort anew what `texts` says, as it says otherwise now of the same rows."""
        self._arrangement.forget_texts()
        self._show()
        if self._lines:
            last = self.index(len(self._lines) - 1, len(self.fields) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self._preparing.start()

    def set_filter(self, text: str) -> None:
        """Show only rows in which every word of `text` occurs, whatever the case and accents."""
        words = tuple(search_key(text).split())
        if words != self._arrangement.words:
            self._arrangement.words = words
            self._show()

    def set_order(self, order: Sequence[SortBy]) -> None:
        """Sort by `order`; nothing is the rows' own order."""
        if tuple(order) != self._arrangement.order:
            self._arrangement.order = tuple(order)
            self._show()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.fields) - 1)

    @property
    def order(self) -> tuple[SortBy, ...]:
        """The steps of the present sort."""
        return self._arrangement.order

    @property
    def plain(self) -> bool:
        """Whether all rows are shown in their own order."""
        return not self._arrangement.words and not self._arrangement.order

    def set_grouping(self, group_of: GroupOf | None) -> None:
        """Gather rows under what `group_of(row)` returns; None for no groups."""
        self._arrangement.group_of = group_of
        self._show()

    @property
    def grouped(self) -> bool:
        """Whether rows are gathered under groups."""
        return self._arrangement.group_of is not None

    def set_folded(self, group_id: str, folded: bool) -> None:
        """Hide or show the rows of one group."""
        (self._arrangement.folded.add if folded else self._arrangement.folded.discard)(group_id)
        self._show()

    # What is there

    @property
    def rows(self) -> Sequence[Any]:
        """All rows, shown or not, in their own order."""
        return self._arrangement.rows

    def shown_ids(self) -> list[str]:
        """Return the ids of the records shown, from top to bottom."""
        return [line.id for line in self._lines if not isinstance(line, GroupLine)]

    def found(self) -> int:
        """Return how many rows pass the filter, those in folded groups too."""
        return self._heads().found if self.grouped else len(self._lines)

    def row_at(self, line: int) -> Any:
        """Return the record on a line, None for a group's heading or no line."""
        found = self._lines[line] if 0 <= line < len(self._lines) else None
        return None if isinstance(found, GroupLine) else found

    def record(self, index: Index) -> Any:
        """Return the record of a cell, None for a group's heading."""
        return self.row_at(index.row())

    def depth(self, _index: Index) -> int:
        """Return 0: the records of a table lie side by side."""
        return 0

    def group_at(self, line: int) -> GroupLine | None:
        """Return the group's heading on a line, None for a record."""
        found = self._lines[line] if 0 <= line < len(self._lines) else None
        return found if isinstance(found, GroupLine) else None

    def line_of(self, record_id: str) -> int:
        """Return the line of a record, -1 if it is not shown."""
        return self._ids.index(record_id) if record_id in self._ids else -1

    def column_of(self, key: str) -> int:
        """Return the column of a field."""
        return self._columns[key]

    def text(self, index: Index) -> str:
        """Return what the cell shows; empty for a group's heading."""
        row = self.row_at(index.row())
        return "" if row is None else self._arrangement.text(row, self.fields[index.column()])

    def shown(self, row: Any, field: Field) -> str:
        """Return what a record shows in the column of a field."""
        return self._arrangement.text(row, field)

    # Edits

    def editable(self, index: Index) -> bool:
        """Tell whether the cell may be edited."""
        field = self.fields[index.column()] if index.isValid() else None
        return bool(field and field.editable and self._edit and self.row_at(index.row()) is not None)

    def ask(self, edits: Sequence[CellEdit]) -> CicaError | None:
        """Ask for `edits` as one step; return (and tell) what refuses them, else None."""
        try:
            if self._edit_many and len(edits) > 1:
                self._edit_many(edits)
            elif self._edit:
                for edit in edits:
                    self._edit(edit.id, edit.key, edit.value)
        except CicaError as error:
            self.refused.emit(edits[0].id, getattr(error, "field", "") or edits[0].key, str(error))
            return error
        return None

    def ask_cell(self, index: Index, value: Any) -> CicaError | None:
        """Ask for one cell's edit, unless it already has that value."""
        row, field = self.row_at(index.row()), self.fields[index.column()]
        if row is None or getattr(row, field.key) == value:
            return None
        return self.ask([CellEdit(row.id, field.key, value)])

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the edit; the rows are refreshed by the change it causes."""
        if role != Qt.ItemDataRole.EditRole or not self.editable(index):
            return False
        return self.ask_cell(index, value) is None

    # Qt's questions

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of lines, groups' headings included."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of fields."""
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one cell."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if isinstance(line, GroupLine):
            return self._group_data(line, index.column(), role)
        return self._record_data(line, self.fields[index.column()], role)

    def _record_data(self, row: Any, field: Field, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._arrangement.text(row, field)
            case Qt.ItemDataRole.EditRole:
                return getattr(row, field.key)
            case Qt.ItemDataRole.TextAlignmentRole:
                return side(field)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(field.label)}: {self._arrangement.text(row, field)}"
        return {ID_ROLE: row.id, FIELD_ROLE: field}.get(role)

    def _group_data(self, line: GroupLine, column: int, role: int) -> Any:
        if role == GROUP_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} and column == 0:
            return f"{line.group.title} {line.group.subtitle}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Records can be selected and perhaps edited; a group's heading can only be folded."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.row_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable(index) else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Answer for a heading: the field's label, or the record's number."""
        if orientation == Qt.Orientation.Vertical:
            return self._number(section) if role == Qt.ItemDataRole.DisplayRole else None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _(self.fields[section].label)
        return side(self.fields[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _number(self, line: int) -> str:
        """Number the records, not the headings of groups; those in a folded group keep theirs."""
        number = self._heads().number(line) if 0 <= line < len(self._lines) else 0
        return str(number) if number else ""

    def _heads(self) -> Headings:
        if self._headings is None:
            self._headings = Headings(self._lines)
        return self._headings

    # From the lines shown to the lines to be shown

    def _show(self) -> None:
        """Lay the lines out anew; who hears of it and sets rows again waits until that is done."""
        self._stale = True
        if self._laying_out:
            return
        self._laying_out = True
        while self._stale:
            self._stale = False
            self._lay_out()
        self._laying_out = False

    def _lay_out(self) -> None:
        new = self._arrangement.lines()
        ids = line_ids(new)
        found = difference(self._ids, ids)
        self._headings = None
        match found.step:
            case Step.INSERT:
                self.beginInsertRows(ROOT, found.first, found.end - 1)
                self._lines[found.first : found.first] = new[found.first : found.end]
                self._ids = ids
                self.endInsertRows()
            case Step.REMOVE:
                self.beginRemoveRows(ROOT, found.first, found.end - 1)
                del self._lines[found.first : found.end]
                self._ids = ids
                self.endRemoveRows()
            case Step.REORDER:
                self._reorder(new, ids)
            case Step.RESET:
                self.beginResetModel()
                self._lines, self._ids = new, ids
                self.endResetModel()
        self._headings = None
        self._refresh(new)
        if found.step is not Step.NONE:
            self.lines_changed.emit()

    def _reorder(self, new: list[Any], ids: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        lines = {identity: number for number, identity in enumerate(ids)}
        after = [self.index(lines[self._ids[i.row()]], i.column()) for i in before]
        self._lines, self._ids = new, ids
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _refresh(self, new: list[Any]) -> None:
        """Take the new state of lines that stayed and tell which of them differ."""
        old, self._lines = self._lines, new
        if old is new:
            return
        pairs = enumerate(zip(old, new, strict=True))
        differ = [number for number, (before, after) in pairs if before is not after and before != after]
        for first, last in runs(differ):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.fields) - 1))
