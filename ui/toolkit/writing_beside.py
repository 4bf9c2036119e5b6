"""Writes many cells as one step beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from cica_events.errors import CicaError
from cica_events.i18n import _
from cica_events.progress import Progress
from ui.runtime.tasks import TaskRunner
from ui.toolkit.table_model import CellEdit, EditMany, Refusal


class WritingBeside:
    """Lets `store` write edits in a thread of `tasks`; it must be safe there and write all or nothing.

    `report` hears what is no refusal. Nobody hears of what was written once `owner` is gone.
    """

    def __init__(
        self, tasks: TaskRunner, report: Callable[[BaseException], None], store: EditMany, owner: QObject
    ) -> None:
        self._tasks = tasks
        self._report = report
        self._store = store
        self._owner = owner

    def __call__(self, edits: Sequence[CellEdit], done: Refusal) -> None:
        """Write `edits`; `done` hears what refuses them."""
        self._tasks.start(
            partial(_stored, self._store, edits),
            done=done,
            failed=partial(self._failed, done),
            owner=self._owner,
        )

    def _failed(self, done: Refusal, error: BaseException) -> None:
        if isinstance(error, CicaError):
            done(error)
            return
        self._report(error)
        done(CicaError(_("Nothing was changed.")))


def _stored(store: EditMany, edits: Sequence[CellEdit], _progress: Progress) -> None:
    store(edits)
