"""The button under which a list's columns are chosen and put in order."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.column_layout import ColumnLayout, ColumnState

KEY = Qt.ItemDataRole.UserRole
ROWS = 16  # at most, without scrolling


class ColumnList(QListWidget):
    """The columns with a check box each; dragging or Alt+Up and Alt+Down move them."""

    def __init__(self, columns: ColumnLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self.setAccessibleName(_("Columns"))
        self.setStyleSheet("QListView { border: 0; }")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.refresh()
        self.itemChanged.connect(self._apply)
        self.model().rowsMoved.connect(self._apply)

    @Slot()
    def refresh(self) -> None:
        """Show the columns as they are."""
        with QSignalBlocker(self):
            self.clear()
            for state in self._columns.columns():
                self._add(state)
        self._fit()

    def _add(self, state: ColumnState) -> None:
        item = QListWidgetItem(state.label, self)
        item.setData(KEY, state.key)
        item.setSizeHint(QSize(self.fontMetrics().horizontalAdvance(state.label) + 40, self._row_height()))
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
        )
        item.setCheckState(Qt.CheckState.Checked if state.shown else Qt.CheckState.Unchecked)

    def _fit(self) -> None:
        rows = min(self.count(), ROWS)
        self.setFixedHeight(self._row_height() * rows + 4)
        self.setMinimumWidth(self.sizeHintForColumn(0) + 48)

    def _row_height(self) -> int:
        return self.fontMetrics().height() + 10

    @Slot()
    def _apply(self) -> None:
        """Show what is checked; the last column in sight stays."""
        items = [self.item(row) for row in range(self.count())]
        states = [
            ColumnState(item.data(KEY), item.text(), item.checkState() == Qt.CheckState.Checked)
            for item in items
        ]
        if any(state.shown for state in states):
            self._columns.set_columns(states)
        else:
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move the column."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not by or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        if 0 <= row + by < self.count():
            with QSignalBlocker(self.model()):
                item = self.takeItem(row)
                self.insertItem(row + by, item)
            self.setCurrentRow(row + by)
            self._apply()


class ColumnPopup(QFrame):
    """Stands under the button until something else is clicked."""

    def __init__(self, columns: ColumnLayout, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("panel", True)
        hint = QLabel(_("Drag to reorder, or Alt+Up and Alt+Down"), self)
        hint.setProperty("role", "small")
        self.list = ColumnList(columns, self)
        self.reset = QPushButton(_("Show the usual columns"), self)
        self.reset.setToolTip(_("Return to the usual choice, order and widths"))
        self.reset.clicked.connect(columns.reset)
        self.reset.clicked.connect(self.list.refresh)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        for widget in (hint, self.list, self.reset):
            layout.addWidget(widget)
        self.list.setFocus()


class ColumnChooser(QPushButton):
    """Opens the list of columns of one table."""

    def __init__(
        self, columns: ColumnLayout, parent: QWidget | None = None, *, icons: Icons | None = None
    ) -> None:
        super().__init__(_("Columns"), parent)
        self._columns = columns
        if icons is not None:
            icons.put(self, "columns-3")
        self.setToolTip(_("Choose the columns and their order"))
        self.setAccessibleName(_("Columns"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def set_compact(self, compact: bool) -> None:
        """Show the icon only, where there is one; the words stand in the tooltip."""
        self.setText("" if compact and not self.icon().isNull() else _("Columns"))

    @Slot()
    def _open(self) -> None:
        self.popup = ColumnPopup(self._columns, self)
        self.popup.adjustSize()
        room = self.screen().availableGeometry()
        at = self.mapToGlobal(QPoint(0, self.height() + 4))
        at.setX(max(room.left(), min(at.x(), room.right() - self.popup.width())))
        self.popup.move(at)
        self.popup.show()
