"""A title on Home: on two lines where one is too short for it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.toolkit.directions import cut_text
from ui.toolkit.short_label import ShortLabel

LINES = 2
FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class TitleLabel(ShortLabel):
    """Cut with an ellipsis only where two lines are too short as well."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, "strong", parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow one is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of one line or two, in pixels."""
        return min(self._needed(self.text(), width), self._most())

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 1, self._needed("X", self.width()))

    def shown_text(self) -> str:
        """Return as much of the text as two lines hold."""
        text, room = self.text(), self._most()
        if self._needed(text, self.width()) <= room:
            return text
        wide = self.width() * LINES
        cut = cut_text(self.fontMetrics(), text, wide)
        while len(cut) > 1 and self._needed(cut, self.width()) > room:
            wide -= self.fontMetrics().averageCharWidth()
            cut = cut_text(self.fontMetrics(), text, wide)
        return cut

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        text = self.shown_text()
        self.style().drawItemText(
            painter, self.rect(), FLAGS, self.palette(), True, text, self.foregroundRole()
        )
        painter.end()

    def _most(self) -> int:
        """Return the height of so many lines as they are drawn, which may be more than the font says."""
        return self._needed("\n".join("X" * LINES), self.width())

    def _needed(self, text: str, width: int) -> int:
        return self.fontMetrics().boundingRect(QRect(0, 0, max(1, width), 9999), FLAGS, text).height()
