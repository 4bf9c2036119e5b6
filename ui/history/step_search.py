"""The steps that are meant, read page by page: at once where all are meant, else beside the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from cica_events.progress import Progress
from cica_events.queries.history import Step
from cica_events.queries.history_search import Found, HistoryFilter
from cica_events.services.history import HistoryService
from ui.shell.desk import Desk

EVERYTHING = HistoryFilter()


class StepSearch(QObject):
    """Emits `changed` as steps are found; goes on by itself until `wanted` of them are there."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._filter = EVERYTHING
        self._asked = 0  # grows with each question, so that answers to earlier ones are known
        self._wanted = 0
        self._below: int | None = None
        self.searching = False
        self.steps: list[Step] = []

    @property
    def filtered(self) -> bool:
        """Whether not all steps are meant."""
        return self._filter != EVERYTHING

    @property
    def complete(self) -> bool:
        """Whether the oldest step that is meant is there."""
        return self._below is None and not self.searching

    def ask(self, wanted: HistoryFilter, count: int) -> None:
        """Find the latest `count` steps that are meant."""
        self._filter, self._wanted = wanted, count
        self._asked += 1
        if not self.filtered:
            self._below = None
            self.steps, self.searching = [], False
            self._take((self._asked, self._desk.workspace.history.find(wanted, count)))
            return
        self._start(None, [])

    def more(self, count: int) -> None:
        """Find older ones, `count` more."""
        if not self.searching and self._below is not None:
            self._wanted = len(self.steps) + count
            self._start(self._below, self.steps)

    def _start(self, below: int | None, kept: list[Step]) -> None:
        self.searching = True
        history, left = self._desk.workspace.history, self._wanted - len(kept)
        work = partial(_find, history, self._filter, left, below, self._asked)
        take = partial(self._add, kept)
        self._desk.tasks.start(work, done=take, failed=self._failed, owner=self)

    def _add(self, kept: list[Step], answer: tuple[int, Found]) -> None:
        if answer[0] == self._asked:
            self.steps = kept
            self._take(answer)

    def _take(self, answer: tuple[int, Found]) -> None:
        asked, found = answer
        if asked != self._asked:
            return
        self.steps = [*self.steps, *found.steps]
        self._below = found.below
        self.searching = False
        if self._below is not None and len(self.steps) < self._wanted:
            self._start(self._below, self.steps)
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self.searching = False
        self._desk.report(error)
        self.changed.emit()


def _find(
    history: HistoryService,
    wanted: HistoryFilter,
    count: int,
    below: int | None,
    asked: int,
    _progress: Progress,
) -> tuple[int, Found]:
    return asked, history.find(wanted, count, below)
