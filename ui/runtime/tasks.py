"""Runs long work off the GUI thread and brings its result back to it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from threading import Event
from time import monotonic
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Signal, SignalInstance, Slot

from cica_events.errors import Cancelled
from cica_events.progress import Progress
from ui.runtime.tidying import Tidying

T = TypeVar("T")
INTERVAL = 0.05  # seconds between two reports of progress
AT_ONCE = 4  # tasks, however few processors there are: a short one does not wait for two of minutes


class Task(QObject):
    """One piece of work; its signals and callbacks come on the GUI thread."""

    progressed = Signal(int, int)
    finished = Signal(object)

    def __init__(
        self, work: Callable[[Progress], Any], title: str, deliver: Deliver, *, long: bool = False
    ) -> None:
        """Work that is known to be `long` is shown at once."""
        super().__init__()
        self.title = title
        self.long = long
        self._work = work
        self._stop = Event()
        self._reported = 0.0
        self._hand_over = deliver
        self._outcome: tuple[Any, BaseException | None] = None, None

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stop.is_set()

    @Slot()
    def cancel(self) -> None:
        """Stop at the next step."""
        self._stop.set()

    def step(self, done: int, total: int) -> None:
        """Report progress from the work's thread; raises `Cancelled` if it was asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        now = monotonic()
        if now - self._reported >= INTERVAL or done >= total:
            self._reported = now
            self.progressed.emit(done, total)

    def run(self) -> None:
        """Do the work in the thread that calls, and keep what came of it."""
        try:
            self._outcome = self._work(self.step), None
        except BaseException as error:  # noqa: BLE001 - handed to the GUI thread, a parser's panic included
            self._outcome = None, error

    def deliver(self) -> None:
        """Hand over what came of the work."""
        result, error = self.let_go()
        self.finished.emit(self)
        self._hand_over(result, error)

    def let_go(self) -> tuple[Any, BaseException | None]:
        """Return what came of the work and forget it; an error knows the task that it was raised in."""
        outcome, self._outcome = self._outcome, (None, None)
        return outcome


Deliver = Callable[[Any, BaseException | None], None]


class TaskRunner(QObject):
    """Starts tasks in threads of its own and holds each until it has been delivered.

    While any runs, `Tidying` does not look for garbage.
    """

    started = Signal(object)
    busy_changed = Signal(bool)
    _ended = Signal(int)

    def __init__(self, report: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(max(AT_ONCE, self._pool.maxThreadCount()))
        self._numbers = count()
        self._running: dict[int, Task] = {}
        self._ended.connect(self._deliver)
        self.tidying = Tidying(lambda: self.busy, self)

    @property
    def busy(self) -> bool:
        """Whether anything still runs or waits to be delivered."""
        return bool(self._running)

    def start(
        self,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        title: str = "",
        long: bool = False,
        owner: QObject | None = None,
    ) -> Task:
        """Run `work` beside the window and return its task.

        `title` ("Importing participants") is shown with a bar and Cancel where it takes a while, at once
        if it is known to be `long`; untitled work is not shown.
        A failure goes to `failed`, else to the error reporter. Nothing is delivered once `owner` is gone.
        """

        def deliver(result: Any, error: BaseException | None) -> None:
            if owner is not None and not shiboken6.isValid(owner):
                return
            if error is None:
                done(result)
            elif not isinstance(error, Cancelled):
                (failed or self.report)(error)
            elif cancelled is not None:
                cancelled()

        task = Task(work, title, deliver, long=long)
        number = next(self._numbers)
        self._running[number] = task
        self.started.emit(task)
        self._tell_busy(len(self._running) == 1)
        self._pool.start(partial(_run, [task], self._ended, number))
        return task

    def close(self) -> None:
        """Ask everything to stop, wait until it has, and deliver nothing more."""
        for task in self._running.values():
            task.blockSignals(True)
            task.cancel()
        self._pool.waitForDone()
        if self._running:
            for task in self._running.values():
                task.let_go()
            self._running.clear()

    @Slot(int)
    def _deliver(self, number: int) -> None:
        task = self._running.pop(number, None)
        if task is not None:
            self._tell_busy(not self._running)
            task.deliver()

    def _tell_busy(self, turned: bool) -> None:
        if turned:
            self.busy_changed.emit(self.busy)


def _run(waiting: list[Task], ended: SignalInstance, number: int) -> None:
    """Do a task's work in the thread that calls, and tell its end when this thread holds nothing of it.

    Else the window might be done with the task first, and what it holds, a page perhaps, go in this thread.
    """
    waiting.pop().run()
    with suppress(RuntimeError):  # the window went meanwhile: nobody waits for it any more
        ended.emit(number)
