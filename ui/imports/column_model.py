"""The columns of a list as a table: heading, samples, the field each goes to, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from cica_events.directions import DOT
from cica_events.domain.fields import Field
from cica_events.i18n import _
from cica_events.imports.columns.matching import ColumnMatch, field_label
from cica_events.imports.words.vocabulary import FULL_NAME, MIDDLE_NAME
from cica_events.services.list_reading import ListReading
from ui.imports.column_looks import column_look
from ui.imports.fate_looks import Look
from ui.toolkit.cells import Index

HEADING, SAMPLES, GOES_TO, SURE = range(4)
ROOT = QModelIndex()
HIDDEN: Final = "••••••"
NAMES: Final = frozenset({"given_name", "family_name"})  # beside which a whole name may be taken


class ColumnModel(QAbstractTableModel):
    """The columns of the reading that is shown."""

    picked = Signal(int, object)  # index of a column, the key of the field it shall go to or None

    def __init__(self, fields: Sequence[Field], parent: QObject) -> None:
        super().__init__(parent)
        self._fields = fields
        keys = [field.key for field in fields]
        if NAMES.issubset(keys):
            keys = [FULL_NAME, *keys, MIDDLE_NAME]
        self.choices = [(key, field_label(key, fields)) for key in keys]
        self._columns: Sequence[ColumnMatch] = ()
        self._samples: Sequence[Sequence[str]] = ()
        self._letters: list[str] = []

    def show(self, reading: ListReading | None) -> None:
        """Show the columns of a reading."""
        columns = reading.columns if reading else ()
        anew = len(columns) != len(self._columns)
        if anew:
            self.beginResetModel()
        self._columns, self._samples = columns, reading.samples if reading else ()
        self._letters = [reading.table.letter(each.index) for each in columns] if reading else []
        if anew:
            self.endResetModel()
        elif columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(columns) - 1, SURE))

    def column(self, line: int) -> ColumnMatch:
        """Return the match of one column."""
        return self._columns[line]

    @property
    def columns(self) -> Sequence[ColumnMatch]:
        """All columns of the list."""
        return self._columns

    def samples(self, line: int) -> Sequence[str]:
        """Return some values of a column; those of a secret one are nobody's business."""
        if self._columns[line].secret:
            return (HIDDEN,)
        return self._samples[line] if line < len(self._samples) else ()

    def heading(self, line: int) -> str:
        """Return the heading of a column."""
        nameless = _("Column {letter}").format(letter=self._letters[line])
        return " ".join(self._columns[line].heading.split()) or nameless

    def look(self, line: int) -> Look:
        """Return how sure the match of a column is."""
        return column_look(self._columns[line])

    def goes_to(self, line: int) -> str:
        """Return in words where a column goes."""
        column = self._columns[line]
        if column.secret:
            return _("Never taken")
        labels = [field_label(key, self._fields) for key in column.use.fields]
        if not labels:
            return _("Leave out")
        return " + ".join(labels)

    def text(self, index: Index) -> str:
        """Return what a cell shows."""
        line = index.row()
        match index.column():
            case 0:
                return self.heading(line)
            case 1:
                return DOT.join(self.samples(line))
            case 2:
                return self.goes_to(line)
        return self._columns[line].reason

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns of the list."""
        return 0 if parent.isValid() else len(self._columns)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return what is said of each."""
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one cell."""
        if not index.isValid() or index.row() >= len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(index.column(), Qt.Orientation.Horizontal)
            sure = f"{self.look(index.row()).text}. " if index.column() == SURE else ""
            return f"{heading}: {sure}{self.text(index)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The field of a column can be chosen unless the column is secret."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        free = index.column() == GOES_TO and not self._columns[index.row()].secret
        return flags | Qt.ItemFlag.ItemIsEditable if free else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Answer for a heading."""
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Column in the file"), _("What it holds"), _("Goes to"), _("Why"))[section]
