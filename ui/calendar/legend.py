"""What the colours and signs of the calendar mean, in as many lines as that needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

LEAST = 2  # lines


class Legend(QLabel):
    """Grows with what it says and stays so high: else each step in time would lay the calendar out twice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("role", "small")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._wide = self._high = 0

    def say(self, text: str) -> None:
        """Show safe rich text."""
        self.setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that another width asks for."""
        super().resizeEvent(event)
        if self.width() != self._wide:
            self._wide, self._high = self.width(), 0
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the height that another size of letters asks for."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._high = 0
            self._fit()

    def _fit(self) -> None:
        least = self.fontMetrics().height() * LEAST
        needed = self.heightForWidth(self._wide) if self._wide else 0  # unknown until it is laid out
        self._high = max(self._high, needed, least)
        self.setFixedHeight(self._high)
