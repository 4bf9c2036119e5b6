"""The columns of a document: which of them, in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cica_events.exports.export import Export
from cica_events.i18n import _, ngettext
from ui.runtime.icons import Icons

KEY = Qt.ItemDataRole.UserRole


class ExportColumns(QWidget):
    """The columns with a check box each; dragging, the buttons or Alt+Up and Alt+Down move them."""

    changed = Signal()

    def __init__(self, export: Export, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._export = export
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Columns of the document"))
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._list.setSpacing(3)
        self._list.itemChanged.connect(self._tell)
        self._list.model().rowsMoved.connect(self._tell)
        self._count = QLabel(self)
        self._count.setProperty("role", "small")
        self._up = self._move(icons, "arrow-up", _("Move up"), Qt.Key.Key_Up, self._move_up)
        self._down = self._move(icons, "arrow-down", _("Move down"), Qt.Key.Key_Down, self._move_down)
        self._lay_out()
        self.show_keys(export.default)

    def _lay_out(self) -> None:
        usual = QPushButton(_("Usual columns"), self)
        usual.setProperty("link", True)
        usual.setAutoDefault(False)
        usual.setToolTip(_("Return to the usual columns and their order"))
        usual.clicked.connect(self._show_usual)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._up)
        row.addWidget(self._down)
        row.addWidget(usual)
        row.addStretch(1)
        row.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._list, 1)
        layout.addLayout(row)

    def _move(self, icons: Icons, icon: str, text: str, key: Qt.Key, act: object) -> QPushButton:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(Qt.Modifier.ALT | key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        self.addAction(action)
        button = QPushButton(self)
        icons.put(button, icon, "muted")
        button.setFlat(True)
        button.setAutoDefault(False)
        button.setAccessibleName(text)
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(_("{action} ({shortcut})").format(action=text, shortcut=shortcut))
        button.clicked.connect(action.trigger)
        return button

    def keys(self) -> list[str]:
        """Return the keys of the chosen columns, in their order."""
        items = [self._list.item(row) for row in range(self._list.count())]
        return [item.data(KEY) for item in items if item.checkState() == Qt.CheckState.Checked]

    def show_keys(self, keys: Sequence[str]) -> None:
        """Choose the columns `keys`, in this order; the others follow unchosen. Unknown ones are let be."""
        labels = {field.key: _(field.label) for field in self._export.fields}
        chosen = [key for key in dict.fromkeys(keys) if key in labels] or list(self._export.default)
        self._list.blockSignals(True)
        self._list.clear()
        for key in [*chosen, *(key for key in labels if key not in chosen)]:
            self._add(key, labels[key], key in chosen)
        self._list.blockSignals(False)
        self._list.setCurrentRow(0)
        self._tell()

    def _add(self, key: str, label: str, chosen: bool) -> None:
        item = QListWidgetItem(label, self._list)
        item.setData(KEY, key)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
        )
        item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)

    @Slot()
    def _show_usual(self) -> None:
        self.show_keys(self._export.default)

    @Slot()
    def _move_up(self) -> None:
        self._move_by(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move_by(1)

    def _move_by(self, by: int) -> None:
        row = self._list.currentRow()
        if row >= 0 and 0 <= row + by < self._list.count():
            item = self._list.takeItem(row)
            self._list.insertItem(row + by, item)
            self._list.setCurrentRow(row + by)
            self._tell()

    @Slot()
    def _tell(self) -> None:
        count = len(self.keys())
        self._count.setText(ngettext("{count} column", "{count} columns", count).format(count=count))
        self.changed.emit()
