"""Writes many cells as one step beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from cica_events.errors import Cancelled, CicaError
from cica_events.i18n import _
from cica_events.progress import Progress
from ui.runtime.tasks import TaskRunner
from ui.toolkit.table_model import CellEdit, Refusal, Stop

Store = Callable[[Sequence[CellEdit], Progress], None]
"""Writes edits; raises CicaError where it cannot, or what its progress raises."""


class WritingBeside:
    """Lets `store` write edits in a thread of `tasks`; it must be safe there and write all or nothing.

    It is shown with a bar and Cancel where it takes a while.

    `report` hears what is no refusal. Nobody hears of what was written once `owner` is gone.
    """

    def __init__(
        self, tasks: TaskRunner, report: Callable[[BaseException], None], store: Store, owner: QObject
    ) -> None:
        self._tasks = tasks
        self._report = report
        self._store = store
        self._owner = owner

    def __call__(self, edits: Sequence[CellEdit], done: Refusal) -> Stop:
        """Write `edits`; `done` hears what refuses or stops them. Return what stops them."""
        task = self._tasks.start(
            partial(self._store, edits),
            done=done,
            failed=partial(self._failed, done),
            cancelled=partial(done, Cancelled(nothing_changed())),
            title=_("Changing cells"),
            owner=self._owner,
        )
        return task.cancel

    def _failed(self, done: Refusal, error: BaseException) -> None:
        if isinstance(error, CicaError):
            done(error)
            return
        self._report(error)
        done(CicaError(nothing_changed()))


def nothing_changed() -> str:
    """Return in words that all is as it was."""
    return _("Nothing was changed.")
