"""Tells when nobody has touched keyboard or mouse in the application's windows for some minutes."""

from __future__ import annotations

from time import monotonic, time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_EVERY = 5000  # milliseconds between two looks
_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idleness(QObject):
    """Hears what the system hands to the window that has the keyboard, and no more than that."""

    idle = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._minutes = 0
        self._window: QWindow | None = None
        self._app = app
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._touched = (monotonic(), time())

    def follow(self, minutes: int) -> None:
        """Tell after so many minutes; 0 ends it."""
        was, self._minutes = self._minutes, minutes
        self.touch()
        if minutes and not was:
            self._app.focusWindowChanged.connect(self._attend)
            self._attend(self._app.focusWindow())
            self._timer.start()
        elif was and not minutes:
            self._app.focusWindowChanged.disconnect(self._attend)
            self._attend(None)
            self._timer.stop()

    def touch(self) -> None:
        """Count from now on."""
        self._touched = (monotonic(), time())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note of what the user does."""
        if event.type() in _HANDS:
            self.touch()
        return False

    @Slot()
    def look(self) -> None:
        """Tell if it is time; a computer that slept counts the time of its sleep."""
        passed = max(monotonic() - self._touched[0], time() - self._touched[1])
        if self._minutes and passed >= self._minutes * 60:
            self.touch()
            self.idle.emit()

    @Slot(QWindow)
    def _attend(self, window: QWindow | None) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window.destroyed.disconnect(self._gone)
        self._window = window
        if window is not None:
            self.touch()
            window.installEventFilter(self)
            window.destroyed.connect(self._gone)

    @Slot()
    def _gone(self) -> None:
        self._window = None
