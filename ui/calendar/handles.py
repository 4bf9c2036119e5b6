"""What screen readers and the keyboard find on the calendar: a handle for each meeting, day and "more"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.calendar.sheet import Box
from ui.runtime.spoken_roles import speak_as

AT_ONCE = 12  # handles that are placed between two looks at what the user does


@dataclass(frozen=True, slots=True)
class Station:
    """Where the keyboard can be: on a meeting, on a day, or on the words that tell of hidden ones."""

    meeting_id: str = ""
    day: dt.date | None = None
    more: int = -1  # number among the sheet's words


class Handle(QAbstractButton):
    """Says what stands at its place and can be pressed; the canvas draws it and follows keys and mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        speak_as(self, QAccessible.Role.Button)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.station = Station()

    def stand(self, station: Station, box: Box, name: str) -> None:
        """Stand for something."""
        self.station = station
        self.setGeometry(QRect(round(box.x), round(box.y), max(round(box.w), 4), max(round(box.h), 4)))
        if name != self.accessibleName():
            self.setAccessibleName(name)
        if self.isHidden():
            self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing: the canvas has drawn it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it to the canvas."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave it to the canvas."""
        event.ignore()


class Handles(QObject):
    """The handles of one canvas, used again from sheet to sheet.

    Those that somebody may ask for are placed a few at a time, so that no step waits for hundreds: all where
    a screen reader listens, else those that are there already. The one with the keyboard is there at once.
    """

    def __init__(
        self, canvas: QWidget, name: Callable[[Station], str], pressed: Callable[[Station], None]
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._name, self._pressed = canvas, name, pressed
        self._wanted: dict[Station, Box] = {}
        self._placed: dict[Station, Handle] = {}
        self._free: list[Handle] = []
        self._queue: list[Station] = []
        self._stop: Handle | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def show(self, wanted: Mapping[Station, Box]) -> None:
        """Have handles for `wanted` from now on, and no others."""
        self._wanted = dict(wanted)
        for station in [station for station in self._placed if station not in wanted]:
            handle = self._placed.pop(station)
            handle.hide()
            self._free.append(handle)
        everything = QAccessible.isActive()
        self._queue = [each for each in reversed(self._wanted) if everything or each in self._placed]
        self._timer.start()

    def put(self, station: Station, box: Box) -> None:
        """Want one more."""
        self._wanted[station] = box

    def drop(self, station: Station) -> None:
        """Want one no more."""
        self._wanted.pop(station, None)
        handle = self._placed.pop(station, None)
        if handle is not None:
            handle.hide()
            self._free.append(handle)

    @property
    def busy(self) -> bool:
        """Whether some are still to be placed."""
        return self._timer.isActive()

    @Slot()
    def _go_on(self) -> None:
        for _number in range(min(AT_ONCE, len(self._queue))):
            self.at(self._queue.pop())
        if not self._queue:
            self._timer.stop()

    def at(self, station: Station) -> Handle | None:
        """Return the handle of a station, None where nothing like that is shown."""
        box = self._wanted.get(station)
        if box is None:
            return None
        handle = self._placed.get(station) or self._spare()
        self._placed[station] = handle
        handle.stand(station, box, self._name(station))
        return handle

    def _spare(self) -> Handle:
        if self._free:
            return self._free.pop()
        handle = Handle(self._canvas)
        handle.clicked.connect(self._press)
        return handle

    @Slot()
    def _press(self) -> None:
        handle = self.sender()
        if isinstance(handle, Handle):
            self._pressed(handle.station)

    def stop_at(self, station: Station) -> None:
        """Let Tab stop at this one alone."""
        handle = self.at(station)
        if handle is self._stop or handle is None:
            return
        if self._stop is not None:
            self._stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        handle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QWidget.setTabOrder(self._canvas, handle)  # those made late would come last in the window
        self._stop = handle
