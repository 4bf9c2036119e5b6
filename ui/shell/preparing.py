"""Builds pages before they are gone to, one after the other, with time for the user between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from cica_events.errors import CicaError
from ui.shell.window import MainWindow

PAUSE = 500  # milliseconds between two pages


class Preparing(QObject):
    """Builds the pages `keys` of a window; ends where its workspace is left."""

    def __init__(self, window: MainWindow, keys: Sequence[str]) -> None:
        super().__init__(window)
        self._window = window
        self._keys = list(keys)
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    @Slot()
    def _next(self) -> None:
        if not self._keys:
            self._timer.stop()
            self.deleteLater()
            return
        try:
            self._window.prepare(self._keys.pop(0))
        except CicaError:  # what cannot be read is told where the page is gone to
            return
