"""Does long work on the window's own thread bit by bit, so that the window goes on answering."""

from __future__ import annotations

from collections.abc import Callable, Generator
from itertools import count
from time import perf_counter
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

Result = TypeVar("Result")
Steps = Generator[None, None, Result]
"""Work that yields wherever it may be interrupted, and returns its result."""

FEW: Final = 100  # steps of a slice that are done however busy the machine is: little work is done at once
SLICE: Final = 0.02  # seconds of work between two looks at what the user does
BREATH: Final = 30  # milliseconds, in which the window paints the words that tell of the work


class BitByBit(QObject):
    """One piece of work at a time; a new one takes the place of what still runs.

    What is done within the first slice is done at once.
    """

    began = Signal()  # the work takes longer than one slice

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Steps[Any] | None = None
        self._done: Callable[[Any], None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether work is still to be done."""
        return self._timer.isActive()

    def run(self, steps: Steps[Result], done: Callable[[Result], None]) -> None:
        """Do `steps` and hand their result to `done`."""
        self._timer.stop()
        self._steps, self._done = steps, done
        self._go_on()
        if self._steps is steps:
            self._timer.start(BREATH)
            self.began.emit()

    def begin(self, steps: Steps[Result], done: Callable[[Result], None]) -> None:
        """Do the same, but nothing of it at once: it is known to take long, and was told."""
        self._steps, self._done = steps, done
        self._timer.start(BREATH)

    def stop(self) -> bool:
        """Give up what still runs; tell whether anything did."""
        running = self.busy
        self._timer.stop()
        self._steps = self._done = None
        return running

    @Slot()
    def _go_on(self) -> None:
        end, steps, done = perf_counter() + SLICE, self._steps, self._done
        if steps is None or done is None:
            return
        self._timer.setInterval(0)
        try:
            for number in count(1):
                next(steps)
                if number >= FEW and perf_counter() > end:
                    break
        except StopIteration as found:
            self._timer.stop()
            self._steps = self._done = None
            done(found.value)


def at_once(steps: Steps[Result]) -> Result:
    """Do all of `steps` now and return their result."""
    try:
        while True:
            next(steps)
    except StopIteration as found:
        result: Result = found.value
        return result
