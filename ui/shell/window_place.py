"""Where the window stands on the screens that are there: whole, and never larger than one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, QRect, QSize, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

USUAL = QSize(1200, 740)


class WindowPlace(QObject):
    """Puts a window where it was, and back onto a screen when its own goes."""

    def __init__(self, app: QGuiApplication, window: QWidget) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        app.screenRemoved.connect(self._screens_changed)

    def restore(self, remembered: str) -> None:
        """Give the window the size and place of `saved`, as far as the screens of now allow it."""
        try:
            geometry = bytes.fromhex(remembered)
        except ValueError:
            geometry = b""
        if not geometry or not self._window.restoreGeometry(QByteArray(geometry)):
            self._window.resize(USUAL)
            self._window.resize(self._window.size().boundedTo(self._room()))
        else:
            self.fit()

    def saved(self) -> str:
        """Return the size and place of the window."""
        return bytes(self._window.saveGeometry().data()).hex()

    @Slot()
    def fit(self) -> None:
        """Bring the window onto a screen as a whole; one that fills its screen is left to the system."""
        if self._window.isMaximized() or self._window.isFullScreen():
            return
        screens = [screen.availableGeometry() for screen in self._app.screens()]
        frame = self._window.frameGeometry()
        there = fitted(frame, screens)
        if there != frame:
            inside = self._window.geometry()
            left, top = inside.left() - frame.left(), inside.top() - frame.top()
            self._window.resize(
                inside.width() - frame.width() + there.width(),
                inside.height() - frame.height() + there.height(),
            )
            self._window.setGeometry(
                there.left() + left, there.top() + top, self._window.width(), self._window.height()
            )

    @Slot(QScreen)
    def _screens_changed(self, _gone: QScreen) -> None:
        self.fit()

    def _room(self) -> QSize:
        return self._app.primaryScreen().availableGeometry().size()


def fitted(frame: QRect, screens: Sequence[QRect]) -> QRect:
    """Return `frame` moved and made smaller so far that one of `screens` shows all of it.

    That is the screen which shows most of it, else the first; lengths are device-independent pixels.
    """
    if not screens:
        return frame
    screen = max(screens, key=lambda each: _area(each.intersected(frame)))
    size = frame.size().boundedTo(screen.size())
    left = min(max(frame.left(), screen.left()), screen.right() + 1 - size.width())
    top = min(max(frame.top(), screen.top()), screen.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())
