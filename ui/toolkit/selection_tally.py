"""Counts what is selected in a list, bit by bit, so that a hundred thousand cells hold nothing up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView

from ui.toolkit.cell_filling import Cells
from ui.toolkit.grid import Grid, GridModel
from ui.toolkit.tally import Fact, Tally

SLICE: Final = 0.012  # seconds of work between two looks at what the user does
STEP: Final = 200  # cells between two looks at the clock
PAUSE: Final = 40  # milliseconds after the last change of the selection


class SelectionTally(QObject):
    """Tells `facts` of the cells of `view` that are selected; none of one cell or one whole record."""

    changed = Signal()

    def __init__(self, view: QAbstractItemView, model: GridModel, grid: Grid, cells: Cells) -> None:
        super().__init__(view)
        self.facts: tuple[Fact, ...] = ()
        self._model = model
        self._grid = grid
        self._cells = cells
        self._tally = Tally()
        self._work: Iterator[None] = iter(())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._begin)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        view.selectionModel().selectionChanged.connect(self._pause.start)
        view.model().dataChanged.connect(self._pause.start)

    @property
    def busy(self) -> bool:
        """Whether cells are still to be counted."""
        return self._pause.isActive() or self._timer.isActive()

    @Slot()
    def _begin(self) -> None:
        self._timer.stop()
        cells = self._cells()
        lines = {line for chosen in cells.values() for line in islice(chosen, 2)}
        whole_record = len(lines) == 1 and len(cells) == len(self._grid.columns())
        if whole_record or sum(map(len, cells.values())) < 2:
            self._tell(())
            return
        self._tally = Tally()
        self._work = self._count(cells)
        self._timer.start()
        self._go_on()

    def _count(self, cells: Mapping[int, Sequence[int]]) -> Iterator[None]:
        row_of, shown, add = self._grid.row, self._model.shown, self._tally.add
        for column, lines in cells.items():
            field = self._model.fields[column]
            for line in lines:
                row = row_of(line)
                if row is not None:
                    add(field.kind, getattr(row, field.key), shown(row, field))
                yield None

    @Slot()
    def _go_on(self) -> None:
        end = perf_counter() + SLICE
        while perf_counter() < end:
            if sum(1 for _cell in islice(self._work, STEP)) < STEP:
                facts, self._tally = self._tally.facts(), Tally()  # all texts of a long list are much to keep
                self._timer.stop()
                self._tell(facts)
                return

    def _tell(self, facts: tuple[Fact, ...]) -> None:
        if facts != self.facts:
            self.facts = facts
            self.changed.emit()
