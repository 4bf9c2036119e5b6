"""The strip that says what is being done, how far it is, and lets the user stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from cica_events.i18n import _
from ui.runtime.tasks import Task, TaskRunner
from ui.toolkit.busy_bar import BusyBar
from ui.toolkit.plain import PlainLabel

PATIENCE = 300  # milliseconds that work may take before it is shown


class ProgressStrip(QFrame):
    """Follows the titled tasks of a runner, the latest first; hidden while there are none."""

    def __init__(self, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self._tasks: list[Task] = []
        self._label = PlainLabel(self)
        self._bar = BusyBar(self)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(_("Cancel"), self)
        self._cancel.clicked.connect(self._stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self.show)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 6, 20, 6)
        layout.setSpacing(12)
        layout.addWidget(self._label)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._cancel)
        self.hide()
        tasks.started.connect(self._follow)

    @Slot(object)
    def _follow(self, task: Task) -> None:
        if not task.title:
            return
        self._tasks.append(task)
        task.progressed.connect(self._advance)
        task.finished.connect(self._leave)
        self._show_latest()
        if task.long:
            self.show()
        elif not self.isVisible() and not self._timer.isActive():
            self._timer.start()

    @Slot(int, int)
    def _advance(self, done: int, total: int) -> None:
        if self._tasks and self.sender() is self._tasks[-1]:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    @Slot(object)
    def _leave(self, task: Task) -> None:
        if task in self._tasks:
            self._tasks.remove(task)
        if self._tasks:
            self._show_latest()
        else:
            self._timer.stop()
            self.hide()

    @Slot()
    def _stop(self) -> None:
        if self._tasks:
            self._tasks[-1].cancel()
            self._cancel.setEnabled(False)

    def _show_latest(self) -> None:
        task = self._tasks[-1]
        self._label.setText(task.title + "…")
        self._bar.setAccessibleName(task.title)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(not task.cancelled)
