"""When the first page of a workspace is there: what else is to be done waits for it, but not for ever."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.runtime.tasks import TaskRunner

PATIENCE = 3_000  # milliseconds; a page of very many people shows some of them at once and reads for minutes


class FirstPage(QObject):
    """Tells once after each `expect` that the first page is there, or was waited for long enough."""

    there = Signal()

    def __init__(self, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._expected = False
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(PATIENCE)
        self.patience.timeout.connect(self._tell)
        tasks.busy_changed.connect(self._calmed)

    def expect(self) -> None:
        """Wait from now on."""
        self._expected = True
        self.patience.start()
        self._calmed(self._tasks.busy)

    @Slot()
    def forget(self) -> None:
        """Wait no more: the workspace was left."""
        self._expected = False
        self.patience.stop()

    @Slot(bool)
    def _calmed(self, busy: bool) -> None:
        if self._expected and not busy:
            QTimer.singleShot(0, self, self._look)

    @Slot()
    def _look(self) -> None:
        if not self._tasks.busy:  # else the page reads once more
            self._tell()

    @Slot()
    def _tell(self) -> None:
        if self._expected:
            self.forget()
            self.there.emit()
