"""The rows of a list as a table: nothing is put together for a cell before it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.i18n import _
from cica_events.services.import_plan import Action, CellFate, Choices
from cica_events.services.planned_rows import PlannedRow
from ui.imports.fate_looks import CELLS, Look, row_look
from ui.imports.preview import Preview, Sieve, is_gone
from ui.toolkit.cells import Index
from ui.toolkit.values import Values

ROW, FATE, OWN = 0, 1, 2  # the first columns; those of the fields begin at OWN
ROOT = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PreviewModel(QAbstractTableModel):
    """The rows that a sieve keeps; typing over a cell asks for it by `mended`."""

    mended = Signal(object, str, str)  # key of the row, key of the field, text

    def __init__(self, fields: Sequence[Field], values: Values, parent: QObject) -> None:
        super().__init__(parent)
        self._fields = {field.key: field for field in fields}
        self._values = values
        self._keys: tuple[str, ...] = ()
        self._rows: Sequence[PlannedRow] = ()
        self._lines: Sequence[int] = ()
        self.choices = Choices()

    def show(self, preview: Preview | None, sieve: Sieve) -> None:
        """Show the rows of `preview` that `sieve` keeps."""
        keys = preview.keys if preview else ()
        lines = preview.lines[sieve] if preview else ()
        rows = preview.rows if preview else ()
        same = keys == self._keys and len(rows) == len(self._rows) and lines == self._lines
        if not same:
            self.beginResetModel()
        self._keys, self._lines, self._rows = keys, lines, rows
        self.choices = preview.plan.choices if preview else Choices()
        if not same:
            self.endResetModel()
        elif lines and keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, self.columnCount() - 1))

    # What is there

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the fields that are shown."""
        return self._keys

    def row_at(self, line: int) -> PlannedRow:
        """Return the row on a line."""
        return self._rows[self._lines[line]]

    def rows_at(self, lines: Sequence[int]) -> list[PlannedRow]:
        """Return the rows on many lines."""
        rows, places = self._rows, self._lines
        return [rows[places[line]] for line in lines]

    def line_of(self, key: int | str, likely: int = -1) -> int:
        """Return the line of a row, -1 if it is not shown; `likely` is looked at first."""
        if 0 <= likely < len(self._lines) and self.row_at(likely).key == key:
            return likely
        return next((line for line in range(len(self._lines)) if self.row_at(line).key == key), -1)

    def key_of(self, column: int) -> str:
        """Return the key of the field in a column; empty for the row's number and fate."""
        return self._keys[column - OWN] if column >= OWN else ""

    def column_of(self, key: str) -> int:
        """Return the column of a field, that of the fate for a field that is not shown."""
        return self._keys.index(key) + OWN if key in self._keys else FATE

    def field_of(self, column: int) -> Field:
        """Return the field in a column from `OWN` on."""
        return self._fields[self.key_of(column)]

    def look(self, line: int) -> Look:
        """Return how the fate of a row is shown."""
        return row_look(self.row_at(line), self.choices)

    def fate(self, index: Index) -> CellFate:
        """Return what the cell of a field would do."""
        row = self.row_at(index.row())
        return CellFate.SAME if is_gone(row) else row.fate(self.key_of(index.column()))

    def is_mended(self, index: Index) -> bool:
        """Tell whether the user typed over the cell."""
        return (self.row_at(index.row()).number, self.key_of(index.column())) in self.choices.mended

    # Texts

    def text(self, index: Index) -> str:
        """Return what a cell shows."""
        row, column = self.row_at(index.row()), index.column()
        if column == ROW:
            return str(row.number or "–")
        if column == FATE:
            return row_look(row, self.choices).text
        return self.value_text(row, self.key_of(column))

    def value_text(self, row: PlannedRow, key: str) -> str:
        """Return what would stand in a field, or the text of the file where that cannot be taken."""
        for problem in row.problems:
            if problem.field == key and problem.value:
                return problem.value
        return self.shown(key, row.values.get(key))

    def before_text(self, row: PlannedRow, key: str) -> str:
        """Return what stands in a field now and would be replaced."""
        return self.shown(key, row.before[key]) if key in row.before else ""

    def written_text(self, row: PlannedRow, key: str) -> str:
        """Return the text of the file that is typed over when the cell is mended."""
        return row.texts.get(key) or self.value_text(row, key)

    def shown(self, key: str, value: Any) -> str:
        """Return a value of a field as text."""
        field = self._fields.get(key)
        if field is None:
            return str(value or "")
        if isinstance(value, str) and not isinstance(value, Labelled):
            known = self._values.shown(field, value) if field.kind is Kind.PARTY else value
            return known or value
        return self._values.shown(field, value)

    def label(self, key: str) -> str:
        """Return the name of a field."""
        field = self._fields.get(key)
        return _(field.label) if field else key

    # Qt's questions

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._keys) + OWN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one cell."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(index)
            case Qt.ItemDataRole.EditRole:
                return self.written_text(self.row_at(index.row()), self.key_of(index.column()))
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if index.column() == ROW else LEFT
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
        return None

    def _spoken(self, index: Index) -> str:
        heading, text = self._heading(index.column()), self.text(index)
        if index.column() == FATE and self.row_at(index.row()).doubts:
            text = f"{text}, {CELLS[CellFate.DOUBTFUL].text}"
        if index.column() < OWN:
            return f"{heading}: {text}"
        look = CELLS.get(self.fate(index))
        before = self.before_text(self.row_at(index.row()), self.key_of(index.column()))
        told = f"{heading}: {text}. {look.text}" if look else f"{heading}: {text}"
        return _("{cell}, now “{before}”").format(cell=told, before=before) if before else told

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The cells of the file can be mended."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        row = self.row_at(index.row())
        fixed = index.column() < OWN or is_gone(row) or row.action is Action.REMOVE
        return flags if fixed else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another text in place of that of the file."""
        row, key = self.row_at(index.row()), self.key_of(index.column())
        if role != Qt.ItemDataRole.EditRole or value == self.written_text(row, key):
            return False
        self.mended.emit(row.key, key, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Answer for a heading."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._heading(section)
        return (RIGHT if section == ROW else LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _heading(self, column: int) -> str:
        if column == ROW:
            return _("Row")
        return _("What happens") if column == FATE else self.label(self.key_of(column))
