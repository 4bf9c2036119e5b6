"""Tells when a list is scrolled to its end, so that more of it can be read."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView

SCREENS = 2  # how many heights of the view before the end is near


class ScrolledToEnd(QObject):
    """Emits `near` each time the end of `view` comes near."""

    near = Signal()

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._bar = view.verticalScrollBar()
        self._bar.valueChanged.connect(self._look)

    @Slot()
    def _look(self) -> None:
        if not shiboken6.isValid(self._bar):  # a table that is being destroyed still scrolls back
            return
        if self._bar.maximum() - self._bar.value() <= SCREENS * self._bar.pageStep():
            self.near.emit()
