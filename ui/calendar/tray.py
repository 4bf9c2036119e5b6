"""The tray beside the calendar: meetings that have no date yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cica_events.i18n import _
from cica_events.queries.calendar import CalendarMeeting
from ui.calendar.drag import meeting_mime
from ui.calendar.words import BodyName, hint, title_of, told
from ui.toolkit.cell_painting import likeness
from ui.toolkit.plain import PlainLabel

_MOST = 7  # lines; more are scrolled
ID = Qt.ItemDataRole.UserRole


class TrayList(QListWidget):
    """The lines; each can be dragged onto the calendar."""

    opened = Signal(str)
    date_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { border: 0; background: transparent; }")
        self.setAccessibleName(_("Meetings without a date"))
        self.setDragEnabled(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._open)

    @property
    def current_id(self) -> str:
        """The meeting at hand, empty for none."""
        row = self.currentRow()
        return str(self.item(row).data(ID)) if row >= 0 else ""

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(str(item.data(ID)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space asks for a date."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_id:
            self.opened.emit(self.current_id)
        elif event.key() == Qt.Key.Key_Space and self.current_id:
            self.date_asked.emit(self.current_id)
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Carry the meeting."""
        if self.current_id:
            carried = QDrag(self)
            carried.setMimeData(meeting_mime(self.current_id))
            carried.setPixmap(likeness(self.currentItem().text(), self))
            carried.exec(Qt.DropAction.MoveAction)


class Tray(QFrame):
    """Says how many there are, lists them, and tells what to do with them."""

    chosen = Signal(str)

    def __init__(self, body_name: BodyName, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._body_name = body_name
        self._rows: list[CalendarMeeting] = []
        self._title = PlainLabel(self)
        self._title.setProperty("role", "strong")
        self._hint = PlainLabel(self)
        self._hint.setProperty("role", "small")
        self._hint.setWordWrap(True)
        self.list = TrayList(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        for widget in (self._title, self._hint):
            layout.addWidget(widget)
        layout.addWidget(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.list.itemSelectionChanged.connect(self._tell)

    def show_rows(self, rows: Sequence[CalendarMeeting]) -> None:
        """List the meetings; the one at hand stays."""
        if rows == self._rows and self._title.text():
            return
        self._rows = list(rows)
        before = self.list.current_id
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.body}  {title_of(row)}", self.list)
            item.setData(ID, row.id)
            item.setToolTip(hint(row, self._body_name))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told(row, self._body_name))
            if row.id == before:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._title.setText(f"{_('No date yet')}  {len(rows)}" if rows else _("No date yet"))
        self.list.setVisible(bool(rows))
        line = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(line * min(len(rows), _MOST) + 4)
        full = _("Drag a meeting onto a day, or press Space to type its date.")
        self._hint.setText(
            full if rows else _("Every meeting shown has a date. Drag one here to take it away.")
        )

    def leave(self) -> None:
        """Select none."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.clearSelection()
        self.list.blockSignals(False)

    def is_over(self, point: QPoint) -> bool:
        """Return whether a point of the screen lies in the tray."""
        return self.isVisible() and self.rect().contains(self.mapFromGlobal(point))

    @Slot()
    def _tell(self) -> None:
        if self.list.selectedItems():
            self.chosen.emit(self.list.current_id)
