"""All meetings as their list shows them: a few read at once, many beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from cica_events.errors import CicaError
from cica_events.progress import Progress
from cica_events.queries.meetings import MeetingRow
from ui.meetings.meeting_fields import for_editing
from ui.shell.desk import Desk
from ui.toolkit.beside import Beside, Work

FEW = 300  # meetings that are read faster than anyone overlooks


class MeetingsReading(QObject):
    """Hands over the meetings, and the same as editors want them."""

    read = Signal(object, object)
    failed = Signal(object)  # the error for which they could not be read

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._meetings = desk.workspace.meetings
        self._beside = Beside(desk.tasks, self._plan, self._take, self, self._fail)

    @property
    def running(self) -> bool:
        """Whether meetings are being read."""
        return self._beside.running

    def ask(self) -> None:
        """Read all meetings anew."""
        try:
            if self._beside.running or self._meetings.count() > FEW:
                self._beside.ask()
            else:
                self._take(_read(self._meetings.rows))
        except CicaError as error:
            self.failed.emit(error)

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(error)

    def _plan(self) -> Work:
        return partial(_read, self._meetings.rows)

    def _take(self, found: tuple[Sequence[MeetingRow], Sequence[MeetingRow]]) -> None:
        self.read.emit(*found)


def _read(
    rows: Callable[[], list[MeetingRow]], _progress: Progress | None = None
) -> tuple[Sequence[MeetingRow], Sequence[MeetingRow]]:
    found = rows()
    return found, for_editing(found)
