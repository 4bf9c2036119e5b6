"""The tree in which the agenda of a new meeting is edited in place, dragged and cut."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QWidget

from cica_events.i18n import _

TITLE, TITLE_RU, MINUTES = range(3)


class OutlineTree(QTreeWidget):
    """The tree itself."""

    dropped = Signal()
    removal_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Agenda"))
        self.setProperty("roomy", True)
        self.setHeaderLabels([_("Title"), _("Title in Russian"), _("Minutes")])
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(TITLE_RU, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(MINUTES, QHeaderView.ResizeMode.ResizeToContents)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Enter edits instead of creating the meeting."""
        current = self.currentItem()
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete and not editing:
            self.removal_asked.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current and not editing:
            self.editItem(current, max(0, self.currentColumn()))
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell that the order changed; what was moved stays unfolded."""
        super().dropEvent(event)
        self.expandAll()
        self.dropped.emit()
