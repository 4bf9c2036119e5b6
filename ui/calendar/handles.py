"""What screen readers and the keyboard find on the calendar: a handle for each meeting, day and "more"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.calendar.sheet import Box


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
        self.station = Station()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def stand(self, station: Station, box: Box, name: str) -> None:
        """Stand for something else."""
        self.station = station
        self.setGeometry(QRect(round(box.x), round(box.y), max(round(box.w), 4), max(round(box.h), 4)))
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing: the canvas has drawn it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it to the canvas."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave it to the canvas."""
        event.ignore()


class Handles:
    """The handles of one canvas, used again from sheet to sheet."""

    def __init__(self, canvas: QWidget) -> None:
        self._canvas = canvas
        self._all: list[Handle] = []
        self._by_station: dict[Station, Handle] = {}

    def show(self, wanted: Iterable[tuple[Station, Box, str]]) -> None:
        """Have exactly the `wanted` ones; what stands for the same as before stays the same widget."""
        listed = list(wanted)
        stations = {station for station, _box, _name in listed}
        free = [one for one in self._all if one.station not in stations or one.isHidden()]
        kept = {one.station: one for one in self._all if one not in set(free)}
        found: dict[Station, Handle] = {}
        for station, box, name in listed:
            handle = kept.get(station) or (free.pop() if free else self._new())
            handle.stand(station, box, name)
            if handle.isHidden():
                handle.show()
            found[station] = handle
        for one in free:
            if not one.isHidden():
                one.hide()
        self._by_station = found

    def _new(self) -> Handle:
        handle = Handle(self._canvas)
        self._all.append(handle)
        return handle

    def of(self, station: Station) -> Handle | None:
        """Return the handle of a station, None where there is none."""
        return self._by_station.get(station)

    def stop_at(self, station: Station) -> None:
        """Let Tab stop at this one alone."""
        for key, handle in self._by_station.items():
            policy = Qt.FocusPolicy.StrongFocus if key == station else Qt.FocusPolicy.ClickFocus
            if handle.focusPolicy() is not policy:
                handle.setFocusPolicy(policy)
        if (stop := self._by_station.get(station)) is not None:
            QWidget.setTabOrder(self._canvas, stop)  # handles made late would come last in the window

    @property
    def focused(self) -> Handle | None:
        """Return the one that has the keyboard."""
        return next((one for one in self._by_station.values() if one.hasFocus()), None)
