"""The two columns of Home, one under the other where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

Direction = QBoxLayout.Direction
LEAST = 125  # average characters that two columns need
SHARES = (5, 3)


class Columns(QWidget):
    """Takes panels by `fill`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(Direction.LeftToRight, self)
        self._row.setContentsMargins(20, 16, 20, 16)
        self._row.setSpacing(16)

    def fill(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Show the panels."""
        for share, panels in zip(SHARES, (left, right), strict=True):
            column = QVBoxLayout()
            column.setSpacing(16)
            for panel in panels:
                column.addWidget(panel)
            column.addStretch(1)
            self._row.addLayout(column, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the columns as there is room for them."""
        super().resizeEvent(event)
        wide = event.size().width() >= self.fontMetrics().averageCharWidth() * LEAST
        wanted = Direction.LeftToRight if wide else Direction.TopToBottom
        if wanted != self._row.direction():
            self._row.setDirection(wanted)
            for place, share in enumerate(SHARES if wide else (0, 1)):
                self._row.setStretch(place, share)
