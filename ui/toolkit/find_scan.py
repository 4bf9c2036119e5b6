"""Looks through a list bit by bit, so that the window goes on answering however long it is."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.toolkit.found_cells import Finder, FoundCell

SLICE: Final = 0.012  # seconds of work between two looks at what the user does


class FindScan(QObject):
    """One search at a time; a new one takes the place of what still runs."""

    found = Signal(list)  # the next cells
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cells: Iterator[FoundCell | None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        """Whether lines are still to be looked through."""
        return self._timer.isActive()

    def start(self, finder: Finder) -> None:
        """Look through the list from its beginning."""
        self._cells = iter(finder)
        self._timer.start()

    def stop(self) -> None:
        """Look no further."""
        self._timer.stop()
        self._cells = iter(())

    @Slot()
    def _go_on(self) -> None:
        end, found = perf_counter() + SLICE, []
        for cell in self._cells:
            if cell is not None:
                found.append(cell)
            elif perf_counter() > end:
                break
        else:
            self._timer.stop()
        if found:
            self.found.emit(found)
        if not self._timer.isActive():
            self.finished.emit()
