"""Reads the meetings of the calendar: those of the days shown at once, all of them beside the window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from cica_events.domain.changes import ChangeSet
from cica_events.errors import CicaError
from cica_events.queries.calendar import CalendarMeeting
from ui.calendar.meetings_known import MeetingsKnown
from ui.runtime.tasks import TaskRunner
from ui.toolkit.beside import Beside

SOON = 100  # milliseconds in which the days shown are painted before all meetings are read


class CalendarReading(QObject):
    """Keeps `known` current; what could not be read is read at the next occasion."""

    read = Signal()  # something else is known
    failed = Signal(object)  # the error for which it could not be read

    def __init__(self, tasks: TaskRunner, known: MeetingsKnown, parent: QObject) -> None:
        super().__init__(parent)
        self._known = known
        self._beside = Beside(tasks, known.reading, self._take_all, self, self.failed.emit)
        self._outdated = False  # what is known was not told yet
        self._days: tuple[dt.date, dt.date] | None = None  # those that were read last
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._beside.ask)

    @property
    def running(self) -> bool:
        """Whether meetings are still to be read."""
        return self._beside.running or self._known.stale

    def heed(self, changes: ChangeSet) -> bool:
        """Note what `changes` alter; tell whether there is anything to catch up with."""
        try:
            self._outdated |= self._known.heed(changes)
        except CicaError as error:
            self.failed.emit(error)
            return False
        return self._outdated

    def catch_up(self, first: dt.date, last: dt.date) -> None:
        """Read what changed, these days first, and tell it."""
        if self._known.stale:
            if self._is_under_way(first, last):
                return
            try:
                self._known.read_part(first, last)
            except CicaError as error:
                self.failed.emit(error)
                return
            self._days = first, last
            self._soon.start()
        elif not self._outdated:
            return
        self._outdated = False
        self.read.emit()

    def _is_under_way(self, first: dt.date, last: dt.date) -> bool:
        """Tell whether these days are known, as they still are, and all meetings about to be."""
        reading = self._soon.isActive() or self._beside.running
        return reading and not self._outdated and self._days == (first, last)

    def _take_all(self, rows: Sequence[CalendarMeeting]) -> None:
        self._known.take_all(rows)
        self.read.emit()
