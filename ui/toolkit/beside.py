"""Something that is worked out beside the window, again whenever what it rests on changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot

from cica_events.errors import CicaError
from cica_events.progress import Progress
from ui.runtime.tasks import TaskRunner

Work = Callable[[Progress], Any]


class Beside(QObject):
    """One task at a time: `plan()` returns the work on the present state, `take` gets its result.

    A result may be outdated when it comes; then the work is done again, and `take` is called again. Where the
    work fails, `failed` is told why in words, so that what `plan` counted as read is read another time; what
    is no `CicaError` goes to the error reporter as well.
    """

    def __init__(
        self,
        tasks: TaskRunner,
        plan: Callable[[], Work],
        take: Callable[[Any], None],
        parent: QObject,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._plan = plan
        self._take = take
        self._failed = failed
        self._again = False
        self.running = False

    def ask(self) -> None:
        """Do the work now, or once more when the work at hand is done."""
        if self.running:
            self._again = True
            return
        self.running = True
        failed = None if self._failed is None else self._fail
        task = self._tasks.start(self._plan(), done=self._deliver, failed=failed, owner=self)
        task.finished.connect(self._ended)

    @Slot(object)
    def _ended(self, _task: object) -> None:
        self.running = False

    def _fail(self, error: BaseException) -> None:
        self._again = False
        if not isinstance(error, CicaError):
            self._tasks.report(error)
        if self._failed is not None:
            self._failed(error)

    def _deliver(self, result: Any) -> None:
        again, self._again = self._again, False
        self._take(result)
        if again and not self.running:
            self.ask()
