"""Keeps the current cell of a list in sight while all is drawn larger or smaller."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView

SETTLING: Final = 300  # milliseconds in which what stands around the list finds its new sizes


class KeptInSight(QObject):
    """`note` says that the sizes begin to change, `restore` that some have their new ones."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._settling = QTimer(self)  # runs if the current cell was in sight when the sizes began to change
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLING)

    def note(self) -> None:
        """Remember whether the current cell is in sight; once sizes begin to change that stays."""
        view = self._view
        place = view.visualRect(view.currentIndex())
        seen = view.isVisible() and view.viewport().rect().intersects(place)
        if seen or self._settling.isActive():
            self._settling.start()

    def restore(self) -> None:
        """Bring the current cell back into sight if it was there."""
        if self._settling.isActive():
            self._view.scrollTo(self._view.currentIndex())
