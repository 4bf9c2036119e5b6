"""Makes backups while one works: asks each minute beside the window whether one is due."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cica_events.errors import CicaError
from cica_events.i18n import _
from cica_events.progress import Progress
from ui.runtime.tasks import Task, TaskRunner
from ui.shell.messages import Messages
from ui.shell.tone import Tone

if TYPE_CHECKING:  # the frame does not wait for them
    from cica_events.services.workspace import Workspace

PAUSE: Final = 60_000  # milliseconds between two questions


class BackingUp(QObject):
    """Keeps backups of the workspace that is followed; nothing is shown of it but what goes wrong.

    What goes wrong is told once and tried again, until it goes well or goes wrong otherwise.
    """

    _unsecured = Signal(str)

    def __init__(self, tasks: TaskRunner, messages: Callable[[], Messages], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._messages = messages
        self._workspace: Workspace | None = None
        self._task: Task | None = None
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        self._unsecured.connect(self._tell)

    def follow(self, workspace: Workspace | None) -> None:
        """Keep backups of `workspace` from now on, of none if None; what is under way stops."""
        if self._task is not None:
            self._task.cancel()
        self._workspace, self._task, self._told = workspace, None, ""
        self._timer.stop()
        if workspace is not None and not workspace.address.is_server:
            workspace.keep_backups(self._unsecured.emit, _is_beside_the_window)
            self._timer.start()

    @Slot()
    def look(self) -> None:
        """Make a backup beside the window if one is due and nothing else is going on."""
        workspace = self._workspace
        if workspace is None or self._task is not None or self._tasks.busy:
            return
        self._task = self._tasks.start(
            partial(_work, workspace),
            done=partial(self._done, workspace),
            failed=partial(self._failed, workspace),
            cancelled=partial(self._stopped, workspace),
            owner=self,
        )

    def _done(self, workspace: Workspace, made: bool) -> None:
        if workspace is not self._workspace:
            return
        self._task = None
        if made and self._told:
            self._told = ""
            self._messages().show(_("A backup could be made again."), Tone.DONE)

    def _failed(self, workspace: Workspace, error: BaseException) -> None:
        if workspace is self._workspace:
            self._task = None
            if isinstance(error, CicaError):
                self._tell(str(error))
            elif repr(error) != self._told:
                self._told = repr(error)
                self._tasks.report(error)

    def _stopped(self, workspace: Workspace) -> None:
        if workspace is self._workspace:
            self._task = None

    @Slot(str)
    def _tell(self, words: str) -> None:
        if words != self._told:
            self._told = words
            self._messages().show(words, Tone.WARNING)


def _work(workspace: Workspace, progress: Progress) -> bool:
    """Make a backup if one is due, let go of those that may go, and tell whether one was made."""
    from cica_events.domain.backups import BackupReason

    backups = workspace.backups
    if not backups.due():
        return False
    backups.take(BackupReason.WORK, progress)
    backups.thin()
    return True


def _is_beside_the_window() -> bool:
    return threading.current_thread() is not threading.main_thread()
