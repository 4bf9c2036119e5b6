"""Does a step at once where it concerns few records, and beside the window where it concerns many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from cica_events.errors import CicaError
from cica_events.progress import Progress
from ui.runtime.tasks import TaskRunner

FEW: Final = 50  # records that a step changes in the blink of an eye


class OneStep:
    """Does one step after the other; while one is under way, another that is asked for is let be.

    A step must be safe in a thread and be done as a whole or not at all. Nobody hears of it once `owner` is
    gone.
    """

    def __init__(self, tasks: TaskRunner, owner: QObject) -> None:
        self._tasks = tasks
        self._owner = owner
        self.busy = False  # whether a step is under way beside the window

    def __call__(
        self,
        count: int,
        act: Callable[[], object],
        done: Callable[[], None],
        refused: Callable[[BaseException], None],
    ) -> None:
        """Do `act`, which changes `count` records, then `done`; `refused` hears why it was not done."""
        if self.busy:
            return
        if count > FEW:
            self._beside(act, done, refused)
            return
        try:
            act()
        except CicaError as error:
            refused(error)
            return
        done()

    def _beside(
        self,
        act: Callable[[], object],
        done: Callable[[], None],
        refused: Callable[[BaseException], None],
    ) -> None:
        def work(_progress: Progress) -> None:
            act()

        def ended(_result: None) -> None:
            self.busy = False
            done()

        def failed(error: BaseException) -> None:
            self.busy = False
            refused(error)

        self.busy = True
        self._tasks.start(work, done=ended, failed=failed, owner=self._owner)
