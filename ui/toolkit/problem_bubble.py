"""A note under a table's cell: why what was typed is refused, or what a half-typed date means."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget


class ProblemBubble(QFrame):
    """Stands under (or, at the foot of the table, over) the cell it speaks of."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self._text)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def tell(self, text: str, cell: QRect, notice: str = "danger") -> None:
        """Say `text` at `cell` (coordinates of the parent), as a "danger" or "good" notice."""
        self._text.setText(text)
        self.setProperty("notice", notice)
        self.setAccessibleName(text)
        self.style().unpolish(self)
        self.style().polish(self)
        self.place(cell)
        self.show()
        self.raise_()

    def place(self, cell: QRect) -> None:
        """Stand at `cell`, within the parent."""
        room = self._parent.rect()
        widest = min(room.width() - 16, self.fontMetrics().averageCharWidth() * 60)
        wanted = self.fontMetrics().horizontalAdvance(self._text.text()) + 24
        width = max(min(wanted, widest), min(cell.width(), widest))
        self._text.setFixedWidth(width - 16)
        self.adjustSize()
        left = max(8, min(cell.left(), room.width() - self.width() - 8))
        below = cell.bottom() + 3
        over = cell.top() - self.height() - 3
        self.move(QPoint(left, below if below + self.height() <= room.bottom() or over < 0 else over))
