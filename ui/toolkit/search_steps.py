"""Arrow keys lead from a search line into the list that it searches, and back, as in Excel's filters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class SearchSteps(QObject):
    """Down goes from `search` to the lines of `found`, Up from the first of them back."""

    def __init__(self, search: QLineEdit, found: QListView, parent: QObject) -> None:
        super().__init__(parent)
        self._search, self._found = search, found
        search.installEventFilter(self)
        found.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrow keys that lead over."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.modifiers() not in PLAIN:
            return False
        if watched is self._search and event.key() == Qt.Key.Key_Down:
            self._enter()
            return True
        if watched is self._found and event.key() == Qt.Key.Key_Up and not self._above():
            self._search.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        return False

    def _enter(self) -> None:
        """Go to the line that is current, else to the first; stay where nothing was found."""
        found, current = self._found, self._found.currentIndex()
        if not current.isValid() or found.isRowHidden(current.row()):
            lines = range(found.model().rowCount())
            first = next((line for line in lines if not found.isRowHidden(line)), None)
            if first is None:
                return
            found.setCurrentIndex(found.model().index(first, 0))
        found.setFocus(Qt.FocusReason.TabFocusReason)

    def _above(self) -> bool:
        """Tell whether a line stands above the current one."""
        row = self._found.currentIndex().row()
        return any(not self._found.isRowHidden(line) for line in range(row))
