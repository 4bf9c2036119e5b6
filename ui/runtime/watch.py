"""Looks now and then whether another program changed the open workspace."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cica_events.progress import Progress
from ui.runtime.tasks import TaskRunner

INTERVAL = 2000  # milliseconds
FAILURES = 2


class Watch(QObject):
    """Lets the open workspace catch up with other programs, beside the window and one look at a time.

    A workspace counts as `lost` when two looks in a row failed: one may meet somebody who is writing. When
    the reason becomes another, that is told as well.
    """

    lost = Signal(object)  # the error that tells why
    back = Signal()

    def __init__(self, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._catch_up: Callable[[], int] | None = None
        self._looking = False
        self._failures = 0
        self._told = ""  # why it is lost
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.look)

    def follow(self, catch_up: Callable[[], int] | None) -> None:
        """Call `catch_up` from now on; None ends it."""
        self._catch_up = catch_up
        self._failures, self._told = 0, ""
        if catch_up is None:
            self._timer.stop()
        else:
            self._timer.start()

    @Slot()
    def look(self) -> None:
        """Look now, unless a look is under way; one that fails is tried again at the next turn."""
        if self._catch_up is not None and not self._looking:
            self._looking = True
            self._tasks.start(self._work, done=self._done, failed=self._failed, owner=self)

    def _work(self, _progress: Progress) -> int:
        return self._catch_up() if self._catch_up else 0

    def _done(self, _steps: int) -> None:
        self._looking = False
        if self._failures >= FAILURES:
            self.back.emit()
        self._failures, self._told = 0, ""

    def _failed(self, error: BaseException) -> None:
        self._looking = False
        self._failures += 1
        if self._failures >= FAILURES and self._catch_up is not None and str(error) != self._told:
            self._told = str(error)
            self.lost.emit(error)
