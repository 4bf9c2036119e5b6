"""The bar that says how far a long work is, or only that it is under way."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar

from ui.runtime.motion import moves


class BusyBar(QProgressBar):
    """A progress bar that stands still where nothing is to move; the words beside it say what is done."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the empty groove instead of a bar that runs to and fro."""
        if moves() or self.minimum() != self.maximum():
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionProgressBar, QStylePainter

        option = QStyleOptionProgressBar()
        self.initStyleOption(option)
        option.maximum, option.progress = 1, 0
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_ProgressBar, option)
        painter.end()
