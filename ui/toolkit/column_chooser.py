"""The button under which a list's columns are chosen and put in order."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cica_events.domain.collation import search_key
from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.buttons import CompactButton
from ui.toolkit.column_layout import ColumnLayout, ColumnState
from ui.toolkit.file_drops import TextLine
from ui.toolkit.plain import PlainLabel
from ui.toolkit.search_steps import SearchSteps

KEY = Qt.ItemDataRole.UserRole
ROWS = 16  # at most, without scrolling


class ColumnList(QListWidget):
    """The columns with a check box each; dragging or Alt+Up and Alt+Down move them."""

    def __init__(self, columns: ColumnLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self.setAccessibleName(_("Columns"))
        self.setProperty("framed", False)  # but for the edge that tells of the keyboard
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

    @Slot(str)
    def search(self, text: str) -> None:
        """Show only columns in whose names all words of `text` occur."""
        words, first = search_key(text).split(), None
        for row in range(self.count()):
            item = self.item(row)
            found = all(word in search_key(item.text()) for word in words)
            item.setHidden(not found)
            first = item if found and first is None else first
        if first is not None:
            self.setCurrentItem(first)

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
        hint = PlainLabel(_("Drag to reorder, or Alt+Up and Alt+Down"), self)
        hint.setProperty("role", "small")
        self.list = ColumnList(columns, self)
        self.search = TextLine(self)
        self.search.setPlaceholderText(_("Find a column"))
        self.search.setAccessibleName(_("Find a column"))
        self.search.setToolTip(_("Show only columns whose names hold these words"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.list.search)
        SearchSteps(self.search, self.list, self)
        self.reset = QPushButton(_("Show the usual columns"), self)
        self.reset.setToolTip(_("Return to the usual choice, order and widths"))
        self.reset.clicked.connect(columns.reset)
        self.reset.clicked.connect(self.list.refresh)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        for widget in (self.search, hint, self.list, self.reset):
            layout.addWidget(widget)
        self.list.setFocus()


class ColumnChooser(CompactButton):
    """Opens the list of columns of one table."""

    def __init__(
        self, columns: ColumnLayout, parent: QWidget | None = None, *, icons: Icons | None = None
    ) -> None:
        super().__init__(_("Columns"), parent)
        self._columns = columns
        if icons is not None:
            icons.put(self, "columns-3")
        self.setToolTip(_("Choose the columns and their order"))
        self.clicked.connect(self._open)

    @Slot()
    def _open(self) -> None:
        self.open_under(self)

    def open_under(self, owner: QWidget) -> None:
        """Open the list under `owner`: this button, or what stands for it where there is no room for it."""
        self.popup = ColumnPopup(self._columns, owner)
        self.popup.adjustSize()
        room = self.screen().availableGeometry()
        at = owner.mapToGlobal(QPoint(0, owner.height() + 4))
        at.setX(max(room.left(), min(at.x(), room.right() - self.popup.width())))
        at.setY(max(room.top(), min(at.y(), room.bottom() - self.popup.height())))
        self.popup.move(at)
        self.popup.show()
