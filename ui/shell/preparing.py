"""Builds pages before they are gone to, one after the other, while the user's hands rest."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from cica_events.errors import CicaError
from ui.shell.window import MainWindow

PAUSE: Final = 500  # milliseconds between two pages
REST: Final = 1.0  # seconds without key or mouse after which the user is taken to be looking or away
HANDS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.TouchUpdate,
    }
)


class Preparing(QObject):
    """Builds the pages `keys` of a window; ends where its workspace is left."""

    def __init__(self, window: MainWindow, keys: Sequence[str], rest: float = REST) -> None:
        """Seconds of `rest` without key or mouse are waited for before each page."""
        super().__init__(window)
        self._window = window
        self._keys = list(keys)
        self._rest = rest
        self._touched = 0.0
        handle = window.windowHandle()  # hears what comes from the system, and no more than that
        if handle is not None:
            handle.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note of what the user does."""
        if event.type() in HANDS:
            self._touched = monotonic()
        return False

    @Slot()
    def _next(self) -> None:
        if not self._keys:
            self._timer.stop()
            self.deleteLater()
            return
        if self._in_use():
            return
        try:
            self._window.prepare(self._keys.pop(0))
        except CicaError:  # what cannot be read is told where the page is gone to
            return

    def _in_use(self) -> bool:
        """Tell whether the user does something now, in the window or in what stands over it."""
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return over is not None or monotonic() - self._touched < self._rest
