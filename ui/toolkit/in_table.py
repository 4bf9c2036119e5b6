"""Words in the middle of a table that has no lines to show, or none yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView

from ui.toolkit.plain import PlainLabel

SHARE = 0.8  # of the table's width that the words may take


class InTable(PlainLabel):
    """Stays in the middle of `table`, over its lines; hidden until it is shown."""

    def __init__(self, words: str, table: QAbstractItemView) -> None:
        super().__init__(words, table.viewport())
        self._table = table
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        table.viewport().installEventFilter(self)

    def setVisible(self, visible: bool) -> None:
        """Show the words where there is room for them now."""
        if visible:
            self.place()
        super().setVisible(visible)

    def place(self) -> None:
        """Go to the middle."""
        room = self._table.viewport().rect()
        width = round(room.width() * SHARE)
        height = self.heightForWidth(width)
        self.setGeometry((room.width() - width) // 2, room.height() // 3, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)
